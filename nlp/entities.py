"""The entities of a document and the relations between them, numbered as `extract` prints them.

A proceeding is the case number, or where a document has none (a review of a death sentence), its heading. What the
header says is the court's own finding; a charge stays the prosecutor's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp import confidence
from nlp.extraction import Entity, Relation
from nlp.model import Decision, Fact, Party
from nlp.reading import Reading
from nlp.spans import Found

OFFENCE = "offence"
PROCEEDING = "proceeding"


class EntityList:
    """Entities in order of appearance in the list; asking again for one gives its place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.entities: list[Entity] = []
        self._places: dict[tuple[str, int, int], int] = {}

    def place(self, type_name: str, found: Found, sure: float) -> int:
        """Index of the entity, added if new."""
        key = (type_name, found.start, found.end)
        if key not in self._places:
            self._places[key] = self._add(type_name, found, sure)
        return self._places[key]

    def facts(self, facts: Sequence[Fact]) -> list[int]:
        """Places of the facts, which stand behind all else: no two are one, so they need not be remembered."""
        known = self._places.get
        return [
            self._add(f.type, f.found, f.confidence) if place is None else place
            for f in facts
            for place in (known((f.type, f.found.start, f.found.end)),)
        ]

    def _add(self, type_name: str, found: Found, sure: float) -> int:
        text = self._text[found.start : found.end]
        name = found.value
        self.entities.append(
            Entity(type_name, name if text == name else text, found.start, found.end, sure, name)
        )
        return len(self.entities) - 1


def own_proceeding(state: Reading) -> Found | None:
    """What stands for this document's proceeding in the text."""
    return state.case_number.printed if state.case_number else state.document_type


def entities_and_relations(state: Reading) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    """Both lists of one document."""
    listed = EntityList(state.text)
    relations = tuple(_relations(state, listed))
    for officer in state.officers:
        listed.place("person", officer.name, confidence.OFFICER)
    for party in state.parties:
        for agent in party.agents:
            listed.place("person", agent.name, confidence.AGENT)
            if agent.firm:
                listed.place("company", agent.firm, confidence.AGENT)
    ties = tuple(_ties(state, listed))
    return tuple(listed.entities), (*relations, *ties)


def _ties(state: Reading, listed: EntityList) -> Iterator[Relation]:
    """The facts of the body behind the header's entities, and the relations between them."""
    parties = [listed.place(p.kind.value, p.name, confidence.PARTY) for p in state.parties if state.ties]
    places = listed.facts(state.facts)
    for tie in state.ties:
        claim = tie.claim
        yield Relation(
            tie.type,
            places[tie.subject] if tie.subject_party is None else parties[tie.subject_party],
            places[tie.object] if tie.object_party is None else parties[tie.object_party],
            tie.start,
            tie.end,
            claim.asserted_by,
            claim.standing,
            claim.polarity,
            tie.confidence,
            tie.component,
        )


def _relations(state: Reading, listed: EntityList) -> Iterator[Relation]:
    if state.decision is not None:
        yield from _of_decision(state, state.decision, listed)
        return
    own = own_proceeding(state)
    case = listed.place(PROCEEDING, own, confidence.CASE_NUMBER) if own else None
    if state.court:
        court = listed.place("court", state.court, confidence.COURT)
        if case is not None:
            yield _by_court("heard_by", case, court, state.court, confidence.COURT)
    parties = [listed.place(p.kind.value, p.name, confidence.PARTY) for p in state.parties]
    for party, place in zip(state.parties, parties, strict=True):
        yield from _of_party(party, place, case, listed)
    for offence in state.offences:
        name = listed.place(OFFENCE, offence.offence, offence.confidence)
        yield Relation(
            "offence",
            parties[offence.party],
            name,
            offence.start,
            offence.end,
            offence.asserted_by,
            offence.standing,
            offence.polarity,
            offence.confidence,
        )
    for related in state.related_cases if case is not None else ():
        other = listed.place(PROCEEDING, related.number.printed, confidence.CASE_NUMBER)
        if case is not None:
            yield _by_court(
                "related_proceeding", case, other, related.number.printed, confidence.RELATED_CASE
            )


def _of_decision(state: Reading, decision: Decision, listed: EntityList) -> Iterator[Relation]:
    """An agency's paper: what it decided (if it is a penalty), on whom, by whom."""
    own = own_proceeding(state) if decision.kind == "penalty" else None
    penalty = listed.place("penalty", own, confidence.CASE_NUMBER) if own else None
    if decision.authority:
        authority = listed.place("public_body", decision.authority, confidence.COURT)
        if penalty is not None:
            yield _by_agency("penalty_by", penalty, authority, decision.authority, confidence.COURT)
    for party in state.parties:
        place = listed.place(party.kind.value, party.name, confidence.PARTY)
        if penalty is not None:
            yield _by_agency("penalty_on", penalty, place, party.name, confidence.PARTY)
        if party.representative:
            name, sure = party.representative.name, confidence.REPRESENTATIVE
            person = listed.place("person", name, sure)
            yield _by_agency("legal_representative_of", person, place, name, sure)


def _by_agency(type_name: str, subject: int, object_: int, passage: Found, sure: float) -> Relation:
    return replace(_by_court(type_name, subject, object_, passage, sure), asserted_by="agency")


def _of_party(party: Party, place: int, case: int | None, listed: EntityList) -> Iterator[Relation]:
    if case is not None:
        yield _by_court("party_to", place, case, party.name, confidence.PARTY)
    if party.representative:
        person = listed.place("person", party.representative.name, confidence.REPRESENTATIVE)
        sure = confidence.REPRESENTATIVE
        yield _by_court("legal_representative_of", person, place, party.representative.name, sure)


def _by_court(type_name: str, subject: int, object_: int, passage: Found, sure: float) -> Relation:
    return Relation(
        type_name, subject, object_, passage.start, passage.end, "court", "found", "positive", sure
    )
