"""`fuyuan_agents`: lawyers, employees, relatives who act for a party, with the firm where one is given.

An agent belongs to the last party row; 二原告共同委托代理人 serves the last two of that role,
上列上诉人之共同委托代理人 all of it, 甲、乙共同委托代理人 those it names, and 共同委托代理人 alone the
parties of that role right above.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.representatives import last_party_before
from nlp.header_rows import Row
from nlp.model import Agent
from nlp.numerals import integer
from nlp.person_names import begins_like_a_name, has_double_surname
from nlp.reading import Reading, reading
from nlp.spans import Found

_OFFICES = (
    "律师事务所|法律服务所|法律援助中心|法律服务有限公司|法律服务中心|律师所|法律援助工作站|法律援助处"
    "|律师（[^（）\\n]{2,8}）(?:律师)?事务所"
    "|(?:知识产权|专利|商标)(?:代理)?(?:有限责任公司|有限公司|事务所)"
)
_FIRM = re.compile(
    rf"(?P<firm>[^，。；：、\n （]{{2,40}}?(?:（[^（）\n]{{1,12}}）)?[^，。；：、\n （]{{0,12}}?(?:{_OFFICES})"
    r"(?:（[^（）\n]{1,12}）)?(?:[\u4e00-\u9fff]{1,8}?(?:分所|办公室))?)"
)
_COUNT = re.compile(
    r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:名|位|个)?(?P<role>[\u4e00-\u9fff]{2,12})$"
)
_ALL = re.compile(r"上列|上述|以上|全体|各")
MOST = 200
"""Parties before a row among which its agents' clients are looked for."""
_LEADING = re.compile(r"^(?:系|均系|均为|为|男|女|以上)")


@Language.component("fuyuan_agents")
def read_agents(doc: Doc) -> Doc:
    """Complete the parties with their agents."""
    state = reading(doc)
    acting: dict[int, list[Agent]] = {}
    for row in state.rows:
        if row.kind == "agent":
            agents = list(agents_of(row, state.shadow))
            for party in served(row, state, acting):
                acting.setdefault(party, []).extend(agents)
    state.parties = tuple(
        replace(p, agents=tuple(acting[i])) if i in acting else p for i, p in enumerate(state.parties)
    )
    return doc


def agents_of(row: Row, shadow: str) -> Iterator[Agent]:
    """The agents of one row; those of a list share the firm that follows it."""
    match = _FIRM.search(shadow, row.body, row.end)
    firm = None
    if match:
        lead = _LEADING.match(match["firm"])
        start = match.start("firm") + (lead.end() if lead else 0)
        firm = Found(shadow[start : match.end("firm")], start, match.end("firm"))
    for name in row.names:
        yield Agent(_without_sex(name), row.post, firm)


def _without_sex(name: Found) -> Found:
    """杜某心男，某公司职员 lost a comma: a surname of one character bears no given name of three."""
    run_on = len(name.value) == 4 and name.end - name.start == 4 and name.value[3] in "男女"
    if run_on and begins_like_a_name(name.value) and not has_double_surname(name.value):
        return Found(name.value[:3], name.start, name.end - 1)
    return name


def served(row: Row, state: Reading, acting: Collection[int] = ()) -> tuple[int, ...]:
    """Indices of the parties the row's agents act for; `acting`: those that have agents from rows above."""
    last = last_party_before(state, row.start)
    if last is None:
        return ()
    if not row.who:
        return _joint(last, state, acting) if "共同" in state.shadow[row.start : row.body] else (last,)
    before = range(max(0, last + 1 - MOST), last + 1)
    named = tuple(i for i in before if state.parties[i].name.value in row.who)
    if named:
        return named
    same = tuple(i for i in before if state.parties[i].roles[0] == state.parties[last].roles[0])
    count = _COUNT.search(row.who)
    if count and (n := integer(count["count"])):
        return same[-n:]
    return same if _ALL.search(row.who) else (last,)


def _joint(last: int, state: Reading, acting: Collection[int]) -> tuple[int, ...]:
    """共同委托代理人 with nobody named: the parties of that role right above, those without agents of their own if they
    are several."""
    first, role = last, state.parties[last].roles[0]
    while first and last - first < MOST and state.parties[first - 1].roles[0] == role:
        first -= 1
    bare = last
    while bare > first and bare - 1 not in acting:
        bare -= 1
    return tuple(range(bare if bare < last and last not in acting else first, last + 1))
