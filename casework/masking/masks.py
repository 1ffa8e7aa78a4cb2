"""The formats of a home: what ships with the program, and what the home says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

from casework.masking.formats import Format, MaskingError, read_format
from ontology.vocabulary import Privacy, Property, Type, vocabulary

FILE_NAME: Final = "masking.yaml"
PARTS: Final = ("formats", "properties", "columns", "compound_surnames")


@dataclass(frozen=True, slots=True)
class Masks:
    """Formats by the names in formats.yaml; `properties` by type.name, `columns` by words of a heading."""

    formats: Mapping[str, Format]
    properties: Mapping[str, Format]
    columns: Mapping[str, str]
    compound_surnames: frozenset[str]

    def property(self, type_name: str, name: str) -> Format | None:
        """How a property is hidden; None for one that is public or shown as published."""
        kind = vocabulary()[type_name]
        prop = kind.properties.get(name)
        if prop is None or prop.privacy is Privacy.PUBLIC:
            return None
        how = self._of(kind, prop)
        return None if how.kind == "shown" else how

    def column(self, heading: str) -> Format | None:
        """How cells under a heading are hidden, as far as its words say."""
        for word, name in self.columns.items():
            if word in heading:
                return self.formats[name]
        return None

    def hide(self, how: Format, value: str) -> str:
        """The value in its format."""
        return how.apply(value, self.compound_surnames)

    def _of(self, kind: Type, prop: Property) -> Format:
        for ancestor in (kind.name, *sorted(kind.ancestors - {kind.name})):
            if stated := self.properties.get(f"{ancestor}.{prop.name}"):
                return stated
        for key in (prop.scheme, prop.name, prop.type.value):
            if key and (named := self.formats.get(key)):
                return named
        return Format("whole")


@cache
def default_masks() -> Masks:
    """The formats that ship with the program."""
    return _masks(_shipped())


def home_masks(folder: Path) -> Masks:
    """The formats of a home; raises MaskingError where its file cannot be meant."""
    path = folder / FILE_NAME
    try:
        own = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        return default_masks()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise MaskingError(
            f"脱敏配置 {FILE_NAME} 无法读取（{type(error).__name__}）。请改正后重试。"
        ) from error
    if not isinstance(own, dict) or set(own) - set(PARTS):
        raise MaskingError(f"脱敏配置 {FILE_NAME} 只能有：{'、'.join(PARTS)}。")
    shipped = _shipped()
    joined = {part: _joined(shipped[part], own.get(part)) for part in PARTS}
    return _masks(joined)


def _shipped() -> dict[str, Any]:
    text = files("casework.masking").joinpath("formats.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def _joined(shipped: Any, own: Any) -> Any:
    if own is None:
        return shipped
    if type(own) is not type(shipped):
        raise MaskingError(f"脱敏配置 {FILE_NAME} 的结构与内置配置不一致。")
    return {**shipped, **own} if isinstance(shipped, dict) else [*shipped, *own]


def _masks(raw: Mapping[str, Any]) -> Masks:
    formats = {name: read_format(name, each) for name, each in raw["formats"].items()}
    columns = {word: name for name, words in raw["columns"].items() for word in words}
    for name in columns.values():
        if name not in formats:
            raise MaskingError(f"脱敏配置的 columns 提到「{name}」，formats 中没有它。")
    for place in raw["properties"]:
        _check(place)
    properties = {place: read_format(place, each) for place, each in raw["properties"].items()}
    return Masks(formats, properties, columns, frozenset(raw["compound_surnames"]))


def _check(place: str) -> None:
    """A misspelt property would silently keep its default."""
    type_name, _, name = place.partition(".")
    known = {**vocabulary().entities, **vocabulary().relations}.get(type_name)
    if known is None or name not in known.properties:
        raise MaskingError(f"脱敏配置的 properties 提到「{place}」，词表中没有这一属性。")
