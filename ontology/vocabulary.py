"""The types, loaded from schema/*.yaml into frozen objects; the one place where a type is named.

Mappings, projection, both stores, masking, the explorer's legend, exports and the docs read it, so a new type
is one edit in one YAML file. A relation is a type too: it has mentions, properties and two ends.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.statement import ValueKind
from ontology.yaml_text import read_yaml


class VocabularyError(ValueError):
    """The schema files contradict themselves, or a name is not in them."""


class Kind(StrEnum):
    """`state` relations merge by type, ends, qualifiers and overlapping validity; `event` ones never."""

    ENTITY = "entity"
    STATE = "state"
    EVENT = "event"


class Privacy(StrEnum):
    """public: in published registers · personal: identifies or locates a person · sensitive: PIPL art. 28."""

    PUBLIC = "public"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class PropertyType(StrEnum):
    """What a value is; names and identifiers are searchable."""

    NAME = "name"
    IDENTIFIER = "identifier"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    MONEY = "money"
    INTEGER = "integer"
    ADDRESS = "address"


class Sought(StrEnum):
    """What people mean when they type a name: whom or what they look for stands before what was written about it.
    The order is that of search results."""

    SUBJECT = "subject"
    ACCOUNT = "account"
    CASE = "case"
    RECORD = "record"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Label:
    """Chinese first; English second."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Property:
    """`scheme` names the identifier's check algorithm; `qualifies`: part of a state relation's identity;
    `choices`: the codes it may hold and how people read them, empty where any text may stand."""

    name: str
    label: Label
    type: PropertyType
    privacy: Privacy
    scheme: str | None = None
    followthemoney: str | None = None
    qualifies: bool = False
    choices: Mapping[str, Label] = field(default_factory=dict)

    @property
    def searchable(self) -> bool:
        """Whether people look things up by it."""
        return self.type in (PropertyType.NAME, PropertyType.IDENTIFIER)

    @property
    def value_kind(self) -> ValueKind:
        """How statements hold its values."""
        return {
            PropertyType.DATE: ValueKind.DATE,
            PropertyType.MONEY: ValueKind.MONEY,
            PropertyType.INTEGER: ValueKind.INTEGER,
        }.get(self.type, ValueKind.TEXT)


@dataclass(frozen=True, slots=True)
class Type:
    """An entity type or a relation type, its inherited properties included. `ancestors` include itself."""

    name: str
    kind: Kind
    label: Label
    followthemoney: str
    abstract: bool
    ancestors: frozenset[str]
    properties: Mapping[str, Property]
    caption: tuple[str, ...] = ()
    shape: str = ""
    hue: str = ""
    sought_as: Sought = Sought.RECORD

    def is_a(self, other: str) -> bool:
        """Whether it is `other` or one of its kinds."""
        return other in self.ancestors


@dataclass(frozen=True, slots=True)
class Relation(Type):
    """`subject` and `object` are the type names allowed at each end; `forward` reads subject → object."""

    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    forward: Label = field(default_factory=lambda: Label("", ""))
    reverse: Label = field(default_factory=lambda: Label("", ""))

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """Properties that tell apart two relations of this type between the same ends, in schema order."""
        return tuple(name for name, prop in self.properties.items() if prop.qualifies)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every type by name; entity types and relation types apart."""

    entities: Mapping[str, Type]
    relations: Mapping[str, Relation]

    def __getitem__(self, name: str) -> Type:
        found = self.entities.get(name) or self.relations.get(name)
        if found is None:
            raise VocabularyError(f"{name!r} is no type of the vocabulary; known: {', '.join(self.names())}")
        return found

    def names(self) -> Iterator[str]:
        """Entity types, then relation types, abstract ones included."""
        yield from self.entities
        yield from self.relations

    def property(self, type_name: str, property_name: str) -> Property:
        """The property of a type; raises VocabularyError naming those there are."""
        found = self[type_name].properties.get(property_name)
        if found is None:
            known = ", ".join(self[type_name].properties)
            raise VocabularyError(f"{type_name} has no property {property_name!r}; known: {known}")
        return found


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the project."""
    texts = {
        f.name: f.read_text("utf-8")
        for f in files("ontology").joinpath("schema").iterdir()
        if f.name.endswith(".yaml")
    }
    return load_vocabulary(texts)


