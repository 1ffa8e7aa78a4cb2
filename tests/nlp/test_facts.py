"""What an invented sentence names, and what plain form it gets."""

import pytest

from nlp.components.facts import FactReader
from nlp.facts.amounts import amounts
from nlp.facts.crf import LONGEST_PIECE, labels, pieces, spans
from nlp.facts.drugs import weights
from nlp.facts.identifiers import identifiers
from nlp.facts.masked_names import masked_names
from nlp.facts.organisations import organisations
from nlp.facts.people import agreed
from nlp.facts.times import times
from nlp.shadow import shadow
from nlp.ties import ties


def _facts(finder, text):
    plain = shadow(text)
    return list(finder(plain, 0, len(plain)))


@pytest.mark.parametrize(
    ("text", "fen", "exactness"),
    [
        ("借款3.5万元", "3500000", "exact"),
        ("共计12，000.50元", "1200050", "exact"),
        ("人民币伍万元整", "5000000", "exact"),
        ("骗得二十万余元", "20000000", "at_least"),
        ("约300元", "30000", "about"),
        ("价值4至6万元", "4000000/6000000", "range"),
        ("付款8601．37元", "860137", "exact"),
        ("0.29元", "29", "exact"),
    ],
)
def test_an_amount_is_an_integer_of_fen(text: str, fen: str, exactness: str) -> None:
    (found,) = _facts(amounts, text)
    assert (found.normal, found.currency, found.exactness) == (fen, "CNY", exactness)


def test_a_foreign_amount_keeps_its_currency() -> None:
    (found,) = _facts(amounts, "汇款500美元")
    assert (found.normal, found.currency) == ("50000", "USD")


def test_times_are_told_from_the_date_before_them() -> None:
    found = _facts(times, "2015年7月31日22时许，柳青山到店。次日凌晨1时离开。同年10月4日被抓获。")
    assert [f.normal for f in found] == ["2015-07-31T22", "2015-08-01T01", "2015-10-04"]
    assert found[0].exactness == "about"


def test_a_day_the_calendar_does_not_have_keeps_its_month() -> None:
    (found,) = _facts(times, "2018年2月29日签订合同")
    assert found.normal == "2018-02"


def test_a_weight_is_kept_in_milligrams() -> None:
    (found,) = _facts(weights, "净重0.15克")
    assert found.normal == "150"


