"""The header in rows: each begins with a role or a post at the start of a line or sentence.

A crawler may have taken every line break out, so a row begins wherever a sentence does; and a sentence that begins
with a role word is prose, not a row (执行机关云州…监狱于…提出减刑建议书), which its name slot shows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from nlp.bounds import ROWS
from nlp.lexicon import alternation, spaced, table, words
from nlp.names import NameSlot, read_names
from nlp.roles import RoleMatch, role_at
from nlp.spans import Found

_START = re.compile(
    r"(?:[\n。；;） ]|，(?=[\u4e00-\u9fff]{2,14}(?:（[^（）\n]{2,30}）)?：)"
    r"|师(?<=律师)(?=[\u4e00-\u9fff]{2,8}：))[ \n]{0,20}"
    r"(?:[（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）、.，][ ]?)?(?=[^ \n])"
)
"""What stands before a row and its first character, from the sign on that ends what was before."""
_BLANK = re.compile(r"[ \n]*")
_REPRESENTATIVE_POSTS = words("roles", "representative_posts")
_AGENT_POSTS = words("roles", "agent_posts")
_REPRESENTATIVE = re.compile(
    rf"(?:该公司|该行|原|公司|被告|原告)?(?P<post>{spaced(_REPRESENTATIVE_POSTS)})[ ]{{0,4}}"
)
_AGENT = re.compile(
    rf"(?P<who>[^。；：\n]{{0,60}}?)(?:共同|之|的|均){{0,3}}(?P<post>{spaced(_AGENT_POSTS)})(?!人|意见)[ ]{{0,4}}"
    rf"(?:(?:暨|兼|、|及)(?:附带民事诉讼|附带民事)?{alternation(_AGENT_POSTS)})?(?:（[^（）\n]{{2,30}}）(?=[\u3400-\u9fff]))?"
)
_IN_ROW = re.compile(
    rf"(?<=[，。；、）\n ])(?P<post>{alternation((*_REPRESENTATIVE_POSTS, *_AGENT_POSTS))})"
    r"(?=[：，、]|[\u3400-\u9fff]{2,4}[，。；（])"
)
_ROW_WORDS = (*words("roles", "roles"), *_REPRESENTATIVE_POSTS, *_AGENT_POSTS)
_ROW_WORD = re.compile(f"(?:{alternation(table('roles')['prefixes'])}){{0,3}}{alternation(_ROW_WORDS)}$")
LONGEST_WORD = max(map(len, _ROW_WORDS)) + 8
"""Characters before a colon in which a row's word is looked for."""
_COLON = re.compile("：")
_PROSE_NAME = re.compile(
    r"^(?:以|因|根据|依据|[诉述辩]?称$|[于向](?:\d|本院|同年)|应当|必须|不得|有权|可以|依法|职责)|以被告|犯[^。]{1,30}罪|[于以因向对经将](?:\d|二[〇○Oo0]|同年|本院|涉嫌|犯|其|该)"
    r"|(?:根据|依据)(?:（|《|本院|已)|为由|逾期|未(?:作出|提出|履行|按|到庭)|提出|指控|曾因|不服|诉(?:讼请求|称)|认为|辩称|申请|一案|纠纷|本院|提起|到庭|与(?:被|第三人|原审|上诉人)|诉被告"
)
_MADE_PARTY = re.compile(r"(?:（[^（）\n]{0,40}）)?为(?:共同)?(?:被告|第三人|被申请人|由)")
"""起诉人甲以某局（以下简称某局）为被告: the slot holds the beginning of a sentence."""
_ENDS_NAME = frozenset("，。；：、\n（ ")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `kind` is party, representative or agent; `body` is where its attributes begin."""

    kind: str
    post: str
    who: str
    roles: tuple[str, ...]
    side: str
    is_authority: bool
    names: tuple[Found, ...]
    start: int
    body: int
    end: int


def header_rows(shadow: str, begin: int, end: int, *, criminal: bool) -> tuple[Row, ...]:
    """The rows between the offsets, each ending where the next begins; of more than are kept one more, to be told."""
    found = islice(_heads(shadow, begin, end, criminal), ROWS.most + 1)
    heads = sorted(found, key=lambda r: r.start)
    rows: list[Row] = []
    for row, stop in zip(heads, [*(r.start for r in heads[1:]), end], strict=False):
        rows.append(_ending(row, stop))
    return tuple(rows)


def _heads(shadow: str, begin: int, end: int, criminal: bool) -> Iterator[Row]:
    at = begin
    first = _BLANK.match(shadow, begin, end)
    glued = list(_glued(shadow, begin, end))
    starts = sorted({*_starts(shadow, begin, end), *glued})
    for start in (first.end() if first else begin, *starts):
        if start < at:
            continue
        row = _row_at(shadow, start, end, criminal)
        if row is not None:
            at = row.body
            following = bisect_right(glued, row.body)  # a row whose stop was lost ends this one's sentence
            yield from _within(shadow, row, glued[following] if following < len(glued) else end)
            yield row


def _starts(shadow: str, begin: int, end: int) -> Iterator[int]:
    """Where a row may begin; the last sign before one may be the first before the next: （1）2、."""
    at = max(0, begin - 1)
    while match := _START.search(shadow, at, end):
        yield match.end()
        at = max(match.end() - 1, match.start() + 1)


def _glued(shadow: str, begin: int, end: int) -> Iterator[int]:
    """Rows before which the stop was lost: …库尔勒市法定代表人：甲，系局长被执行人：乙公司."""
    for colon in _COLON.finditer(shadow, begin, end):
        window = max(begin, colon.start() - LONGEST_WORD)
        word = _ROW_WORD.search(shadow, window, colon.start())
        if word and "\u3400" <= shadow[word.start() - 1 : word.start()] <= "\u9fff":
            yield word.start()


def _within(shadow: str, row: Row, end: int) -> Iterator[Row]:
    """Posts named inside the row's own sentence: …，法定代表人张三，…."""
    stop = _START.search(shadow, max(0, row.body - 1), end)
    while stop and _row_at(shadow, stop.end(), end, True) is None:
        stop = _START.search(shadow, stop.end(), end)
    limit = stop.end() if stop else end
    for match in _IN_ROW.finditer(shadow, row.body, limit):
        slot = read_names(shadow, match.end(), limit, _PROSE_NAME.search)
        if slot.names and _is_name(shadow, slot, limit):
            yield _post_row(match["post"], "", slot, match.start())


