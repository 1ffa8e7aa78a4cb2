"""Three groups of companies. Two are one man's behind nominees: of the first, people, accounts and premises cannot be
told apart, and it has to be consolidated; the second keeps its own books and has not. The third shares a landlord, a
book-keeper and mutual guarantees, and is nobody's group at all."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City, Document
from fuyuan.demo.documents.bankruptcy import Petition, accepted
from fuyuan.demo.documents.civil_first import CivilJudgment, civil_judgment
from fuyuan.demo.documents.enforcement import Enforcement, this_round_ended
from fuyuan.demo.geography import divisions
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.life.files import INSURANCE, POSTS, REPORTS, SHAREHOLDERS, source_path
from fuyuan.demo.model import Company, Division
from fuyuan.demo.money.statements import FOLDER
from fuyuan.demo.penalties import penalty
from fuyuan.demo.planning import draw_suit, timeline
from fuyuan.demo.plots.group import Group, Plan, found
from fuyuan.demo.plots.group_money import rent, trade, turn_round
from fuyuan.demo.plots.telling import company_everywhere, joined, path, proceeding, punished, registered
from fuyuan.demo.tables import table
from fuyuan.demo.truth import Expect, Expectation, Story, Subject

_NO_REPORTS = 1
_OWNERSHIP = (SHAREHOLDERS, POSTS, REPORTS)
_BOOKS = (FOLDER, INSURANCE)


def tell(city: City) -> None:
    """Three stories."""
    _mingled(city)
    _separate(city)
    _lookalike(city)


def _mingled(city: City) -> None:
    plan = Plan(
        "zombie-group-mingled",
        ("textile", "textile", "trade", "property", "logistics"),
        divisions()[1],
        nominees=True,
        one_staff=True,
        one_phone=True,
        one_address=True,
        one_agent=True,
        staff_until=date(2024, 2, 29),
    )
    group = found(city, plan)
    turn_round(city, group)
    first, second, third, *_ = group.companies
    loan = _loan(city, group, first, second, date(2021, 4, 12))
    sale = _sale(city, group, third, date(2021, 6, 7))
    ended = _ended(city, "loan-ended", group, loan, date(2021, 12, 6), date(2022, 5, 23))
    again = _ended(city, "sale-ended", group, sale, date(2022, 2, 14), date(2022, 7, 18))
    petition = Petition(f"{group.key}-petition", loan, ended, again, date(2024, 4, 15), date(2024, 5, 27))
    files = city.file_all([loan.judgment, sale.judgment, ended, again, accepted(petition, city.cast)])
    claims = (
        company_everywhere(first, files[0], files[2], files[4]),
        company_everywhere(third, files[1], files[3]),
        path(registered(first), proceeding(files[0]), registered(second)),
        _fined(city, first),
        _behind(group),
        _all(Expect.RELATED, group, _OWNERSHIP),
        _all(Expect.MINGLED, group, (*_OWNERSHIP, *_BOOKS)),
    )
    head = group.head.name if group.head else ""
    _story(
        city,
        group,
        "应当合并的僵尸企业群",
        f"{head}让司机、工人代持{first.name}等五家公司的股权；人员都在第一家参保，账户由其一人代开，资金每月无交易地绕行一圈，"
        "住所、电话相同。须识别为关联企业并提示实质合并。",
        files,
        claims,
    )


def _separate(city: City) -> None:
    plan = Plan(
        "zombie-group-separate",
        ("machinery", "machinery", "trade", "logistics"),
        divisions()[4],
        nominees=True,
        one_staff=False,
        one_phone=True,
        one_address=False,
        one_agent=False,
    )
    group = found(city, plan)
    trade(city, group)
    first, second, *_ = group.companies
    sale = _sale(city, group, first, date(2021, 8, 16))
    ended = _ended(city, "sale-ended", group, sale, date(2022, 3, 7), date(2022, 8, 15))
    files = city.file_all([sale.judgment, ended])
    claims = (
        company_everywhere(first, *files),
        _fined(city, second),
        _behind(group),
        _all(Expect.RELATED, group, _OWNERSHIP),
        _all(Expect.SEPARATE, group, (*_OWNERSHIP, *_BOOKS)),
    )
    head = group.head.name if group.head else ""
    _story(
        city,
        group,
        "关联而不混同的僵尸企业群",
        f"{first.name}等四家公司由他人代{head}持股，年报电话相同，但各有员工、账目分明，往来都有对应交易。"
        "须识别为关联企业，不得提示合并。",
        files,
        claims,
    )


def _lookalike(city: City) -> None:
    plan = Plan(
        "zombie-group-lookalike",
        ("electronics", "electronics", "furniture", "food"),
        divisions()[6],
        nominees=False,
        one_staff=False,
        one_phone=True,
        one_address=True,
        one_agent=False,
    )
    group = found(city, plan)
    rent(city, group)
    first, second, *_ = group.companies
    loan = _loan(city, group, first, second, date(2022, 5, 16))
    back = _loan(city, group, second, first, date(2022, 10, 17))
    files = city.file_all([loan.judgment, back.judgment])
    claims = (
        company_everywhere(first, *files),
        company_everywhere(second, *files),
        path(registered(first), proceeding(files[0]), registered(second)),
        _all(Expect.UNRELATED, group, (*_OWNERSHIP, *_BOOKS)),
    )
    _story(
        city,
        group,
        "看似一伙的四家公司",
        f"{first.name}等四家公司同租一处厂房、年报留同一代账电话，两家互保，股东、员工、资金各自独立。不得识别为关联企业。",
        files,
        claims,
    )


def _story(
    city: City,
    group: Group,
    title: str,
    summary: str,
    files: list[Document],
    claims: tuple[Expectation, ...],
) -> None:
    numbers = tuple(document.number for document in files)
    city.stories.append(Story(group.key, title, summary, numbers, claims))


def _loan(city: City, group: Group, debtor: Company, guarantor: Company, filed: date) -> CivilJudgment:
    """A bank's loan, guaranteed by another of them."""
    key = f"{group.key}-loan-{group.companies.index(debtor) + 1}"
    draw = city.cast.draw.child("story", key)
    bank = _bank(city, debtor.division)
    court = city.cast.courts.over(debtor.division)
    when = timeline(filed, draw)
    suit = draw_suit(key, "bank_loan", bank, debtor, court, draw, when=when)
    return civil_judgment(replace(suit, guarantor=guarantor, defence="absent"), city.cast)


