"""What a row says: its mentions, named by hash as `ontology.ids` does, and their properties and relations."""

from collections.abc import Iterator
from typing import Final

import ibis

from ingest.mapping.cell_steps import Cells
from ingest.mapping.fences import Expression
from ingest.mapping.model import Clean, EntityRule, RelationRule, TypeRule
from ontology.ids import MISSING, SEPARATOR
from ontology.statement import ValueKind
from ontology.vocabulary import Relation, vocabulary

_NULL: Final = ibis.null("string")


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def unhex(text: str) -> bytes:  # type: ignore[empty-body]
    """The engine's own."""


Struct = dict[str, Expression]


def digest(*parts: Expression | str) -> Expression:
    """`ontology.ids.digest` as an expression; a null part counts as missing."""
    texts = [ibis.literal(p) if isinstance(p, str) else p.fill_null(MISSING) for p in parts]
    return ibis.literal(SEPARATOR).join(texts).hexdigest("sha256").left(32)


class Sayings:
    """Adds the mentions of each row to the table, then lists what is said of them."""

    def __init__(self, cells: Cells, source: str) -> None:
        self.cells, self.source, self.fences = cells, source, cells.fences
        self.mapping = cells.mapping

    def name_mentions(self) -> None:
        """Columns n (name), y (type) and e (mention id) of each entity, r of each relation; the ids as bytes are b and
        the relation's number or the entity's role."""
        entities = self.mapping.entities
        self.fences.add({f"n_{e.role}": self._name(e) for e in entities})
        relations = list(enumerate(self.mapping.relations))
        self.fences.add(
            {f"y_{e.role}": self._type(e.types) for e in entities}
            | {f"z{n}": self._type(r.types) for n, r in relations if len(r.types) > 1}
        )
        self.fences.add({f"e_{e.role}": self._mention(n) for n, e in enumerate(entities)})
        self.fences.add({k: e for n, r in relations for k, e in self._both_ends(n, r).items()})
        self.fences.add({f"q{n}": self._ends(n, r) for n, r in relations})
        self.fences.add({f"r{n}": self._relation_mention(n) for n, _ in relations})
        self.fences.add(
            {f"b_{e.role}": unhex(self.fences[f"e_{e.role}"]) for e in entities}
            | {f"b{n}": unhex(self.fences[f"r{n}"]) for n, _ in relations}
        )

    def structs(self) -> Iterator[Struct]:
        """One struct a statement that the row may make; a null mention or value makes none."""
        for entity in self.mapping.entities:
            for name, column in entity.properties:
                yield self._property(entity, name, column)
        for n, relation in enumerate(self.mapping.relations):
            yield from self._relation(n, relation)

    def refused(self, entity: EntityRule) -> Expression:
        """Whether the name cell holds something that is nobody's name."""
        return self.cells.text(entity.name).re_search(entity.refuse)

    def _name(self, entity: EntityRule) -> Expression:
        name = self.cells.text(entity.name)
        if entity.refuse:
            name = ibis.ifelse(self.refused(entity), _NULL, name)
        if entity.always:
            name = name.fill_null("")
        if entity.only is not None:
            name = ibis.ifelse(self.cells.holds(entity.only), name, _NULL)
        for role in entity.unless:
            other = next(e for e in self.mapping.entities if e.role == role)
            name = ibis.ifelse(self._name(other).isnull(), name, _NULL)
        return name

    def _type(self, rules: tuple[TypeRule, ...]) -> Expression:
        *conditional, last = rules
        found: Expression = ibis.literal(last.type)
        for rule in reversed(conditional):
            found = ibis.ifelse(self.cells.holds(rule), rule.type, found)
        return found

    def _mention(self, place: int) -> Expression:
        entity = self.mapping.entities[place]
        name, type_ = self.fences[f"n_{entity.role}"], self.fences[f"y_{entity.role}"]
        twins = [
            (self.fences[f"n_{e.role}"] == name) & (self.fences[f"y_{e.role}"] == type_)
            for e in self.mapping.entities[:place]
            if {t.type for t in e.types} & {t.type for t in entity.types}
        ]
        id = digest(self.source, self.fences["key"], type_, name, _count(twins))
        return ibis.ifelse(name.isnull(), _NULL, id)

    def _both_ends(self, place: int, relation: RelationRule) -> dict[str, Expression]:
        """Columns s (subject) and o (object), the first of several roles, changed round where the rule says so."""
        subject, object_ = (self._first_of(roles) for roles in (relation.subject, relation.object))
        if relation.swap is None:
            return {f"s{place}": subject, f"o{place}": object_}
        turned = self.cells.holds(relation.swap)
        return {
            f"s{place}": ibis.ifelse(turned, object_, subject),
            f"o{place}": ibis.ifelse(turned, subject, object_),
        }

    def _first_of(self, roles: tuple[str, ...]) -> Expression:
        found = [self.fences[f"e_{role}"] for role in roles]
        return found[0] if len(found) == 1 else ibis.coalesce(*found)

    def _relation_type(self, place: int) -> Expression:
        types = self.mapping.relations[place].types
        return self.fences[f"z{place}"] if len(types) > 1 else ibis.literal(types[0].type)

    def _ends(self, place: int, relation: RelationRule) -> Expression:
        """subject>object>qualifier, null where an end is missing."""
        qualifiers = self._qualifiers(relation)
        ends = self.fences[f"s{place}"] + ibis.literal(">") + self.fences[f"o{place}"]
        joined = ibis.literal("|").join(qualifiers) if qualifiers else ibis.literal("")
        return ends + ibis.literal(">") + joined

    def _qualifiers(self, relation: RelationRule) -> list[Expression]:
        type_ = vocabulary()[relation.type]
        assert isinstance(type_, Relation)
        drawn = dict(relation.properties)
        return [self._value(relation.type, q, drawn[q]).fill_null("") for q in type_.qualifiers if q in drawn]

    def _relation_mention(self, place: int) -> Expression:
        relations = self.mapping.relations
        ends = self.fences[f"q{place}"]
        twins = [
            (
                (self.fences[f"q{n}"] == ends) & (self._relation_type(n) == self._relation_type(place))
            ).fill_null(False)
            for n in range(place)
            if {t.type for t in relations[n].types} & {t.type for t in relations[place].types}
        ]
        id = digest(self.source, self.fences["key"], self._relation_type(place), ends, _count(twins))
        return ibis.ifelse(ends.isnull(), _NULL, id)

    def _property(self, entity: EntityRule, name: str, column: str) -> Struct:
        type_name = entity.types[-1].type
        property_: Expression = ibis.literal(name)
        maskable = "masked_name" in vocabulary()[type_name].properties
        if name == "name" and maskable and self.mapping.columns[column].clean is Clean.NAME:
            property_ = ibis.ifelse(self.cells.masked(column), "masked_name", "name")
        mention, type_ = self.fences[f"b_{entity.role}"], self.fences[f"y_{entity.role}"]
        kind = vocabulary().property(type_name, name).value_kind
        value = self._value(type_name, name, column)
        if name == "masked_number" and self.cells.schemes[column]:
            value = ibis.ifelse(value.isnull(), self.cells.text(column), _NULL)
        return _struct(mention, type_, property_, value, kind, self._shown(column))

    def _shown(self, column: str) -> str:
        """The column of the file that evidence names: of a derived one, the first that it is drawn from."""
        return next((rule.column for rule in self.mapping.columns[column].cases), column)

    def _value(self, type_name: str, name: str, column: str) -> Expression:
        property_ = vocabulary().property(type_name, name)
        if self.mapping.columns[column].clean is Clean.CODE and not property_.choices:
            return self.cells.text(column)
        return self.cells.value(column, property_.scheme)

    def _relation(self, place: int, relation: RelationRule) -> Iterator[Struct]:
        mention, type_ = self.fences[f"b{place}"], self._relation_type(place)
        by_role = {e.role: e for e in self.mapping.entities}
        ends = (("subject", f"s{place}", relation.subject), ("object", f"o{place}", relation.object))
        for end, id, roles in ends:
            column = self._shown(by_role[roles[0]].name)
            said = _struct(mention, type_, ibis.literal(end), self.fences[id], ValueKind.MENTION, column)
            yield said | self._valid(relation)
        for name, column in relation.properties:
            kind = vocabulary().property(relation.type, name).value_kind
            value = self._value(relation.type, name, column)
            shown = self._shown(column)
            yield _struct(mention, type_, ibis.literal(name), value, kind, shown) | self._valid(relation)

    def _valid(self, relation: RelationRule) -> Struct:
        return {"valid_from": self._day(relation.since), "valid_to": self._day(relation.until)}

    def _day(self, column: str) -> Expression:
        if not column:
            return _NULL
        value = self.cells.value(column)
        return value.left(10) if self.mapping.columns[column].clean is Clean.TIME else value


def _struct(
    mention: Expression, type_: Expression, property_: Expression, value: Expression, kind: str, column: str
) -> Struct:
    return {
        "mention": mention,
        "type": type_,
        "property": property_,
        "value": value,
        "value_kind": ibis.literal(str(kind)),
        "column": ibis.literal(column),
        "valid_from": _NULL,
        "valid_to": _NULL,
    }


def _count(twins: list[Expression]) -> Expression:
    if not twins:
        return ibis.literal("0")
    return sum((t.fill_null(False).cast("int64") for t in twins), start=ibis.literal(0)).cast("string")
