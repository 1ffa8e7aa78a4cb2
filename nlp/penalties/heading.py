"""The heading of an agency's decision: authority, kind of paper, number (沪市监静处〔2024〕062024000001号).

The authority stands before the kind on the same line or on the line above; a publisher's title line may come first
(某局关于某公司…案的行政处罚决定书). Numbers have no list of bodies behind them, so only their place tells them.
"""

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import alternation, spaced, table
from nlp.person_names import squeeze
from nlp.spans import Found

SEARCHED = 3000
"""Characters in which a heading is looked for."""
_TELLING = re.compile("处[ ]{0,4}罚|改[ ]{0,4}正|整[ ]{0,4}改|违[ ]{0,4}法[ ]{0,4}行|处[ ]{0,4}理")
"""One of these stands in every heading of the list: most courts' documents are told apart by it alone."""
_YEAR = r"（[ ]?(?:19|20)\d{2}[ ]?）"
_NUMBER = (
    r"(?P<number>[（\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9（）\- ]{1,50}?\d"
    r"(?:[0-9A-Za-z（）\-]{0,24}(?:（[\u4e00-\u9fff]{1,3}\d{1,4}）)?[ ]?号(?:之[一二三四五])?|\d{5,15}(?=[ \n])))"
)
_BEHIND = re.compile(
    rf"[ \n]{{0,20}}(?:（[^（）\n\d]{{1,40}}）)?[ \n]{{0,10}}(?:决定书)?(?:文号|编号|案号)?[：]?[ ]{{0,4}}{_NUMBER}"
)
_BEFORE = re.compile(rf"(?:^|\n)[ ]{{0,20}}(?:文号|编号|案号)?[：]?[ ]{{0,4}}{_NUMBER}[ ]{{0,20}}\n")


@dataclass(frozen=True, slots=True)
class DecisionHeading:
    """Where an agency's paper begins and what it is; `kind` is a key of data/penalties.yaml."""

    kind: str
    type: Found
    authority: Found | None
    number: Found | None
    end: int


def _types() -> list[str]:
    return [word for words in table("penalties")["headings"].values() for word in words]


@cache
def _type_end() -> re.Pattern[str]:
    """How the kinds of paper end; few texts that speak of penalties have one."""
    return re.compile(spaced({word[-4:] for word in _types()}))


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\n ]))[ ]{{0,40}}(?P<line>[^\n。，；《》]{{0,60}}?)(?P<type>{spaced(_types())})"
        rf"(?=[ ]{{0,20}}(?:\n|$|（)|[ ]{{0,4}}[^\n。，]{{0,30}}{_YEAR})"
    )


@cache
def authority_pattern() -> re.Pattern[str]:
    """A name that ends as an agency's does."""
    endings = alternation(table("penalties")["authorities"])
    return re.compile(rf"[\u4e00-\u9fff（）]{{2,48}}?{endings}(?:（[\u4e00-\u9fff]{{2,30}}）)?(?=$|[ ]|关于)")


def find_decision_heading(shadow: str) -> DecisionHeading | None:
    """The heading of an agency's decision; one with its number behind it counts before a title line."""
    if not _TELLING.search(shadow, 0, SEARCHED) or not _type_end().search(shadow, 0, SEARCHED):
        return None
    found = [_read(shadow, match) for match in _heading().finditer(shadow, 0, SEARCHED)]
    return next((h for h in found if h.number), found[0] if found else None)


def _read(shadow: str, match: re.Match[str]) -> DecisionHeading:
    written = squeeze(match["type"])
    kind = next(k for k, words in table("penalties")["headings"].items() if written in words)
    number, end = _number(shadow, match)
    return DecisionHeading(
        kind,
        Found(written, match.start("type"), match.end("type")),
        _authority_of(shadow, match),
        number,
        end,
    )


def _number(shadow: str, heading: re.Match[str]) -> tuple[Found | None, int]:
    behind = _BEHIND.match(shadow, heading.end())
    if behind:
        return _found(behind), behind.end()
    before = _BEFORE.search(shadow[max(0, heading.start() - 160) : heading.start()])
    if before:
        offset = max(0, heading.start() - 160)
        return Found(squeeze(before["number"]), *(offset + p for p in before.span("number"))), heading.end()
    return None, heading.end()


def _found(match: re.Match[str]) -> Found:
    written, (start, end) = match["number"], match.span("number")
    bare = written.count("（") == written.count("）")
    return Found(squeeze(written if bare else written[1:]), start if bare else start + 1, end)


def _authority_of(shadow: str, heading: re.Match[str]) -> Found | None:
    """The authority on the heading's line, else on the line above."""
    own = authority_pattern().match(shadow, heading.start("line"), heading.start("type"))
    if own:
        return Found(own.group(), *own.span())
    above_end = len(shadow[: heading.start()].rstrip(" \n"))
    start = shadow.rfind("\n", 0, above_end) + 1
    start += len(shadow[start:above_end]) - len(shadow[start:above_end].lstrip(" "))
    above = authority_pattern().fullmatch(shadow, start, above_end)
    return Found(above.group(), *above.span()) if above else None
