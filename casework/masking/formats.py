"""The formats: from a whole value to what of it may stand. A value too short to hide anything is hidden whole."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from casework.errors import CaseworkError

STAR: Final = "*"
REGION: Final = re.compile(r"^(?:[^省市区县旗盟\s]{1,10}?(?:自治州|[省市区县旗盟]))+")
"""Province, city, county: what of an address tells no house."""
_YEAR: Final = re.compile(r"\d{4}")


class MaskingError(CaseworkError):
    """The formats cannot be read, or name what does not exist."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to hide; `keep` is how many characters stand at the two ends."""

    kind: str
    keep: tuple[int, int] = (0, 0)

    def apply(self, value: str, compound_surnames: Collection[str]) -> str:
        """The masked value; the value itself where the format shows it."""
        return _KINDS[self.kind](self, value, compound_surnames)


def read_format(place: str, raw: Mapping[str, Any]) -> Format:
    """A format from its YAML; raises MaskingError."""
    kind, keep = str(raw.get("kind")), tuple(raw.get("keep", (0, 0)))
    if kind not in _KINDS:
        raise MaskingError(f"脱敏格式「{place}」的 kind「{kind}」不存在，可用：{'、'.join(_KINDS)}。")
    if len(keep) != 2 or not all(isinstance(n, int) and n >= 0 for n in keep) or set(raw) - {"kind", "keep"}:
        raise MaskingError(f"脱敏格式「{place}」应为 kind 及 keep（两个非负整数），现为 {dict(raw)}。")
    return Format(kind, (keep[0], keep[1]))


def _shown(_: Format, value: str, __: Collection[str]) -> str:
    return value


def _whole(_: Format, value: str, __: Collection[str]) -> str:
    return STAR if value else value


def _ends(how: Format, value: str, _: Collection[str]) -> str:
    first, last = how.keep
    hidden = len(value) - first - last
    if hidden < min(3, len(value)):
        return STAR * len(value)
    return value[:first] + STAR * hidden + value[len(value) - last :]


def _surname(_: Format, value: str, compound_surnames: Collection[str]) -> str:
    kept = 2 if len(value) > 2 and value[:2] in compound_surnames else 1
    return value[:kept] + STAR if len(value) > 1 else STAR


def _region(_: Format, value: str, __: Collection[str]) -> str:
    found = REGION.match(value)
    return (found.group() if found else "") + STAR


def _year(_: Format, value: str, __: Collection[str]) -> str:
    found = _YEAR.match(value)
    return found.group() + "年" + STAR if found else STAR


def _email(_: Format, value: str, __: Collection[str]) -> str:
    name, at, host = value.partition("@")
    return f"{name[:1]}***@{host}" if at and name else STAR * 3


def _plate(_: Format, value: str, __: Collection[str]) -> str:
    return f"{value[:2]}***{value[-2:]}" if len(value) >= 7 else STAR * len(value)


_KINDS: Final[Mapping[str, Callable[[Format, str, Collection[str]], str]]] = {
    "shown": _shown,
    "ends": _ends,
    "surname": _surname,
    "region": _region,
    "year": _year,
    "email": _email,
    "plate": _plate,
    "whole": _whole,
}
