"""Who was ordered what, read from the 主文 alone, per item and party: told with invented judgments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.amounts import AMOUNT, money_of
from nlp.model import Order
from nlp.outcome.fate import fate_of, items_of
from nlp.outcome.terms import term, within_days
from nlp.pipeline import build_pipeline
from nlp.reading import Reading, reading
from nlp.statements import statements
from ontology.ids import record_id
from ontology.standing import Standing
from ontology.statement import RecordContext
from tests.nlp.invented import extract

NLP = build_pipeline()
CRIMINAL = """云州市青山区人民法院
刑 事 判 决 书
（2019）云0102刑初17号
公诉机关云州市青山区人民检察院。
被告人柳青山，男，1980年3月5日出生，汉族。2011年因犯盗窃罪被判处有期徒刑三年。
被告人郑秋实，男，1981年3月5日出生，汉族。
被告人白露，女，1982年3月5日出生，汉族。
云州市青山区人民检察院以云青检刑诉〔2019〕11号起诉书指控被告人柳青山、郑秋实、白露犯诈骗罪，向本院提起公诉。现已审理终结。
本院认为，其行为构成诈骗罪。判决如下：
"""
CIVIL = """云州市青山区人民法院
民 事 判 决 书
（2019）云0102民初17号
原告：柳青山，男，1980年3月5日出生，汉族，住云州市。
被告：云州青山机械有限公司，住所地云州市。
被告：郑秋实，男，1981年3月5日出生，汉族，住云州市。
原告柳青山与被告云州青山机械有限公司、郑秋实民间借贷纠纷一案，本院立案后，现已审理终结。
本院认为，应当偿还。判决如下：
"""
REVIEWED = "一案，不服云州市青山区人民法院（2018）云0102民初5号民事判决，向本院提起上诉。本院立案后"
APPEAL = (
    CIVIL.replace("青山区人民法院\n民", "中级人民法院\n民")
    .replace("（2019）云0102民初17号", "（2019）云01民终88号")
    .replace("一案，本院立案后", REVIEWED)
)
SIGNED = "\n审判长  白  露\n二〇一九年三月一日\n书记员  郑  实\n"


def read(head: str, orders: str) -> Reading:
    return reading(NLP(head + orders + SIGNED))


def told(state: Reading) -> list[tuple[str, list[str], list[str]]]:
    names = [p.name.value for p in state.parties]
    return [(o.kind, [names[i] for i in o.by], [names[i] for i in o.to]) for o in state.orders]


def test_each_defendant_has_the_sentence_of_his_item_and_the_combined_term_is_the_effective_one() -> None:
    state = read(
        CRIMINAL,
        "一、被告人柳青山犯诈骗罪，判处有期徒刑三年零六个月，并处罚金人民币三万元；犯盗窃罪，判处拘役五个月；"
        "决定执行有期徒刑三年零六个月，剥夺政治权利一年，并处罚金人民币三万元（刑期从判决执行之日起计算，即自2019年1月1日起）。\n"
        "二、被告人郑秋实犯诈骗罪，判处有期徒刑一年，缓刑一年六个月。\n三、被告人白露无罪。\n"
        "四、责令被告人柳青山退赔被害人人民币1，100.5元。\n如不服本判决，可在十日内提出上诉。",
    )
    first, second, combined, probation, cleared, paid = state.orders
    assert (first.months, first.fine, first.offence) == (42, "CNY:3000000:exact", "诈骗罪")
    assert (second.kind, second.months, second.offence) == ("detention", 5, "盗窃罪")
    assert (combined.combined, combined.months, combined.deprivation) == (True, 42, 12)
    assert (probation.months, probation.probation) == (12, 18)
    assert (paid.kind, paid.amount) == ("restitution", "CNY:110050:exact")
    assert [o.by for o in state.orders] == [(1,), (1,), (1,), (2,), (3,), (1,)]
    assert cleared.kind == "acquittal"


def test_past_convictions_of_the_header_are_no_orders() -> None:
    state = read(CRIMINAL, "被告人柳青山犯诈骗罪，免予刑事处罚。")
    assert [(o.kind, o.months) for o in state.orders] == [("exempt", None)]


def test_who_pays_whom_how_much_by_when() -> None:
    state = read(
        CIVIL,
        "一、被告云州青山机械有限公司于本判决生效之日起十日内偿还原告柳青山借款人民币28.7万元及利息（以28.7万元为基数计算）；\n"
        "二、被告郑秋实对上述债务承担连带清偿责任；\n三、驳回原告柳青山的其他诉讼请求。\n"
        "案件受理费5000元，由被告郑秋实负担。",
    )
    pay, liable, dismissed = state.orders
    assert (pay.amount, pay.within_days) == ("CNY:28700000:exact", 10)
    assert (liable.kind, liable.joint) == ("joint_liability", True)
    assert told(state)[0] == ("pay", ["云州青山机械有限公司"], ["柳青山"])
    assert told(state)[1][1] == ["郑秋实"]
    assert dismissed.kind == "claims_dismissed"


@pytest.mark.parametrize(
    ("orders", "fate"),
    [
        ("驳回上诉，维持原判。", "upheld"),
        (
            "一、撤销云州市青山区人民法院（2018）云0102民初5号民事判决；\n二、驳回柳青山的诉讼请求。",
            "reversed",
        ),
        (
            (
                "一、维持云州市青山区人民法院（2018）云0102民初5号民事判决第一项；\n"
                "二、撤销云州市青山区人民法院（2018）云0102民初5号民事判决第二项。"
            ),
            "partly_reversed",
        ),
        (
            "一、撤销云州市青山区人民法院（2018）云0102民初5号民事判决；\n二、发回云州市青山区人民法院重审。",
            "remanded",
        ),
        ("准许柳青山撤回上诉。", "appeal_withdrawn"),
    ],
)
def test_the_judgment_below_is_upheld_or_undone(orders: str, fate: str) -> None:
    state = read(APPEAL, orders)
    found = fate_of("（2018）云0102民初5号", state.orders)
    assert found is not None
    assert found[0] == fate


def test_what_an_item_revokes_is_no_order_of_this_court() -> None:
    state = read(
        APPEAL,
        "一、撤销云州市青山区人民法院（2018）云0102民初5号民事判决第一项，即：一、被告郑秋实偿还柳青山五万元；\n"
        "二、郑秋实于本判决生效后五日内偿还柳青山三万元。",
    )
    assert [o.amount for o in state.orders if o.kind == "pay"] == ["CNY:3000000:exact"]


def test_two_defendants_printed_alike_are_taken_in_the_headers_order() -> None:
    head = CRIMINAL.replace("柳青山", "孟某").replace("郑秋实", "孟某")
    state = read(
        head, "一、被告人孟某犯诈骗罪，判处有期徒刑二年。\n二、被告人孟某犯诈骗罪，判处有期徒刑一年。"
    )
    assert [(o.by, o.months) for o in state.orders] == [((1,), 24), ((2,), 12)]


@pytest.mark.parametrize(
    ("orders", "kind"),
    [
        ("受理申请人柳青山对被申请人云州青山机械有限公司的破产清算申请。", "bankruptcy_accepted"),
        ("宣告云州青山机械有限公司破产。", "bankrupt"),
        ("终结本次执行程序。", "execution_ended_for_now"),
        ("将被执行人郑秋实纳入失信被执行人名单。", "dishonest_listed"),
        ("冻结被执行人郑秋实的银行存款30000元。", "frozen"),
        ("准许原告柳青山撤回起诉。", "suit_withdrawn"),
    ],
)
def test_plain_decisions_are_known_by_their_wording(orders: str, kind: str) -> None:
    assert kind in [o.kind for o in read(CIVIL, orders).orders]


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("七十二万五千元", 72_500_000),
        ("1，100元", 110_000),
        ("8601.37元", 860_137),
        ("28.7万元", 28_700_000),
        ("一亿四千三百四十二万四千二百四十元", 14_342_424_000),
        ("二十八万七千四百六十元二角五分", 28_746_025),
        ("壹万元整", 1_000_000),
    ],
)
def test_amounts_are_integers_of_fen(text: str, minor: int) -> None:
    match = AMOUNT.fullmatch(text)
    assert match is not None
    money = money_of(match)
    assert money is not None
    assert money.minor == minor


def test_terms_are_months_and_days() -> None:
    assert term("一年零六个月") == (18, None)
    assert term("十五日") == (None, 15)
    assert within_days("于判决生效后三十日内") == 30


@given(
    st.lists(
        st.sampled_from(
            ["一、", "撤销", "维持", "判处有期徒刑一年", "支付", "柳青山", "3万元", "。", "\n", "即："]
        )
    )
)
def test_any_orders_are_read_within_their_bounds(words: list[str]) -> None:
    state = read(CIVIL, "".join(words))
    section = state.section("disposition")
    assert all(
        isinstance(o, Order) and section and section.start <= o.start <= o.end <= section.end
        for o in state.orders
    )


BELOW = "云州市青山区人民法院（2018）云0102民初5号民事判决"


@pytest.mark.parametrize(
    ("orders", "items"),
    [
        (
            f"一、维持{BELOW}第一、三项；\n二、撤销{BELOW}第二项。",
            [("kept_items", 1), ("kept_items", 3), ("undone_items", 2)],
        ),
        (f"一、变更{BELOW}第一项为：郑秋实偿还五万元。", [("undone_items", 1)]),
        (f"一、撤销{BELOW}第二项中关于利息的部分；\n二、驳回其他上诉请求。", [("touched_items", 2)]),
        (f"一、撤销{BELOW}第二项中对郑秋实的量刑；\n二、维持其余部分。", [("touched_items", 2)]),
        (f"一、撤销{BELOW}第二项，即：郑秋实偿还五万元的部分；", [("undone_items", 2)]),
        ("驳回上诉，维持原判。", []),
    ],
)
def test_a_reversal_in_part_names_its_items(orders: str, items: list[tuple[str, int]]) -> None:
    found = items_of("（2018）云0102民初5号", read(APPEAL, orders).orders)
    assert [(name, item) for name, item, _ in found] == items


def test_the_items_named_are_said_of_the_two_proceedings() -> None:
    text = APPEAL + f"一、维持{BELOW}第一项；\n二、撤销{BELOW}第二项。" + SIGNED
    context = RecordContext("judgment", "d1", record_id("judgment", "d1"))
    found = [
        s for s in statements(extract(text), text, context) if s.property in ("kept_items", "undone_items")
    ]
    assert [(s.type, s.property, s.value, s.standing) for s in found] == [
        ("related_proceeding", "kept_items", "1", Standing.ORDERED),
        ("related_proceeding", "undone_items", "2", Standing.ORDERED),
    ]
    assert [text[s.evidence.start : s.evidence.end][:2] for s in found] == ["维持", "撤销"]


def test_an_item_kept_is_retold_and_an_item_changed_is_this_courts_order() -> None:
    state = read(
        APPEAL,
        f"一、维持{BELOW}第一项，即解除双方的买卖合同；\n"
        f"二、变更{BELOW}第二项为：郑秋实于判决生效后五日内支付柳青山三万元；\n三、驳回柳青山的其他上诉请求。",
    )
    assert [o.kind for o in state.orders] == ["upheld", "modified", "pay", "appeal_dismissed"]
    assert state.orders[2].amount == "CNY:3000000:exact"


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        (
            "一、受理柳青山对云州青山机械有限公司的破产清算申请；\n二、指定云州正言律师事务所担任云州青山机械有限公司管理人。",
            [("bankruptcy_accepted", ["云州青山机械有限公司"]), ("administrator", ["云州青山机械有限公司"])],
        ),
        ("对柳青山提出的云州青山机械有限公司破产清算申请，本院不予受理。", [("bankruptcy_refused", ["云州青山机械有限公司"])]),
        ("批准云州青山机械有限公司重整计划；\n终止云州青山机械有限公司重整程序。", [("plan_approved", ["云州青山机械有限公司"]), ("reorganisation_ended", ["云州青山机械有限公司"])]),
        (
            "自即日起对云州青山机械有限公司进行重整。",
            [("reorganisation_begun", ["云州青山机械有限公司"])],
        ),
        ("一、宣告云州青山机械有限公司破产；\n二、终结云州青山机械有限公司破产程序。", [("bankrupt", ["云州青山机械有限公司"]), ("bankruptcy_closed", ["云州青山机械有限公司"])]),
        ("将被执行人郑秋实纳入失信被执行人名单，并限制其高消费。", [("dishonest_listed", ["郑秋实"]), ("consumption_limited", ["郑秋实"])]),
        ("终结（2018）云0102民初5号民事判决的本次执行程序。", [("execution_ended_for_now", [])]),
        ("对郑秋实罚款人民币一万元。", [("court_fine", ["郑秋实"])]),
        ("对郑秋实拘留十五日。", [("judicial_detention", ["郑秋实"])]),
        ("将郑秋实从失信被执行人名单中删除。", [("dishonest_removed", ["郑秋实"])]),
        ("确认云州青山机械有限公司债权人会议通过的债权表记载的债权。", [("claims_confirmed", ["云州青山机械有限公司"])]),
    ],
)  # fmt: skip
def test_insolvency_and_execution_say_who_it_falls_on(
    orders: str, expected: list[tuple[str, list[str]]]
) -> None:
    found = {kind: by for kind, by, _ in told(read(CIVIL, orders))}
    assert [(kind, [n for n in found.get(kind, []) if n != "柳青山"]) for kind, _ in expected] == expected
