"""The registry file, filled in as unevenly as the public one: its header, blanks written N/A, brackets mostly half
width, here and there a number of the old kind where a credit code belongs."""

import csv
from io import StringIO

from fuyuan.demo.city import City
from fuyuan.demo.draw import Draw
from fuyuan.demo.identities import old_registration_number
from fuyuan.demo.model import Company

HEADER = (
    "企业名称",
    "统一社会信用代码",
    "注册日期",
    "企业类型",
    "法人代表",
    "注册资金",
    "经营范围",
    "所在省份",
    "地区",
    "注册地址",
)
_BLANK = "N/A"
_HALF_WIDTH_BRACKETS = 0.78  # 3,296 of 4,214 bracketed names in a public register sample
_NO_REPRESENTATIVE = 0.17
_OLD_NUMBERS = 0.01


def register_csv(city: City) -> str:
    """All rows, in an order that tells nothing."""
    draw = city.cast.draw.child("register")
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for company in sorted(city.companies, key=lambda company: company.code[8:]):
        writer.writerow(_row(company, draw.child(company.code), told=company.code in city.told))
    return out.getvalue()


def _row(company: Company, draw: Draw, *, told: bool) -> tuple[str, ...]:
    code, person = company.code, company.representative.name
    if not told and draw.chance(_NO_REPRESENTATIVE):
        person = _BLANK
    if not told and draw.chance(_OLD_NUMBERS):
        code = old_registration_number(company.division.code, draw)
    return (
        registered_name(company, draw, told=told),
        code,
        company.registered_on.isoformat(),
        company.registered_type,
        person,
        company.capital,
        company.scope,
        company.division.province.removesuffix("省"),
        company.division.city_short,
        company.address,
    )


def registered_name(company: Company, draw: Draw, *, told: bool) -> str:
    """The name with the register's brackets; of a told company always half width, unlike its judgments."""
    if "（" in company.name and (told or draw.chance(_HALF_WIDTH_BRACKETS)):
        return company.name.replace("（", "(").replace("）", ")")
    return company.name