def load_vocabulary(texts: Mapping[str, str]) -> Vocabulary:
    """Vocabulary from YAML texts by file name; raises VocabularyError on the first contradiction."""
    raw: dict[str, dict[str, Any]] = {}
    for file_name in sorted(texts):
        for name, entry in (read_yaml(texts[file_name]) or {}).items():
            if name in raw:
                raise VocabularyError(f"{file_name}: type {name!r} is named a second time")
            raw[name] = entry
    built = {name: _type(name, raw) for name in raw}
    loaded = Vocabulary(
        {n: t for n, t in built.items() if not isinstance(t, Relation)},
        {n: t for n, t in built.items() if isinstance(t, Relation)},
    )
    _check_ends(loaded)
    return loaded


def _type(name: str, raw: Mapping[str, dict[str, Any]]) -> Type:
    entry = raw[name]
    common: dict[str, Any] = {
        "name": name,
        "kind": Kind(entry["kind"]),
        "label": Label(**entry["label"]),
        "followthemoney": entry["followthemoney"],
        "abstract": entry.get("abstract", False),
        "ancestors": frozenset(_lineage(name, raw)),
        "properties": _properties(name, raw),
        "caption": tuple(_inherited("caption", name, raw) or ()),
        "shape": _inherited("shape", name, raw) or "",
        "hue": _inherited("hue", name, raw) or "",
        "sought_as": Sought(_inherited("sought_as", name, raw) or Sought.RECORD),
    }
    if common["kind"] is Kind.ENTITY:
        return Type(**common)
    return Relation(
        **common,
        subject=tuple(entry["subject"]),
        object=tuple(entry["object"]),
        forward=Label(**entry["forward"]),
        reverse=Label(**entry["reverse"]),
    )


def _lineage(name: str, raw: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    """The type and its ancestors, nearest first."""
    while True:
        yield name
        parent = raw[name].get("extends")
        if parent is None:
            return
        if parent not in raw:
            raise VocabularyError(f"{name} extends {parent!r}, which is no type of the vocabulary")
        name = parent


def _inherited(key: str, name: str, raw: Mapping[str, dict[str, Any]]) -> Any:
    return next((raw[t][key] for t in _lineage(name, raw) if key in raw[t]), None)


def _properties(name: str, raw: Mapping[str, dict[str, Any]]) -> dict[str, Property]:
    found: dict[str, Property] = {}
    for ancestor in reversed(list(_lineage(name, raw))):
        for prop, entry in raw[ancestor].get("properties", {}).items():
            found[prop] = _property(f"{ancestor}.{prop}", prop, entry)
    return found


def _property(place: str, name: str, entry: Mapping[str, Any]) -> Property:
    kind = PropertyType(entry["type"])
    if (kind is PropertyType.IDENTIFIER) != ("scheme" in entry):
        raise VocabularyError(f"{place}: a scheme belongs to identifiers and each identifier names one")
    return Property(
        name=name,
        label=Label(**entry["label"]),
        type=kind,
        privacy=Privacy(entry["privacy"]),
        scheme=entry.get("scheme"),
        followthemoney=entry.get("followthemoney"),
        qualifies=entry.get("qualifies", False),
        choices={code: Label(**label) for code, label in entry.get("choices", {}).items()},
    )


def _check_ends(loaded: Vocabulary) -> None:
    for relation in loaded.relations.values():
        for end in (*relation.subject, *relation.object):
            if end not in loaded.entities:
                raise VocabularyError(f"relation {relation.name} ends at {end!r}, which is no entity type")
