"""The register's companies: how they are named, what they are coded, and how unevenly a register is filled in.

The unevenness follows 200,160 rows of a public register: type missing in nine of ten, capital in one of four and
written in a dozen ways, representative missing in one of six, brackets mostly half width."""

from dataclasses import replace
from datetime import date
from typing import Any

from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import divisions, street_address
from fuyuan.demo.identities import company_code
from fuyuan.demo.model import Company, Division, Person
from fuyuan.demo.people import People
from fuyuan.demo.tables import table

_CAPITALS = (50, 100, 200, 300, 500, 800, 1000, 1200, 2000, 3000, 5000)
_CAPITAL_FORMS = {
    "{}(万元人民币)": 41,
    "{}(万元)": 13,
    "{}(万)": 11,
    "{}万人民币": 5,
    "{}万元人民币": 3,
    "{}（万元）": 1,
    "N/A": 23,
}
_FOUNDED = (date(1999, 3, 1), date(2019, 12, 31))


class Companies:
    """Makes companies; no two share 字号 and trade word, so a name without its place is still only one company's."""

    def __init__(self, draw: Draw, people: People) -> None:
        self._draw = draw
        self._people = people
        self._taken: set[str] = set()

    def company(
        self,
        trade: str | None = None,
        *,
        division: Division | None = None,
        representative: Person | None = None,
        brand: str | None = None,
        bracketed: bool = False,
        founded: tuple[date, date] = _FOUNDED,
    ) -> Company:
        """A company with limited liability. `bracketed` puts the city in brackets after the 字号."""
        draw = self._draw
        trade = trade or draw.one_of(tuple(table("companies")["trades"]))
        division = division or draw.one_of(divisions())
        brand, word = self._brand(trade, brand)
        ending = draw.weighted(table("companies")["endings"])
        if bracketed:
            name = f"{brand}（{division.city_short}）{word}{ending}"
        else:
            name = self._place(division) + brand + word + ending
        row = self._row(name, trade, division, representative, founded)
        return replace(row, short=f"{brand}公司")

    def _place(self, division: Division) -> str:
        own = division.name if division.name.endswith("县") else division.city_short
        return self._draw.weighted({division.city: 5, division.city_short: 5, division.province: 2, own: 3})

    def _brand(self, trade: str, brand: str | None) -> tuple[str, str]:
        words = table("companies")
        while True:
            word = self._draw.one_of(words["trades"][trade]["words"])
            drawn = brand or self._draw.one_of(words["first"]) + self._draw.one_of(words["second"])
            if drawn + word not in self._taken:
                self._taken.add(drawn + word)
                return drawn, word

    def _row(
        self, name: str, trade: str, division: Division, person: Person | None, founded: tuple[date, date]
    ) -> Company:
        draw, entry = self._draw, table("companies")["trades"][trade]
        return Company(
            name=name,
            code=company_code(division.code, draw),
            registered_on=draw.working_day(*founded),
            registered_type="有限责任公司" if draw.chance(0.1) else "N/A",
            representative=person or self._people.person(born=(1958, 1988), occupation="经商"),
            capital=draw.weighted(_CAPITAL_FORMS).format(_thousands(draw.one_of(_CAPITALS))),
            scope=_scope(entry["scope"], draw),
            division=division,
            address=street_address(division, draw, home=False),
            trade=trade,
            title=draw.one_of(table("companies")["managers"]),
            goods=tuple(entry["goods"]),
        )

    def branch(self, head: Company, division: Division) -> Company:
        """A branch: its own row, code and 负责人; not the company itself."""
        person = self._people.person(born=(1968, 1990), occupation="公司职员")
        row = self._row(f"{head.name}{division.city_short}分公司", head.trade, division, person, _FOUNDED)
        founded = self._draw.working_day(head.registered_on, date(2019, 12, 31))
        return replace(
            row,
            head=head,
            short=f"{head.short.removesuffix('公司')}{division.city_short}分公司",
            kind="branch",
            post="负责人",
            title="",
            capital="N/A",
            registered_on=founded,
            registered_type="有限责任公司分公司",
        )

    def bank(self, name: str, division: Division) -> Company:
        """A branch office of one of the invented banks."""
        full = f"{name}{division.short}支行"
        row = self._row(full, "trade", division, None, (date(2003, 1, 1), date(2012, 12, 31)))
        scope = table("companies")["finance"]["bank"]
        return replace(
            row,
            short=name.removesuffix("股份有限公司").replace("农村商业银行", "农商银行")
            + f"{division.short}支行",
            kind="branch",
            post="负责人",
            title="行长",
            capital="N/A",
            scope=scope,
            trade="bank",
            registered_type="N/A",
        )

    def shop(self) -> Company:
        """A 个体工商户 or a farmers' cooperative."""
        draw, words = self._draw, table("companies")["small"]
        division = draw.one_of(divisions())
        person = self._people.person(home=division, occupation="个体工商户")
        row = self._row("", "catering", division, person, (date(2008, 1, 1), date(2020, 12, 31)))
        if draw.chance(0.3):
            return self._cooperative(row, words)
        word = draw.one_of(tuple(words["shop_words"]))
        mark = draw.one_of(words["shop_first"]) if draw.chance(0.5) else person.name
        name = f"{division.name}{mark}{word}"
        if name in self._taken:
            name = f"{division.name}{person.name}{word}"
        self._taken.add(name)
        return replace(
            row,
            name=name,
            code=company_code(division.code, draw, kind="92"),
            kind="shop",
            post="经营者",
            title="",
            capital="N/A",
            scope=words["shop_words"][word],
            registered_type="个体工商户",
        )

    def _cooperative(self, row: Company, words: dict[str, Any]) -> Company:
        draw = self._draw
        word = draw.one_of(tuple(words["cooperative_words"]))
        brand, _ = self._brand("agriculture", None)
        return replace(
            row,
            name=f"{row.division.name}{brand}{word}",
            code=company_code(row.division.code, draw, kind="93"),
            scope=words["cooperative_words"][word],
            kind="cooperative",
            registered_type="农民专业合作社",
            title="理事长",
        )


def _thousands(amount: int) -> str:
    return f"{amount:,}" if amount >= 1000 else str(amount)


def _scope(scope: str, draw: Draw) -> str:
    licence = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    return scope + ("。" + licence if draw.chance(0.4) else "。")
