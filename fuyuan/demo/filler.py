"""What surrounds the stories: ordinary companies, cases and penalties, up to the size asked for."""

from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.draw import Draw
from fuyuan.demo.filler_cases import draw_case
from fuyuan.demo.geography import divisions
from fuyuan.demo.penalties import penalty
from fuyuan.demo.tables import table

YEARS = (date(2017, 2, 1), date(2024, 6, 30))
_SHOP_SHARE = 0.2
_BRACKETED_SHARE = 0.08
_SINGLE_LINE_SHARE = 0.3


def fill(city: City) -> None:
    """Companies first, since the cases are between them."""
    draw = city.cast.draw.child("filler")
    _companies(city, draw.child("companies"))
    _cases(city, draw.child("cases"))
    _penalties(city, draw.child("penalties"))


def _companies(city: City, draw: Draw) -> None:
    makers = city.cast.companies
    names = table("companies")["banks"]
    for place, division in enumerate(divisions()):
        # The stories' bank is the first one's office in the first division; this one is another's.
        city.banks[division.code] = makers.bank(names[(place + 1) % len(names)], division)
    city.enter(*city.banks.values(), told=False)
    while len(city.companies) < city.size.companies:
        if draw.chance(_SHOP_SHARE):
            city.enter(makers.shop(), told=False)
        else:
            city.enter(makers.company(bracketed=draw.chance(_BRACKETED_SHARE)), told=False)


def _cases(city: City, draw: Draw) -> None:
    """A case may bring several documents; what is over the size is left unpublished."""
    while len(city.documents) < city.size.judgments:
        key = f"filler-{len(city.documents) + 1:04d}"
        own = draw.child(key)
        room = city.size.judgments - len(city.documents)
        for judgment in draw_case(city, key, own, filed=own.working_day(*YEARS))[:room]:
            city.file(judgment, single_line=own.chance(_SINGLE_LINE_SHARE))


def _penalties(city: City, draw: Draw) -> None:
    while len(city.penalties) < city.size.penalties:
        own = draw.child(str(len(city.penalties)))
        kind = own.below(len(table("penalties")["kinds"]))
        company = own.one_of(city.ordinary_companies(table("penalties")["kinds"][kind]["trades"]))
        city.penalties.append(penalty(company, own.working_day(*YEARS), city.cast, own, kind=kind))
