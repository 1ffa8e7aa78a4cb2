"""Two rings that call people and empty their accounts. Victims, cards of three levels, cash and a shop that takes
anything: all of it in bank statements that come later, some of it in judgments that are here now."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from fuyuan.demo.city import City, Document
from fuyuan.demo.documents.charge import Charge
from fuyuan.demo.documents.criminal_first import criminal_judgment
from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import divisions
from fuyuan.demo.identities import device
from fuyuan.demo.model import Division, Person
from fuyuan.demo.money.book import at
from fuyuan.demo.money.model import Account
from fuyuan.demo.money.ordinary import ROUNDS
from fuyuan.demo.money.ring import Cards, Ring, Trail
from fuyuan.demo.money.statements import ACCOUNTS, FOLDER, TRANSACTIONS
from fuyuan.demo.planning import draw_charge
from fuyuan.demo.plots.telling import joined, offences, party, path
from fuyuan.demo.tables import table
from fuyuan.demo.truth import Expect, Expectation, Story, Subject

_SILENT_BANK = 5
"""The one that never answers: one second card of each ring is there."""
_LEVELS = (2, 4, 2)
_BASIC_TERM = 126
"""Months: 诈骗数额特别巨大 begins at ten years."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A ring: its request for statements, when it was at work, what it told people."""

    key: str
    title: str
    request: str
    begun: date
    division: Division
    pretext: str
    victims: int


def tell(city: City) -> None:
    """Two stories of the same form, a month and a city apart."""
    for plan in (
        Plan(
            "fraud-ring-service",
            "冒充客服的诈骗团伙",
            "QK270100202310090012",
            date(2023, 9, 4),
            divisions()[0],
            "冒充网络购物平台客服，谎称误开会员将自动扣费",
            7,
        ),
        Plan(
            "fraud-ring-investment",
            "虚假投资的诈骗团伙",
            "QK270200202311200031",
            date(2023, 10, 9),
            divisions()[6],
            "以虚假投资平台内部消息稳赚不赔为由",
            6,
        ),
    ):
        _ring(city, plan)


def _ring(city: City, plan: Plan) -> None:
    draw = city.cast.draw.child("story", plan.key)
    cards = _cards(city, plan, draw)
    ring = Ring(city.money, plan.key, cards, draw.child("payments"))
    trails = [_victim(city, plan, ring, number, draw) for number in range(plan.victims)]
    lost = sum(trail.loss for trail in trails)
    documents = _documents(city, plan, cards, ring, lost)
    boss, lender, drawer = documents
    mules = cards.first[0], cards.third[0]
    claims = (
        *(claim for document in documents for claim in offences(document)),
        *(_same(document, mule) for document, mule in zip((lender, drawer), mules, strict=True)),
        *(_trail(trail) for trail in trails),
        _silent(plan),
    )
    summary = (
        f"{plan.pretext}，骗取{plan.victims}人共{lost // 100}元；款项经一级卡、二级卡、三级卡，在一小时内取现或刷卡。"
        f"主犯、供卡人、取款人已判刑，一张二级卡所在银行未反馈。"
    )
    numbers = tuple(document.number for document in (boss, lender, drawer))
    city.stories.append(Story(plan.key, plan.title, summary, numbers, claims))


def _cards(city: City, plan: Plan, draw: Draw) -> Cards:
    """Idle cards of poor people, opened within the last year and used from one machine; the shop is a merchant
    who looks honest."""
    people, levels = city.cast.people, []
    machine = device(draw)
    for level, count in enumerate(_LEVELS, start=1):
        cards = []
        for place in range(count):
            silent = level == len(_LEVELS) - 1 and place == count - 1
            mule = people.person(born=(1988, 2003), occupation="无业")
            cards.append(
                city.money.open(
                    mule,
                    bank=_SILENT_BANK if silent else draw.between(0, 4),
                    opening=draw.below(9_000),
                    role=f"mule-{level}",
                    asked=(plan.request,),
                    opened=plan.begun - timedelta(days=draw.between(20, 300)),
                    device=machine,
                )
            )
        levels.append(tuple(cards))
    merchant = city.cast.companies.company("electronics", division=plan.division)
    city.enter(merchant)
    shop = city.money.open(merchant, bank=0, opening=900_000_00, role="shop", asked=(plan.request,))
    first, second, third = levels
    return Cards(first, second, third, shop)


