"""Two companies, one legal representative, three suits; in one of them the second guarantees for the first and is
released on appeal. The first also sold invoices to a third company, in a story of its own."""

from dataclasses import dataclass, replace
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.civil_appeal import CivilAppeal, civil_appeal
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.geography import divisions
from fuyuan.demo.model import Company
from fuyuan.demo.planning import draw_suit, timeline
from fuyuan.demo.plots.telling import company_everywhere, path, registered, reversed_by
from fuyuan.demo.tables import table
from fuyuan.demo.truth import Story, Subject

BRAND = "恒穗"


@dataclass(frozen=True, slots=True)
class Group:
    """The companies other stories meet again."""

    materials: Company
    logistics: Company
    supplier: Company


def tell(city: City) -> Group:
    """Plant the group and its suits."""
    group, bank, carrier = _companies(city)
    draw, cast = city.cast.draw.child("story", "three-suits"), city.cast
    court = cast.courts.over(group.materials.division)
    sale_when = timeline(date(2022, 6, 13), draw)
    # A guarantee of 2021: under the Civil Code a creditor has to ask for the resolution.
    loan_when = replace(timeline(date(2022, 9, 5), draw), overdue=date(2022, 3, 16))
    freight_when = timeline(date(2022, 11, 21), draw)
    sale = draw_suit("three-suits-sale", "sale", group.supplier, group.materials, court, draw, when=sale_when)
    loan = draw_suit("three-suits-loan", "bank_loan", bank, group.materials, court, draw, when=loan_when)
    loan = replace(loan, guarantor=group.logistics, guarantee_disputed=True, defence="hardship")
    court = cast.courts.over(group.logistics.division)
    freight = draw_suit(
        "three-suits-freight", "freight", carrier, group.logistics, court, draw, when=freight_when
    )
    first = civil_judgment(loan, cast)
    documents = [city.file(civil_judgment(sale, cast).judgment), city.file(first.judgment)]
    appeal = CivilAppeal(
        "three-suits-appeal",
        first,
        filed=draw.later(loan.decided, 35, 50),
        decided=draw.later(loan.decided, 110, 150),
        outcome="guarantor_released",
    )
    documents.append(city.file(civil_appeal(appeal, cast)))
    documents.append(city.file(civil_judgment(freight, cast).judgment, single_line=True))
    in_sale, in_loan, in_appeal, in_freight = documents
    representative = Subject("person", group.materials.representative.name)
    city.stories.append(
        Story(
            "three-suits",
            "同一法定代表人的两家公司与三起诉讼",
            f"{group.materials.name}与{group.logistics.name}的法定代表人均为{representative.name}，先后被供货商、银行、"
            "承运人起诉；后者为前者的贷款担保，一审判令担连带责任，二审撤销。",
            tuple(document.number for document in documents),
            (
                company_everywhere(group.materials, in_sale, in_loan, in_appeal),
                company_everywhere(group.logistics, in_loan, in_appeal, in_freight),
                company_everywhere(carrier, in_freight),
                path(registered(group.materials), representative, registered(group.logistics)),
                reversed_by(in_loan, in_appeal, "撤销"),
            ),
        )
    )
    return group


def _companies(city: City) -> tuple[Group, Company, Company]:
    makers, people, (lake, tide, *_) = city.cast.companies, city.cast.people, divisions()
    person = people.person(sex="男", born=(1971, 1976), home=lake, occupation="经商")
    materials = makers.company("building_materials", division=lake, representative=person, brand=BRAND)
    logistics = makers.company("logistics", division=tide, representative=person, brand=BRAND)
    materials = replace(materials, short=f"{BRAND}建材公司")
    logistics = replace(logistics, short=f"{BRAND}物流公司")
    supplier = makers.company("building_materials", division=divisions()[4])
    bank = makers.bank(table("companies")["banks"][0], lake)
    carrier = makers.company("logistics", division=divisions()[6], bracketed=True)
    group = Group(materials, logistics, supplier)
    city.enter(materials, logistics, supplier, bank, carrier)
    return group, bank, carrier
