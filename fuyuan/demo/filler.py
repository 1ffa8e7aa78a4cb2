"""What surrounds the stories: ordinary companies, suits, crimes and penalties, up to the size asked for."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.documents.criminal_first import criminal_judgment
from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import divisions
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.masks import Masks
from fuyuan.demo.model import Company
from fuyuan.demo.penalties import penalty
from fuyuan.demo.planning import draw_charge, draw_suit, timeline

_DECADE = (date(2017, 2, 1), date(2024, 6, 30))
_KINDS = {"sale": 8, "freight": 3, "work": 3, "rent": 3, "private_loan": 4, "wages": 2, "crime": 7}
_CRIMES = {"theft": 4, "fraud": 4, "assist": 4, "drunk": 3, "injury": 2, "conceal": 2}
_SHOPS_OF_TEN = 2
_SINGLE_LINE_SHARE = 0.3


def fill(city: City) -> None:
    """Companies first, since the suits are between them."""
    draw = city.cast.draw.child("filler")
    _companies(city, draw.child("companies"))
    _judgments(city, draw.child("judgments"))
    _penalties(city, draw.child("penalties"))


def _companies(city: City, draw: Draw) -> None:
    makers = city.cast.companies
    while len(city.companies) < city.size.companies:
        if draw.below(10) < _SHOPS_OF_TEN:
            city.enter(makers.shop(), told=False)
        else:
            city.enter(makers.company(bracketed=draw.chance(0.08)), told=False)


def _judgments(city: City, draw: Draw) -> None:
    while len(city.documents) < city.size.judgments:
        key = f"filler-{len(city.documents) + 1:04d}"
        own = draw.child(key)
        kind = own.weighted(_KINDS)
        judgment = _crime(city, key, own) if kind == "crime" else _suit(city, key, kind, own)
        city.file(judgment, single_line=own.chance(_SINGLE_LINE_SHARE))


def _suit(city: City, key: str, cause: str, draw: Draw) -> Judgment:
    creditor, debtor = draw.some(ordinary_companies(city), 2)
    people = city.cast.people
    when = timeline(draw.working_day(*_DECADE), draw)
    court = city.cast.courts.over(debtor.division)
    match cause:
        case "wages":
            suit = draw_suit(key, cause, people.person(), debtor, court, draw, when=when)
        case "private_loan":
            borrower = people.person()
            court = city.cast.courts.over(borrower.home)
            suit = draw_suit(key, cause, people.person(), borrower, court, draw, when=when)
        case _:
            suit = draw_suit(key, cause, creditor, debtor, court, draw, when=when)
    if cause == "work" and isinstance(suit.creditor, Company):
        suit = replace(suit, premises=suit.premises + "办公楼")
    return civil_judgment(suit, city.cast).judgment


def ordinary_companies(city: City) -> list[Company]:
    """Companies that no story tells of: filler must not change what a story plants."""
    return [
        company for company in city.companies if company.code not in city.told and company.kind == "company"
    ]


def _crime(city: City, key: str, draw: Draw) -> Judgment:
    offence = draw.weighted(_CRIMES)
    division = draw.one_of(divisions())
    person = city.cast.people.person(home=division, born=(1968, 2001))
    shown = Masks(draw.child("mask")).hidden(person) if draw.chance(0.45) else ""
    court = city.cast.courts.over(division)
    filed = draw.working_day(*_DECADE)
    return criminal_judgment(
        draw_charge(key, offence, person, court, draw, filed=filed, shown=shown), city.cast
    ).judgment


def _penalties(city: City, draw: Draw) -> None:
    while len(city.penalties) < city.size.penalties:
        own = draw.child(str(len(city.penalties)))
        company = own.one_of(ordinary_companies(city))
        city.penalties.append(penalty(company, own.working_day(*_DECADE), city.cast, own))
