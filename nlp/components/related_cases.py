"""`fuyuan_related_cases`: other case numbers and what they are to this document.

1,016 of 1,112 texts cite another number: the decision under review, earlier instances, the title being enforced, past
convictions in the header. Where nothing says what it is, it is only `cited`. Appended statutes cite none of ours.
Awards and notarised instruments are related where a court enforces or reviews them, and left alone elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.awards import awards_in, is_instrument
from nlp.lexicon import alternation, table
from nlp.model import Number, RelatedCase
from nlp.outcome.taken import Taken
from nlp.reading import Reading, reading
from nlp.related_courts import court_of, full_names
from nlp.spans import Found

_BEFORE = {name: re.compile(alternation(cues)) for name, cues in table("related_cases")["before"].items()}
_BEHIND = {name: re.compile(alternation(cues)) for name, cues in table("related_cases")["behind"].items()}
_DECISION = re.compile(rf"[ ]?(?:号|之[一二三])?[ ]?{alternation(table('related_cases')['decision'])}")
_CLAUSE_START = re.compile(r"[。；\n]")
_REVIEWING = re.compile(r"不服|上诉|抗诉|再审|申诉|复核|核准|发回重审|指令")
_REVIEWS_AWARD = re.compile(r"(?:申请(?:撤销|不予执行|确认|承认)|撤销)[^。；\n]{0,24}(?:仲裁裁决|裁决)")
REVIEWED_WITHIN = 2000
"""Characters of the opening in which a review of an award says so."""
BEFORE = 80
RANK = tuple(table("related_cases")["labels"])


def related(state: Reading) -> tuple[RelatedCase, ...]:
    """One entry a case, at its first place, with the firmest relation any of its places gives."""
    own = state.case_number.canonical if state.case_number else ""
    found: dict[str, RelatedCase] = {}
    defined = full_names(state.abbreviations)
    for number in state.numbers:
        section = _section(state, number)
        if number.canonical == own or section in ("", "signature", "appendix"):
            continue
        relation = _relation(state, number, section)
        known = found.get(number.canonical)
        if known is None:
            found[number.canonical] = RelatedCase(number, relation, _court(state, number, defined))
        else:
            firmer = min(relation, known.relation, key=RANK.index)
            court = known.court or _court(state, number, defined)
            found[number.canonical] = RelatedCase(known.number, firmer, court)
    for award in _awards(state):
        found.setdefault(award.number.canonical, award)
    return _with_latest_under_review(state, list(found.values()))


def _awards(state: Reading) -> Iterator[RelatedCase]:
    """What is enforced or reviewed without being a court's."""
    relation = "enforcement_basis" if _is_enforcement(state) else ""
    taken = Taken((n.printed.start, n.printed.end) for n in state.numbers)
    begin, end = state.heading_end, state.signature[0] if state.signature else len(state.shadow)
    reviewed_until = min(end, begin + REVIEWED_WITHIN)
    told = state.shadow.find("裁决", begin, reviewed_until) >= 0
    if not relation and not (told and _REVIEWS_AWARD.search(state.shadow, begin, reviewed_until)):
        return
    for number in awards_in(state.shadow, begin, end):
        if not taken.meets(number.printed.start, number.printed.end):
            yield RelatedCase(number, relation or "under_review")


def _court(state: Reading, number: Number, defined: Mapping[str, str]) -> Found | None:
    code = state.case_number.court_code if state.case_number else ""
    return court_of(state.shadow, number, state.court, code, defined)


def _with_latest_under_review(state: Reading, found: list[RelatedCase]) -> tuple[RelatedCase, ...]:
    """A history without 不服 before a number (…作出甲号判决。…不服，提出上诉) reviews the last decision it tells."""
    earlier = [i for i, r in enumerate(found) if r.relation == "earlier_instance"]
    settled = any(r.relation in ("under_review", "remanding") for r in found)
    if earlier and not settled and _is_review(state):
        found[earlier[-1]] = replace(found[earlier[-1]], relation="under_review")
    return tuple(found)


def _section(state: Reading, number: Number) -> str:
    return next(
        (s.name for s in state.sections if s.holds(number.printed.start)),
        "procedure" if _precedes(state, number) else "",
    )


def _precedes(state: Reading, number: Number) -> bool:
    """Whether it stands in procedure history before the heading; a title line there repeats the own number."""
    return bool(state.sections) and number.printed.start < state.sections[0].start


