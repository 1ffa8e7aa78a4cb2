"""The stories of the city, one a file. Each plants companies, persons, documents, penalties, and says what must be
found; companies that meet again in another story are handed on."""

from fuyuan.demo.city import City
from fuyuan.demo.plots import (
    branch,
    changed_on_appeal,
    charge_and_finding,
    everyday,
    masked_names,
    namesakes,
    penalty_suit,
    renamed,
    three_suits,
    unit_crime,
    zombie,
)


def tell(city: City) -> None:
    """Plant every story."""
    group = three_suits.tell(city)
    charge_and_finding.tell(city, group)
    changed_on_appeal.tell(city)
    namesakes.tell(city)
    masked_names.tell(city)
    branch.tell(city)
    renamed.tell(city)
    zombie.tell(city)
    penalty_suit.tell(city)
    unit_crime.tell(city, group)
    everyday.tell(city, group)
