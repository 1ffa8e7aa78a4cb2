"""The words that fill the slots of a criminal judgment: people as this document writes them, days, places, sums."""

from datetime import date

from fuyuan.demo.documents.charge import Charge
from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import estate, market, warehouse
from fuyuan.demo.masks import Masks
from fuyuan.demo.model import Division
from fuyuan.demo.numerals import FEN, chinese_yuan, full_date, term, yuan
from fuyuan.demo.phrases import Phrases
from fuyuan.demo.tables import table


class CriminalWords:
    """Slots of one charge, and its offences' wordings."""

    def __init__(self, charge: Charge, draw: Draw) -> None:
        self.charge, self._draw = charge, draw
        self.offences = Phrases("offences", draw.child("offences"))
        self.masks = Masks(draw.child("masks"))
        division = charge.court.division
        assert division is not None, f"{charge.key}: criminal cases begin in a basic court"
        self.division = division
        self.defendant = f"被告人{charge.accused.shown}"
        self.slots = self._people() | self._circumstances(division) | self._sums() | charge.extra

    def _people(self) -> dict[str, str]:
        charge, hidden = self.charge, self.charge.accused.shown[:1]
        victims = charge.victims or (self.masks.stranger(besides=hidden), self.masks.stranger(besides=hidden))
        slots = {"d": self.defendant, "v": victims[0], "w": victims[1], "defendants": self.everyone}
        slots["nick"] = self._draw.one_of(table("offences")["nicks"])
        if charge.harmed:
            slots["o"] = charge.harmed.name_on(charge.decided)
            slots["thing"] = self._draw.one_of(charge.harmed.goods)
        else:
            slots["thing"] = self._draw.one_of(table("offences")["things"])
        if charge.company:
            slots["company"] = charge.company.name_on(charge.decided)
        return slots

    @property
    def everyone(self) -> str:
        """被告单位某某公司、被告人某某; the person alone where no company is accused."""
        charge = self.charge
        unit = (
            f"被告单位{charge.company.name_on(charge.decided)}、"
            if charge.company and charge.is_unit_crime
            else ""
        )
        return unit + self.defendant

    def _circumstances(self, division: Division) -> dict[str, str]:
        charge, draw, places = self.charge, self._draw, table("places")
        streets = draw.some(places["streets"], 2)
        return {
            "when": full_date(charge.when),
            "later": same_year(charge.later, charge.when),
            "by_day": f"{draw.between(9, 17)}时",
            "evening": f"{draw.between(19, 23)}时",
            "by_night": f"{draw.between(0, 4)}时",
            "since": f"{charge.when.year - 2}年{draw.between(1, 12)}月",
            "place": division.within_province,
            "estate": estate(division, draw),
            "market": market(division, draw),
            "warehouse": warehouse(division, draw),
            "shop": draw.one_of(places["shops"]),
            "street": streets[0],
            "street_two": streets[1],
            "city": division.city,
            "alcohol": f"{draw.between(*_alcohol(charge.decided)) / 10}",
        }

    def _sums(self) -> dict[str, str]:
        charge = self.charge
        return {
            "amount": yuan(charge.amount),
            "victim_amount": yuan(charge.amount // 7 // FEN * FEN),
            "gain": yuan(self._draw.round_between(1500, 6000, 100) * FEN),
            "gross": yuan(charge.amount * 113 // 13 // FEN * FEN),
            "repaid": yuan(charge.amount // 4 // (1000 * FEN) * 1000 * FEN),
            "fine": chinese_yuan(charge.fine) if charge.fine else "",
            "term": term(charge.months),
            "probation": term(charge.probation),
        }

    def victims_in(self, facts: str) -> str:
        """Those of the two masked people whom the facts name."""
        return "、".join(name for name in (self.slots["v"], self.slots["w"]) if name in facts)

    def offence(self, part: str) -> str:
        """A wording of the facts' offence, filled in."""
        return self.offences.say(f"{self.charge.facts}.{part}", **self.slots)


def same_year(day: date, earlier: date) -> str:
    """同年12月9日, 同月15日 or the whole date."""
    if (day.year, day.month) == (earlier.year, earlier.month):
        return f"同月{day.day}日"
    return f"同年{day.month}月{day.day}日" if day.year == earlier.year else full_date(day)


def _alcohol(decided: date) -> tuple[int, int]:
    """Tenths of mg/100ml. Since 2023-12-28 the four offices' opinion prosecutes only from 150 upward."""
    return (1510, 2460) if decided >= date(2023, 12, 28) else (850, 1980)
