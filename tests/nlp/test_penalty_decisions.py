"""Decisions of agencies: read as what they are, by the forms of eight kinds of authority, and told in the words of the register."""

import re

import pytest

from nlp.extraction import Extraction
from nlp.lexicon import table
from nlp.statements import statements
from ontology.ids import MentionId, record_id
from ontology.money import parse_money
from ontology.statement import RecordContext, Statement, ValueKind
from ontology.vocabulary import Relation, vocabulary
from tests.nlp.invented import draft, extract, one_line
from tests.nlp.penalty_decisions import (
    CORRECTION,
    CUSTOMS,
    ENVIRONMENT,
    MARKET,
    POLICE,
    SECURITIES,
    SPARED,
    TAX,
)

CONTEXT = RecordContext("judgment", "d1", record_id("judgment", "d1"))
ALL = (MARKET, TAX, POLICE, CUSTOMS, ENVIRONMENT, SECURITIES, SPARED, CORRECTION)
HEADS = [
    (
        MARKET,
        "行政处罚决定书",
        "云市监东处〔2024〕062024000001号",
        "云州市东山区市场监督管理局",
        "2024-03-05",
    ),
    (TAX, "税务行政处罚决定书", "云税一稽罚〔2023〕12号", "国家税务总局云州市税务局第一稽查局", "2023-06-15"),
    (POLICE, "行政处罚决定书", "云东公（治）行罚决字[2023]50012号", "云州市公安局东山分局", "2023-05-07"),
    (CUSTOMS, "行政处罚决定书", "云关缉违字（2022）0031号", "中华人民共和国云州海关", "2022-09-01"),
    (ENVIRONMENT, "行政处罚决定书", "云环罚字〔2023〕第7号", "云州市生态环境局", "2023-04-20"),
    (SECURITIES, "行政处罚决定书", "〔2023〕5号", "中国证券监督管理委员会云州监管局", "2023-12-01"),
    (SPARED, "不予行政处罚决定书", "云江市监不罚〔2024〕3号", "云州市江口区市场监督管理局", "2024-02-28"),
    (CORRECTION, "责令限期改正通知书", "东城管责改字〔2024〕第15号", "云州市东山区城市管理局", "2024-03-05"),
]


def measured(found: Extraction) -> list[tuple[str, int | None, tuple[int, ...]]]:
    assert found.decision is not None
    return [
        (m.kind, parse_money(m.amount).minor if m.amount else m.days, m.by) for m in found.decision.measures
    ]


def stated(text: str) -> list[Statement]:
    return list(statements(extract(text), text, CONTEXT))


def values(text: str, type_name: str, name: str) -> list[str]:
    return [s.value for s in stated(text) if (s.type, s.property) == (type_name, name)]


@pytest.mark.parametrize("shape", [str, one_line], ids=["lines", "one line"])
@pytest.mark.parametrize(("text", "type_", "number", "authority", "date"), HEADS)
def test_heading_number_authority_and_date(
    text: str, type_: str, number: str, authority: str, date: str, shape: type[str]
) -> None:
    found = extract(shape(text))
    assert found.decision is not None
    assert not found.is_judgment
    assert found.document_type is not None
    assert found.document_type.value == type_
    assert found.case_number is not None
    assert found.case_number.printed.value == number
    assert found.decision.authority is not None
    assert found.decision.authority.value == authority
    assert found.decided_on is not None
    assert found.decided_on.value == date


@pytest.mark.parametrize("shape", [str, one_line], ids=["lines", "one line"])
def test_whom_it_falls_on_with_what_names_them(shape: type[str]) -> None:
    (company,) = extract(shape(MARKET)).parties
    assert (company.name.value, company.kind, company.roles) == (
        "云州新麦食品有限公司",
        "company",
        ("当事人",),
    )
    assert company.representative is not None
    assert company.representative.name.value == "田野"
    assert {k: v.value for k, v in company.details} == {
        "credit_code": "91110102MA01ABCD2X",
        "address": "云州市东山区柳林路3号",
    }
    (person,) = extract(shape(POLICE)).parties
    assert (person.name.value, person.kind) == ("柳青山", "person")
    details = {k: v.value for k, v in person.details}
    assert details["id_number"] == "110102198103040011"
    assert details["birth_date"] == "1981-03-04"
    assert details["address"] == "云州市东山区柳林路5号"
    assert [p.name.value for p in extract(shape(SECURITIES)).parties] == [
        "云州新麦食品股份有限公司",
        "田野",
        "石磊",
    ]


def test_a_number_partly_hidden_is_shown_and_no_key() -> None:
    hidden = POLICE.replace("110102198103040011", "110102********0011")
    (person,) = extract(hidden).parties
    assert person.masked_id_number is not None
    assert person.masked_id_number.value == "110102********0011"
    assert not values(hidden, "person", "id_number")


