"""What is wrong with a mapping, held against itself and the vocabulary. A property from a column that is read another
way, or an end that the relation does not take, would otherwise be a column that is silently never filled."""

import re
from collections.abc import Iterable, Iterator

from ingest.mapping.columns import CHECKED
from ingest.mapping.headers import plain
from ingest.mapping.model import (
    BalanceRule,
    Clean,
    Column,
    Context,
    EntityRule,
    Mapping,
    RelationRule,
    SourceKind,
)
from ontology.vocabulary import Property, PropertyType, Relation, Type, VocabularyError, vocabulary


def problems(mapping: Mapping) -> Iterator[str]:
    """Each contradiction in words, with the name that is to blame."""
    try:
        yield from _column_problems(mapping)
        for entity in mapping.entities:
            yield from _entity_problems(mapping, entity)
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
            bare = plain(header)[0]
            if owners.setdefault(bare, column.name) != column.name:
                yield f"表头「{header}」同时属于「{owners[bare]}」和「{column.name}」"
        yield from _pattern_problems(column)
    rules: list[EntityRule | RelationRule] = [*mapping.entities, *mapping.relations]
    for rule in rules:
        yield from _kind_problems(mapping, rule)
    re.compile(mapping.recognise)
    if mapping.balance is not None and not _moves(mapping.balance):
        yield "balance 须有 amount 与 direction，或 money_in 与 money_out"
    told = bool(mapping.text), bool(mapping.recognise)
    if told != (mapping.kind is SourceKind.DOCUMENTS,) * 2 and told != (True, True):
        yield "文书映射须指明 text 列和 recognise 特征，其他映射须同时指明或都不指明"


def _moves(rule: BalanceRule) -> bool:
    """Whether it says what moved in one of the two ways."""
    one = bool(rule.amount), bool(rule.direction)
    two = bool(rule.money_in), bool(rule.money_out)
    return (one, two) in (((True, True), (False, False)), ((False, False), (True, True)))


def _pattern_problems(column: Column) -> Iterator[str]:
    """What is taken out of a cell or a line above the headers is what a group of the pattern holds."""
    if column.is_derived and column.clean is not Clean.TEXT and not all(rule.taken for rule in column.cases):
        yield f"列「{column.name}」按 clean: {column.clean} 读取，须用 take 从其他列取出"
    looks_above = column.context in (Context.HEAD, Context.BILL)
    if looks_above != bool(column.head):
        yield f"列「{column.name}」的 context: head、bill 须有 head 句式，反之亦然"
    re.compile(column.says)
    for pattern in [column.head] * looks_above + [rule.pattern for rule in column.cases if rule.taken]:
        if not re.compile(pattern).groups:
            yield f"列「{column.name}」的句式「{pattern}」没有括号，取不出值"


def _kind_problems(mapping: Mapping, rule: EntityRule | RelationRule) -> Iterator[str]:
    """A date must come from a column read as dates, money from one read as amounts."""
    for type_name in (t.type for t in rule.types):
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
        rules = (*entity.types, *filter(None, [entity.only]))
        yield from ((f"实体「{entity.role}」", rule.column) for rule in rules)
    for column in mapping.columns.values():
        yield from ((f"列「{column.name}」", name) for name in (column.currency, column.date))
        yield from ((f"列「{column.name}」", rule.column) for rule in column.cases)
    for relation in mapping.relations:
        place = f"关系「{relation.type}」"
        conditions = (*relation.types, *filter(None, [relation.swap]))
        yield from ((place, column) for _, column in relation.properties)
        yield from ((place, column) for column in (relation.since, relation.until))
        yield from ((place, rule.column) for rule in conditions)
    if (balance := mapping.balance) is not None:
        yield from (("balance ", column) for column in balance.columns)


def _entity_problems(mapping: Mapping, entity: EntityRule) -> Iterator[str]:
    for role in entity.unless:
        if not any(other.role == role for other in mapping.entities):
            yield f"实体「{entity.role}」的 unless「{role}」不是本映射的实体"
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
    if not relation.types or relation.types[-1].pattern:
        yield f"关系「{relation.type}」最后一条类型规则须无条件"
    for type_name in (rule.type for rule in relation.types):
        type_ = vocabulary()[type_name]
        if not isinstance(type_, Relation):
            yield f"「{type_name}」不是关系类型"
            return
        for name, _ in relation.properties:
            vocabulary().property(type_name, name)
        ends = [(relation.subject, relation.object)]
        if relation.swap is not None:
            ends.append((relation.object, relation.subject))
        for subjects, objects in ends:
            for role in subjects:
                yield from _end_problems(mapping, relation, "subject", role, type_.subject)
            for role in objects:
                yield from _end_problems(mapping, relation, "object", role, type_.object)


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
        return Clean.IDENTIFIER if property_.scheme in CHECKED else Clean.TEXT
    return {
        PropertyType.DATE: Clean.DATE,
        PropertyType.MONEY: Clean.AMOUNT,
        PropertyType.INTEGER: Clean.INTEGER,
        PropertyType.TIME: Clean.TIME,
    }.get(property_.type, Clean.TEXT)
