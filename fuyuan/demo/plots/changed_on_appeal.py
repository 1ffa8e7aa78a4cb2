"""A cashier convicted of embezzlement; the higher court finds misappropriation and undoes the first verdict."""

from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.charge import Accused, Charge
from fuyuan.demo.documents.criminal_appeal import CriminalAppeal, criminal_appeal
from fuyuan.demo.documents.criminal_first import criminal_judgment
from fuyuan.demo.geography import divisions
from fuyuan.demo.numerals import FEN
from fuyuan.demo.plots.telling import offences, reversed_by
from fuyuan.demo.truth import Story


def tell(city: City) -> None:
    """Plant both instances."""
    cast, tide = city.cast, divisions()[1]
    employer = cast.companies.company("furniture", division=tide)
    city.enter(employer)
    person = cast.people.person(
        sex="女", born=(1984, 1990), home=tide, occupation="公司职员", education="大专文化"
    )
    charge = Charge(
        key="changed-first",
        court=cast.courts.over(tide),
        accused=Accused(person, person.name, date(2021, 11, 16), date(2021, 12, 22)),
        charged="embezzlement",
        found="embezzlement",
        facts="embezzlement",
        when=date(2020, 6, 8),
        later=date(2021, 8, 19),
        filed=date(2022, 4, 11),
        decided=date(2022, 6, 27),
        amount=485_000 * FEN,
        months=34,
        fine=30_000 * FEN,
        harmed=employer,
    )
    verdict = criminal_judgment(charge, cast)
    first = city.file(verdict.judgment)
    plan = CriminalAppeal(
        "changed-appeal",
        verdict,
        filed=date(2022, 7, 25),
        decided=date(2022, 9, 29),
        offence="misappropriation",
        months=22,
    )
    second = city.file(criminal_appeal(plan, cast))
    city.stories.append(
        Story(
            "changed-on-appeal",
            "二审改变罪名",
            f"{person.name}一审被判职务侵占罪，二审撤销原判，改判挪用资金罪。一审的认定须显示为已被撤销。",
            (first.number, second.number),
            (*offences(first), *offences(second), reversed_by(first, second, "撤销")),
        )
    )
