"""What a publisher hid must never link two documents, and what was not hidden should."""

import pytest

from ontology.identifiers import id_number, is_masked_name, is_masked_number, mask_form, parse


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("张某", "某"),
        ("欧阳某某", "某"),
        ("某", "某"),
        ("买买提·某某", "某"),
        ("某某公司", "某"),
        ("某某（上海）商贸有限公司", "某"),
        ("张某1", "某1"),
        ("张某１２", "某1"),
        ("李某某一", "某1"),
        ("王某甲", "某甲"),
        ("王某某乙", "某甲"),
        ("赵某A", "某A"),
        ("张×", "*"),
        ("张××", "*"),
        ("孟**", "*"),
        ("孟＊＊", "*"),
        ("陈□□", "*"),
        ("周○○", "*"),
        ("李X", "X"),
        ("李xx", "X"),
        ("ＸＸ贸易有限公司", "X"),
        ("XX", "X"),
        ("钱〇", "〇"),
        ("甲公司", "代号"),
        ("A公司", "代号"),
        ("B", "代号"),
        ("吴A", "代号"),
    ],
)
def test_hidden_names_are_seen(name, form):
    assert mask_form(name) == form
    assert is_masked_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "欧阳修文",
        "五十八",
        "努尔买买提·库尔班",
        "北京三六〇科技有限公司",
        "二〇一八文化传播有限公司",
        "TX投资有限公司",
        "深圳市EXXON贸易有限公司",
        "X光设备厂",
        "海州甲天下旅游有限公司",
        "A股资讯（深圳）有限公司",
        "",
    ],
)
def test_whole_names_are_left_alone(name):
    assert mask_form(name) is None


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("110105********0123", True),
        ("11010519491231****", True),
        ("110105XXXXXXXX002X", True),
        ("110105 1949××××002X", True),
        ("11010519491231002X", False),
        ("11010519491231002x", False),
        ("1381234×××", True),
        ("138XXXX0000", True),
        ("138●●●●0000", True),
        ("138＊＊＊＊0000", True),
        ("138某某某某0000", True),
        ("6222 **** **** 1234", True),
        ("6222021234567890", False),
        ("62220212345x7890", True),
        ("69500000-X", False),
        ("", False),
    ],
)
def test_digits_hidden_in_a_number_are_seen_and_check_digits_are_not_taken_for_masks(number, masked):
    assert is_masked_number(number) == masked


@pytest.mark.parametrize(
    ("scheme", "number"),
    [
        ("id_number", "110105********0123"),
        ("id_number", "1101051949XXXX002X"),
        ("mobile", "138****8000"),
        ("mobile", "+86 138××××8000"),
        ("bank_card", "6222***********1234"),
        ("credit_code", "9144030008****371X"),
        ("credit_code", "91440300XXXXXXXX1K"),
        ("registration_number", "1101080000×××××"),
        ("organisation_code", "7351****-5"),
        ("case_number", "（2024）浙01民终×××号"),
    ],
)
def test_a_masked_number_is_no_fault_and_no_key(scheme, number):
    identifier = parse(scheme, number)
    assert identifier.masked
    assert identifier.valid
    assert not identifier.is_key


def test_the_letter_x_of_a_check_digit_links():
    assert id_number("11010519491231002x").is_key
