"""Twenty claims for wages against seven labour companies, and one sentence that stands in all of them: each got its
licence on a promise, with a capital that was borrowed for a day. No case shows the loophole; the twenty together do."""

from dataclasses import replace
from datetime import date, timedelta

from fuyuan.demo.city import City, Document
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import divisions
from fuyuan.demo.life.files import LICENCES, source_path
from fuyuan.demo.life.records import Licence
from fuyuan.demo.model import Company, Division
from fuyuan.demo.numerals import full_date
from fuyuan.demo.planning import draw_suit, timeline
from fuyuan.demo.plots.telling import company_everywhere
from fuyuan.demo.truth import Expect, Expectation, Story, Subject

CASES, COMPANIES = 20, 7
DOCUMENT = "劳务派遣经营许可证"
AUTHORITY = "映川省汐州市人力资源和社会保障局"
_FOUND = (
    "另查明，{company}于{since}以告知承诺方式取得《{document}》（编号：{number}），其申请时提交的验资报告载明的注册资本"
    "二百万元于出具次日即全部转出，许可机关未予核验。"
)


def tell(city: City) -> None:
    """Companies, licences, suits."""
    draw = city.cast.draw.child("story", "licensing")
    companies = [_company(city, divisions()[place % 4]) for place in range(COMPANIES)]
    licences = [_licence(company, place, draw) for place, company in enumerate(companies)]
    city.enter(*companies)
    city.records.licences += licences
    _lawful(city, draw)
    documents = [_suit(city, number, licences[number % COMPANIES]) for number in range(CASES)]
    shared = Expectation(
        Expect.SHARED,
        (
            Subject("public_body", AUTHORITY, None, source_path(LICENCES)),
            *(Subject("licence", DOCUMENT, it.number, source_path(LICENCES)) for it in licences),
        ),
        needs=(LICENCES,),
    )
    named = tuple(
        company_everywhere(company, *documents[place::COMPANIES]) for place, company in enumerate(companies)
    )
    city.stories.append(
        Story(
            "licensing",
            "二十起案件与一个许可漏洞",
            f"二十名工人先后起诉七家劳务公司讨薪，每份判决都写明同一事实：{AUTHORITY}以告知承诺方式颁发{DOCUMENT}，"
            "未核验实缴资本。单看一案看不出，合起来是一个应发司法建议的漏洞。",
            tuple(document.number for document in documents),
            (*named, shared),
        )
    )


def _company(city: City, division: Division) -> Company:
    return city.cast.companies.company(
        "labour", division=division, founded=(date(2018, 1, 2), date(2019, 12, 31))
    )


def _licence(company: Company, place: int, draw: Draw) -> Licence:
    since = draw.working_day(date(2020, 3, 2), date(2021, 3, 31))
    until = since.replace(year=since.year + 3) - timedelta(days=1)
    number = f"汐人社劳派许〔{since.year}〕{place * 7 + 11:03d}号"
    return Licence(company, DOCUMENT, number, "劳务派遣", AUTHORITY, since, until, "告知承诺；实缴资本未核验")


def _lawful(city: City, draw: Draw) -> None:
    """Others hold the same licence and were looked at: the authority alone is not the loophole."""
    for place in range(30):
        company = city.cast.companies.company("labour", division=divisions()[place % 6])
        city.enter(company, told=False)
        licence = _licence(company, 40 + place, draw)
        city.records.licences.append(replace(licence, remark="已现场核验"))


def _suit(city: City, number: int, licence: Licence) -> Document:
    company, cast = licence.company, city.cast
    draw = cast.draw.child("story", "licensing", str(number))
    worker = cast.people.person(home=company.division, occupation="务工")
    filed = draw.working_day(date(2022, 2, 14), date(2023, 10, 31))
    suit = draw_suit(
        f"licensing-{number + 1:02d}",
        "wages",
        worker,
        company,
        cast.courts.over(company.division),
        draw,
        when=timeline(filed, draw),
    )
    sentence = _FOUND.format(
        company=company.name,
        since=full_date(licence.since),
        document=licence.document,
        number=licence.number,
    )
    judgment = civil_judgment(replace(suit, also_found=(sentence,)), cast).judgment
    return city.file(judgment, single_line=number % 3 == 0)