def _row_at(shadow: str, start: int, end: int, criminal: bool) -> Row | None:
    role = role_at(shadow, start, end, criminal=criminal)
    if role is not None:
        row = _party_row(shadow, start, role, end)
        if row is not None:
            return row
    for pattern in (_REPRESENTATIVE, _AGENT):
        match = pattern.match(shadow, start, end)
        if match is None:
            continue
        slot = read_names(shadow, match.end(), end, _PROSE_NAME.search)
        if slot.names and _is_name(shadow, slot, end):
            who = match.groupdict().get("who") or ""
            return _post_row(match["post"].replace(" ", ""), who, slot, start)
    return None


def _party_row(shadow: str, start: int, role: RoleMatch, end: int) -> Row | None:
    slot = read_names(shadow, role.end, end, _PROSE_NAME.search)
    if not slot.names or not _is_name(shadow, slot, end):
        return None
    return Row("party", "", "", role.roles, role.side, role.is_authority, slot.names, start, slot.end, end)


def _post_row(post: str, who: str, slot: NameSlot, start: int) -> Row:
    kind = "representative" if post in _REPRESENTATIVE_POSTS else "agent"
    return Row(kind, post, who, (), "", False, slot.names, start, slot.end, slot.end)


def _is_name(shadow: str, slot: NameSlot, end: int) -> bool:
    """Whether the slot holds names and not the beginning of a sentence."""
    if any(_PROSE_NAME.search(name.value) for name in slot.names) or _MADE_PARTY.match(shadow, slot.end, end):
        return False
    return slot.end >= end or shadow[slot.end] in _ENDS_NAME or _row_word_follows(shadow, slot.end)


def _row_word_follows(shadow: str, place: int) -> bool:
    return (
        re.match(
            r"住|营业|经营|法定|负责|统一|组织|公民|身份|曾用|又名|化名|绰号|委托|辩护|地址|系|等[\d二三四五六七八九十百]",
            shadow[place : place + 2],
        )
        is not None
    )


def _ending(row: Row, stop: int) -> Row:
    return Row(
        row.kind,
        row.post,
        row.who,
        row.roles,
        row.side,
        row.is_authority,
        row.names,
        row.start,
        row.body,
        stop,
    )
