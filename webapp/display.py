"""Values as people read them. The exact value travels beside it; this text is never parsed again."""

import re

from ontology.money import Exactness, Money, parse_money
from ontology.times import earliest_day
from ontology.vocabulary import Property, PropertyType

UNITS = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元", "GBP": "英镑"}
"""Other currencies keep their ISO 4217 code."""
WITHOUT_MINOR = frozenset({"JPY"})
"""Currencies whose smallest unit is the unit itself (ISO 4217 exponent 0)."""
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def displayed(value: str, prop: Property | None) -> str:
    """The value of a property for people; a value that is not what its type says is shown as it stands."""
    if prop is None:
        return value
    if value in prop.choices:
        return prop.choices[value].zh
    try:
        if prop.type is PropertyType.MONEY:
            return money(parse_money(value))
        if prop.type is PropertyType.DATE:
            return day(value)
        if prop.type is PropertyType.TIME:
            return moment(value)
    except ValueError:
        pass
    return value


def money(amount: Money) -> str:
    """3,100,000 分 → 31,000.00 元, with 约 or 以上 where the source was not exact."""
    unit = UNITS.get(amount.currency, amount.currency)
    text = _units(amount.minor, amount.currency)
    match amount.exactness:
        case Exactness.EXACT:
            return f"{text} {unit}"
        case Exactness.ABOUT:
            return f"约 {text} {unit}"
        case Exactness.AT_LEAST:
            return f"{text} {unit}以上"
        case Exactness.RANGE:
            assert amount.upper is not None
            return f"{text}–{_units(amount.upper, amount.currency)} {unit}"


def _units(minor: int, currency: str) -> str:
    if currency in WITHOUT_MINOR:
        return f"{minor:,}"
    whole, rest = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{whole:,}.{rest:02d}"


def day(value: str) -> str:
    """2019-07-22 → 2019年7月22日, no more precise than the source; raises ValueError on no date."""
    earliest_day(value)
    match = _PARTIAL_DATE.fullmatch(value)
    assert match is not None
    return "".join(f"{int(part)}{mark}" for part, mark in zip(match.groups(), "年月日", strict=True) if part)


def moment(value: str) -> str:
    """2024-01-02T03:04:05 → 2024年1月2日 03:04:05; a day alone stays a day."""
    date, _, clock = value.partition("T")
    return f"{day(date)} {clock}".rstrip()
