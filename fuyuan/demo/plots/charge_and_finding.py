"""What the prosecutor says and what the court finds: another offence, the same offence, no offence."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City, Document
from fuyuan.demo.documents.charge import Accused, Charge
from fuyuan.demo.documents.criminal_first import criminal_judgment
from fuyuan.demo.geography import divisions
from fuyuan.demo.numerals import FEN
from fuyuan.demo.planning import draw_charge
from fuyuan.demo.plots.telling import joined, mentioned, offences, registered
from fuyuan.demo.plots.three_suits import Group
from fuyuan.demo.truth import Expectation, Story


def tell(city: City, group: Group) -> None:
    """Three stories of one document each."""
    _other_offence(city)
    _same_offence(city)
    _acquitted(city, group)


def _other_offence(city: City) -> None:
    cast, phoenix = city.cast, divisions()[2]
    warehouse = cast.companies.company("trade", division=phoenix)
    city.enter(warehouse)
    person = cast.people.person(sex="男", born=(1986, 1995), home=divisions()[5], occupation="驾驶员")
    charge = Charge(
        key="charged-theft-found-fraud",
        court=cast.courts.over(phoenix),
        accused=Accused(person, person.name, date(2020, 11, 3), date(2020, 12, 9)),
        charged="theft",
        found="disguised_fraud",
        facts="disguised_fraud",
        when=date(2020, 9, 10),
        later=date(2020, 9, 24),
        filed=date(2021, 2, 22),
        decided=date(2021, 4, 20),
        amount=86_400 * FEN,
        months=40,
        fine=20_000 * FEN,
        outcome="other",
        harmed=warehouse,
    )
    document = city.file(criminal_judgment(charge, cast).judgment)
    summary = f"{person.name}凭空白提货单提走货物，检察机关指控盗窃罪，法院认定诈骗罪，须以不同的主张者显示。"
    _add(city, document, "指控盗窃，认定诈骗", summary, ())


def _same_offence(city: City) -> None:
    cast, south = city.cast, divisions()[3]
    person = cast.people.person(sex="女", born=(1996, 2000), home=south, occupation="务工")
    draw = cast.draw.child("story", "charge-agreed")
    shown = f"{person.surname}某"
    charge = draw_charge(
        "charge-agreed", "assist", person, cast.courts.over(south), draw, filed=date(2022, 5, 9), shown=shown
    )
    document = city.file(
        criminal_judgment(replace(charge, procedure="simple"), cast).judgment, single_line=True
    )
    _add(city, document, "指控罪名成立", f"{shown}出租银行卡，指控与判决均为帮助信息网络犯罪活动罪。", ())


def _acquitted(city: City, group: Group) -> None:
    cast, lake = city.cast, divisions()[0]
    company = cast.companies.company("electronics", division=lake)
    city.enter(company)
    charge = Charge(
        key="acquitted",
        court=cast.courts.over(lake),
        accused=Accused(
            company.representative, company.representative.name, date(2018, 11, 6), date(2018, 12, 13)
        ),
        charged="contract_fraud",
        found=None,
        facts="contract_fraud",
        when=date(2017, 11, 20),
        later=date(2018, 6, 28),
        filed=date(2019, 5, 13),
        decided=date(2019, 10, 21),
        amount=1_268_000 * FEN,
        outcome="acquitted",
        harmed=group.supplier,
        company=company,
        extra={"trade": "电子产品", "reported": "2018年10月9日"},
    )
    document = city.file(criminal_judgment(charge, cast).judgment, single_line=True)
    name = company.representative.name
    summary = (
        f"{name}被指控对{group.supplier.name}合同诈骗，法院认为证据不足，宣告无罪。图上不得留下有罪的边。"
    )
    # The company is named in prose only; a later extraction of organisations finds it there.
    _add(city, document, "宣告无罪", summary, (joined(registered(company), mentioned(document, company)),))


def _add(city: City, document: Document, title: str, summary: str, more: tuple[Expectation, ...]) -> None:
    key = document.judgment.key
    city.stories.append(Story(key, title, summary, (document.number,), (*offences(document), *more)))