def _victim(city: City, plan: Plan, ring: Ring, number: int, draw: Draw) -> Trail:
    person = city.cast.people.person(born=(1950, 1995))
    loss = draw.round_between(30_000, 260_000, 100) * 100
    account = city.money.open(
        person,
        bank=draw.between(0, 4),
        opening=loss + draw.between(2_000, 30_000) * 100,
        role="victim",
        asked=(plan.request, *(ROUNDS[:1] if draw.chance(0.5) else ())),
    )
    day = plan.begun + timedelta(days=3 * number + draw.between(0, 2))
    return ring.take(account, loss, _evening(day, draw))


def _evening(day: date, draw: Draw) -> datetime:
    return at(day, draw.between(18, 20) * 3600 + draw.below(3600))


def _documents(city: City, plan: Plan, cards: Cards, ring: Ring, lost: int) -> tuple[Document, ...]:
    """The one who lured, one who lent a first card, one who drew the cash."""
    boss = city.cast.people.person(sex="男", born=(1985, 1994), home=plan.division, occupation="无业")
    words = {"pretext": plan.pretext, "number": str(plan.victims)}
    lured = _charge(city, plan, "fraud", boss, lost, words)
    lured = replace(lured, months=_BASIC_TERM, fine=200_000_00, procedure="ordinary", surrendered=False)
    charges = [lured]
    for offence, account in (("assist", cards.first[0]), ("conceal", cards.third[0])):
        assert isinstance(account.holder, Person)
        bank = str(table("life")["banks"][account.bank]["name"])
        words = {"tail": account.number[-4:], "bank": bank}
        charges.append(_charge(city, plan, offence, account.holder, ring.received.get(account, 0), words))
    return tuple(city.file(criminal_judgment(charge, city.cast).judgment) for charge in charges)


def _charge(
    city: City, plan: Plan, offence: str, person: Person, amount: int, words: dict[str, str]
) -> Charge:
    """An ordinary charge of that kind with this ring's facts, sums and days."""
    key = f"{plan.key}-{offence}"
    draw = city.cast.draw.child("story", key)
    court = city.cast.courts.over(plan.division)
    filed = draw.working_day(plan.begun + timedelta(days=200), plan.begun + timedelta(days=230))
    charge = draw_charge(key, offence, person, court, draw, filed=filed)
    ring = f"ring_{offence}"
    return replace(
        charge,
        charged=ring,
        found=ring,
        facts=ring,
        when=plan.begun,
        later=plan.begun + timedelta(days=3 * plan.victims),
        amount=amount,
        extra=words,
    )


def _same(document: Document, account: Account) -> Expectation:
    """The convicted and the holder of the card: name and birth date say so, no number in the judgment does."""
    claim = joined(party(document, account.holder_name), _holder(account))
    return replace(claim, needs=(FOLDER,))


def _trail(trail: Trail) -> Expectation:
    accounts = (
        Subject("account", account.holder_name, account.number, _file(account, TRANSACTIONS))
        for account in trail.accounts
    )
    return replace(path(*accounts), needs=(FOLDER,))


def _silent(plan: Plan) -> Expectation:
    """The failed query is a finding of its own."""
    bank = str(table("life")["banks"][_SILENT_BANK]["name"])
    source = f"{FOLDER}/{plan.request}/{bank}/演示_任务信息.csv"
    asked = Subject("query", plan.request, plan.request, source)
    return Expectation(Expect.PATH, (asked, Subject("company", bank, None, source)), needs=(FOLDER,))


def _holder(account: Account) -> Subject:
    return Subject("person", account.holder_name, account.holder_number, _file(account, ACCOUNTS))


def _file(account: Account, kind: str) -> str | None:
    """The file that shows it; a bank that did not answer shows nothing."""
    bank = table("life")["banks"][account.bank]
    if not bank["answers"]:
        return None
    return f"{FOLDER}/{account.asked[0]}/{bank['name']}/演示_{kind}.csv"
