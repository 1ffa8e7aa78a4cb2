"""A suit about money as planned: who owes whom how much for what since when, and how the defendant answers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from fuyuan.demo.model import Company, Court, Party

Defence = Literal["absent", "hardship", "quality"]


@dataclass(frozen=True, slots=True)
class Suit:
    """Everything that is fixed before a word is written. Amounts in 分; `overdue` is the first day of default."""

    key: str
    court: Court
    cause: str
    creditor: Party
    debtor: Party
    item: str
    total: int
    paid: int
    agreed: date
    settled: date
    overdue: date
    filed: date
    decided: date
    defence: Defence
    guarantor: Party | None = None
    guarantee_disputed: bool = False
    interest_reduced: bool = False
    premises: str = ""
    shows_identifiers: bool = False
    debtor_former_name: bool = False
    also_found: tuple[str, ...] = ()

    @property
    def owed(self) -> int:
        """What remains."""
        return self.total - self.paid

    @property
    def due(self) -> date:
        """The last day on which payment would have been in time."""
        return self.overdue - timedelta(days=1)

    @property
    def head(self) -> Company | None:
        """The company behind a branch that is sued; it is sued with it."""
        return self.debtor.head if isinstance(self.debtor, Company) else None

    @property
    def defendants(self) -> tuple[Party, ...]:
        """Debtor, company behind it, guarantor."""
        return tuple(party for party in (self.debtor, self.head, self.guarantor) if party is not None)
