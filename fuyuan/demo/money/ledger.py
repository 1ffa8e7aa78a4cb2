"""Booking. Every yuan that leaves an account arrives in another, and no account of a holder falls below nothing; what
a planned payment will need is kept back from ordinary spending until it is made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from fuyuan.demo.money.model import Account, Order, Transfer

_SMALLEST = 1_000
"""Ten yuan: with less to spend a payment fails instead of being cut."""


class Ledger:
    """Balances while the orders are booked."""

    def __init__(self, orders: Iterable[Order]) -> None:
        self._orders = sorted(orders, key=lambda order: order.at)
        self._balance: dict[Account, int] = {}
        self._to_take_back = {order.takes_back for order in self._orders if order.takes_back}
        self._moved: dict[Order, Transfer] = {}
        self._kept: defaultdict[Account, int] = defaultdict(int)
        for order in self._orders:
            if order.planned:
                self._kept[order.payer] += order.amount

    def book(self) -> Iterator[Transfer]:
        """All orders, oldest first."""
        for number, order in enumerate(self._orders, start=1):
            booked = self._taken_back(number, order) if order.takes_back else self._booked(number, order)
            if order in self._to_take_back and booked.ok:
                self._moved[order] = booked
            yield booked

    def balance(self, account: Account) -> int:
        """What is on it now."""
        return self._balance.get(account, account.opening)

    def _booked(self, number: int, order: Order) -> Transfer:
        amount = order.amount if order.planned else self._affordable(order)
        if not amount:
            return self._entry(number, order, order.amount, ok=False)
        if order.planned:
            self._kept[order.payer] -= amount
        self._move(order, amount)
        return self._entry(number, order, amount)

    def _taken_back(self, number: int, order: Order) -> Transfer:
        """Back what the other moved, unless it moved nothing or its receiver has spent it."""
        assert order.takes_back is not None
        first = self._moved.get(order.takes_back)
        if first is None or self.balance(order.payer) - self._kept[order.payer] < first.amount:
            return self._entry(number, order, order.amount, ok=False)
        self._move(order, first.amount)
        return self._entry(number, order, first.amount, reverses=first.number)

    def _entry(
        self, number: int, order: Order, amount: int, *, ok: bool = True, reverses: int | None = None
    ) -> Transfer:
        return Transfer(
            number, order, amount, self.balance(order.payer), self.balance(order.payee), ok, reverses
        )

    def _move(self, order: Order, amount: int) -> None:
        left = self.balance(order.payer) - amount
        if left < 0 and not order.payer.is_pseudo:
            raise ValueError(
                f"{order.payer.number} lacks {-left} for {order.summary!r}: plan a larger opening"
            )
        self._balance[order.payer] = left
        self._balance[order.payee] = self.balance(order.payee) + amount

    def _affordable(self, order: Order) -> int:
        """The whole sum, a third of what is there, or nothing."""
        if order.payer.is_pseudo:
            return order.amount
        free = self.balance(order.payer) - self._kept[order.payer]
        if free >= order.amount:
            return order.amount
        return free // 300 * 100 if free >= 3 * _SMALLEST else 0