def _relation(state: Reading, number: Number, section: str) -> str:
    clause = _clause_before(state.shadow, number.printed.start)
    past = "刑" in number.printed.value and _is_criminal(state) and _of_the_past(clause, section)
    if past and not _names_interim(state, number):
        return "prior_conviction"
    if _merged(state, number, clause):
        return "merged"
    enforced = _is_enforcement(state) and is_instrument(state.shadow, number.printed.end)
    if not enforced and not _DECISION.match(state.shadow, number.printed.end):
        return "same_execution" if _is_enforcement(state) and "执" in number.printed.value else "cited"
    if _is_commutation(state):
        return "same_execution" if number.stage == state_stage(state) else "enforcement_basis"
    if _is_enforcement(state):
        return _of_enforcement(state, number, clause)
    told = _told_behind(state, number, section)
    if told:
        return told
    if _BEFORE["under_review"].search(clause) and section in (
        "procedure",
        "disposition",
        "reasoning",
        "claim",
    ):
        return "under_review"
    if section in ("procedure", "claim", "lower_court") and _is_review(state):
        return "earlier_instance"
    return "interim_order" if _names_interim(state, number) else "cited"


def state_stage(state: Reading) -> str:
    """The stage of the document's own number."""
    return state.case_number.stage if state.case_number else ""


def _is_commutation(state: Reading) -> bool:
    own = state.case_number.printed.value if state.case_number else ""
    return "刑更" in own or "刑执" in own


def _of_enforcement(state: Reading, number: Number, clause: str) -> str:
    """The title enforced; of numbers of enforcement itself, the one objected to, else one of the same execution."""
    if "执" not in number.printed.value or is_instrument(state.shadow, number.printed.end):
        return "enforcement_basis"
    behind = _clause_behind(state.shadow, number.printed.end)
    objected = "不服" in clause or re.search(r"(?:裁定|决定|通知)[^，。]{0,6}不服", behind)
    return "under_review" if objected and number.printed.value != _own(state) else "same_execution"


def _own(state: Reading) -> str:
    return state.case_number.printed.value if state.case_number else ""


def _merged(state: Reading, number: Number, clause: str) -> bool:
    behind = state.shadow[number.printed.end : number.printed.end + 30]
    told = _BEHIND["merged"].search(behind.split("。")[0])
    return told is not None and re.search(r"与[^，。；]{0,40}$", clause) is not None


def _told_behind(state: Reading, number: Number, section: str) -> str:
    """What the rest of the sentence says that the decision did: ordered the retrial, sent the case back, opened it."""
    if section not in ("procedure", "claim", "lower_court"):
        return ""
    behind = _clause_behind(state.shadow, number.printed.end)
    if "裁定" in behind[:12] or "决定" in behind[:12]:
        if number.stage == "retrial_review" and _BEHIND["retrial_order"].search(behind):
            return "retrial_order"
        if _BEHIND["remanding"].search(behind):
            return "remanding"
        if "破" in number.printed.value and _BEHIND["opening"].search(behind):
            return "opening"
    return ""


def _clause_behind(shadow: str, place: int) -> str:
    """The rest of the sentence, up to the next number."""
    return re.split(r"[。；\n]|（[12]\d{3}）", shadow[place : place + BEFORE], maxsplit=1)[0]


def _is_criminal(state: Reading) -> bool:
    return state.document_type is None or "刑" in state.document_type.value


def _of_the_past(clause: str, section: str) -> bool:
    told = section not in ("procedure", "disposition")
    return section == "header" or (told and _BEFORE["prior_conviction"].search(clause) is not None)


def _clause_before(shadow: str, place: int) -> str:
    window = shadow[max(0, place - BEFORE) : place]
    stops = [m.end() for m in _CLAUSE_START.finditer(window)]
    return window[stops[-1] :] if stops else window


def _is_enforcement(state: Reading) -> bool:
    kind = state.document_type.value if state.document_type else ""
    own = state.case_number.printed.value if state.case_number else ""
    return kind.startswith("执行") or "执" in own


def _is_review(state: Reading) -> bool:
    """Whether this document reviews an earlier one: by its number's stage, else by how it tells its history."""
    stage = state.case_number.stage if state.case_number else ""
    if stage and stage != "first_instance":
        return True
    history = state.section("procedure") or state.section("claim")
    return bool(
        history and _REVIEWING.search(state.shadow, history.start, min(history.end, history.start + 600))
    )


def _names_interim(state: Reading, number: Number) -> bool:
    around = state.shadow[number.printed.end : number.printed.end + 24]
    return bool(_BEFORE["interim_order"].search(around)) or number.stage == "preservation"


@Language.component("fuyuan_related_cases")
def read_related_cases(doc: Doc) -> Doc:
    """Set the related cases."""
    state = reading(doc)
    if state.is_judgment:
        state.related_cases = related(state)
    return doc
