"""An agency's decision as the lake's statements, in the words that the register of penalties (双公示) is mapped to.

A penalty of several persons is one penalty each, as the register prints it. Only a 处罚决定书 penalises: what was
spared (不予处罚), ordered to be put right or merely announced is a document about its party. The facts are the
agency's finding, what it decided is ordered, the rest is on record.
"""

from collections.abc import Iterator
from dataclasses import replace

from nlp import confidence
from nlp.extraction import Extraction
from nlp.lexicon import table
from nlp.mentions import Place, RecordWriter, Said
from nlp.model import Citation, Decision, Kind, Measure, Party
from nlp.spans import Found
from ontology.identifiers import is_masked_name
from ontology.ids import MentionId
from ontology.money import Money, parse_money
from ontology.standing import AssertedBy, Standing
from ontology.statement import Statement

_RECORDED = Said("fuyuan_decision", confidence.PARTY, AssertedBy.AGENCY, Standing.RECORDED)
_FOUND = replace(_RECORDED, standing=Standing.FOUND, confidence=confidence.RELATED_CASE)
_ORDERED = replace(_FOUND, standing=Standing.ORDERED)
_OF_A_PERSON = ("sex", "birth_date", "ethnicity", "id_number", "address")
_OF_AN_ORGANISATION = ("credit_code", "organisation_code", "registration_number", "address")


def decision_statements(writer: RecordWriter, e: Extraction, decision: Decision) -> Iterator[Statement]:
    """Statements of one agency's paper, in a fixed order."""
    document = writer.mention("document", "")
    yield from _document(writer, e, document)
    authority = None
    if decision.authority:
        name = decision.authority
        authority = writer.mention("public_body", name.value)
        yield writer.state(authority, "public_body", "name", name.value, _at(name), _RECORDED)
    parties = [_party_mention(writer, i, p) for i, p in enumerate(e.parties)]
    for i, (party, mention) in enumerate(zip(e.parties, parties, strict=True)):
        yield from _party(writer, party, mention)
        if party.kind is not Kind.PERSON:
            yield from writer.related("document_about", document, mention, "", _at(party.name), _RECORDED)
        if decision.kind == "penalty":
            penalty = writer.mention("penalty", e.case_number.printed.value if e.case_number else "", f"{i}")
            yield from _penalty(writer, e, decision, penalty, i)
            yield from writer.related("penalty_on", penalty, mention, "", _at(party.name), _RECORDED)
            if authority is not None and decision.authority:
                yield from writer.related(
                    "penalty_by", penalty, authority, "", _at(decision.authority), _RECORDED
                )


def _at(found: Found) -> Place:
    return found.start, found.end


def _document(writer: RecordWriter, e: Extraction, document: MentionId) -> Iterator[Statement]:
    for name, found in (("document_type", e.document_type), ("decided_on", e.decided_on)):
        if found:
            yield writer.state(document, "document", name, found.value, _at(found), _RECORDED)
    for c in e.citations:
        yield writer.state(document, "document", "cited_article", written(c), (c.start, c.end), _RECORDED)


def written(citation: Citation) -> str:
    """《中华人民共和国刑法》第264条第1款第3项; 之一 goes behind its article."""
    number, _, sub = citation.article.partition("之")
    parts = [f"《{citation.law}》第{number}条" + (f"之{sub}" if sub else "")]
    parts += [
        f"第{n}{unit}" for n, unit in ((citation.paragraph, "款"), (citation.item, "项")) if n is not None
    ]
    return "".join(parts)


def _party_mention(writer: RecordWriter, index: int, party: Party) -> MentionId:
    return writer.mention(party.kind.value, party.name.value, f"party {index}" if party.masked else "")


def _party(writer: RecordWriter, party: Party, mention: MentionId) -> Iterator[Statement]:
    kind = party.kind.value
    name = "masked_name" if party.masked else "name"
    yield writer.state(mention, kind, name, party.name.value, _at(party.name), _RECORDED)
    wanted = _OF_A_PERSON if party.kind is Kind.PERSON else _OF_AN_ORGANISATION
    for field, found in party.details:
        if field in wanted:
            yield writer.state(mention, kind, field, found.value, _at(found), _RECORDED)
    if party.representative:
        named, post = party.representative.name, party.representative.post
        masked = is_masked_name(named.value)
        person = writer.mention("person", named.value, post if masked else "")
        yield writer.state(
            person, "person", "masked_name" if masked else "name", named.value, _at(named), _RECORDED
        )
        passage = (min(party.name.start, named.start), named.end)
        yield from writer.related(
            "legal_representative_of", person, mention, post, passage, _RECORDED, {"post": post}
        )


def _penalty(
    writer: RecordWriter, e: Extraction, decision: Decision, penalty: MentionId, party: int
) -> Iterator[Statement]:
    number = e.case_number.printed if e.case_number else None
    own = [m for m in decision.measures if party in m.by]
    whole = (
        ("decision_number", number, _RECORDED),
        ("decided_on", e.decided_on, _RECORDED),
        ("facts", decision.facts, _FOUND),
        ("legal_basis", decision.legal_basis, _FOUND),
        ("result", decision.result, _ORDERED),
    )
    for name, found, said in whole:
        if found:
            yield writer.state(penalty, "penalty", name, found.value, _at(found), said)
    labels = table("penalties")["measures"]
    for kind, measure in {m.kind: m for m in reversed(own)}.items():
        place = (measure.start, measure.end)
        yield writer.state(penalty, "penalty", "penalty_type", labels[kind], place, _ORDERED)
    for name, kind in (("amount", "fine"), ("confiscated", "gains_confiscated")):
        yield from _sum(writer, penalty, name, [m for m in own if m.kind == kind and m.amount])
    for measure in own:
        if measure.kind == "certificate":
            words = _words(decision, measure)
            yield writer.state(penalty, "penalty", "revoked", words, (measure.start, measure.end), _ORDERED)


def _words(decision: Decision, measure: Measure) -> str:
    """The measure's own words, out of the decision's."""
    result = decision.result
    assert result is not None
    return result.value[measure.start - result.start : measure.end - result.start]


def _sum(writer: RecordWriter, penalty: MentionId, name: str, of: list[Measure]) -> Iterator[Statement]:
    """What all of them come to; the passage reaches from the first to the last."""
    if of:
        total = sum(parse_money(m.amount).minor for m in of)
        place = (min(m.start for m in of), max(m.end for m in of))
        yield writer.state(penalty, "penalty", name, str(Money(total)), place, _ORDERED)
