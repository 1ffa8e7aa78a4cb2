"""The case numbers before 2016: （2015）济民一初字第21号. Every court made its own abbreviation and its own
mixture of field, tribunal and stage, so there is no table to look up, only a habit to recognise.

`split_old` finds where the court's abbreviation ends and the kind begins. It also is the gate for running text:
appraisals (鉴字), notaries (证经字), prosecutors (检刑诉字) and agencies (政行复字) number their papers alike."""

import re
from dataclasses import dataclass
from typing import Final

from ontology.identifiers.case_kinds import CASE_KINDS, CaseField, CaseStage

# Read off the 800 shapes of old numbers in 1,112 public judgments. A tribunal digit may follow each part.
_TRIBUNAL: Final = "一二三四五六七八九十"
_LEADING: Final = "立|少|环|知|海|涉外|未|审监|审"
_FIELD: Final = "刑|民|商|行|经|知|海|执|赔|破|催|督|劳|立"
_SECOND: Final = "民|商|行|刑|经|公|知|房|附民|赔|执|立|环|少|交|劳|金|家|海|破|外"
_STAGE: Final = (
    "初|终|再|监|申|抗|提|复|核|他|特|撤|重|恢|异|协|管|辖|认|仲|更|减|假|没|医|止|算|调|预|立|保|催|督|"
    "执|确|受|委|审|行|清|前|诉保|诉前保|破|转|请"
)
_BRACKETED: Final = r"(?:（[一-鿿]{1,4}）)?"
_KIND: Final = re.compile(
    rf"(?:(?:{_LEADING})[{_TRIBUNAL}]?)?(?:{_FIELD})[{_TRIBUNAL}]?{_BRACKETED}"
    rf"(?:(?:{_SECOND})[{_TRIBUNAL}]?)?{_BRACKETED}(?:(?:{_STAGE})[{_TRIBUNAL}]?){{0,3}}{_BRACKETED}"
)
_STAGED: Final = re.compile(_STAGE)
# Two fields side by side are one kind only in these pairs; else the first belongs to the court (商丘: 商刑初).
# No place abbreviates to 刑.
_PAIRS: Final = re.compile(
    "刑|民商|民知|知民|知行|知刑|行赔|行审|行执|民执|执民|执刑|执行|执商|执知|民破|商破|民房|海商|"
    "民海|海事|执破|破执|经执|执经|少民|少刑|环民|环刑|环行|审民|审刑|审行|审监|立民|立刑|立行|立执|民立|行立"
)
# Without a stage only these are kinds (潍执字, 兰法民二字); 证经字 and 证民字 are notaries'.
_STANDS_ALONE: Final = re.compile(rf"(?:执[民商刑行]?|破|赔)[{_TRIBUNAL}]?|(?:刑|民|商|行|经)[{_TRIBUNAL}]")
_NOT_A_COURT: Final = re.compile(
    r"检|公诉|鉴|证(?!保)|[政府]行?复|仲案|仲裁|劳(?:仲|人|裁|争|调)|行罚|行处|行决|刑诉|测|评估"
)
_DROPPED: Final = re.compile(rf"（[^）]*）|[{_TRIBUNAL}]")


@dataclass(frozen=True, slots=True)
class OldKind:
    """The two halves of what stands before 字: the court's abbreviation and the kind without tribunal digits."""

    court: str
    kind: str


def split_old(body: str) -> OldKind | None:
    """Court abbreviation and kind of an old number's middle part; None if it is not a court's number."""
    if _NOT_A_COURT.search(body):
        return None
    start = _kind_start(body)
    if start is None:
        return None
    return OldKind(body[:start], _DROPPED.sub("", body[start:]))


def _kind_start(body: str) -> int | None:
    """The leftmost place from which the rest reads as one kind, unless that place belongs to the court."""
    starts = [place for place in range(len(body)) if _reads_as_kind(body[place:])]
    while len(starts) > 1 and not _belongs_to_kind(_DROPPED.sub("", body[starts[0] :])):
        del starts[0]
    return starts[0] if starts else None


def _belongs_to_kind(text: str) -> bool:
    return text in CASE_KINDS or _PAIRS.match(text) is not None


def _reads_as_kind(text: str) -> bool:
    if len(text) > 1 and text in CASE_KINDS:
        return True
    if not _KIND.fullmatch(text):
        return False
    return _STAGED.search(text, 1) is not None or _STANDS_ALONE.fullmatch(text) is not None


# First sign found wins: 再终 is a retrial heard as an appeal, 执异 a review of enforcement.
_STAGE_SIGNS: Final = (
    ("管|辖", CaseStage.JURISDICTION),
    ("再", CaseStage.RETRIAL),
    ("提", CaseStage.RETRIAL),
    ("申|抗|监", CaseStage.RETRIAL_REVIEW),
    ("核", CaseStage.DEATH_PENALTY_REVIEW),
    ("更|减|假", CaseStage.SENTENCE_CHANGE),
    ("保", CaseStage.PRESERVATION),
    ("特|催|督|确|撤|认|仲|没|医", CaseStage.SPECIAL),
    ("终", CaseStage.SECOND_INSTANCE),
    ("初|重", CaseStage.FIRST_INSTANCE),
    ("复", CaseStage.RECONSIDERATION),
    ("前|调|预", CaseStage.MEDIATION),
)
# Kinds whose characters say something else than they meant before 2016.
_READINGS: Final = {
    "刑执": (CaseField.CRIMINAL, CaseStage.SENTENCE_CHANGE),  # 减刑, 假释, 暂予监外执行
    "诉保": (CaseField.CIVIL, CaseStage.PRESERVATION),
    "诉前保": (CaseField.CIVIL, CaseStage.PRESERVATION),
}
_FIELD_SIGNS: Final = (
    ("执", CaseField.ENFORCEMENT),
    ("破|清|算", CaseField.BANKRUPTCY),
    ("赔", CaseField.COMPENSATION),
    ("刑", CaseField.CRIMINAL),
    ("行", CaseField.ADMINISTRATIVE),
    ("民|商|经|知|海|催|督", CaseField.CIVIL),
)


def old_field(kind: str) -> CaseField | None:
    """Field of an old kind by its characters."""
    if kind in _READINGS:
        return _READINGS[kind][0]
    if known := CASE_KINDS.get(kind):
        return known.field
    return next((field for signs, field in _FIELD_SIGNS if re.search(signs, kind)), None)


def old_stage(kind: str) -> CaseStage:
    """Stage of an old kind by its characters."""
    if kind in _READINGS:
        return _READINGS[kind][1]
    if known := CASE_KINDS.get(kind):
        return known.stage
    field = old_field(kind)
    if field is CaseField.ENFORCEMENT:
        return CaseStage.ENFORCEMENT_REVIEW if re.search("异|复|监|协|申", kind) else CaseStage.ENFORCEMENT
    if field is CaseField.CRIMINAL and "复" in kind:
        return CaseStage.DEATH_PENALTY_REVIEW
    stage = next((stage for signs, stage in _STAGE_SIGNS if re.search(signs, kind)), CaseStage.OTHER)
    is_bankruptcy = field is CaseField.BANKRUPTCY and stage is CaseStage.OTHER
    return CaseStage.BANKRUPTCY if is_bankruptcy else stage
