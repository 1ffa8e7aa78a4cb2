"""Mapping files, read and held against the vocabulary: a name that is misspelt must fail here, with the place and
the names there are, not as a column that is silently never filled."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

from ingest.errors import MappingError
from ingest.mapping.check import problems
from ingest.mapping.codes import code_table
from ingest.mapping.model import (
    BalanceRule,
    Clean,
    Column,
    Context,
    EntityRule,
    Mapping,
    Need,
    RelationRule,
    SourceKind,
    TypeRule,
)
from ontology.standing import AssertedBy, Standing
from ontology.vocabulary import Label
from ontology.yaml_text import read_yaml

EMPTY_WORDS: Final = (
    "N/A", "n/a", "NULL", "null", "None", "none", "NaN", "nan", "<nil>", "-", "--", "---", "－", "—", "——",
    "/", "／", "\\", "无", "空", "暂无",
)  # fmt: skip
"""Cells that say nothing, as met in registers, 双公示 files and bank replies (N/A in 23-89 % of register cells)."""

_KEYS: Final = {
    "name", "version", "label", "kind", "columns", "key", "asserted_by", "standing", "entities", "relations",
    "source_date", "title", "text", "recognise", "empty", "file_name", "lacking", "balance",
}  # fmt: skip


@cache
def mappings() -> dict[str, Mapping]:
    """The mappings that ship with the project, by name."""
    return {name: mapping_named(name) for name in _names()}


@cache
def mapping_named(name: str) -> Mapping:
    """The mapping of that name, which its file bears too; raises MappingError naming those there are. Reading all takes
    .2 s."""
    if name not in _names():
        raise MappingError(f"没有名为「{name}」的映射；现有：{'、'.join(_names())}。")
    file = files("ingest").joinpath("mappings", f"{name}.yaml")
    mapping = load_mapping(file.read_text("utf-8"), file.name)
    if mapping.name != name:
        raise MappingError(f"{file.name}：名称「{mapping.name}」与文件名不同。")
    return mapping


@cache
def _names() -> tuple[str, ...]:
    folder = files("ingest").joinpath("mappings")
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")))


def load_mapping(text: str, place: str) -> Mapping:
    """A mapping from YAML; raises MappingError on the first contradiction, naming `place`."""
    raw = read_yaml(text)
    if not isinstance(raw, dict) or not {"name", "version", "label", "kind", "columns"} <= raw.keys():
        raise MappingError(f"{place}：映射文件须有 name、version、label、kind、columns。")
    if unknown := raw.keys() - _KEYS:
        raise MappingError(f"{place}：不认识的项「{'、'.join(sorted(unknown))}」。")
    try:
        mapping = _mapping(raw)
    except (KeyError, TypeError, ValueError) as error:
        raise MappingError(f"{place}：{error}。") from error
    for problem in problems(mapping):
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
        file_name=raw.get("file_name", ""),
        lacking=tuple(_list(raw.get("lacking"))),
        balance=_balance(raw["balance"]) if "balance" in raw else None,
    )


def _column(name: str, entry: dict[str, Any]) -> Column:
    known = {
        "also",
        "clean",
        "required",
        "unit",
        "currency",
        "codes",
        "cases",
        "context",
        "date",
        "head",
        "empty",
        "says",
    }
    _only(entry, known, f"列「{name}」")
    cases = tuple(_case(case) for case in entry.get("cases") or ())
    codes = entry.get("codes", "")
    return Column(
        name,
        () if cases else (name, *_list(entry.get("also"))),
        Clean.CODE if codes else Clean(entry.get("clean", "text")),
        Need(entry.get("required", "none")),
        entry.get("unit", ""),
        entry.get("currency", ""),
        entry.get("date", ""),
        code_table(codes) if codes else (),
        cases,
        Context(entry["context"]) if "context" in entry else None,
        entry.get("head", ""),
        tuple(_list(entry.get("empty"))),
        entry.get("says", ""),
    )


def _type_rule(entry: dict[str, Any]) -> TypeRule:
    _only(entry, {"is", "where", "matches"}, "条件")
    return TypeRule(
        entry["is"], entry.get("where", ""), entry.get("matches", "." if "where" in entry else "")
    )


def _case(entry: dict[str, Any]) -> TypeRule:
    """A word, or what a group of the pattern takes out of the cell (账号(姓名) holds two things)."""
    if "take" not in entry:
        return _type_rule(entry)
    _only(entry, {"take", "where"}, "列的取值")
    return TypeRule("", entry["where"], entry["take"], taken=True)


def _types(value: Any) -> tuple[TypeRule, ...]:
    return tuple(_type_rule(t) for t in value) if isinstance(value, list) else (TypeRule(value),)


def _balance(entry: dict[str, Any]) -> BalanceRule:
    return BalanceRule(**{**entry, "account": tuple(_list(entry["account"]))})


def _entity(role: str, entry: dict[str, Any]) -> EntityRule:
    _only(entry, {"type", "name", "properties", "refuse", "always", "unless", "only"}, f"实体「{role}」")
    return EntityRule(
        role,
        _types(entry["type"]),
        entry["name"],
        tuple(_pairs(entry.get("properties"))),
        entry.get("refuse", ""),
        entry.get("always", False),
        tuple(_list(entry.get("unless"))),
        _type_rule({"is": "", **entry["only"]}) if "only" in entry else None,
    )


def _relation(entry: dict[str, Any]) -> RelationRule:
    _only(entry, {"type", "subject", "object", "properties", "since", "until", "swap"}, "关系")
    return RelationRule(
        _types(entry["type"]),
        tuple(_list(entry["subject"])),
        tuple(_list(entry["object"])),
        tuple(_pairs(entry.get("properties"))),
        entry.get("since", ""),
        entry.get("until", ""),
        _type_rule({"is": "", **entry["swap"]}) if "swap" in entry else None,
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
