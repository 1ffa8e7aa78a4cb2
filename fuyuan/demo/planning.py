"""Drawing plans: dates in an order that can happen, amounts that fit each other, sentences that fit the deed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fuyuan.demo.documents.charge import Accused, Charge
from fuyuan.demo.documents.suit import Defence, Suit
from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import street_address
from fuyuan.demo.model import Company, Court, Party, Person
from fuyuan.demo.numerals import FEN, add_months

_DEFENCES: Mapping[Defence, int] = {"absent": 4, "hardship": 3, "quality": 3}
_WITHOUT_QUALITY: Mapping[Defence, int] = {"absent": 5, "hardship": 4}
_NO_QUALITY_DEFENCE = frozenset({"bank_loan", "rent"})
PAYMENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Timeline:
    """When a debt arose, fell due, and was sued for."""

    agreed: date
    settled: date
    overdue: date
    filed: date
    decided: date


def timeline(filed: date, draw: Draw, *, days_to_decide: tuple[int, int] = (45, 150)) -> Timeline:
    """Back from the day of filing to the contract, forward to the judgment."""
    overdue = filed - timedelta(days=draw.between(60, 400))
    settled = overdue - timedelta(days=PAYMENT_DAYS + 1)
    agreed = settled - timedelta(days=draw.between(150, 500))
    return Timeline(agreed, settled, overdue, filed, draw.later(filed, *days_to_decide))


def draw_suit(
    key: str, cause: str, creditor: Party, debtor: Party, court: Court, draw: Draw, *, when: Timeline
) -> Suit:
    """A suit about an ordinary debt of that kind; refine with dataclasses.replace."""
    total = _sum(cause, draw)
    paid = total * draw.between(1, 6) // 10 // (100 * FEN) * 100 * FEN + draw.one_of((0, 0, 50, 68, 8)) * FEN
    defences = _WITHOUT_QUALITY if cause in _NO_QUALITY_DEFENCE else _DEFENCES
    goods = creditor.goods if isinstance(creditor, Company) and creditor.goods else ("货物",)
    place = creditor.division if isinstance(creditor, Company) else creditor.home
    if cause == "bank_loan":
        when = _year_long(when)
    return Suit(
        key=key,
        court=court,
        cause=cause,
        creditor=creditor,
        debtor=debtor,
        item=draw.one_of(goods),
        total=total,
        paid=paid,
        agreed=when.agreed,
        settled=when.settled,
        overdue=when.overdue,
        filed=when.filed,
        decided=when.decided,
        defence=draw.weighted(defences),
        interest_reduced=draw.chance(0.3) and cause not in ("bank_loan", "wages"),
        premises=street_address(place, draw, home=False),
    )


def _year_long(when: Timeline) -> Timeline:
    """A loan for twelve months whose interest was paid for the first seven."""
    agreed = add_months(when.overdue, -12)
    return replace(when, agreed=agreed, settled=add_months(agreed, 7))


def _sum(cause: str, draw: Draw) -> int:
    """An amount that such a debt has."""
    match cause:
        case "bank_loan":
            return draw.round_between(1_000_000, 9_000_000, 500_000) * FEN
        case "private_loan":
            return draw.round_between(30_000, 600_000, 10_000) * FEN
        case "wages":
            return draw.round_between(18_000, 76_000, 100) * FEN
        case _:
            return draw.round_between(120_000, 2_600_000, 500) * FEN


@dataclass(frozen=True, slots=True)
class Range:
    """What such an offence takes and what it costs: amount in 元, months, fine in 元."""

    amount: tuple[int, int]
    months: tuple[int, int]
    fine: tuple[int, int]


# Thresholds of the judicial interpretations (盗窃, 诈骗, 帮信 …) with terms inside their brackets.
RANGES: Mapping[str, Range] = {
    "theft": Range((4_000, 38_000), (7, 20), (2_000, 8_000)),
    "fraud": Range((60_000, 300_000), (37, 62), (20_000, 60_000)),
    "assist": Range((320_000, 1_900_000), (7, 16), (3_000, 12_000)),
    "drunk": Range((0, 0), (1, 3), (2_000, 8_000)),
    "injury": Range((0, 0), (8, 16), (0, 0)),
    "conceal": Range((20_000, 90_000), (8, 20), (3_000, 12_000)),
    "invoices": Range((60_000, 480_000), (14, 34), (30_000, 90_000)),
}
_ROUGH = 1_000


def draw_charge(
    key: str, offence: str, person: Person, court: Court, draw: Draw, *, filed: date, shown: str = ""
) -> Charge:
    """An ordinary case of that offence in which the court follows the charge."""
    span = RANGES[offence]
    bail = offence == "drunk" or draw.chance(0.25)
    detained = filed - timedelta(days=draw.between(70, 130))
    later = detained - timedelta(days=draw.between(2, 20))
    when = later - timedelta(days=draw.between(6, 40))
    small = offence in ("drunk", "theft", "injury")
    return Charge(
        key=key,
        court=court,
        accused=Accused(
            person, shown or person.name, detained, detained + timedelta(days=draw.between(28, 37)), bail
        ),
        charged=offence,
        found=offence,
        facts=offence,
        when=when,
        later=later,
        filed=filed,
        decided=draw.later(filed, 14, 24) if small else draw.later(filed, 40, 80),
        amount=draw.round_between(*span.amount, 10) * FEN if span.amount[1] else 0,
        months=draw.between(*span.months),
        fine=draw.round_between(*span.fine, _ROUGH) * FEN,
        procedure="fast" if small else draw.one_of(("simple", "ordinary")),
        surrendered=draw.chance(0.3),
    )
