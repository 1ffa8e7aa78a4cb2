"""The city's money: accounts opened, orders given, and all of it booked once."""

from datetime import date, datetime, timedelta
from functools import cached_property

from fuyuan.demo.draw import Draw
from fuyuan.demo.identities import bank_card, business_account, phone
from fuyuan.demo.model import Party, Person
from fuyuan.demo.money.ledger import Ledger
from fuyuan.demo.money.model import Account, Order, Transfer
from fuyuan.demo.tables import table

FIRST, LAST = date(2023, 4, 1), date(2024, 3, 31)
"""The year that the statements cover."""
_LONG_AGO = date(2010, 1, 1)


class Money:
    """Collects what stories and the crowd do with their money."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._numbers: set[str] = set()
        self.accounts: list[Account] = []
        self.orders: list[Order] = []
        self.cash, self.fees, self.interest = (
            Account(name, None, -1, 0, _LONG_AGO, role=name) for name in ("cash", "fees", "interest")
        )

    def open(
        self,
        holder: Party,
        *,
        opening: int = 0,
        bank: int | None = None,
        role: str = "ordinary",
        asked: tuple[str, ...] = (),
        agent: Person | None = None,
        opened: date | None = None,
        device: tuple[str, str] | None = None,
    ) -> Account:
        """A new account of the holder, at any bank unless one is named."""
        draw = self._draw
        if bank is None:
            bank = draw.weighted({place: it["weight"] for place, it in enumerate(table("life")["banks"])})
        opened = opened or draw.day(date(2012, 1, 1), date(2022, 12, 31))
        number = self._number(bank, card=isinstance(holder, Person))
        account = Account(number, holder, bank, opening, opened, role, asked, agent, phone(draw), device)
        self.accounts.append(account)
        return account

    def _number(self, bank: int, *, card: bool) -> str:
        while True:
            number = (bank_card if card else business_account)(bank, self._draw)
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def pay(
        self,
        at: datetime,
        payer: Account,
        payee: Account,
        amount: int,
        summary: str,
        *,
        kind: str = "trade",
        case: str = "",
        level: int = 0,
    ) -> None:
        """A planned payment, booked as it stands."""
        self.orders.append(Order(at, payer, payee, amount, kind, summary, True, case, level))

    @cached_property
    def transfers(self) -> list[Transfer]:
        """Everything booked, oldest first; ask only when all orders are given."""
        return list(Ledger(self.orders).book())

    def answered(self, account: Account) -> bool:
        """Whether statements of it came back: it was asked for, and its bank answers."""
        return bool(account.asked) and bool(table("life")["banks"][account.bank]["answers"])


def at(day: date, seconds: int) -> datetime:
    """That many seconds after midnight; all times are Shanghai's, as in the files."""
    return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001 - statements name no zone
