"""Organisations and goods in prose: a name that ends like one (…有限公司, …公安局), cut at particles.

The longest run before the ending is too long as a rule. It stops where a name the document gives in full begins (its
parties, short names, courts); an organ's begins with its place (撤销|江苏省…法院); else it stops at particles, roles
and verbs, but not at a character of the name behind its place (昆明与众…公司). What was stolen stands behind 盗走, 窃得
or before 价值.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from nlp.lexicon import alternation, table, words
from nlp.model import Fact
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
SURE, GOODS_SURE = 0.8, 0.6
_ENDING = (
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|分公司|公司|合作社|信用社|支行|分行|银行|公安局|公安机关|检察院|法院|派出所"
    r"|价格认证中心|价格认定中心|管理局|委员会|事务所|研究院|医院)"
)
_PLAIN, _BRACKET = r"[\u3400-\u9fffA-Za-z0-9·*×]", r"（[^（）]{1,6}）"
_RUN = re.compile(rf"(?:{_PLAIN}++|{_BRACKET})++")
"""Nothing but a name's characters: a name lies within one, so those without an ending need no closer look."""
_ENDS = re.compile(_ENDING)
_PATTERN = re.compile(
    rf"(?P<name>(?:{_PLAIN}|{_BRACKET}){{2,28}}?{_ENDING})(?![司行院局]|股份有限|有限责任|有限公司)"
)
_LEAD = re.compile(
    rf".*(?:{alternation(words('roles', 'roles'))}|由|向|与|和|及|在|到|至|对|将|为|从"
    r"|经(?!营)|系|是|的|了|以|给|被|让|于|把|担任|成立|设立|注册|入股|控制|经营|持有|通过|利用|冒充|出售|出借|出租(?!汽车|车)|提供|办理|开设"
    r"|开立|占有|占|某[甲乙丙丁]?(?=[\u3400-\u9fff]{4}))"
)
_ORGAN = re.compile(r"(?:法院|检察院|公安局|派出所|公安机关|人民政府|管理局)$")
_UNNAMED = re.compile(
    r"(?:[一二原再初两]审|上级|下级|各级|基层|有关|相关|当地|[该各其被到至向回去来归入进往找给让我你他她它们这那])(?:[一两几]?家|个)?"
    r"(?:人民)?(?:法院|检察院|公安局|公安机关|派出所|公司|银行|医院)$"
)
"""撤销一审法院, 说回公司, 他们公司: some court, some company, and none by name."""
SHORTEST_KNOWN = 4
_TOO_SHORT = frozenset(
    (
        "该公司",
        "本公司",
        "一公司",
        "本院",
        "一审法院",
        "二审法院",
        "原审法院",
        "人民法院",
        "我公司",
        "子公司",
        "分公司",
        "网上银行",
        "手机银行",
        "电子银行",
        "物流公司",
        "快递公司",
    )
)
_BARE = frozenset(("公司", "银行", "支行", "分行", "医院"))
"""Endings that behind a particle name nobody: 大部分是通过|银行."""
_GOODS = re.compile(
    r"(?:盗走|窃得|盗得|窃取|抢走|扒窃|骗走)(?:了|其|被害人)?(?P<goods>[^，。；：、元（]{2,24}?(?:[一二三四五六七八九十两\d]{1,4}[部台辆个条块只件套瓶包枚张把箱根]|手机|车))"
    r"(?=[，。；（、]|后|盗)"
)


def organisations(shadow: str, start: int, end: int, known: Collection[str] = frozenset()) -> Iterator[Fact]:
    """Organisations between the offsets, in order; `known` are names the document gives in full."""
    lengths = sorted({len(name) for name in known if len(name) >= SHORTEST_KNOWN}, reverse=True)
    for match in _matches(shadow, start, end):
        text = match["name"]
        whole = next((n for n in lengths if n <= len(text) and text[-n:] in known), 0)
        cut = len(text) - whole if whole else _cut(text)
        if cut < 0 or _is_nobody(text[cut:]):
            continue
        begins = match.start() + cut
        yield Fact("organisation", Found(text[cut:], begins, match.end()), SURE, COMPONENT)


def _cut(text: str) -> int:
    """Where the name begins in the run before its ending; -1 where nothing but the ending is left."""
    place = _places().search(text) if _ORGAN.search(text) else None
    if place and len(text) - place.start() >= SHORTEST_KNOWN:
        return place.start()
    lead = _LEAD.match(text)
    while lead and _inside(text, lead.end()):
        lead = _LEAD.match(text, 0, lead.end() - 1)
    if lead is None:
        return 0
    if text[lead.end() :] in _BARE:
        return -1
    return lead.end() if len(text) - lead.end() >= SHORTEST_KNOWN else 0


def _inside(text: str, place: int) -> bool:
    """Whether a particle that ends there is part of a name: behind its place, no other place behind it."""
    behind = _places().match(text, place)
    return behind is None and _ends_in_a_place().search(text, 0, place - 1) is not None


def _is_nobody(name: str) -> bool:
    return name in _TOO_SHORT or name[:1] in "该本" or _UNNAMED.search(name) is not None


@cache
def _places() -> re.Pattern[str]:
    return re.compile(alternation(table("cities")["names"]))


@cache
def _ends_in_a_place() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(table('cities')['names'])}[省市县区州]?|[\u3400-\u9fff][省市县])$")


def _matches(shadow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for run in _RUN.finditer(shadow, start, end):
        if _ENDS.search(shadow, *run.span()):
            yield from _PATTERN.finditer(shadow, *run.span())


def goods(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """What was taken, between the offsets."""
    for match in _GOODS.finditer(shadow, start, end):
        yield Fact("goods", Found(match["goods"], *match.span("goods")), GOODS_SURE, COMPONENT)