def test_a_masked_card_has_no_plain_form() -> None:
    (found,) = _facts(identifiers, "银行卡号为6222****1234，")
    assert (found.type, found.normal) == ("bank_card", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李某甲向周某某借款3万元。", [("lent_to", "周某某", "李某甲")]),
        ("王某某为赵某提供连带责任保证担保。", [("guaranteed", "王某某", "赵某")]),
        (
            "被告人孙某伙同吴某、郑某实施盗窃。",
            [("accomplice_of", "孙某", "吴某"), ("accomplice_of", "孙某", "郑某")],
        ),
        ("被告人孙某将自己名下的银行卡出售给吴某使用。", [("provided_account_for", "孙某", "吴某")]),
        ("被告人孙某与吴某在店内见面。", []),
    ],
)
def test_a_relation_is_one_sentences(text: str, expected: list[tuple[str, str, str]]) -> None:
    plain = shadow(text)
    facts = tuple(FactReader(b"").facts(plain, 0, len(plain)))
    found = [
        (n, facts[s].found.value, facts[o].found.value) for n, s, o, *_ in ties(plain, facts, 0, len(plain))
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "被告人孙某以两千元的价格将赵某甲的摩托车卖给吴某，以一千元的价格将赵某乙的摩托车卖给郑某。",
            [("sold_to", "孙某", "吴某")],
        ),
        ("孙某抢走王某的手机，后将该手机卖给郑某。", []),
        ("查扣的香烟系孙某从王某处购买又卖给郑某。", []),
        ("被告人孙某先后对小区内王某、李某等住户实施盗窃，盗得王某家中现金一千元。", []),
        ("孙某将郑某所开的超市门锁撬开，先将王某放在柜台内的现金盗走。", []),
        ("孙某又欺骗王某将费用打到指定账户，骗走李某三千元。", []),
        (
            "被告人孙某伙同吴某在路边，将王某的摩托车盗走。",
            [("stole_from", "孙某", "王某"), ("stole_from", "吴某", "王某")],
        ),
        ("施工方被迫与王某等人签订协议，并支付给李某现金五万元。", []),
        ("村干部王某提供账户给李某转账。", []),
        ("提交王某向李某借款的借款合同及转款凭据。", [("lent_to", "李某", "王某")]),
        ("孙某、吴某共同捏造王某欠李某借款的虚假事实。", []),
        ("赵某误以为王某和李某是夫妻关系。", []),
        ("王某自愿将车借给李某。", []),
        ("孙某在云州市中心医院门口卖给李某手机一部。", []),
        ("汇往由孙某实际控制的王某、李某的银行卡。", []),
        ("孙某实际控制云州明光贸易有限公司。", [("controls", "孙某", "云州明光贸易有限公司")]),
        ("云州农业银行交易流水证实其向李某转账还款三万元。", []),
    ],
)
def test_an_owner_a_place_or_what_is_made_up_does_no_deed(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    """Of 84 relations of unseen papers 19 were wrong, half of them for taking the nearest name before 卖给, 盗走."""
    plain = shadow(text)
    facts = tuple(FactReader(b"").facts(plain, 0, len(plain)))
    found = [
        (n, facts[s].found.value, facts[o].found.value) for n, s, o, *_ in ties(plain, facts, 0, len(plain))
    ]
    assert [tie for tie in found if tie[0] != "accomplice_of"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("被告欠原告云州银行股份有限公司贷款。", ["云州银行股份有限公司"]),
        ("其大部分是通过银行转账。", []),
        ("以网上银行转账方式支付。", []),
        ("在云州市中心医院治疗。", ["云州市中心医院"]),
    ],
)
def test_a_bank_is_named_whole_and_a_bank_of_no_name_is_none(text: str, expected: list[str]) -> None:
    plain = shadow(text)
    assert [f.found.value for f in organisations(plain, 0, len(plain))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("欺骗陈某1付款，骗走陈某17231元。", ["陈某1", "陈某1"]),
        ("诈骗叶某某10万元，叶某某作证。", ["叶某某", "叶某某"]),
        ("骗取王某5000元。", ["王某"]),
        ("王某1、王某12付款。", ["王某1", "王某12"]),
    ],
)
def test_a_sum_behind_a_masked_name_is_no_number_of_it(text: str, expected: list[str]) -> None:
    plain = shadow(text)
    assert [plain[a:b] for a, b in masked_names(plain, 0, len(plain))] == expected


def test_the_number_of_a_masked_name_stays_before_the_currency_and_leaves_before_persons() -> None:
    found = list(masked_names("骗取周某1人民币500元，王某1人在场", 0, 20))
    assert [("骗取周某1人民币500元，王某1人在场")[a:b] for a, b in found] == ["周某1", "王某"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("转入支付宝账号13812345678@qq.com的余额", [("account", "13812345678@qq.com")]),
        ("支付宝账户：li_ming@example.com.cn", [("account", "li_ming@example.com.cn")]),
        ("邮箱13812345678@qq.com", []),
        ("支付宝账号13812345678", [("account", "13812345678")]),
    ],
)
def test_the_digits_of_an_address_are_no_phone_and_no_account(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(f.type, f.normal) for f in _facts(identifiers, text)] == expected


def test_labels_and_spans_are_each_others_inverse() -> None:
    wanted = [(0, 2, "person"), (2, 5, "person"), (6, 7, "drug")]
    assert list(spans(labels(9, wanted))) == wanted


def test_what_is_tagged_at_once_is_bounded_whatever_the_text():
    """A page of line breaks was one piece: 5 million of them took 16 GB."""
    for text in ("\n" * 5000, "柳青山。" + "；" * 5000, "甲" * 5000, "柳青山偷走一头牛。" * 500):
        found = list(pieces(text, 0, len(text)))
        assert "".join(text[a:b] for a, b in found) == text
        assert max(b - a for a, b in found) <= 2 * LONGEST_PIECE


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("澄湖支行", False),
        ("鹿鸣中学", False),
        ("康宁小学", False),
        ("范大学", True),
        ("刘中厂", True),
        ("欧阳澄", True),
    ],
)
def test_a_short_name_of_an_organisation_is_no_person(name: str, is_name: bool) -> None:
    text = f"{name}向恒穗公司发放贷款。"
    assert (agreed(text, 0, len(text), (), [(0, len(name))]) == [(0, len(name))]) is is_name
