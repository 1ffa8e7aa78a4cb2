"""One name, three people: a defendant, a borrower whose identity number stands in two judgments, and a company's
representative. Only the borrower's two mentions are one person."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.charge import Charge
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.documents.criminal_appeal import CriminalAppeal, criminal_appeal
from fuyuan.demo.documents.criminal_first import criminal_judgment
from fuyuan.demo.documents.suit import Suit
from fuyuan.demo.geography import divisions
from fuyuan.demo.model import Company, Person
from fuyuan.demo.planning import draw_charge, draw_suit, timeline
from fuyuan.demo.plots.telling import REGISTER_FILE, apart, joined, offences, party
from fuyuan.demo.truth import Story, Subject


def tell(city: City) -> None:
    """Plant the three and their five sources."""
    people, places = city.cast.people, divisions()
    name = people.name("男")
    defendant = people.person(name=name, sex="男", born=(1990, 1994), home=places[6], occupation="无业")
    borrower = people.person(name=name, sex="男", born=(1975, 1979), home=places[1], occupation="个体工商户")
    third = people.person(name=name, sex="男", born=(1964, 1968), home=places[4], occupation="经商")
    company = city.cast.companies.company("machinery", division=places[4], representative=third)
    city.enter(company)
    charge = _charge(city, defendant)
    verdict = criminal_judgment(charge, city.cast)
    first = city.file(verdict.judgment)
    plan = CriminalAppeal("namesake-appeal", verdict, filed=date(2020, 8, 17), decided=date(2020, 10, 20))
    ruling = city.file(criminal_appeal(plan, city.cast))
    loans = [
        city.file(civil_judgment(suit, city.cast).judgment, single_line=suit.key.endswith("2"))
        for suit in (_loan(city, borrower, 1, date(2021, 3, 8)), _loan(city, borrower, 2, date(2021, 8, 30)))
    ]
    one, two = (party(loan, name) for loan in loans)
    city.stories.append(
        Story(
            "namesakes",
            "三个同名的人",
            f"三人同名{name}：诈骗案被告人、两起借款案的借款人、{company.name}的法定代表人。仅两起借款案中的身份号码相同，为同一人。",
            tuple(document.number for document in (first, ruling, *loans)),
            (
                joined(one, two),
                apart(party(first, name), one, _representative(company)),
                *offences(first),
            ),
        )
    )


def _representative(company: Company) -> Subject:
    return Subject("person", company.representative.name, None, REGISTER_FILE)


def _charge(city: City, person: Person) -> Charge:
    draw = city.cast.draw.child("story", "namesakes")
    court = city.cast.courts.over(person.home)
    charge = draw_charge("namesake-fraud", "fraud", person, court, draw, filed=date(2020, 5, 11))
    accused = replace(charge.accused, bail=False)
    return replace(charge, procedure="ordinary", accused=accused, decided=date(2020, 7, 9), surrendered=False)


def _loan(city: City, borrower: Person, number: int, filed: date) -> Suit:
    draw = city.cast.draw.child("story", "namesakes", f"loan-{number}")
    lender = city.cast.people.person(home=borrower.home)
    court = city.cast.courts.over(borrower.home)
    suit = draw_suit(
        f"namesake-loan-{number}", "private_loan", lender, borrower, court, draw, when=timeline(filed, draw)
    )
    return replace(suit, shows_identifiers=True)
