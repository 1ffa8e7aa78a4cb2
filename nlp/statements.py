"""An extraction as the lake's statements: mentions, their properties, the relations between them, each with its span.

An unmasked name is one thing within its document, whether it comes as party or as a company's representative; a
masked one only within its role, and two defendants printed alike stay two, each with a row of its own. Judges and
lawyers make no statements: nobody is ranked here, and no relation type carries them.
"""

from collections.abc import Iterator

from nlp import confidence
from nlp.awards import NO_COURTS
from nlp.decision_statements import decision_statements, written
from nlp.extraction import Extraction
from nlp.lexicon import table
from nlp.mentions import EXTRACTOR, Place, RecordWriter, Said
from nlp.model import Kind, Named, Order, Party
from nlp.outcome.fate import REVIEWS, fate_of, items_of
from nlp.outcome.sentences import LIFELONG
from nlp.outcome.told import standing_of
from nlp.spans import Found
from nlp.tie_statements import earlier, tie_statements
from ontology.identifiers import is_masked_name
from ontology.ids import MentionId
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.statement import RecordContext, Statement

__all__ = ["EXTRACTOR", "statements"]

_CASE = Said("fuyuan_case_number", confidence.CASE_NUMBER)
_HEADING = Said("fuyuan_document_type", confidence.HEADING)
_COURT = Said("fuyuan_court", confidence.COURT)
_DATE = Said("fuyuan_signature", confidence.DATE)
_ARTICLE = Said("fuyuan_articles", confidence.CITATION)
_CAUSE = Said("fuyuan_causes", confidence.CAUSE)
_RELATED = Said("fuyuan_related_cases", confidence.RELATED_CASE)
_PARTY = Said("fuyuan_parties", confidence.PARTY)
_DETAIL = Said("fuyuan_party_details", confidence.DETAIL)
_REPRESENTATIVE = Said("fuyuan_representatives", confidence.REPRESENTATIVE)
_OF_A_PERSON = frozenset({"sex", "birth_date", "ethnicity", "id_number"})
_OF_AN_ORGANISATION = frozenset({"credit_code", "organisation_code", "registration_number"})


def statements(extraction: Extraction, text: str, context: RecordContext) -> Iterator[Statement]:
    """Statements of one document, in a fixed order; none for a text that is neither a court's nor an agency's."""
    writer = RecordWriter(context)
    if extraction.decision is not None:
        yield from decision_statements(writer, extraction, extraction.decision)
    if not extraction.is_judgment:
        return
    document = writer.mention("document", "")
    number = extraction.case_number
    case = writer.mention("proceeding", number.canonical if number else "")
    top = _top(extraction, text)
    yield from _document(writer, extraction, document)
    yield from _proceeding(writer, extraction, case, top)
    yield from _causes(writer, extraction, case)
    yield from writer.related("document_of", document, case, "", top, _HEADING)
    yield from _heard_by(writer, extraction, case)
    parties = [_party_mention(writer, i, party) for i, party in enumerate(extraction.parties)]
    for mention, party in zip(parties, extraction.parties, strict=True):
        yield from _party(writer, party, mention, case)
    yield from _offences(writer, extraction, parties, case)
    yield from _orders(writer, extraction, parties, case)
    yield from _related(writer, extraction, case)
    yield from tie_statements(writer, extraction, parties, case)


def _top(extraction: Extraction, text: str) -> Place:
    """The passage that stands for the document: its number, else its heading, else its first character."""
    if extraction.case_number:
        return _place(extraction.case_number.printed)
    return _place(extraction.document_type) if extraction.document_type else (0, min(1, len(text)))


def _place(found: Found) -> Place:
    return found.start, found.end


def _document(writer: RecordWriter, e: Extraction, mention: MentionId) -> Iterator[Statement]:
    for name, found, said in (
        ("title", e.title, _HEADING),
        ("document_type", e.document_type, _HEADING),
        ("decided_on", e.decided_on, _DATE),
    ):
        if found:
            yield writer.state(mention, "document", name, found.value, _place(found), said)
    for citation in e.citations:
        place = (citation.start, citation.end)
        yield writer.state(mention, "document", "cited_article", written(citation), place, _ARTICLE)


def _proceeding(writer: RecordWriter, e: Extraction, mention: MentionId, top: Place) -> Iterator[Statement]:
    if e.case_number:
        printed = e.case_number.printed
        yield writer.state(mention, "proceeding", "case_number", printed.value, _place(printed), _CASE)
    elif e.document_type:
        yield writer.state(mention, "proceeding", "name", e.document_type.value, top, _HEADING)
    if e.decided_on:
        yield writer.state(
            mention, "proceeding", "decided_on", e.decided_on.value, _place(e.decided_on), _DATE
        )


def _causes(writer: RecordWriter, e: Extraction, case: MentionId) -> Iterator[Statement]:
    for cause in e.causes:
        yield writer.state(case, "proceeding", "cause", cause.name, _place(cause.found), _CAUSE)


def _heard_by(writer: RecordWriter, e: Extraction, case: MentionId) -> Iterator[Statement]:
    if e.court:
        court = writer.mention("court", e.court.value)
        yield writer.state(court, "court", "name", e.court.value, _place(e.court), _COURT)
        yield from writer.related("heard_by", case, court, "", _place(e.court), _COURT)


def _party_mention(writer: RecordWriter, index: int, party: Party) -> MentionId:
    within = f"party {index}" if party.masked else ""
    return writer.mention(party.kind.value, party.name.value, within)


