"""Who lives in the city: places, courts, persons, companies, as frozen values. Roles in suits are not here; a
person is the same whether sued, charged or signing."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Size:
    """How much is written. Stories come whole in any size; the rest is filled up to these counts. A size with
    persons has a city's life as well: staff, shareholders, cars, accounts, and the stories that need them."""

    companies: int
    judgments: int
    penalties: int
    persons: int = 0
    transfers: int = 0

    @property
    def has_life(self) -> bool:
        """Whether people work, own, drive and pay here, or only sue and sign."""
        return self.persons > 0


SMALL = Size(companies=200, judgments=30, penalties=15)
"""What the tutorial and most tests read: loaded in seconds."""
CITY = Size(companies=5_200, judgments=320, penalties=400, persons=20_000, transfers=100_000)
"""What `fuyuan demo` shows."""


@dataclass(frozen=True, slots=True)
class Division:
    """A district or county with its number, its court's code and the abbreviations that papers use."""

    name: str
    short: str
    code: str
    court: str
    abbreviation: str
    old_court: str
    city: str
    city_short: str
    city_abbreviation: str
    province: str

    @property
    def full(self) -> str:
        """映川省汐州市澄湖区."""
        return self.province + self.city + self.name

    @property
    def within_province(self) -> str:
        """汐州市澄湖区; a county is named without its city."""
        return self.name if self.name.endswith("县") else self.city + self.name


@dataclass(frozen=True, slots=True)
class Person:
    """One inhabitant. `id_number` is valid and impossible (see identities)."""

    name: str
    sex: str
    born: date
    ethnicity: str
    education: str
    occupation: str
    home: Division
    address: str
    id_number: str

    @property
    def surname(self) -> str:
        """Two characters where it has two."""
        return self.name[:2] if self.name[:2] in ("欧阳", "司徒") else self.name[:1]


@dataclass(frozen=True, slots=True)
class Company:
    """One row of the register. `kind` is company, branch, shop or cooperative; `short` what judgments call it after
    its first mention (以下简称); `former_name` what it was called before."""

    name: str
    code: str
    registered_on: date
    registered_type: str
    representative: Person
    capital: str
    scope: str
    division: Division
    address: str
    trade: str
    short: str = ""
    kind: str = "company"
    post: str = "法定代表人"
    title: str = ""
    former_name: str = ""
    renamed_on: date | None = None
    head: "Company | None" = None
    goods: tuple[str, ...] = ()

    @property
    def entity_type(self) -> str:
        """The vocabulary's type."""
        return "branch" if self.kind == "branch" else "company"

    def name_on(self, day: date) -> str:
        """What it was called that day."""
        return self.former_name if self.renamed_on and day < self.renamed_on else self.name


@dataclass(frozen=True, slots=True)
class Court:
    """A court with its prosecutor's office and its bench. `short` is how others name it in running text."""

    name: str
    short: str
    code: str
    old_code: str
    level: str
    prosecutor: str
    prosecutor_short: str
    charge_sign: str
    division: Division | None = None
    upper: "Court | None" = None
    judges: tuple[str, ...] = ()
    assessors: tuple[str, ...] = ()
    clerks: tuple[str, ...] = ()
    prosecutors: tuple[str, ...] = ()


Party = Person | Company
