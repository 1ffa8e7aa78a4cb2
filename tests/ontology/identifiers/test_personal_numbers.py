"""ID numbers, phones and cards as records bring them, and what a clerk is told about a wrong one."""

from datetime import date

import pytest
from hypothesis import given

from ontology.identifiers import (
    bank_card,
    birth_date,
    division,
    eighteen_from_fifteen,
    id_number,
    mobile,
    sex,
)
from tests.ontology.identifiers import oracles


@given(oracles.fifteens)
def test_an_old_id_number_and_its_successor_are_one_key(fifteen):
    old = id_number(fifteen)
    assert old.is_key
    assert old.normalised == eighteen_from_fifteen(fifteen) == id_number(old.normalised).normalised
    assert old.normalised[:6] + old.normalised[8:17] == fifteen
    assert "由15位旧号换算为18位" in old.warnings[0]


@given(oracles.id_numbers)
def test_birth_sex_and_division_are_read_from_the_number(number):
    assert birth_date(number) == date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    assert sex(number) == ("男" if number[16] in "13579" else "女")
    assert division(number) == number[:6]


def test_a_division_that_no_longer_exists_stays_valid():
    body = "510202" + "19620314" + "003"  # 重庆市市中区, under 四川 until 1997
    assert id_number(body + oracles.id_check(body)).is_key


def test_a_province_never_given_out_is_only_a_warning():
    body = "990101" + "19620314" + "003"
    assert id_number(body + oracles.id_check(body)).warnings == ()  # 9: foreigner's card
    body = "160101" + "19620314" + "003"
    identifier = id_number(body + oracles.id_check(body))
    assert identifier.is_key
    assert identifier.warnings == ("前两位「16」不是已知的省级区划。",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("110105194912310020", "第18位校验码应为「X」，实为「0」"),
        ("11010519490230002X", "出生日期「19490230」不是真实的日期"),
        ("11010530491231002X", "出生日期「30491231」不是真实的日期"),
        ("1101051949123100", "应为18位（旧号15位），实为16位"),
        ("1101O519491231002X", "第5位「O」不是数字，可能是「0」"),
        ("110105491331002", "出生日期「19491331」不是真实的日期"),
        ("A10105194912310020", "第1位「A」不是数字"),
        ("1101051949123100X", "应为18位（旧号15位），实为17位"),
    ],
)
def test_a_wrong_id_number_is_told_where_it_is_wrong(text, says):
    assert says in id_number(text).problem


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "+86 138 0013 8000",
        "８６-13800138000",
        "008613800138000",
        "1795113800138000",
        "013800138000",
        "138-0013-8000",
        "(+86)13800138000",
    ],
)
def test_prefixes_of_call_records_come_off(text):
    assert mobile(text).normalised == "13800138000"
    assert mobile(text).is_key


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("0571-88888888", "是固定电话"),
        ("88888888", "是固定电话"),
        ("95588", "是服务号码或短号"),
        ("4008888888", "是服务号码或短号"),
        ("110", "应为11位数字，实为3位"),
        ("12800138000", "应以13至19开头，实为「12」"),
        ("1380013800", "应为11位数字，实为10位"),
        ("13800138000转8001", "含有数字以外的字符"),
    ],
)
def test_what_is_no_mobile_is_told_what_it_is(text, says):
    assert says in mobile(text).problem
    assert mobile(text).normalised == ""


def test_virtual_operators_are_marked():
    assert mobile("17012345678").warnings == ("虚拟运营商号段。",)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("6222 0200 1234 5678 901", "6222020012345678901"),
        ("6222020012345678901_156_1", "6222020012345678901"),
        ("３３００１６１６７８１０５０００１２３", "3300161678105000123"),
        ("621700000000008.0", "621700000000008"),
    ],
)
def test_card_and_account_numbers_as_bank_replies_write_them(text, number):
    assert bank_card(text).normalised == number


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("6.217E+18", "已被表格软件改成科学计数法"),
        ("6217000000000000000.0", "曾按数值保存，第15位以后不可信"),
        ("622202001234", "应为13至19位数字，实为12位"),
        ("0000000000000000", "是占位的值"),
        ("ABCD020012345678", "含有数字以外的字符"),
    ],
)
def test_a_damaged_card_number_is_refused_with_the_way_out(text, says):
    assert says in bank_card(text).problem
    assert bank_card(text).normalised == ""
