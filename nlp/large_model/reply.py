"""A model's reply against the schema: its items as values, and the count of those that do not fit.

The types are the pipeline's own. One bad item is left out with its reason and the rest goes on; a reply that is no
object of two lists is refused whole.
"""

import json
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from nlp.facts import TYPES
from nlp.lexicon import table

MOST = 200
"""Items of one kind taken from one reply."""
Name = Annotated[str, Field(min_length=2, max_length=80)]
Quote = Annotated[str, Field(min_length=2, max_length=400)]


class _Item(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SaidEntity(_Item):
    """A thing the reply says the passage names."""

    type: str
    text: Name
    quote: Quote

    @field_validator("type")
    @classmethod
    def _known(cls, value: str) -> str:
        return _one_of(value, TYPES)


class SaidRelation(_Item):
    """A relation the reply says the passage states, by `words` in it."""

    type: str
    subject: Name
    object: Name
    words: Annotated[str, Field(min_length=1, max_length=40)]
    quote: Quote

    @field_validator("type")
    @classmethod
    def _known(cls, value: str) -> str:
        return _one_of(value, relation_types())


class Reply(BaseModel):
    """What of a reply fits the schema."""

    model_config = ConfigDict(frozen=True)
    entities: tuple[SaidEntity, ...]
    relations: tuple[SaidRelation, ...]
    refused: int


class BadReplyError(Exception):
    """The reply is no JSON object with the two lists."""


def relation_types() -> tuple[str, ...]:
    """Relations a model may name: those the rules know between persons and organisations."""
    return tuple(name for name in table("ties")["ties"] if name != "traffic_in")


def read_reply(text: str) -> Reply:
    """The items of a reply; raises BadReplyError."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadReplyError("回应不是 JSON") from error
    if not isinstance(content, dict) or content.keys() != {"entities", "relations"}:
        raise BadReplyError("回应不是含 entities 和 relations 的对象")
    entities, bad = _items(SaidEntity, content["entities"])
    relations, worse = _items(SaidRelation, content["relations"])
    return Reply(entities=entities, relations=relations, refused=bad + worse)


Item = TypeVar("Item", bound=_Item)


def _items(kind: type[Item], given: Any) -> tuple[tuple[Item, ...], int]:
    if not isinstance(given, list):
        raise BadReplyError("entities 和 relations 应为列表")
    found: list[Item] = []
    for item in given[:MOST]:
        try:
            found.append(kind.model_validate(item))
        except ValidationError:
            continue
    return tuple(found), len(given) - len(found)


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is no type; there are: {', '.join(known)}")
    return value
