"""The same masks in two judgments, and four different people behind them."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City, Document
from fuyuan.demo.documents.criminal_first import criminal_judgment
from fuyuan.demo.geography import divisions
from fuyuan.demo.planning import draw_charge
from fuyuan.demo.plots.telling import apart, offences, party
from fuyuan.demo.truth import Story

DEFENDANT = "张某某"
VICTIMS = ("李某1", "李某2")


def tell(city: City) -> None:
    """Two thefts in two districts."""
    first = _theft(city, "masked-1", 2, date(2023, 3, 13))
    second = _theft(city, "masked-2", 7, date(2023, 6, 19))
    city.stories.append(
        Story(
            "masked-names",
            "隐名不跨文书",
            f"两份判决的被告人都写作{DEFENDANT}、被害人都写作{VICTIMS[0]}，实为不同的人，不得合并。",
            (first.number, second.number),
            (apart(party(first, DEFENDANT), party(second, DEFENDANT)), *offences(first), *offences(second)),
        )
    )


def _theft(city: City, key: str, place: int, filed: date) -> Document:
    division = divisions()[place]
    person = city.cast.people.person(sex="男", born=(1985, 2000), home=division)
    draw = city.cast.draw.child("story", key)
    court = city.cast.courts.over(division)
    charge = draw_charge(key, "theft", person, court, draw, filed=filed, shown=DEFENDANT)
    return city.file(
        criminal_judgment(replace(charge, victims=VICTIMS), city.cast).judgment, single_line=True
    )
