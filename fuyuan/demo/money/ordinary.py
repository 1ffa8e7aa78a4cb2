"""What everybody pays: wages, goods, shopping, gifts, cash, fees. A hundred of these hide each transfer that a story
is about, so nobody finds those by looking at sums alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Company, Person
from fuyuan.demo.money.book import FIRST, LAST, Money, at
from fuyuan.demo.money.model import Account, Order
from fuyuan.demo.tables import table

ROUNDS = ("QK270100202404160021", "QK270100202405080007")
"""The requests for everybody who dealt with the suspects; accounts near them are asked for in both."""
_KINDS = {
    "wages": 14,
    "trade": 14,
    "shopping": 38,
    "private": 22,
    "cash_in": 3,
    "cash_out": 6,
    "fee": 2,
    "interest": 1,
}
_SUMS = {  # 元: smallest, largest; most lie near the smaller end
    "wages": (3_200, 18_000),
    "trade": (2_000, 480_000),
    "shopping": (6, 2_400),
    "private": (20, 20_000),
    "cash_in": (500, 30_000),
    "cash_out": (100, 20_000),
    "fee": (2, 50),
    "interest": (1, 300),
}
_ASKED, _TWICE, _TAKEN_BACK = 0.8, 0.06, 0.004
_DAYS = (LAST - FIRST).days + 1


def open_accounts(money: Money, people: Sequence[Person], companies: Sequence[Company], draw: Draw) -> None:
    """An account each, most of them asked for by some request."""
    for person in people:
        money.open(person, opening=draw.between(800, 160_000) * 100, asked=_requests(draw))
    for company in companies:
        money.open(company, opening=draw.between(200_000, 9_000_000) * 100, asked=_requests(draw))


def _requests(draw: Draw) -> tuple[str, ...]:
    if not draw.chance(_ASKED):
        return ()
    return ROUNDS if draw.chance(_TWICE) else (draw.one_of(ROUNDS),)


class Crowd:
    """Draws ordinary orders among these accounts."""

    def __init__(self, money: Money, accounts: Sequence[Account], draw: Draw) -> None:
        self._money, self._draw = money, draw
        self._people = [it for it in accounts if it.is_card]
        self._companies = [it for it in accounts if not it.is_card]

    def pay(self, count: int) -> None:
        """So many orders of which at least one side's bank answers."""
        orders = self._money.orders
        for _ in range(count):
            order = self._shown_order()
            orders.append(order)
            if self._draw.chance(_TAKEN_BACK) and not (order.payer.is_pseudo or order.payee.is_pseudo):
                orders.append(self._back(order))

    def _shown_order(self) -> Order:
        while True:
            order = self._order()
            if self._money.answered(order.payer) or self._money.answered(order.payee):
                return order

    def _order(self) -> Order:
        draw = self._draw
        kind = draw.weighted(_KINDS)
        payer, payee = self._sides(kind)
        low, high = _SUMS[kind]
        part = draw.below(1_000) / 1_000
        amount = int((low + (high - low) * part * part * part) * 100)
        if draw.chance(0.6):  # people like round sums
            amount = max(100, amount // 1_000 * 1_000)
        return Order(
            self._time(kind), payer, payee, amount, kind, draw.one_of(table("life")["payments"][kind])
        )

    def _sides(self, kind: str) -> tuple[Account, Account]:
        one_of, money = self._draw.one_of, self._money
        match kind:
            case "wages":
                return one_of(self._companies), one_of(self._people)
            case "trade":
                payer, payee = self._draw.pair(self._companies)
                return payer, payee
            case "shopping":
                return one_of(self._people), one_of(self._companies)
            case "private":
                payer, payee = self._draw.pair(self._people)
                return payer, payee
            case "cash_in":
                return money.cash, one_of(self._people)
            case "cash_out":
                return one_of(self._people), money.cash
            case "fee":
                return one_of(self._companies), money.fees
        return money.interest, one_of(self._people)

    def _time(self, kind: str) -> datetime:
        draw = self._draw
        day = FIRST + timedelta(days=draw.below(_DAYS))
        hour = draw.between(9, 17) if kind in ("wages", "trade", "fee") else draw.between(7, 23)
        return at(day, hour * 3600 + draw.below(3600))

    def _back(self, order: Order) -> Order:
        later = order.at + timedelta(seconds=self._draw.between(20, 900))
        return Order(later, order.payee, order.payer, order.amount, "reversal", "冲正", takes_back=order)
