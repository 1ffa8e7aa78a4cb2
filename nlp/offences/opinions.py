"""What 本院认为 holds where the court itself speaks, and what the defence denies in its own section.

The reasoning retells everybody: a sentence that names a speaker before the offence (辩护人提出…) or behind it
(…的意见) is not the court's, unless it adopts it.
"""

import re
from collections.abc import Iterator

from nlp.model import Offence
from nlp.offences.facts import CLEARED, DENIED, FOUND, facts
from nlp.offences.mentions import Mention, mentions
from nlp.offences.passages import Span, around, before, clauses, is_past, sentences
from nlp.offences.subjects import Subjects
from nlp.reading import Reading

_SPEAKER = re.compile(
    r"(?:被告人|上诉人)[^，。；]{0,30}(?:认为|提出|称)|辩护人|辩称|辩解|提出|上诉称|诉称|上诉理由|辩护意见|辩解意见|指控"
    r"|公诉机关|抗诉机关|检察院|原判|原审|一审|所提|关于[^，。]{0,40}(?:意见|理由|问题)"
)
_SPOKEN_OF = re.compile(r"[^，。；]{0,4}的?[^，。；]{0,10}(?:意见|辩解|辩护|理由|主张|观点|辩称)")
_DEFENCE = re.compile(r"辩护人|辩称|辩解|上诉称|上诉理由|辩护意见|上诉人提出|被告人提出|所提")
_ARGUES = re.compile(rf"{_DEFENCE.pattern}|检察|抗诉|公诉|(?:上诉人|被告人)[^，。；]{{0,30}}(?:认为|称)")
_REFUSED = re.compile(
    r"不予采纳|不予采信|不能成立|不成立|不予支持|与[^，。]{0,20}不符|不当|理由不足|无事实|缺乏|本院不予"
)
_ADOPTED = re.compile(r"予以采纳|可予采纳|应予采纳|意见成立|本院采纳|予以支持|理由成立")
_CHARGE_FAILS = re.compile(
    r"指控[^。]{0,200}?(?P<tail>(?:罪名|指控|定性)?(?:不成立|不能成立|不当|有误|不准确|不予支持|不予认定|证据不足|不妥"
    r"|依据不足))"
)
_CONVICTION_FAILS = re.compile(
    r"(?:原判|原审|一审)[^。；，]{0,12}(?:认定|以|定|判决)[^。；]{0,120}?罪(?:名)?(?:(?:对|将)[^，。；]{1,20})?(?:定罪(?:处罚|量刑)?)?，?的?(?P<tail>(?:系|属|属于|明显|确有|均)*"
    r"(?:罪名|定性|定罪|认定|适用罪名)?(?:的)?(?:不当|错误|有误|不准确?|不能成立|不成立|不妥|证据不足|依据不足))(?!的)"
)
"""原判认定其构成贩卖毒品罪不当, but not …罪的量刑不当 nor …罪不当的上诉理由."""
_HOLDING = ("构成", "触犯", "犯")
HELD = 0.9
DENIED_BY_COURT = 0.85
DENIED_BY_PARTY = 0.8


def reasoned(state: Reading, subjects: Subjects) -> Iterator[Offence]:
    """Offences the court's own opinion holds or denies."""
    for sentence in sentences(state, "reasoning"):
        for clause in clauses(state, sentence):
            yield from _in_clause(state, subjects, clause, sentence)


def _in_clause(state: Reading, subjects: Subjects, clause: Span, sentence: Span) -> Iterator[Offence]:
    fails = _CHARGE_FAILS.search(state.shadow, *clause)
    struck = _CONVICTION_FAILS.search(state.shadow, *clause)
    for mention in mentions(state.shadow, *clause):
        said = before(state, mention, clause[0])
        group = subjects.of(mention, clause[0])
        if _within(struck, mention) and _is_courts(state, mention, sentence):
            yield from facts(mention, group, CLEARED, HELD)
        elif is_past(said):
            continue
        elif _within(fails, mention) and not _DEFENCE.search(said):
            yield from facts(mention, group, CLEARED, HELD)
        elif mention.negated and (
            _adopted(around(state, mention, sentence)) or not _retold(state, said, mention)
        ):
            yield from facts(mention, group, CLEARED, DENIED_BY_COURT)
        elif not mention.negated and mention.verb.startswith(_HOLDING) and not _SPEAKER.search(said):
            yield from facts(mention, group, FOUND, HELD)


def _within(failing: re.Match[str] | None, mention: Mention) -> bool:
    return failing is not None and failing.start() < mention.start < failing.start("tail")


def _is_courts(state: Reading, mention: Mention, sentence: Span) -> bool:
    """Whether the court itself strikes the conviction down, or takes up who says so."""
    told = _ARGUES.search(before(state, mention, sentence[0])) is not None
    return not told or _adopted(around(state, mention, sentence))


def _retold(state: Reading, said: str, mention: Mention) -> bool:
    return bool(_SPEAKER.search(said) or _SPOKEN_OF.match(state.shadow, mention.end))


def _adopted(sentence: str) -> bool:
    return _ADOPTED.search(sentence) is not None and _REFUSED.search(sentence) is None


def denied(state: Reading, subjects: Subjects) -> Iterator[Offence]:
    """不构成…罪 in the defence's mouth."""
    for sentence in sentences(state, "defence"):
        for clause in clauses(state, sentence):
            for mention in mentions(state.shadow, *clause):
                if mention.negated:
                    yield from facts(mention, subjects.of(mention, clause[0]), DENIED, DENIED_BY_PARTY)
