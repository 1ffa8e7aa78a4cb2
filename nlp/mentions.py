"""Naming mentions and writing statements of one record.

Ordinals count equal (type, name) pairs within the record in the order they are first asked for, so a re-run gives
the same ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ontology.ids import MentionId, mention_id, relation_mention_id
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.statement import Evidence, RecordContext, Statement, ValueKind
from ontology.vocabulary import vocabulary

VERSION = "7"
"""Raised whenever the same text would be read otherwise: what a lake holds is then read again at the next import."""
EXTRACTOR = f"judgment_rules@{VERSION}"
"""Name of the reader as a whole; a statement names the component it came from, at the same version."""

Place = tuple[int, int]
"""Start and end in code points."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who says it, how firmly, with which sign; the component that read it and how sure it is."""

    component: str
    confidence: float
    asserted_by: AssertedBy = AssertedBy.COURT
    standing: Standing = Standing.FOUND
    polarity: Polarity = Polarity.POSITIVE


@dataclass(slots=True)
class RecordWriter:
    """One record's mentions, and the statements about them."""

    context: RecordContext
    _known: dict[tuple[str, str, str], MentionId] = field(default_factory=dict)
    _ordinals: dict[tuple[str, str], int] = field(default_factory=dict)

    def mention(self, type_name: str, name: str, within: str = "") -> MentionId:
        """Mention of that type and name; `within` keeps apart equal names that are not one thing."""
        key = (type_name, name, within)
        if key not in self._known:
            ordinal = self._ordinals.get((type_name, name), 0)
            self._ordinals[type_name, name] = ordinal + 1
            self._known[key] = mention_id(self.context.source, self.context.key, type_name, name, ordinal)
        return self._known[key]

    def relation(self, type_name: str, subject: MentionId, object_: MentionId, qualifier: str) -> MentionId:
        """The relation's own mention."""
        return relation_mention_id(
            self.context.source, self.context.key, type_name, subject, object_, qualifier
        )

    def related(
        self,
        type_name: str,
        subject: MentionId,
        object_: MentionId,
        qualifier: str,
        place: Place,
        said: Said,
        values: dict[str, str] | None = None,
    ) -> Iterator[Statement]:
        """A relation's mention: its two ends and what qualifies it, all on the passage that says it."""
        mention = self.relation(type_name, subject, object_, qualifier)
        yield self.end(mention, type_name, "subject", subject, place, said)
        yield self.end(mention, type_name, "object", object_, place, said)
        for name, value in (values or {}).items():
            if value:
                yield self.state(mention, type_name, name, value, place, said)

    def state(
        self, mention: MentionId, type_name: str, property_name: str, value: str, place: Place, said: Said
    ) -> Statement:
        """One statement; a property the type does not have raises."""
        kind = vocabulary().property(type_name, property_name).value_kind
        return self._statement(mention, type_name, property_name, value, kind, place, said)

    def end(
        self, mention: MentionId, type_name: str, end: str, value: MentionId, place: Place, said: Said
    ) -> Statement:
        """A relation's `subject` or `object`."""
        return self._statement(mention, type_name, end, value, ValueKind.MENTION, place, said)

    def _statement(
        self,
        mention: MentionId,
        type_name: str,
        property_name: str,
        value: str,
        kind: ValueKind,
        place: Place,
        said: Said,
    ) -> Statement:
        return Statement(
            mention=mention,
            type=type_name,
            property=property_name,
            value=value,
            value_kind=kind,
            evidence=Evidence(self.context.record, *place),
            extractor=f"{said.component}@{VERSION}",
            asserted_by=said.asserted_by,
            standing=said.standing,
            polarity=said.polarity,
            confidence=said.confidence,
        )
