"""Rows of the administrative-penalty table, in the words and number forms of the public one: a decision number as each
agency makes it, a date in Chinese, an amount as a number or "-"."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from fuyuan.demo.cast import Cast
from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Company
from fuyuan.demo.numerals import FEN, chinese_yuan
from fuyuan.demo.tables import table

_WARNING_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Penalty:
    """One decision. `amount` in 分, None for a warning alone."""

    company: Company
    number: str
    agency: str
    decided: date
    facts: str
    result: str
    amount: int | None

    def row(self) -> dict[str, Any]:
        """The row with the real table's keys."""
        amount: int | float | str = "-"
        if self.amount is not None:
            amount = self.amount // FEN if self.amount % FEN == 0 else self.amount / FEN
        return {
            "事实": self.facts,
            "处罚单位": self.agency,
            "处罚日期": f"{self.decided.year}年{self.decided.month:02d}月{self.decided.day:02d}日",
            "处罚结果": self.result,
            "处罚金额": amount,
            "案号": self.number,
            "行政处罚公司名称": self.company.name_on(self.decided),
        }


def penalty(
    company: Company,
    decided: date,
    cast: Cast,
    draw: Draw,
    *,
    kind: int | None = None,
    fact: int | None = None,
) -> Penalty:
    """A penalty of the `kind`-th sort; for its `fact`-th fact, and then a fine for sure, where a story asks for it."""
    kinds = table("penalties")["kinds"]
    entry = kinds[kind]
    division = company.division
    sign_slots = {
        "abbreviation": division.abbreviation,
        "city_sign": division.city_abbreviation,
    }
    agency = entry["agency"].format(division=division.within_province, city=division.city)
    number = cast.docket.agency(entry["sign"].format(**sign_slots), decided)
    facts = draw.one_of(entry["facts"]) if fact is None else entry["facts"][fact]
    if fact is None and draw.chance(_WARNING_SHARE):
        return Penalty(company, number, agency, decided, facts, table("penalties")["warning_only"], None)
    amount = draw.round_between(*entry["amounts"]) * FEN
    return Penalty(company, number, agency, decided, facts, fine_words(amount, draw), amount)


def fine_words(amount: int, draw: Draw) -> str:
    """The result as that agency writes it."""
    form = draw.one_of(table("penalties")["results"])
    return str(form.format(digits=amount // FEN, words=chinese_yuan(amount)))