MEASURES = [
    (MARKET, [("correction", None, (0,)), ("gains_confiscated", 30000, (0,)), ("goods_confiscated", None, (0,)), ("fine", 5000000, (0,))]),
    (TAX, [("fine", 1000000, (0,))]),
    (POLICE, [("detention", 10, (0,)), ("fine", 50000, (0,)), ("seized", None, (0,))]),
    (CUSTOMS, [("fine", 4000000, (0,))]),
    (ENVIRONMENT, [("business_stopped", None, (0,)), ("fine", 20000000, (0,))]),
    (
        SECURITIES,
        [(k, a, (i,)) for i, sum_ in enumerate((200000000, 100000000, 50000000)) for k, a in (("warning", None), ("fine", sum_))],
    ),
    (SPARED, [("no_penalty", None, (0,))]),
    (CORRECTION, [("correction", None, (0,))]),
]  # fmt: skip


@pytest.mark.parametrize("shape", [str, one_line], ids=["lines", "one line"])
@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_what_was_decided_and_on_whom(
    text: str, expected: list[tuple[str, int | None, tuple[int, ...]]], shape: type[str]
) -> None:
    assert measured(extract(shape(text))) == expected


def test_facts_basis_payment_and_remedy() -> None:
    found = extract(MARKET)
    decision = found.decision
    assert decision is not None
    assert decision.facts is not None
    assert decision.facts.value.startswith("当事人于2023年12月20日")
    assert decision.facts.value.endswith("违法所得300元。")
    assert [(c.article, c.paragraph, c.item) for c in found.citations] == [("124", 1, 5), ("28", 1, None)]
    assert [(c.article, c.item) for c in decision.violated] == [("34", 10)]
    assert decision.within_days == 15
    assert decision.remedy is not None
    assert "行政复议" in decision.remedy.value
    assert extract(TAX).decision.facts.value.startswith("你单位于2021年3月")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("吊销营业执照", ("certificate", None)),
        ("暂扣道路运输经营许可证三个月", ("certificate", None)),
        ("行政拘留5日", ("detention", 5)),
        ("处3日行政拘留", ("detention", 3)),
        ("责令停产停业", ("business_stopped", None)),
        ("并处违法所得一倍的罚款，计人民币1,200元", ("fine", 120000)),
        ("罚款人民币贰仟元整（2000元）", ("fine", 200000)),
        ("没收违法所得2.5万元", ("gains_confiscated", 2500000)),
        ("给予通报批评", ("criticism", None)),
        ("对柳青山采取5年市场禁入措施", ("occupation_barred", None)),
    ],
)
def test_the_kinds_of_penalty(clause: str, expected: tuple[str, int | None]) -> None:
    text = CUSTOMS.replace("科处罚款人民币4万元", clause)
    assert [(kind, n) for kind, n, _ in measured(extract(text))] == [expected]


@pytest.mark.parametrize("text", ALL)
def test_statements_speak_the_vocabulary_of_the_register_and_show_their_words(text: str) -> None:
    found, words = stated(text), vocabulary()
    types = {s.mention: s.type for s in found}
    for s in found:
        assert s.asserted_by == "agency"
        assert s.evidence.start is not None
        assert s.evidence.end is not None
        assert 0 <= s.evidence.start < s.evidence.end <= len(text)
        if s.value_kind is ValueKind.MENTION:
            relation = words[s.type]
            assert isinstance(relation, Relation)
            allowed = relation.subject if s.property == "subject" else relation.object
            assert any(words[types[MentionId(s.value)]].is_a(name) for name in allowed)


def test_a_decision_is_a_penalty_of_each_party_with_its_own_sum() -> None:
    assert values(SECURITIES, "penalty", "amount") == [
        "CNY:200000000:exact",
        "CNY:100000000:exact",
        "CNY:50000000:exact",
    ]
    assert set(values(SECURITIES, "penalty", "decision_number")) == {"〔2023〕5号"}
    assert values(MARKET, "penalty", "confiscated") == ["CNY:30000:exact"]
    assert "没收违法所得" in values(MARKET, "penalty", "penalty_type")


@pytest.mark.parametrize("text", [SPARED, CORRECTION])
def test_what_was_spared_or_ordered_to_be_put_right_is_no_penalty(text: str) -> None:
    assert not [s for s in stated(text) if s.type.startswith("penalty")]
    assert values(text, "document", "document_type")


