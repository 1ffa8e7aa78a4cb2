"""Mapping files, read and held against the vocabulary: a name that is misspelt must fail here, with the place and
the names there are, not as a column that is silently never filled."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from ingest.errors import MappingError
from ingest.mapping.checks import CHECKS
from ingest.mapping.model import Clean, Column, EntityRule, Mapping, Need, RelationRule, SourceKind, TypeRule
from ontology.standing import AssertedBy, Standing
from ontology.vocabulary import Label, Property, PropertyType, Relation, Type, VocabularyError, vocabulary

EMPTY_WORDS: Final = (
    "N/A", "n/a", "NULL", "null", "None", "none", "NaN", "nan", "<nil>", "-", "--", "---", "－", "—", "——",
    "/", "／", "\\", "无", "空", "暂无",
)  # fmt: skip
"""Cells that say nothing, as met in registers, 双公示 files and bank replies (N/A in 23-89 % of register cells)."""

_KEYS: Final = {
    "name", "version", "label", "kind", "columns", "key", "asserted_by", "standing", "entities", "relations",
    "source_date", "title", "text", "recognise", "empty",
}  # fmt: skip


@cache
def mappings() -> dict[str, Mapping]:
    """The mappings that ship with the project, by name."""
    folder = files("ingest").joinpath("mappings")
    found = [load_mapping(f.read_text("utf-8"), f.name) for f in folder.iterdir() if f.name.endswith(".yaml")]
    return {mapping.name: mapping for mapping in sorted(found, key=lambda m: m.name)}


def mapping_named(name: str) -> Mapping:
    """The mapping of that name; raises MappingError naming those there are."""
    found = mappings().get(name)
    if found is None:
        raise MappingError(f"没有名为「{name}」的映射；现有：{'、'.join(mappings())}。")
    return found


def load_mapping(text: str, place: str) -> Mapping:
    """A mapping from YAML; raises MappingError on the first contradiction, naming `place`."""
    raw = yaml.safe_load(text)
    if not isinstance(raw, dict) or not {"name", "version", "label", "kind", "columns"} <= raw.keys():
        raise MappingError(f"{place}：映射文件须有 name、version、label、kind、columns。")
    if unknown := raw.keys() - _KEYS:
        raise MappingError(f"{place}：不认识的项「{'、'.join(sorted(unknown))}」。")
    try:
        mapping = _mapping(raw)
    except (KeyError, TypeError, ValueError) as error:
        raise MappingError(f"{place}：{error}。") from error
    for problem in _problems(mapping):
        raise MappingError(f"{place}：{problem}。")
    return mapping


def _mapping(raw: dict[str, Any]) -> Mapping:
    columns = {name: _column(name, entry or {}) for name, entry in raw["columns"].items()}
    return Mapping(
        name=raw["name"],
        version=str(raw["version"]),
        label=Label(**raw["label"]),
        kind=SourceKind(raw["kind"]),
        columns=columns,
        key=tuple(tuple(_list(alternative)) for alternative in _list(raw.get("key"))),
        asserted_by=AssertedBy(raw.get("asserted_by", "unknown")),
        standing=Standing(raw.get("standing", "recorded")),
        entities=tuple(_entity(role, entry) for role, entry in (raw.get("entities") or {}).items()),
        relations=tuple(_relation(entry) for entry in raw.get("relations") or ()),
        source_date=raw.get("source_date", ""),
        title=raw.get("title", ""),
        text=raw.get("text", ""),
        recognise=raw.get("recognise", ""),
        empty=tuple(dict.fromkeys((*EMPTY_WORDS, *_list(raw.get("empty"))))),
    )


def _column(name: str, entry: dict[str, Any]) -> Column:
    _only(entry, {"also", "clean", "required", "unit"}, f"列「{name}」")
    return Column(
        name,
        (name, *_list(entry.get("also"))),
        Clean(entry.get("clean", "text")),
        Need(entry.get("required", "none")),
        entry.get("unit", ""),
    )


def _entity(role: str, entry: dict[str, Any]) -> EntityRule:
    _only(entry, {"type", "name", "properties", "refuse", "always"}, f"实体「{role}」")
    types = entry["type"] if isinstance(entry["type"], list) else [{"is": entry["type"]}]
    return EntityRule(
        role,
        tuple(TypeRule(t["is"], t.get("where", ""), t.get("matches", "")) for t in types),
        entry["name"],
        tuple(_pairs(entry.get("properties"))),
        entry.get("refuse", ""),
        entry.get("always", False),
    )


def _relation(entry: dict[str, Any]) -> RelationRule:
    _only(entry, {"type", "subject", "object", "properties", "since", "until"}, "关系")
    return RelationRule(
        entry["type"],
        entry["subject"],
        entry["object"],
        tuple(_pairs(entry.get("properties"))),
        entry.get("since", ""),
        entry.get("until", ""),
    )


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _pairs(value: dict[str, Any] | None) -> Iterator[tuple[str, str]]:
    for name, columns in (value or {}).items():
        for column in _list(columns):
            yield name, column


def _only(entry: dict[str, Any], known: set[str], place: str) -> None:
    if unknown := entry.keys() - known:
        raise ValueError(f"{place}有不认识的项「{'、'.join(sorted(unknown))}」")


def _problems(mapping: Mapping) -> Iterator[str]:
    try:
        yield from _column_problems(mapping)
        for entity in mapping.entities:
            yield from _entity_problems(entity)
        for relation in mapping.relations:
            yield from _relation_problems(mapping, relation)
    except VocabularyError as error:
        yield str(error)


def _column_problems(mapping: Mapping) -> Iterator[str]:
    for place, name in _named_columns(mapping):
        if name and name not in mapping.columns:
            yield f"{place}用到的列「{name}」不在 columns 中"
    owners: dict[str, str] = {}
    for column in mapping.columns.values():
        for header in column.headers:
            if owners.setdefault(header, column.name) != column.name:
                yield f"表头「{header}」同时属于「{owners[header]}」和「{column.name}」"
    rules: list[EntityRule | RelationRule] = [*mapping.entities, *mapping.relations]
    for rule in rules:
        yield from _kind_problems(mapping, rule)
    re.compile(mapping.recognise)
    if mapping.kind is SourceKind.DOCUMENTS and not (mapping.text and mapping.recognise):
        yield "文书映射须指明 text 列和 recognise 特征"


def _kind_problems(mapping: Mapping, rule: EntityRule | RelationRule) -> Iterator[str]:
    """A date must come from a column read as dates, money from one read as amounts."""
    types = [t.type for t in rule.types] if isinstance(rule, EntityRule) else [rule.type]
    for type_name in types:
        for name, column in rule.properties:
            needed = clean_of(vocabulary().property(type_name, name))
            given = mapping.columns[column].clean if column in mapping.columns else needed
            if needed is not Clean.TEXT and given is not needed:
                yield f"{type_name}.{name} 需要 clean: {needed} 的列，「{column}」是 {given}"


def _named_columns(mapping: Mapping) -> Iterator[tuple[str, str]]:
    yield from (("key ", name) for alternative in mapping.key for name in alternative)
    yield from (("source_date ", mapping.source_date), ("title ", mapping.title), ("text ", mapping.text))
    for entity in mapping.entities:
        yield f"实体「{entity.role}」", entity.name
        yield from ((f"实体「{entity.role}」", column) for _, column in entity.properties)
        yield from ((f"实体「{entity.role}」", rule.column) for rule in entity.types)
    for relation in mapping.relations:
        yield from ((f"关系「{relation.type}」", column) for _, column in relation.properties)
        yield from ((f"关系「{relation.type}」", column) for column in (relation.since, relation.until))


def _entity_problems(entity: EntityRule) -> Iterator[str]:
    for rule in entity.types:
        re.compile(rule.pattern)
        type_ = vocabulary()[rule.type]
        if isinstance(type_, Relation) or type_.abstract:
            yield f"实体「{entity.role}」的类型「{rule.type}」不是可用的实体类型"
        for name, _ in entity.properties:
            vocabulary().property(rule.type, name)
    if not entity.types or entity.types[-1].pattern:
        yield f"实体「{entity.role}」最后一条类型规则须无条件"


def _relation_problems(mapping: Mapping, relation: RelationRule) -> Iterator[str]:
    type_ = vocabulary()[relation.type]
    if not isinstance(type_, Relation):
        yield f"「{relation.type}」不是关系类型"
        return
    for name, _ in relation.properties:
        vocabulary().property(relation.type, name)
    yield from _end_problems(mapping, relation, "subject", relation.subject, type_.subject)
    yield from _end_problems(mapping, relation, "object", relation.object, type_.object)


def _end_problems(
    mapping: Mapping, relation: RelationRule, end: str, role: str, allowed: Iterable[str]
) -> Iterator[str]:
    entity = next((e for e in mapping.entities if e.role == role), None)
    if entity is None:
        yield f"关系「{relation.type}」的 {end}「{role}」不是本映射的实体"
        return
    for rule in entity.types:
        type_: Type = vocabulary()[rule.type]
        if not any(type_.is_a(name) for name in allowed):
            yield f"关系「{relation.type}」的 {end} 不接受「{rule.type}」，只接受 {'、'.join(allowed)}"


def clean_of(property_: Property) -> Clean:
    """How cells have to be read to become values of the property."""
    if property_.type is PropertyType.IDENTIFIER:
        return Clean.IDENTIFIER if property_.scheme in CHECKS else Clean.TEXT
    return {
        PropertyType.DATE: Clean.DATE,
        PropertyType.MONEY: Clean.AMOUNT,
        PropertyType.INTEGER: Clean.INTEGER,
    }.get(property_.type, Clean.TEXT)
