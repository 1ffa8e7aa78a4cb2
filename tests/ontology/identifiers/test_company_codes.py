"""Credit codes, registration numbers and organisation codes as registers hold them: all three may stand in the
column of the first, and each says what it is."""

import pytest
from hypothesis import assume, given

from ontology.identifiers import (
    credit_code,
    organisation_code,
    organisation_code_of,
    organisation_kind,
    registration_number,
    registry_department,
)
from tests.ontology.identifiers import oracles


def code(body: str) -> str:
    return body + oracles.credit_check(body)


VALID = code("91000000" + "12345678" + oracles.organisation_check("12345678"))


@pytest.mark.parametrize(
    "text", [VALID, f" {VALID} ", VALID.lower(), "９" + VALID[1:], f"{VALID[:4]} {VALID[4:]}\u200b"]
)
def test_habits_of_typing_do_not_make_another_company(text):
    assert credit_code(text).normalised == VALID
    assert credit_code(text).raw == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (VALID[:17] + ("1" if VALID[17] != "1" else "2"), f"第18位校验码应为「{VALID[17]}」，实为「"),
        ("I" + VALID[1:], "第1位「I」不是允许的字符，可能是「1」"),
        (VALID[:9] + "O" + VALID[10:], "第10位「O」不是允许的字符，可能是「0」"),
        (VALID[:17], "应为18位，实为17位"),
        ("110108000000016", "有15位，是工商注册号的样子"),
        ("0" * 18, "是占位的值"),
        ("无", "第1位「无」不是允许的字符"),
    ],
)
def test_a_wrong_credit_code_is_told_where_it_is_wrong(text, says):
    assert says in credit_code(text).problem


def test_the_first_two_characters_say_who_registers_what():
    assert registry_department(VALID) == "市场监管（工商）"
    assert organisation_kind(VALID) == "企业"
    assert organisation_kind(code("N2110105" + "123456789")) == "村级集体经济组织"
    assert registry_department("Z") is None


@pytest.mark.parametrize(("body", "says"), [("99000000", "「99」"), ("91ABCDEF", "「ABCDEF」")])
def test_a_correct_code_with_an_unheard_of_beginning_is_kept_with_a_warning(body, says):
    identifier = credit_code(code(body + "123456789"))
    assert identifier.is_key
    assert says in identifier.warnings[0]


@given(oracles.organisation_codes)
def test_an_old_organisation_code_is_found_in_the_new_credit_code(organisation):
    assume(not set(organisation) & set("IOSVZ"))
    new = code("91000000" + organisation)
    assume("XXXX" not in new)
    assert organisation_code_of(new) == organisation_code(organisation).normalised == organisation


def test_a_wrong_credit_code_gives_no_organisation_code():
    assert organisation_code_of("9" * 18) is None


@given(oracles.organisation_codes)
def test_the_hyphen_of_an_organisation_code_is_a_habit(organisation):
    hyphened = f"{organisation[:8]}-{organisation[8]}"
    assert organisation_code(hyphened).normalised == organisation
    assert organisation_code(hyphened.replace("-", "－").lower()).normalised == organisation


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12345678-" + ("1" if oracles.organisation_check("12345678") != "1" else "2"), "第9位校验码应为"),
        ("1234567-8", "应为9位（8位本体和1位校验码），实为8位"),
        ("00000000-0", "是占位的值"),
        ("1234567甲-8", "应为8位数字或大写字母"),
    ],
)
def test_a_wrong_organisation_code_is_told_where_it_is_wrong(text, says):
    assert says in organisation_code(text).problem


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("110108000000017", "第15位校验码应为「6」，实为「7」"),
        ("11010800000001", "应为15位数字，实为14位"),
        ("1101082001234", "2007年以前的13位旧号，没有校验位"),
        ("11010800000001A", "第15位「A」不是数字"),
        (VALID, "是统一社会信用代码的样子"),
        ("000000000000000", "是占位的值"),
    ],
)
def test_a_wrong_registration_number_is_told_where_it_is_wrong(text, says):
    assert says in registration_number(text).problem


def test_a_cooperatives_old_number_has_nothing_to_check():
    identifier = registration_number("110108na000001x")
    assert identifier.normalised == "110108NA000001X"
    assert identifier.is_key
    assert "没有可核对的校验位" in identifier.warnings[0]
