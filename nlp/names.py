"""The name slot of a party row: where a name ends, and where a list of names goes on.

A bracket belongs to a company's name when the name goes on behind it (重庆某某（集团）有限公司) or when it says
（有限合伙）; otherwise it is a remark or an alias. Names are not cut at digits or at words they may contain:
七十二 and 田高中 are names.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nlp.bounds import PARTIES
from nlp.lexicon import table
from nlp.organisations import LONGEST_HAN_NAME, looks_like_organisation
from nlp.person_names import begins_like_a_name, squeeze
from nlp.spans import Found

_LEAD = re.compile(
    r"[：， ]{0,6}(?:\d{1,2}[.、])?[ ]{0,2}(?:被害人|被告人)?(?:（自报）|自报(?:姓名|名)?(?!家门))?"
)
_PADDED = re.compile(
    r"[\u3400-\u9fff][ ]{1,6}[\u3400-\u9fff](?:[ ]{1,6}[\u3400-\u9fff])?(?=[，。；、（\n]|$)"
)
_LEGAL_FORM = re.compile(
    r"（(?:有限合伙|普通合伙|特殊普通合伙|个人独资|集团|有限|筹|筹建|个体工商户|个体户|(?:个人独资|有限合伙|普通合伙)企业)）"
)
_REMARK = re.compile(
    r"（(?:以下|下称|简称|曾用名|又名|化名|别名|绰号|外号|自报|自称|原名|原系|原为|系|均系|未|缺席|已|在逃|兼|身份|暨|反诉|本诉"
    r"|一审|二审|原审|统一|组织机构|注册|户籍|因|另案|英文|女|男|\d{4}年)"
)
_ROW_WORD = re.compile(
    r"住所|住址|现住|营业场所|经营场所|法定代表人|负责人|统一社会信用代码|组织机构代码|公民身份|身份证|曾用名|又名|化名|绰号"
    r"|委托代理人|委托诉讼代理人|辩护人|系(?=个体)|地址|等(?=(?:\d{1,4}|[二三四五六七八九十百]{1,4})[人户名家位])"
)
_LATIN_FORM = re.compile(
    r"(?<=[A-Za-z.])，[ ]?(?:LTD|LIMITED|INC|LLC|CORP|CO\b|S\.A|GMBH|PTE|PLC|N\.V|B\.V|L\.P|S\.P\.A|K\.K)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[^，。；：、\n（ ]*")
_STOP = "，。；：、\n（"
LONGEST = 80
"""Characters of the longest party name taken (a long government office is about 40)."""


@dataclass(frozen=True, slots=True)
class NameSlot:
    """Names in one slot and the place behind the last."""

    names: tuple[Found, ...]
    end: int


def read_names(
    shadow: str, place: int, end: int, is_prose: Callable[[str], object] | None = None
) -> NameSlot:
    """The name at `place`, and the others of its list (吴某;童某, 甲公司、乙公司), up to one that is no name.

    Of more names than are kept one more is read, so that it can be told.
    """
    found: list[Found] = []
    place = _skip(shadow, place, end)
    while len(found) <= PARTIES.most:
        name = read_name(shadow, place, end)
        if name is None:
            break
        found.append(name)
        if is_prose is not None and is_prose(name.value):
            break
        follows = shadow[name.end : name.end + 1]
        if follows not in ("、", "；") or not _list_goes_on(shadow, name.end + 1, end):
            break
        place = name.end + 1
    return NameSlot(tuple(found), found[-1].end if found else place)


def _skip(shadow: str, place: int, end: int) -> int:
    match = _LEAD.match(shadow, place, end)
    return match.end() if match else place


def read_name(shadow: str, place: int, end: int) -> Found | None:
    """One name beginning at `place`."""
    padded = _PADDED.match(shadow, place, end) if shadow.startswith(" ", place + 1) else None
    if padded:
        return Found(squeeze(padded.group()), padded.start(), padded.end())
    stop = _name_end(shadow, place, min(end, place + LONGEST))
    cut = _ROW_WORD.search(shadow, place + 2, stop) if stop > place + 2 else None
    stop = cut.start() if cut else stop
    text = shadow[place:stop].rstrip(" ")
    return Found(text, place, place + len(text)) if len(text) >= 1 and text.strip(" .-") else None


def _name_end(shadow: str, place: int, end: int) -> int:
    at = _stop_after(shadow, place, end)
    while at < end:
        c = shadow[at]
        if c == "（":
            behind = _behind_bracket(shadow, at, end)
            if behind is None:
                return at
            at = _stop_after(shadow, behind, end)
        elif c == "，" and shadow[at - 1].isascii() and _LATIN_FORM.match(shadow, at, end):
            at = _stop_after(shadow, at + 1, end)  # BLUE SHIPPING CO., LTD
        elif c in _STOP or (c == " " and not _latin_around(shadow, at)):
            return at
        else:
            at = _stop_after(shadow, at + 1, end)
    return end


def _stop_after(shadow: str, place: int, end: int) -> int:
    match = _PLAIN.match(shadow, place, end)
    return match.end() if match else place


def _behind_bracket(shadow: str, at: int, end: int) -> int | None:
    """Place behind a bracket that is part of the name; None for a remark."""
    if _LEGAL_FORM.match(shadow, at):
        return shadow.index("）", at) + 1
    close = shadow.find("）", at, min(end, at + 40))
    if close < 0 or _REMARK.match(shadow, at):
        return None
    follows = shadow[close + 1 : close + 2]
    return close + 1 if "\u3400" <= follows <= "\u9fff" and close + 1 < end else None


def _latin_around(shadow: str, at: int) -> bool:
    before, after = shadow[at - 1 : at], shadow[at + 1 : at + 2]
    leads = (before.isascii() and before.isalnum()) or before in (".", "&", "，")
    return leads and after.isascii() and (after.isalpha() or after == "&")


SHORTEST = 2
"""Characters of a name in a list."""
_ATTRIBUTE = re.compile(
    r"男|女|住|汉族|[\u4e00-\u9fff]{1,6}族|农民|无业|工人|学生|居民|个体|职工|干部|经商|初中|小学|高中|大学|大专|中专|文盲|本科"
)


def _list_goes_on(shadow: str, place: int, end: int) -> bool:
    following = read_name(shadow, place, end)
    if following is None or _ATTRIBUTE.match(following.value):
        return False
    stop = shadow[following.end : following.end + 1]
    if stop not in ("", "、", "；", "，", "。", "\n", "（", " "):
        return False
    if len(following.value) <= LONGEST_HAN_NAME:
        return begins_like_a_name(following.value)
    return "·" in following.value or looks_like_organisation(following.value)


_JOINT = re.compile("以及|[和及与]")


def names_within(text: str, offset: int) -> Iterator[Found]:
    """Names of a plain list (张三、李四和王五), `offset` being where the text stands."""
    for match in re.finditer(r"[^、，； \n]+", text):
        begin = match.start()
        for joint in _JOINT.finditer(text, *match.span()):
            if _parts(text[begin : joint.start()], text[joint.end() : match.end()]):
                yield Found(text[begin : joint.start()], offset + begin, offset + joint.start())
                begin = joint.end()
        yield Found(text[begin : match.end()], offset + begin, offset + match.end())


def _parts(left: str, right: str) -> bool:
    """Whether 和, 及, 与 between them joins two names: in 张和平 and 云州与众有限公司 it is part of one."""
    if min(len(left), len(right)) < SHORTEST or left in table("surnames")["double"]:
        return False
    if looks_like_organisation(left) or not looks_like_organisation(right):
        return True
    return left not in table("cities")["names"] and begins_like_a_name(left)
