"""The invented province: its divisions and addresses inside them."""

from functools import cache

from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Division
from fuyuan.demo.tables import table


@cache
def divisions() -> tuple[Division, ...]:
    """Districts and counties, in the order of their codes."""
    places = table("places")
    return tuple(
        Division(
            city=city["name"],
            city_short=city["short"],
            city_abbreviation=city["abbreviation"],
            province=places["province"]["name"],
            **division,
        )
        for city in places["cities"]
        for division in city["divisions"]
    )


def street_address(division: Division, draw: Draw, *, home: bool) -> str:
    """From the city or county down to the number; homes in villages and estates, offices in streets and parks."""
    return division.within_province + (_home(division, draw) if home else _office(division, draw))


def _home(division: Division, draw: Draw) -> str:
    places, number = table("places"), draw.between(2, 288)
    if division.name.endswith("县") and draw.chance(0.7):
        return f"{draw.one_of(places['towns'])}{draw.one_of(places['villages'])}{draw.between(1, 12)}组{number}号"
    estate, flat = draw.one_of(places["estates"]), f"{draw.between(1, 18)}{draw.between(1, 4):02d}"
    return f"{draw.one_of(places['streets'])}{number}号{estate}{draw.between(1, 26)}幢{flat}室"


def _office(division: Division, draw: Draw) -> str:
    places = table("places")
    street = f"{draw.one_of(places['streets'])}{draw.between(2, 288)}号"
    if draw.chance(0.25):
        park: str = draw.one_of(places["parks"][division.code])
        return park + street
    room = f"{draw.one_of(places['buildings'])}{draw.between(2, 26)}{draw.between(1, 12):02d}室"
    return street + (room if draw.chance(0.4) else "")


def estate(division: Division, draw: Draw) -> str:
    """A housing estate, without house and flat: where a deed happened."""
    places = table("places")
    return f"{division.within_province}{draw.one_of(places['streets'])}{draw.one_of(places['estates'])}"


def market(division: Division, draw: Draw) -> str:
    """A market or shopping street of that division."""
    return f"{division.within_province}{draw.one_of(table('places')['malls'][division.code])}"


def warehouse(division: Division, draw: Draw) -> str:
    """A storehouse in one of the division's parks."""
    places = table("places")
    park, street = draw.one_of(places["parks"][division.code]), draw.one_of(places["streets"])
    return f"{division.within_province}{park}{street}{draw.between(2, 188)}号"
