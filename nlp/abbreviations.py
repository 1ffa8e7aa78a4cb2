"""Short names fixed for one document: 云州某某贸易有限公司（以下简称某某公司） · 《借款合同》（下称涉案合同）.

Nothing in the sentence says where the full name begins (案外人河南…, 被告人某某以150万元入股…). What already is a party
of the header is taken as it stands there; else the name is cut behind the last word that cannot belong to one, as
long as what is left still holds the characters of its short form. What cannot be cut is left out, not guessed:
甲乙丙（以下合称三原告) and 一男子（下称A男子) name no organisation.
"""

import re
from collections.abc import Iterator, Sequence

from nlp.lexicon import alternation, table, words
from nlp.model import Abbreviation
from nlp.near import matches_near
from nlp.organisations import ends_like_organisation
from nlp.spans import Found

_CUE = re.compile(
    r"(?:（(?:[^（）\n]{0,60}[，；、])?|(?<=[^（），。\n])，)"
    r"(?:(?:以下|下文|下|后文|后)[均皆都]?(?:简称|称)|简称)(?:为|作|：|之)?[ ]?"
    r"[“\"「‘]?(?P<short>《[^《》\n]{1,30}》|[^（）“”\"「」‘’，。；：、《》\n]{2,24})[”\"」’]?"
    r"(?:[、，或]|以及|）|(?=[）；。]))"
)
_TELLING = ("简称", "下称", "后称", "文称", "均称", "皆称", "都称")
"""One of these stands in every definition."""
BEFORE, BEHIND = 80, 60
_TITLE = re.compile(
    r"《(?P<title>[^《》\n]{2,80}(?:〈[^〈〉\n]{1,60}〉[^《》\n]{0,60})?)》(?:（[^（）\n]{1,20}）)?$"
)
_RUN = re.compile(
    r"(?:[\u3400-\u9fffA-Za-z0-9·×*＊.&\-]|（[^（）\n]{1,16}）| (?=[A-Za-z])|(?<=[A-Za-z]), ?(?=[A-Z]))+$"
)
LONGEST = 70
"""Characters before the bracket in which the full name is looked for."""

_ROLES = sorted({*words("roles", "roles"), *table("roles")["prefixes"]} - {"原", "暨"}, key=len, reverse=True)
_SURE = re.compile(
    rf"{alternation([*_ROLES, *table('abbreviations')['before']])}(?:[\u3400-\u9fff]?某[某甲乙丙丁0-9]?)?"
    r"|（[一二三四五六七八九十\d]{1,2}）|^\d{1,2}[.、]|与|及(?!时)|向(?![阳荣上前东南西北日])|由|将(?![军乐])|\d{1,2}[月日]|\d{4}年"
)
_BEFORE_PLACE = re.compile(r"[和为对在以于经系到从给因至自原受就有]")
_PLACES = re.compile(alternation(table("cities")["names"]))
_BEFORE_COUNTY = re.compile(r"(?:[对就于由]|经营)(?=[\u3400-\u9fff]{2,4}?(?:自治)?[县市旗])")
_COLLECTIVE = re.compile(
    r"^(?:[二两三四五六七八九十]+(?:[原被]告|公司$|人|家|上诉人|申请人|方|单位)|上述|双方|各方|合称|统称|[甲乙丙丁戊]方$|原告$|被告$|原告人$|被告人$)"
)
_NO_BEGINNING = re.compile("）|人民|限公司|司(?!法)")
_INSTANCE = re.compile("[一二原再初]审法院")
"""A court called by what it was in this case: its short form holds nothing of its name."""
_PERSONS = re.compile(r"等[一二两三四五六七八九十\d]{1,3}人$")
_GENERIC = frozenset("公司分支有限责任集团股份银行厂局院中心省市县区的")


def abbreviations_in(shadow: str, parties: Sequence[str], start: int, end: int) -> Iterator[Abbreviation]:
    """Definitions between the offsets, in order; `parties` are the names in the header."""
    known = frozenset(parties)
    lengths = sorted({len(name) for name in known if 0 < len(name) <= LONGEST}, reverse=True)
    for cue in matches_near(_CUE, _TELLING, shadow, start, end, before=BEFORE, behind=BEHIND):
        short = Found(cue["short"].strip("《》 "), *_bare(cue))
        left = shadow[max(0, cue.start() - LONGEST) : cue.start()]
        party = next((left[-n:] for n in lengths if left[-n:] in known), None)
        full = _full_name(left, cue.start(), short.value, party)
        if full is not None and full.value != short.value:
            yield Abbreviation(short, full)


def _bare(cue: re.Match[str]) -> tuple[int, int]:
    start, end = cue.span("short")
    marked = cue["short"].startswith("《")
    return start + marked, end - marked


def _full_name(left: str, place: int, short: str, party: str | None) -> Found | None:
    """What the short name stands for; `left` ends where its bracket begins, `party` is the one it ends with."""
    title = _TITLE.search(left)
    if title:
        start = place - len(left) + title.start("title")
        return Found(title["title"], start, start + len(title["title"]))
    if _PERSONS.search(short):
        return None
    if party:
        return Found(party, place - len(party), place)
    if _COLLECTIVE.search(short):
        return None
    run = _RUN.search(left)
    cut = _cut(run.group(), short) if run else None
    return Found(cut, place - len(cut), place) if cut else None


def _cut(run: str, short: str) -> str | None:
    """The name at the end of the run."""
    places = [m.end() for m in _SURE.finditer(run)]
    places += [m.end() for m in _BEFORE_PLACE.finditer(run) if _PLACES.match(run, m.end())]
    places += [m.end() for m in _BEFORE_COUNTY.finditer(run)]
    for start in (*sorted(places, reverse=True), 0):
        name = run[start:]
        if name.count("（") == name.count("）") and _holds(name, short) and not _NO_BEGINNING.match(name):
            name = _from_its_place(name, short)
            return name if ends_like_organisation(name) else None
    placed = next(
        (
            run[s:]
            for s in sorted(places, reverse=True)
            if _PLACES.match(run, s) and run.count("（", s) == run.count("）", s)
        ),
        None,
    )
    return placed if placed and ends_like_organisation(placed) and ends_like_organisation(short) else None


def _from_its_place(name: str, short: str) -> str:
    """The name from the place it begins with (实际控制|中国某某), if nothing that its short form holds is lost.

    Behind an organisation's own word a place is a branch's (某某银行股份有限公司|云州支行) and cuts nothing.
    """
    if _INSTANCE.fullmatch(short):
        return name
    place = _PLACES.search(name)
    if place is None or place.start() == 0:
        return name
    before, rest = name[: place.start()], name[place.start() :]
    telling = _telling(short)
    lost = any(c in before and c not in rest for c in telling) or not any(c in rest for c in telling)
    closed = rest.count("（") == rest.count("）")
    return name if lost or not closed or ends_like_organisation(before) else rest


def _telling(short: str) -> list[str]:
    """The characters that make a short form what it is; none of a court called by what it was in this case."""
    return [] if _INSTANCE.fullmatch(short) else [c for c in short if c not in _GENERIC]


def _holds(name: str, short: str) -> bool:
    """Whether the name has the characters that make the short form what it is."""
    telling = _telling(short)
    kept = sum(c in name for c in telling)
    return len(name) >= len(short) and (not telling or kept >= max(1, round(len(telling) * 0.6)))
