"""The courts of the province and their prosecutors' offices, each with a bench that stays through all documents."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fuyuan.demo.geography import divisions
from fuyuan.demo.model import Court, Division
from fuyuan.demo.people import People
from fuyuan.demo.tables import table


class Courts:
    """One high court, an intermediate one in each city, a basic one in each district or county."""

    def __init__(self, people: People) -> None:
        places = table("places")
        province = places["province"]
        self.high = _seated(_court(province["name"], province["court"], province["court"], "high"), people)
        self.intermediate: Mapping[str, Court] = {
            city["name"]: _seated(self._intermediate(province, city), people) for city in places["cities"]
        }
        self.basic: Mapping[str, Court] = {
            division.code: _seated(self._basic(province, division), people) for division in divisions()
        }

    def over(self, division: Division) -> Court:
        """The basic court of a district or county."""
        return self.basic[division.code]

    def all(self) -> tuple[Court, ...]:
        """High, intermediate, basic."""
        return (self.high, *self.intermediate.values(), *self.basic.values())

    def _intermediate(self, province: Mapping[str, Any], city: Mapping[str, Any]) -> Court:
        court = _court(
            province["name"] + city["name"],
            province["court"] + city["court"],
            city["abbreviation"],
            "intermediate",
        )
        return replace(court, upper=self.high, short=city["name"] + "中级人民法院")

    def _basic(self, province: Mapping[str, Any], division: Division) -> Court:
        place = province["name"] + division.within_province
        court = _court(place, province["court"] + division.court, division.abbreviation, "basic")
        return replace(
            court,
            short=division.within_province + "人民法院",
            prosecutor_short=division.within_province + "人民检察院",
            old_code=division.old_court,
            division=division,
            upper=self.intermediate[division.city],
        )


_LEVEL_WORDS = {"high": "高级", "intermediate": "中级", "basic": ""}


def _court(place: str, code: str, abbreviation: str, level: str) -> Court:
    name, prosecutor = f"{place}{_LEVEL_WORDS[level]}人民法院", f"{place}人民检察院"
    return Court(
        name=name,
        short=name,
        code=code,
        old_code=abbreviation,
        level=level,
        prosecutor=prosecutor,
        prosecutor_short=prosecutor,
        charge_sign=f"{abbreviation}检刑诉",
    )


def _seated(court: Court, people: People) -> Court:
    return replace(
        court,
        judges=people.names(6),
        assessors=people.names(5),
        clerks=people.names(3),
        prosecutors=people.names(3),
    )
