"""Everyone a document can name, and the numbers it can carry: the shared pools of one city."""

from dataclasses import dataclass

from fuyuan.demo.companies import Companies
from fuyuan.demo.courts import Courts
from fuyuan.demo.docket import Docket
from fuyuan.demo.draw import Draw
from fuyuan.demo.people import People
from fuyuan.demo.tables import table

LAWYERS_PER_FIRM = 5


@dataclass(frozen=True, slots=True)
class Lawyer:
    """A name that stays with its firm."""

    name: str
    firm: str


class Cast:
    """The pools of one seed; what is drawn from one leaves the others as they are."""

    def __init__(self, seed: int) -> None:
        self.draw = Draw(seed, "city")
        self.people = People(self.draw.child("people"))
        self.courts = Courts(self.people)
        self.companies = Companies(self.draw.child("companies"), self.people)
        self.docket = Docket(self.draw.child("docket"))
        self.bar = tuple(
            Lawyer(name, firm)
            for firm in table("companies")["law_firms"]
            for name in self.people.names(LAWYERS_PER_FIRM)
        )

    def lawyers(self, count: int, draw: Draw, *, besides: frozenset[str] = frozenset()) -> list[Lawyer]:
        """Lawyers of one firm, none of the firms `besides`: nobody appears for both sides."""
        firms = [firm for firm in table("companies")["law_firms"] if firm not in besides]
        firm = draw.one_of(firms)
        return draw.some([lawyer for lawyer in self.bar if lawyer.firm == firm], count)
