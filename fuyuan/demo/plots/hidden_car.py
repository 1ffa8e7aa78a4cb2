"""An enforcement that found nothing, not even a car: it was put into the name of a driver after the judgment, and the
debtor still pays what it burns."""

from dataclasses import replace
from datetime import date, timedelta

from fuyuan.demo.city import City
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.documents.enforcement import Enforcement, this_round_ended
from fuyuan.demo.geography import divisions
from fuyuan.demo.identities import plate, vin
from fuyuan.demo.life.files import DISHONESTY, INSURANCE, VEHICLES, source_path
from fuyuan.demo.life.records import CarEntry
from fuyuan.demo.model import Company, Person
from fuyuan.demo.money.book import at
from fuyuan.demo.numerals import WAN
from fuyuan.demo.planning import draw_suit, timeline
from fuyuan.demo.plots.group import REQUEST
from fuyuan.demo.plots.telling import company_everywhere, joined, path, registered
from fuyuan.demo.truth import Story, Subject


def tell(city: City) -> None:
    """Two documents, two entries of one car, a driver's insurance, a year of petrol."""
    cast, place = city.cast, divisions()[3]
    debtor = cast.companies.company("decoration", division=place)
    supplier = cast.companies.company("building_materials", division=divisions()[0])
    driver = cast.people.person(sex="男", born=(1980, 1988), home=place, occupation="驾驶员")
    city.enter(debtor, supplier)
    city.records.own(debtor, {debtor.representative: 100}, capital=300 * WAN)
    city.records.employ(debtor, [driver, debtor.representative], since=date(2017, 6, 1), base=560_000)
    draw = cast.draw.child("story", "hidden-car")
    when = timeline(date(2022, 2, 14), draw)
    suit = draw_suit("hidden-car-sale", "sale", supplier, debtor, cast.courts.over(place), draw, when=when)
    first = civil_judgment(replace(suit, defence="absent"), cast)
    ended = this_round_ended(
        Enforcement("hidden-car-ended", first, date(2022, 10, 10), date(2023, 3, 27)), cast
    )
    documents = city.file_all([first.judgment, ended])
    moved = suit.decided + timedelta(days=16)
    car = _car(city, debtor, driver, moved)
    _petrol(city, debtor, car)
    vehicle = Subject("vehicle", car.plate, car.vin, source_path(VEHICLES))
    holder = Subject("person", driver.name, driver.id_number, source_path(VEHICLES))
    hidden = path(registered(debtor), vehicle, holder)
    employed = joined(holder, Subject("person", driver.name, driver.id_number, source_path(INSURANCE)))
    listed = path(registered(debtor), Subject("dishonesty", ended.truth.case_number.removesuffix("之一")))
    city.stories.append(
        Story(
            "hidden-car",
            "藏起来的车",
            f"{debtor.name}败诉后第十六天把{car.brand}{car.plate}过户给其参保员工{driver.name}，执行中查无车辆，终结本次执行；"
            "此后油费、保险仍由公司账户支付。",
            tuple(document.number for document in documents),
            (
                company_everywhere(debtor, *documents),
                replace(hidden, needs=(VEHICLES,)),
                replace(employed, needs=(VEHICLES, INSURANCE)),
                replace(listed, needs=(DISHONESTY,)),
            ),
        )
    )


def _car(city: City, debtor: Company, driver: Person, moved: date) -> CarEntry:
    draw = city.cast.draw.child("story", "hidden-car", "car")
    number, mark = vin(draw), plate(draw)
    before = CarEntry(
        plate(draw), number, "星屿牌纯电动轿车", "小型新能源汽车", debtor, date(2020, 9, 21), moved, "转移"
    )
    after = replace(before, plate=mark, owner=driver, since=moved, until=None, status="正常")
    city.records.cars += [before, after]
    return after


def _petrol(city: City, debtor: Company, car: CarEntry) -> None:
    draw = city.cast.draw.child("story", "hidden-car", "money")
    payer = city.money.open(debtor, bank=0, opening=60_000_00, role="debtor", asked=(REQUEST,))
    station = city.cast.companies.company("trade", division=debtor.division)
    city.enter(station)
    payee = city.money.open(station, bank=1, opening=200_000_00, role="shop")
    for month in range(12):
        day = date(2023 + (month + 3) // 12, (month + 3) % 12 + 1, draw.between(2, 26))
        moment = at(day, draw.between(8, 19) * 3600 + draw.below(3600))
        words = f"车险 {car.plate}" if month == 5 else f"充电费 {car.plate}"
        amount = 4_386_00 if month == 5 else draw.between(90, 480) * 100
        city.money.pay(moment, payer, payee, amount, words, kind="shopping")
