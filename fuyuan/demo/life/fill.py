"""The crowd: inhabitants up to the size asked for, with employers, shares, cars and accounts of their own."""

from dataclasses import replace
from datetime import date, timedelta

from fuyuan.demo.city import City
from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import divisions
from fuyuan.demo.identities import phone, plate, vin
from fuyuan.demo.life.records import CarEntry, Job, Post
from fuyuan.demo.model import Company, Party, Person
from fuyuan.demo.money.ordinary import Crowd, open_accounts
from fuyuan.demo.numerals import WAN
from fuyuan.demo.tables import table

_EMPLOYED, _CHANGED_EMPLOYER, _DRIVES, _BANKED = 0.7, 0.25, 0.2, 0.35
_COMPANIES_BANKED = 0.3
_BASES = (4_462, 24_930)
"""Floor and ceiling of the pension base in 元, of the kind a province announces each year."""


def fill_life(city: City) -> None:
    """After stories and cases, so that none of their people is drawn again."""
    draw = city.cast.draw.child("life")
    crowd = _crowd(city, draw.child("crowd"))
    employers = [it for it in city.companies if it.kind == "company" and it.code not in city.told]
    _work(city, crowd, employers, draw.child("work"))
    _owners(city, employers, crowd, draw.child("owners"))
    _cars(city, crowd, draw.child("cars"))
    _money(city, crowd, employers, draw.child("money"))


def _crowd(city: City, draw: Draw) -> list[Person]:
    people = city.cast.people
    crowd: list[Person] = []
    while people.count < city.size.persons:
        sex = draw.one_of(("男", "女"))
        person = people.person(name=people.common_name(sex), sex=sex, home=draw.one_of(divisions()))
        if crowd and draw.chance(0.3):  # households: a neighbour in the list lives at the same address
            person = replace(person, home=crowd[-1].home, address=crowd[-1].address)
        crowd.append(person)
    return crowd


def _work(city: City, crowd: list[Person], employers: list[Company], draw: Draw) -> None:
    records = city.records
    for person in crowd:
        if not draw.chance(_EMPLOYED):
            continue
        since = draw.day(date(2015, 1, 1), date(2023, 9, 1)).replace(day=1)
        base = draw.between(*_BASES) * 100
        if draw.chance(_CHANGED_EMPLOYER):
            left = since - timedelta(days=draw.between(1, 3))
            began = (left - timedelta(days=draw.between(200, 1_500))).replace(day=1)
            records.jobs.append(Job(person, draw.one_of(employers), began, left, base))
        records.jobs.append(Job(person, draw.one_of(employers), since, None, base))


def _owners(city: City, companies: list[Company], crowd: list[Person], draw: Draw) -> None:
    """Representatives own most of what they represent; a partner or a company may hold the rest."""
    records, words = city.records, table("life")
    for company in companies:
        capital = draw.one_of((50, 100, 200, 500, 1_000, 3_000)) * WAN
        percent = draw.one_of((100, 100, 90, 80, 70, 60, 51))
        shares: dict[Party, int] = {company.representative: percent}
        if percent < 100:
            other = draw.one_of(companies) if draw.chance(0.15) else draw.one_of(crowd)
            if other is not company:
                shares[other] = 100 - percent
        records.own(company, shares, capital=capital)
        records.posts.append(Post(company, draw.one_of(crowd), draw.one_of(words["posts"])))
        if draw.chance(0.7):
            number = phone(draw)
            records.report(company, address=company.address, phone=number, staff=draw.between(0, 60))


def _cars(city: City, crowd: list[Person], draw: Draw) -> None:
    for person in crowd:
        if not draw.chance(_DRIVES):
            continue
        brand = draw.weighted(table("life")["cars"])
        since = draw.day(date(2012, 1, 1), date(2024, 3, 31))
        kind = "小型新能源汽车" if "电动" in brand else "小型汽车"
        pledged = draw.chance(0.12)
        entry = CarEntry(plate(draw), vin(draw), brand, kind, person, since, None, "正常", pledged)
        city.records.cars.append(entry)


def _money(city: City, crowd: list[Person], companies: list[Company], draw: Draw) -> None:
    people = [person for person in crowd if draw.chance(_BANKED)]
    banked = [company for company in companies if draw.chance(_COMPANIES_BANKED)]
    open_accounts(city.money, people, banked, draw.child("accounts"))
    ordinary = [it for it in city.money.accounts if it.role in ("ordinary", "victim")]
    planned = sum(1 for it in city.money.orders if it.planned)
    Crowd(city.money, ordinary, draw.child("payments")).pay(
        max(0, round((city.size.transfers - planned) * 1.02))
    )
