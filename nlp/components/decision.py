"""`fuyuan_decision`: decisions of agencies (行政处罚决定书, 不予行政处罚决定书, 责令改正通知书 …) read as that.

Sets type, number, date, parties, sections, citations and `decision`; `is_judgment` stays false, so that what reads a
court's document leaves the text alone. A court's heading before an agency's makes the text a court's, which may quote
a decision whole.
"""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.abbreviations import abbreviations_in
from nlp.citations import law_names
from nlp.components.document_type import find_heading
from nlp.model import Decision, Number, Party
from nlp.penalties.heading import DecisionHeading, find_decision_heading
from nlp.penalties.measures import measures
from nlp.penalties.parties import penalty_parties
from nlp.penalties.parts import Parts, body_start, read_parts
from nlp.person_names import squeeze
from nlp.reading import Reading, reading
from nlp.shadow import shadow
from nlp.spans import Found

_EDGES = " \u3000\n，,：:、"


@Language.component("fuyuan_decision")
def read_decision(doc: Doc) -> Doc:
    """Read the text as an agency's decision if its heading says so."""
    state = reading(doc)
    heading = find_decision_heading(state.shadow)
    if heading is not None and not _is_a_courts(state, heading):
        _read(state, heading)
    return doc


def _is_a_courts(state: Reading, heading: DecisionHeading) -> bool:
    court = find_heading(state.shadow)
    return court is not None and court.type.start < heading.type.start and state.is_judgment


def _read(state: Reading, heading: DecisionHeading) -> None:
    text = state.shadow
    header_end = body_start(text, heading.end)
    names = law_names(text, abbreviations_in(text, (), heading.end, len(text)))
    parts = read_parts(text, heading.type.start, header_end, names)
    decided = parts.section("disposition")
    told_until = decided.start if decided else len(text)
    parties = _with_short_names(text, penalty_parties(text, heading.end, header_end), told_until)
    state.is_judgment, state.court = False, None
    state.document_type = heading.type
    state.case_number = _number(state.text, heading.number) if heading.number else None
    state.parties, state.sections, state.citations = parties, parts.sections, parts.basis
    state.decided_on = Found(parts.date.value, parts.date.start, parts.date.end) if parts.date else None
    state.decision = _decision(state.text, heading, parts, parties)
    state.warnings = [w for w in state.warnings if not w.startswith("not_a_judgment")]
    there = {
        "no_authority：没有处罚机关": state.decision.authority is not None,
        "no_date：落款没有日期": state.decided_on is not None,
        "no_decision_number：没有决定书文号": state.case_number is not None,
        "no_parties：没有当事人": bool(parties),
    }
    state.warnings += [warning for warning, found in there.items() if not found]


def _number(text: str, found: Found) -> Number:
    """The number in the decision's own brackets; equality goes by one form of them."""
    written = squeeze(text[found.start : found.end])
    return Number(Found(written, found.start, found.end), found.value, "", "")


def _decision(text: str, heading: DecisionHeading, parts: Parts, parties: tuple[Party, ...]) -> Decision:
    decided, one_form = parts.section("disposition"), shadow(text)
    facts, remedy = parts.section("finding"), parts.section("remedy")
    return Decision(
        heading.kind,
        authority=heading.authority or parts.authority,
        facts=_stretch(text, facts.start, facts.end) if facts else None,
        result=_stretch(text, decided.start, decided.end) if decided else None,
        legal_basis=_stretch(text, *parts.basis_span) if parts.basis_span else None,
        remedy=_stretch(text, remedy.start, remedy.end) if remedy else None,
        violated=parts.violated,
        measures=measures(one_form, decided.start, decided.end, parties) if decided else (),
        within_days=parts.within_days,
    )


def _stretch(text: str, start: int, end: int) -> Found | None:
    """The stretch without the blanks and commas around it."""
    part = text[start:end]
    start += len(part) - len(part.lstrip(_EDGES))
    end = start + len(text[start:end].rstrip(_EDGES))
    return Found(text[start:end], start, end) if start < end else None


def _with_short_names(text: str, parties: tuple[Party, ...], end: int) -> tuple[Party, ...]:
    """以下简称 of the header and the tale: what the decision calls its parties by."""
    names = [p.name.value for p in parties]
    short = {a.full.value: a.short for a in abbreviations_in(text, names, 0, end)}
    return tuple(
        replace(p, short_names=(short[p.name.value],)) if p.name.value in short else p for p in parties
    )
