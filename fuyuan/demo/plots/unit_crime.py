"""A company and its representative convicted of buying invoices from a company of the three suits."""

from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.charge import Accused, Charge
from fuyuan.demo.documents.criminal_first import criminal_judgment
from fuyuan.demo.geography import divisions
from fuyuan.demo.numerals import FEN
from fuyuan.demo.plots.telling import company_everywhere, offences
from fuyuan.demo.plots.three_suits import Group
from fuyuan.demo.truth import Story


def tell(city: City, group: Group) -> None:
    """One document: 被告单位 and 被告人."""
    cast, inkstone = city.cast, divisions()[4]
    buyer = cast.companies.company("building_materials", division=inkstone)
    city.enter(buyer)
    person = buyer.representative
    charge = Charge(
        key="unit-crime",
        court=cast.courts.over(inkstone),
        accused=Accused(person, person.name, date(2022, 8, 2), date(2022, 9, 7), bail=True),
        charged="invoices",
        found="invoices",
        facts="invoices",
        when=date(2019, 4, 10),
        later=date(2020, 12, 3),
        filed=date(2022, 12, 12),
        decided=date(2023, 2, 27),
        amount=212_300 * FEN,
        months=18,
        probation=24,
        outcome="agreed",
        harmed=group.materials,
        company=buyer,
        unit_fine=60_000 * FEN,
    )
    document = city.file(criminal_judgment(charge, cast).judgment)
    city.stories.append(
        Story(
            "unit-crime",
            "单位犯罪",
            f"{buyer.name}与其法定代表人{person.name}从{group.materials.name}取得虚开的增值税专用发票，单位与个人同被判刑。",
            (document.number,),
            (company_everywhere(buyer, document), *offences(document)),
        )
    )
