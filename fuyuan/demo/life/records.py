"""Rows of the registers whose mapping comes later, before they have a file's form. Stories add theirs first, the
crowd's are filled in around them."""

from dataclasses import dataclass, field
from datetime import date

from fuyuan.demo.model import Company, Party, Person

_OF_AGE = 21


@dataclass(frozen=True, slots=True)
class Holding:
    """A share in a company: `subscribed` and `paid` in 分."""

    company: Company
    owner: Party
    subscribed: int
    paid: int
    since: date


@dataclass(frozen=True, slots=True)
class Post:
    """A director, supervisor or manager."""

    company: Company
    person: Person
    title: str


@dataclass(frozen=True, slots=True)
class Contact:
    """What a company's annual report names."""

    company: Company
    year: int
    address: str
    phone: str
    staff: int


@dataclass(frozen=True, slots=True)
class Job:
    """A period of pension insurance with one employer; `until` None: still paid. `base` is the monthly base in 分."""

    person: Person
    company: Company
    since: date
    until: date | None
    base: int


@dataclass(frozen=True, slots=True)
class CarEntry:
    """One entry of the vehicle register: a car that changed hands has two."""

    plate: str
    vin: str
    brand: str
    kind: str
    owner: Party
    since: date
    until: date | None
    status: str
    pledged: bool = False


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as 双公示 publishes it."""

    company: Company
    document: str
    number: str
    content: str
    authority: str
    since: date
    until: date
    remark: str


@dataclass(slots=True)
class Records:
    """Everything so far."""

    holdings: list[Holding] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    cars: list[CarEntry] = field(default_factory=list)
    licences: list[Licence] = field(default_factory=list)

    def own(self, company: Company, shares: dict[Party, int], *, capital: int) -> None:
        """Shareholders with their parts in percent; half of the capital is paid in."""
        for owner, percent in shares.items():
            part = capital * percent // 100
            self.holdings.append(Holding(company, owner, part, part // 2, _bought(company, owner)))

    def employ(
        self, company: Company, people: list[Person], *, since: date, base: int, until: date | None = None
    ) -> None:
        """Insured there from that month on."""
        self.jobs += [Job(person, company, since.replace(day=1), until, base) for person in people]

    def report(self, company: Company, *, address: str, phone: str, staff: int, year: int = 2022) -> None:
        """An annual report."""
        self.contacts.append(Contact(company, year, address, phone, staff))


def _bought(company: Company, owner: Party) -> date:
    """With the founding, or later where the owner was a child then."""
    if isinstance(owner, Person):
        return max(company.registered_on, date(owner.born.year + _OF_AGE, 6, 1))
    return company.registered_on
