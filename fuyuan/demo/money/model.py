"""Accounts and transfers. All amounts are integers in 分; an account is itself, so two are never equal by value."""

from dataclasses import dataclass
from datetime import date, datetime

from fuyuan.demo.model import Party, Person


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """An account at the `bank`-th bank. `asked`: requests in whose files it is; without `holder` it is a pseudo
    account (cash, fees, interest) that may run below nothing. `agent` opened it in the holder's place. `device`: IP
    and MAC address from which it is always used, where a story says so."""

    number: str
    holder: Party | None
    bank: int
    opening: int
    opened: date
    role: str = "ordinary"
    asked: tuple[str, ...] = ()
    agent: Person | None = None
    phone: str = ""
    device: tuple[str, str] | None = None

    @property
    def is_pseudo(self) -> bool:
        """Whether money comes from or goes to outside of all banks here."""
        return self.holder is None

    @property
    def is_card(self) -> bool:
        """Persons have cards, companies accounts."""
        return isinstance(self.holder, Person)

    @property
    def holder_name(self) -> str:
        """The holder's name, empty for a pseudo account."""
        return self.holder.name if self.holder else ""

    @property
    def holder_number(self) -> str:
        """Identity number or credit code."""
        if self.holder is None:
            return ""
        return self.holder.id_number if isinstance(self.holder, Person) else self.holder.code


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """What somebody means to pay. A planned one is booked as it stands; another is cut to what is there. `case` and
    `level`: which fraud it belongs to and how many hops from the victim. One that `takes_back` another (冲正) moves
    what that one moved."""

    at: datetime
    payer: Account
    payee: Account
    amount: int
    kind: str
    summary: str
    planned: bool = False
    case: str = ""
    level: int = 0
    takes_back: "Order | None" = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """An order as booked: both balances after it. `ok` is False where the money did not move; `reverses` is the
    number of the transfer that it takes back."""

    number: int
    order: Order
    amount: int
    payer_after: int
    payee_after: int
    ok: bool = True
    reverses: int | None = None
