"""Our values inside spaCy's msgpack, so that a Doc travels between processes with what was read in it.

Registered by name with srsly at import; a name that is not one of ours is left alone.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

import srsly

from nlp import header_rows, model, reading, spans

_TAG = "__fuyuan__"
_CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls
    for cls in (
        spans.Found,
        spans.Section,
        header_rows.Row,
        model.Named,
        model.Agent,
        model.Party,
        model.Abbreviation,
        model.Citation,
        model.Number,
        model.RelatedCase,
        model.Cause,
        model.Offence,
        model.Voice,
        model.Claim,
        model.Fact,
        model.Reference,
        model.Tie,
        model.Order,
        model.Measure,
        model.Decision,
        reading.Reading,
    )
}


def encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """A value of ours as a tagged mapping; anything else goes down the chain."""
    if is_dataclass(value) and type(value).__name__ in _CLASSES:
        content = {f.name: getattr(value, f.name) for f in fields(value)}
        return {_TAG: type(value).__name__, **content}
    return value if chain is None else chain(value)


def decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """The value again; msgpack made lists of the tuples."""
    if isinstance(value, dict) and _TAG in value:
        content = {k: v if k == "warnings" else _tuples(v) for k, v in value.items() if k != _TAG}
        if value[_TAG] == "Party":
            content["kind"] = model.Kind(content["kind"])
        return _CLASSES[value[_TAG]](**content)
    return value if chain is None else chain(value)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


srsly.msgpack_encoders.register("fuyuan", func=encode)
srsly.msgpack_decoders.register("fuyuan", func=decode)
