"""What the companies of a group pay each other in a year: the same sum round and round for nothing, goods for their
price, or each its own rent. This is what tells a mingled group from one that keeps its books."""

from datetime import date, timedelta

from fuyuan.demo.city import City
from fuyuan.demo.geography import divisions
from fuyuan.demo.money.book import at
from fuyuan.demo.plots.group import Group

_MONTHS = 12


def turn_round(city: City, group: Group) -> None:
    """The same sum goes through all of them in three days, every month, for nothing; one pays the others' wages."""
    draw = city.cast.draw.child("story", group.key, "money")
    ring = group.accounts
    for month in range(_MONTHS):
        day = date(2023 + (month + 3) // 12, (month + 3) % 12 + 1, draw.between(3, 24))
        amount = draw.round_between(200_000, 700_000, 10_000) * 100
        for place, payer in enumerate(ring):
            moment = at(day + timedelta(days=place // 2), draw.between(9, 16) * 3600 + place * 60)
            city.money.pay(moment, payer, ring[(place + 1) % len(ring)], amount, "往来款")


def trade(city: City, group: Group) -> None:
    """Goods between neighbours in the chain, in one direction and in different sums."""
    draw = city.cast.draw.child("story", group.key, "money")
    for month in range(_MONTHS):
        day = date(2023 + (month + 3) // 12, (month + 3) % 12 + 1, draw.between(3, 24))
        for payer, payee in zip(group.accounts, group.accounts[1:], strict=False):
            if draw.chance(0.6):
                amount = draw.between(8_000, 60_000) * 100 + draw.below(100)
                moment = at(day, draw.between(9, 16) * 3600 + draw.below(3600))
                city.money.pay(moment, payer, payee, amount, f"货款 合同{day:%Y%m}-{draw.between(1, 40):02d}")


def rent(city: City, group: Group) -> None:
    """Each pays the landlord and the book-keeper for itself."""
    draw = city.cast.draw.child("story", group.key, "money")
    landlord, keeper = (
        city.cast.companies.company(trade, division=divisions()[6]) for trade in ("property", "information")
    )
    city.enter(landlord, keeper)
    to = [city.money.open(it, opening=50_000_00, role="group") for it in (landlord, keeper)]
    for month in range(_MONTHS):
        day = date(2023 + (month + 3) // 12, (month + 3) % 12 + 1, 5)
        for payer in group.accounts:
            sums = (draw.between(9_000, 22_000) * 100, 500_00)
            for payee, amount, words in zip(to, sums, ("厂房租金", "代理记账费"), strict=True):
                moment = at(day, draw.between(9, 16) * 3600 + draw.below(3600))
                city.money.pay(moment, payer, payee, amount, words)
