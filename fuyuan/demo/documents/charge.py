"""A criminal case as planned: who is accused of what, what the court finds, and what it costs him."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from fuyuan.demo.model import Company, Court, Person
from fuyuan.demo.numerals import add_months
from fuyuan.demo.tables import table

Outcome = Literal["agreed", "other", "acquitted"]
Procedure = Literal["ordinary", "simple", "fast"]


@dataclass(frozen=True, slots=True)
class Accused:
    """A defendant: as the document writes the name, and since when in custody (or on bail)."""

    person: Person
    shown: str
    detained: date
    arrested: date
    bail: bool = False

    @property
    def masked(self) -> bool:
        """Whether the name is hidden."""
        return self.shown != self.person.name


@dataclass(frozen=True, slots=True)
class Charge:
    """Fixed before a word is written. `charged` and `facts` are entries of offences.yaml; `found` what the court
    holds (None: acquitted). `months` of 有期徒刑 (拘役 under six); amounts in 分."""

    key: str
    court: Court
    accused: Accused
    charged: str
    found: str | None
    facts: str
    when: date
    later: date
    filed: date
    decided: date
    amount: int
    months: int = 0
    probation: int = 0
    fine: int = 0
    outcome: Outcome = "agreed"
    procedure: Procedure = "ordinary"
    harmed: Company | None = None
    company: Company | None = None
    unit_fine: int = 0
    victims: tuple[str, str] | None = None
    surrendered: bool = False
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def offence_charged(self) -> str:
        """盗窃罪."""
        return offence_name(self.charged)

    @property
    def offence_found(self) -> str | None:
        """The offence in the verdict."""
        return offence_name(self.found) if self.found else None

    @property
    def is_unit_crime(self) -> bool:
        """Whether the company itself is accused."""
        return self.unit_fine > 0

    @property
    def term_end(self) -> date:
        """The last day of a term that runs from the first day in custody."""
        return add_months(self.accused.detained, self.months) - timedelta(days=1)


def offence_name(key: str) -> str:
    """The name of an entry of offences.yaml."""
    return str(table("offences")[key]["name"])
