"""The ties of the body as statements: each on its sentence, with speaker, standing and how sure its reader was.

The names of the body are the header's where they are equal (or an alias, a short name, an abbreviation); a masked name
that two parties bear is neither's, and its tie is left out. Other persons are mentions of their own, a masked one of
this document alone. A firm named in passing counts only by its whole name.
"""

from collections import defaultdict
from collections.abc import Iterator

from nlp.extraction import Entity, Extraction, Relation
from nlp.lexicon import table
from nlp.mentions import RecordWriter, Said
from nlp.model import Kind, Party
from nlp.organisations import kind_of
from nlp.ties import COMPONENT, DRUGS
from ontology.identifiers import is_masked_name
from ontology.ids import MentionId
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.statement import Statement
from ontology.vocabulary import Relation as RelationType
from ontology.vocabulary import vocabulary

IN_VOCABULARY = {"shareholder_of": "shareholding", "employed_by": "works_at"}
"""Ties that registers state too, under the name they have there."""
_WHOLE_NAME = ("有限公司", "有限责任公司", "股份公司", "银行", "支行", "分行", "分公司", "合作社", "信用社")
_PROSE = "prose"
"""What keeps a masked name of the body apart from the header's."""


class Names:
    """Which mention a name of the body is."""

    def __init__(self, writer: RecordWriter, e: Extraction, parties: list[MentionId]) -> None:
        self._writer = writer
        self._parties: dict[str, set[tuple[MentionId, str]]] = defaultdict(set)
        for party, mention in zip(e.parties, parties, strict=True):
            for name in _names_of(party):
                self._parties[name].add((mention, party.kind.value))
        self._full = {a.short.value: a.full.value for a in e.abbreviations}

    def mention(self, entity: Entity) -> tuple[MentionId, str] | None:
        """The mention and its type; None where the name could be two things or is no name."""
        name = self._full.get(entity.name, entity.name)
        known = self._parties.get(entity.name) or self._parties.get(name)
        if known:
            return next(iter(known)) if len(known) == 1 else None
        if entity.type == Kind.PERSON:
            within = _PROSE if is_masked_name(name) else ""
            return self._writer.mention(Kind.PERSON, name, within), Kind.PERSON.value
        if entity.type == "organisation" and name.endswith(_WHOLE_NAME) and not is_masked_name(name):
            kind = kind_of(name, "").value
            return self._writer.mention(kind, name), kind
        return None


def _names_of(party: Party) -> Iterator[str]:
    yield party.name.value
    yield from (n.value for n in (*party.aliases, *party.former_names, *party.short_names))


def tie_statements(
    writer: RecordWriter, e: Extraction, parties: list[MentionId], case: MentionId
) -> Iterator[Statement]:
    """Statements of every tie whose two ends are known and of the kinds its type takes."""
    names, said_of = Names(writer, e, parties), set()
    below = [writer.mention("proceeding", number) for number in earlier(e)]
    struck = _struck_down(e)
    for relation in e.relations:
        if relation.type not in table("ties")["ties"] or not relation.extractor:
            continue  # a representative in the header is the party's
        subject, object_ = (e.entities[i] for i in (relation.subject, relation.object))
        one = names.mention(subject)
        other = (case, "proceeding") if object_.type in DRUGS else names.mention(object_)
        type_name = IN_VOCABULARY.get(relation.type, relation.type)
        if one is None or other is None or one[0] == other[0] or not _fits(type_name, one[1], other[1]):
            continue
        for entity, (mention, kind) in ((subject, one), (object_, other)):
            if entity.type not in DRUGS and mention not in said_of and mention not in parties:
                said_of.add(mention)
                yield _named(writer, entity, mention, kind)
        drug = object_.name if object_.type in DRUGS else ""
        found_in = _found_in(e, relation, type_name)
        for end in (other[0], *(below if drug and relation in struck else ())):
            yield from _tie(writer, relation, type_name, (one[0], end), drug, found_in)


def earlier(e: Extraction) -> list[str]:
    """Case numbers of the proceedings before this one in the chain."""
    before = ("under_review", "earlier_instance")
    return list(dict.fromkeys(r.number.canonical for r in e.related_cases if r.relation in before))


def _struck_down(e: Extraction) -> frozenset[Relation]:
    """What this court finds untrue and nowhere true: said of a drug, and so of a case, it is untrue of those below."""
    told: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    for r in e.relations:
        if e.entities[r.object].type in DRUGS and r.asserted_by == AssertedBy.COURT and not _is_quoted(e, r):
            told[r.type, e.entities[r.subject].name, e.entities[r.object].name].append(r)
    return frozenset(
        r for said in told.values() if all(r.polarity == Polarity.NEGATIVE for r in said) for r in said
    )


def _is_quoted(e: Extraction, relation: Relation) -> bool:
    """Whether it stands in what a court below said."""
    return any(start <= relation.start < end for start, end in e.quoted)


def _found_in(e: Extraction, relation: Relation, type_name: str) -> str:
    """Case number of the one judgment under review, where the sentence quotes what its court found."""
    below = [r.number.canonical for r in e.related_cases if r.relation == "under_review"]
    if not _is_quoted(e, relation) or relation.asserted_by != AssertedBy.COURT or len(below) != 1:
        return ""
    return below[0] if "found_in" in vocabulary()[type_name].properties else ""


def _fits(type_name: str, subject: str, object_: str) -> bool:
    words = vocabulary()
    type_ = words[type_name]
    assert isinstance(type_, RelationType)
    ends = ((subject, type_.subject), (object_, type_.object))
    return all(any(words[kind].is_a(wanted) for wanted in allowed) for kind, allowed in ends)


def _named(writer: RecordWriter, entity: Entity, mention: MentionId, kind: str) -> Statement:
    said = Said("fuyuan_facts", entity.confidence)
    name = "masked_name" if is_masked_name(entity.name) else "name"
    return writer.state(mention, kind, name, entity.name, (entity.start, entity.end), said)


def _tie(
    writer: RecordWriter,
    relation: Relation,
    type_name: str,
    ends: tuple[MentionId, MentionId],
    drug: str,
    found_in: str,
) -> Iterator[Statement]:
    said = Said(
        relation.extractor or COMPONENT,
        relation.confidence,
        AssertedBy(relation.asserted_by),
        Standing(relation.standing),
        Polarity(relation.polarity),
    )
    qualifier = ">".join(
        filter(None, (drug, said.asserted_by, said.standing, said.polarity, str(relation.start)))
    )
    mention = writer.relation(type_name, *ends, qualifier)
    place = (relation.start, relation.end)
    yield writer.end(mention, type_name, "subject", ends[0], place, said)
    yield writer.end(mention, type_name, "object", ends[1], place, said)
    if drug:
        yield writer.state(mention, type_name, "drug", drug, place, said)
    if found_in:
        yield writer.state(mention, type_name, "found_in", found_in, place, said)