INSURANCE = """中国云州保险监督管理委员会行政处罚决定书
（云保监罚决字〔2021〕35号）
当 事 人：云州太新财产保险有限公司

住    所：云州市益田路6001号

法定代表人：祝一鸣

当事人：柳青山

职务：时任云州太新财产保险有限公司责信险部总经理

根据《中华人民共和国保险法》（以下简称《保险法》）等有关规定，我会对云州太新财产保险有限公司（以下简称太新财险）涉嫌违法一案进行了调查。本案现已审理终结。

经查，太新财险存在未按照规定使用保险条款的行为。

上述事实，有公司说明、调查笔录等证据证明。

综上，我会决定作出如下处罚：

上述行为，违反《保险法》第一百三十五条的规定，根据《保险法》第一百七十条，对太新财险罚款50万元；根据《保险法》第一百七十一条，对柳青山警告并罚款10万元。

当事人应当在接到本处罚决定书之日起十五日内缴款。
"""


def test_a_basis_given_clause_by_clause_in_the_decision_is_its_basis() -> None:
    found = extract(INSURANCE)
    assert found.case_number is not None
    assert found.case_number.printed.value == "云保监罚决字〔2021〕35号"
    assert [(p.roles, p.name.value) for p in found.parties] == [
        (("当事人",), "云州太新财产保险有限公司"),
        (("当事人",), "柳青山"),
    ]
    assert [c.article for c in found.citations] == ["170", "171"]
    assert found.decision is not None
    assert [c.article for c in found.decision.violated] == ["135"]
    assert [(m.kind, m.by) for m in found.decision.measures] == [
        ("fine", (0,)),
        ("warning", (1,)),
        ("fine", (1,)),
    ]


def test_a_title_line_begins_the_decision_and_not_the_words_that_announce_it() -> None:
    text = """云州市税务局稽查局
税务行政处罚决定书
云税稽罚〔2015〕86号
云州维新家具有限公司：（纳税人识别号：331021770742916）
我局于2015年6月17日对你单位纳税情况进行了检查，违法事实及处罚决定如下：
一、违法事实
经查你单位2013年销售货物未入账，造成少缴增值税38630.50元。
二、处罚决定
根据《中华人民共和国税收征收管理法》第六十三条第一款规定：你单位的行为属偷税，处少缴税款百分之六十的罚款，计金额23178.30元。
限你单位自本决定书送达之日起十五日内缴纳入库。
二○一五年十月二十二日
"""
    found = extract(text)
    assert [c.article for c in found.citations] == ["63"]
    assert found.decision is not None
    assert found.decision.result is not None
    assert found.decision.result.value.startswith("根据《中华人民共和国税收征收管理法》")
    assert [parse_money(m.amount).minor for m in found.decision.measures] == [2317830]


def test_an_order_to_stop_before_the_penalty_is_part_of_the_decision() -> None:
    text = """云州市市场监督管理局
行政处罚决定书
云市监罚〔2018〕17号
当事人姓名或者单位名称：云州市金福食品店
法定代表人（负 责 人）：柳青山
违法事实：当事人自2017年5月起未经核准从事烟草制品零售活动。
当事人的上述行为违反了《中华人民共和国烟草专卖法实施条例》第六条的规定。
依据《中华人民共和国烟草专卖法实施条例》第五十七条“由主管部门责令停止经营，处以罚款。”的规定，责令当事人停止经营烟草制品零售业务，并作出行政处罚如下：
罚款600元整。
二〇一八年七月九日
"""
    found = extract(text)
    assert [p.name.value for p in found.parties] == ["云州市金福食品店"]
    assert [c.article for c in found.citations] == ["57"]
    assert found.decision is not None
    assert [m.kind for m in found.decision.measures] == ["correction", "fine"]


def test_a_judgment_that_quotes_a_decision_stays_a_judgment() -> None:
    text = draft(tail="附：\n云州市东山区市场监督管理局\n行政处罚决定书\n云市监东处〔2024〕1号\n")
    found = extract(text)
    assert found.is_judgment
    assert found.decision is None


def test_every_span_of_a_decision_shows_its_own_words() -> None:
    for text in ALL:
        decision = extract(text).to_json()["decision"]
        for name in ("authority", "facts", "result", "legal_basis", "remedy"):
            if part := decision[name]:
                assert text[part["start"] : part["end"]] == part["text"]
        assert not re.search("^[ \n]|[ \n]$", decision["result"]["text"])


@pytest.mark.parametrize("heading", [h for words in table("penalties")["headings"].values() for h in words])
def test_every_heading_of_the_list_is_found(heading: str) -> None:
    padded = " ".join(heading)
    for written in (heading, padded):
        found = extract(f"云州市东山区某某局\n{written}\n云某罚〔2024〕1号\n柳青山：\n").decision
        assert found is not None
        assert heading in table("penalties")["headings"][found.kind]