def _party(writer: RecordWriter, party: Party, mention: MentionId, case: MentionId) -> Iterator[Statement]:
    kind = party.kind.value
    yield writer.state(
        mention, kind, _name_property(party.masked), party.name.value, _place(party.name), _PARTY
    )
    for names, name in ((party.aliases, "alias"), (party.former_names, "former_name")):
        yield from (writer.state(mention, kind, name, a.value, _place(a), _DETAIL) for a in names)
    wanted = (_OF_A_PERSON if party.kind is Kind.PERSON else _OF_AN_ORGANISATION) | {"address"}
    for name, found in party.details:
        if name in wanted:
            yield writer.state(mention, kind, name, found.value, _place(found), _DETAIL)
    roles = {"role": party.roles[0], "role_chain": "←".join(party.roles), "side": party.side}
    yield from writer.related("party_to", mention, case, party.roles[0], _place(party.name), _PARTY, roles)
    if party.representative:
        yield from _representative(writer, party.representative, party, mention)


def _name_property(masked: bool) -> str:
    return "masked_name" if masked else "name"


def _representative(
    writer: RecordWriter, named: Named, party: Party, company: MentionId
) -> Iterator[Statement]:
    masked = is_masked_name(named.name.value)
    person = writer.mention("person", named.name.value, named.post if masked else "")
    place = _place(named.name)
    yield writer.state(person, "person", _name_property(masked), named.name.value, place, _REPRESENTATIVE)
    passage = (min(party.name.start, named.name.start), named.name.end)
    yield from writer.related(
        "legal_representative_of",
        person,
        company,
        named.post,
        passage,
        _REPRESENTATIVE,
        {"post": named.post},
    )


def _offences(
    writer: RecordWriter, e: Extraction, parties: list[MentionId], case: MentionId
) -> Iterator[Statement]:
    """Each offence said of the case; what this court clears of is no more of the proceedings before it."""
    below = [writer.mention("proceeding", number) for number in earlier(e)]
    for offence in e.offences:
        said = Said(
            "fuyuan_offences",
            offence.confidence,
            AssertedBy(offence.asserted_by),
            Standing(offence.standing),
            Polarity(offence.polarity),
        )
        name = offence.offence.value
        qualifier = f"{name}>{said.asserted_by}>{said.standing}>{said.polarity}"
        place = (offence.start, offence.end)
        subject = parties[offence.party]
        cleared = said.asserted_by is AssertedBy.COURT and said.polarity is Polarity.NEGATIVE
        for end in (case, *(below if cleared else ())):
            yield from writer.related("offence", subject, end, qualifier, place, said, {"offence": name})


def _related(writer: RecordWriter, e: Extraction, case: MentionId) -> Iterator[Statement]:
    for related in e.related_cases:
        printed = related.number.printed
        other = writer.mention("proceeding", related.number.canonical)
        name = "name" if related.number.stage == NO_COURTS else "case_number"
        yield writer.state(other, "proceeding", name, printed.value, _place(printed), _CASE)
        values = {"relation": related.relation}
        yield from writer.related(
            "related_proceeding", case, other, related.relation, _place(printed), _RELATED, values
        )
        if related.court:
            court = writer.mention("court", related.court.value)
            yield writer.state(court, "court", "name", related.court.value, _place(related.court), _RELATED)
            yield from writer.related("heard_by", other, court, "", _place(related.court), _RELATED)
        fate = fate_of(related.number.canonical, e.orders)
        if fate:
            mention = writer.relation("related_proceeding", case, other, related.relation)
            said, place = _ordered(fate[1]), (fate[1].start, fate[1].end)
            yield writer.state(mention, "related_proceeding", "fate", fate[0], place, said)
            yield from _items(writer, mention, related.number.canonical, e)


def _items(writer: RecordWriter, mention: MentionId, target: str, e: Extraction) -> Iterator[Statement]:
    """The items of the judgment below that are undone or kept, each said once, by the order that names it."""
    said: set[tuple[str, int]] = set()
    for name, item, order in items_of(target, e.orders):
        if (name, item) not in said:
            said.add((name, item))
            place = (order.start, order.end)
            yield writer.state(mention, "related_proceeding", name, str(item), place, _ordered(order))


def _orders(
    writer: RecordWriter, e: Extraction, parties: list[MentionId], case: MentionId
) -> Iterator[Statement]:
    """Each order but those on a judgment below, which are said of the two proceedings."""
    labels = table("orders")["labels"]
    for i, order in enumerate(e.orders):
        if order.kind in REVIEWS:
            continue
        mention = writer.mention("court_order", labels[order.kind], f"order {i}")
        place, said = (order.start, order.end), _ordered(order)
        for name, value in _order_values(order, labels[order.kind]).items():
            if value:
                yield writer.state(mention, "court_order", name, value, place, said)
        yield from writer.related("order_in", mention, case, "", place, said)
        for relation, ends in (("order_on", order.by), ("order_for", order.to)):
            for party in ends:
                yield from writer.related(relation, mention, parties[party], "", place, said)


def _order_values(order: Order, label: str) -> dict[str, str]:
    numbers = {"item": order.item or None, "within_days": order.within_days, "months": order.months}
    numbers |= {"days": order.days, "probation_months": order.probation}
    lifelong = order.deprivation == LIFELONG
    return {
        "order_kind": label,
        **{name: "" if n is None else str(n) for name, n in numbers.items()},
        "amount": order.amount,
        "due": order.due,
        "fine": order.fine,
        "joint": "连带或共同" if order.joint else "",
        "offence": order.offence,
        "combined": "决定执行" if order.combined else "",
        "deprivation": "终身" if lifelong else f"{order.deprivation}个月" if order.deprivation else "",
    }


def _ordered(order: Order) -> Said:
    return Said("fuyuan_outcome", order.confidence, AssertedBy.COURT, standing_of(order))
