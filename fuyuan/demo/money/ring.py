"""How a ring moves what it took: a victim's sums go to a first card, within minutes in two parts to second cards,
from there together to a third, and out as cash or at shops within the hour. Each mule keeps a little."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from fuyuan.demo.draw import Draw
from fuyuan.demo.money.book import Money
from fuyuan.demo.money.model import Account

_PER_WITHDRAWAL = 20_000_00
"""What a machine gives at most on a day; rings use several machines and several cards."""
_COMMISSION = 200
"""One part in so many stays on each card."""


@dataclass(frozen=True, slots=True)
class Cards:
    """The ring's accounts by level; `shop` sells phones and gold to whoever pays."""

    first: tuple[Account, ...]
    second: tuple[Account, ...]
    third: tuple[Account, ...]
    shop: Account


@dataclass(frozen=True, slots=True)
class Trail:
    """One loss and the accounts it went through, from the victim to the way out."""

    victim: Account
    loss: int
    accounts: tuple[Account, ...]


class Ring:
    """Plans the payments of one ring; `received` is what came onto each card."""

    def __init__(self, money: Money, case: str, cards: Cards, draw: Draw) -> None:
        self._money, self._case, self._cards, self._draw = money, case, cards, draw
        self.received: dict[Account, int] = {}

    def take(self, victim: Account, loss: int, begun: datetime) -> Trail:
        """One victim's evening."""
        draw, cards = self._draw, self._cards
        first, third = draw.one_of(cards.first), draw.one_of(cards.third)
        now = begun
        for part in _parts(loss, draw.between(1, 3), draw):
            now = self._send(now, victim, first, part, level=1, minutes=(2, 12))
        now, through, left = self._split(now, first, self._kept(loss), third)
        self._cash_out(now, third, left)
        return Trail(victim, loss, (victim, first, through, third))

    def _split(
        self, now: datetime, first: Account, amount: int, third: Account
    ) -> tuple[datetime, Account, int]:
        """Over two second cards into the third; returns when, one of the two, and what arrived."""
        left, second = 0, self._draw.some(self._cards.second, 2)
        for card, part in zip(second, _parts(amount, 2, self._draw), strict=True):
            now = self._send(now, first, card, part, level=2, minutes=(1, 6))
            onward = self._kept(part)
            now = self._send(now, card, third, onward, level=3, minutes=(2, 15))
            left += onward
        return now, second[0], left

    def _cash_out(self, now: datetime, third: Account, amount: int) -> None:
        rest = self._kept(amount)
        while rest > 0:
            part = min(rest, _PER_WITHDRAWAL)
            to_shop = rest > 3 * _PER_WITHDRAWAL and self._draw.chance(0.5)
            payee, words = (self._cards.shop, "POS消费") if to_shop else (self._money.cash, "ATM取款")
            part = 3 * part if to_shop else part
            kind = "shopping" if to_shop else "cash_out"
            now = self._send(now, third, payee, part, level=4, minutes=(2, 9), words=words, kind=kind)
            rest -= part

    def _send(
        self,
        now: datetime,
        payer: Account,
        payee: Account,
        amount: int,
        *,
        level: int,
        minutes: tuple[int, int],
        words: str = "转账",
        kind: str = "private",
    ) -> datetime:
        moment = now + timedelta(minutes=self._draw.between(*minutes), seconds=self._draw.below(60))
        self._money.pay(moment, payer, payee, amount, words, kind=kind, case=self._case, level=level)
        self.received[payee] = self.received.get(payee, 0) + amount
        return moment

    def _kept(self, amount: int) -> int:
        """What goes on after a card has kept its part, in whole yuan."""
        return (amount - amount // _COMMISSION) // 100 * 100


def _parts(amount: int, count: int, draw: Draw) -> Sequence[int]:
    """Round parts that add up."""
    parts = []
    for left in range(count, 1, -1):
        part = amount * draw.between(70, 130) // (100 * left) // 100_00 * 100_00
        parts.append(part)
        amount -= part
    return [*parts, amount]