def _bank(city: City, division: Division) -> Company:
    """The office there of a bank whose other offices the filler does not open."""
    names = table("companies")["banks"]
    name = names[divisions().index(division) % len(names)]
    known = next((it for it in city.companies if it.name == f"{name}{division.short}支行"), None)
    bank = known or city.cast.companies.bank(name, division)
    if known is None:
        city.enter(bank)
    return bank


def _sale(city: City, group: Group, debtor: Company, filed: date) -> CivilJudgment:
    draw = city.cast.draw.child("story", group.key, "sale")
    supplier = city.cast.companies.company("trade", division=divisions()[2])
    city.enter(supplier)
    court = city.cast.courts.over(debtor.division)
    suit = draw_suit(f"{group.key}-sale", "sale", supplier, debtor, court, draw, when=timeline(filed, draw))
    return civil_judgment(replace(suit, defence="absent"), city.cast)


def _ended(city: City, key: str, group: Group, first: CivilJudgment, filed: date, decided: date) -> Judgment:
    return this_round_ended(Enforcement(f"{group.key}-{key}", first, filed, decided), city.cast)


def _fined(city: City, company: Company) -> Expectation:
    """Two years without annual reports."""
    draw = city.cast.draw.child("story", "zombie-groups", company.code)
    fine = penalty(company, date(2022, 11, 15), city.cast, draw, kind=_NO_REPORTS, fact=0)
    city.penalties.append(fine)
    return joined(registered(company), punished(fine))


def _behind(group: Group) -> Expectation:
    """The head, the company in which he is a supervisor, and the nominee who holds it."""
    assert group.head is not None
    first = group.companies[0]
    holder = Subject(
        "person", first.representative.name, first.representative.id_number, source_path(SHAREHOLDERS)
    )
    head = Subject("person", group.head.name, None, source_path(POSTS))
    claim = path(head, registered(first), holder)
    return replace(claim, needs=(SHAREHOLDERS, POSTS))


def _all(expect: Expect, group: Group, needs: tuple[str, ...]) -> Expectation:
    return Expectation(expect, tuple(registered(company) for company in group.companies), needs=needs)
