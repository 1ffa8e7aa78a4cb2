"""Building a group of companies: who stands on the register, who owns, who works where, which account is whose.

The three groups differ only in these ties, so that what tells them apart is in the data and not in how it was made."""

from dataclasses import dataclass
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.draw import Draw
from fuyuan.demo.identities import phone
from fuyuan.demo.life.records import Post
from fuyuan.demo.model import Company, Division, Person
from fuyuan.demo.money.model import Account
from fuyuan.demo.numerals import WAN

REQUEST = "QK270100202404160003"
"""The court's request for the accounts of the groups."""


@dataclass(frozen=True, slots=True)
class Group:
    """Companies with their accounts; `head` controls them, or is nobody."""

    key: str
    companies: tuple[Company, ...]
    accounts: tuple[Account, ...]
    head: Person | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What ties a group: `nominees` hold the shares for a head; `one_staff`, `one_phone`, `one_address`, `one_agent`
    (who opened the accounts) are shared by all."""

    key: str
    trades: tuple[str, ...]
    division: Division
    nominees: bool
    one_staff: bool
    one_phone: bool
    one_address: bool
    one_agent: bool
    staff_until: date | None = None


def found(city: City, plan: Plan) -> Group:
    """Enter the companies with all their rows."""
    draw = city.cast.draw.child("story", plan.key, "group")
    people = city.cast.people
    head = people.person(sex="男", born=(1966, 1972), home=plan.division, occupation="经商")
    companies = tuple(_company(city, plan, trade) for trade in plan.trades)
    city.enter(*companies)
    _owners(city, plan, companies, head, draw)
    _staff(city, plan, companies, draw)
    _reports(city, plan, companies, draw)
    accounts = tuple(
        city.money.open(
            company,
            bank=draw.one_of((0, 0, 1)),
            opening=draw.between(900_000, 4_000_000) * 100,
            role="group",
            asked=(REQUEST,),
            agent=head if plan.one_agent else None,
        )
        for company in companies
    )
    return Group(plan.key, companies, accounts, head if plan.nominees else None)


def _company(city: City, plan: Plan, trade: str) -> Company:
    """A nominee is a driver or a cook, and an owner of a look-alike a merchant."""
    work = "驾驶员" if plan.nominees else "经商"
    owner = city.cast.people.person(born=(1968, 1992), home=plan.division, occupation=work)
    founded = date(2009, 1, 5), date(2015, 12, 31)
    return city.cast.companies.company(trade, division=plan.division, representative=owner, founded=founded)


def _owners(city: City, plan: Plan, companies: tuple[Company, ...], head: Person, draw: Draw) -> None:
    """Behind nominees the head is only a supervisor, in one company."""
    people = city.cast.people
    for place, company in enumerate(companies):
        capital = draw.one_of((200, 300, 500)) * WAN
        partner = people.person(born=(1968, 1992), home=plan.division)
        city.records.own(company, {company.representative: 70, partner: 30}, capital=capital)
        supervisor = head if plan.nominees and place == 0 else people.person(home=plan.division)
        city.records.posts.append(Post(company, supervisor, "监事"))


def _staff(city: City, plan: Plan, companies: tuple[Company, ...], draw: Draw) -> None:
    """Of a mingled group everybody is insured by the first company, the other companies' nominees too."""
    people, records = city.cast.people, city.records
    since, base = date(2016, 3, 1), draw.between(5_000, 8_000) * 100
    for company in companies:
        workers = [people.person(home=plan.division, born=(1970, 2000)) for _ in range(draw.between(4, 9))]
        employer = companies[0] if plan.one_staff else company
        own = [company.representative] if plan.nominees else []
        records.employ(employer, [*own, *workers], since=since, base=base, until=plan.staff_until)


def _reports(city: City, plan: Plan, companies: tuple[Company, ...], draw: Draw) -> None:
    number, address = phone(draw), companies[0].address
    for company in companies:
        city.records.report(
            company,
            address=address if plan.one_address else company.address,
            phone=number if plan.one_phone else phone(draw),
            staff=draw.between(3, 30),
            year=2020 if plan.nominees else 2022,
        )
