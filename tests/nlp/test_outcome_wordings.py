"""Wordings of orders that were misread in samples of real ones, each told with invented names: sums, roles, periods, parts."""

import pytest

from nlp.model import Order
from nlp.statements import statements
from ontology.ids import record_id
from ontology.statement import RecordContext
from tests.nlp.invented import extract
from tests.nlp.test_outcome_repertoire import CRIMINAL, EXECUTION, LIU, RULING, SIGNED, SUIT, WORKS, ZHENG

MASKED = SUIT.replace("柳青山", "刘某1").replace("郑秋实", "郑某某")
BELOW = "云州市东山区人民法院（2018）云0103刑初5号刑事判决"


def read(head: str, orders: str) -> tuple[list[str], tuple[Order, ...]]:
    found = extract(head + orders + SIGNED)
    return [p.name.value for p in found.parties], found.orders


def sums(head: str, orders: str) -> list[int]:
    return [int(o.amount.split(":")[1]) // 100 for o in read(head, orders)[1] if o.amount]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("被告郑某某于判决生效后十日内赔偿原告刘某1363676元。", [363676]),
        ("被告郑某某支付原告刘某12017年4月至2019年2月的工资5000元。", [5000]),
        ("被告郑某某支付原告刘某1货款9万元及违约金（累计不超过3万元）。", [90000]),
        ("被告郑某某返还原告刘某1太阳能板四千块的货款2万元。", [20000]),
        ("被告郑某某支付原告刘某1四元食品有限公司的货款5000元。", [5000]),
        ("被告郑某某赔偿原告刘某1医疗费1000元、误工费2000元，合计3000元。", [3000]),
        ("被告郑某某在甲险内赔偿原告刘某1医疗费共计4000元，在乙险内赔偿车损共计9000元。", [4000, 9000]),
        ("被告郑某某给付原告刘某1租金38万元，其中13万元以执行款抵销，余款25万元十日内付清。", [380000]),
    ],
)
def test_what_is_a_sum_and_what_is_part_of_a_name_a_date_a_cap_or_another_sum(
    order: str, expected: list[int]
) -> None:
    assert sums(MASKED, order) == expected


@pytest.mark.parametrize(
    ("head", "order", "by", "to"),
    [
        (SUIT, "被告云州青山机械有限公司返还原告货款三万元。", [WORKS], [LIU]),
        (SUIT, "被告青山机械公司支付原告柳青山三万元。", [], []),
        (SUIT, "各被告共同支付原告柳青山三万元。", [WORKS, ZHENG], [LIU]),
        (SUIT, "被告郑秋实于原告柳青山返还机床后十日内支付原告柳青山三万元。", [ZHENG], [LIU]),
        (
            SUIT,
            "被告郑秋实在欠付被告云州青山机械有限公司工程款范围内对原告柳青山承担责任。",
            [ZHENG],
            [LIU],
        ),
        (SUIT, "不足部分由被告郑秋实承担补充赔偿责任。", [ZHENG], []),
        (SUIT, "被告郑秋实对被告云州青山机械有限公司的上述债务承担连带清偿责任。", [ZHENG], []),
        (EXECUTION, "冻结被执行人云州青山机械有限公司920万元的银行存款。", [WORKS], []),
        (RULING, "准许原告撤诉。", [LIU], []),
    ],
)
def test_who_is_meant_by_a_role_a_short_name_or_a_limit(
    head: str, order: str, by: list[str], to: list[str]
) -> None:
    names, orders = read(head, order)
    assert [names[i] for o in orders[:1] for i in o.by] == by
    assert [names[i] for o in orders[:1] for i in o.to] == to


def test_a_lone_defendants_name_may_be_short_or_misspelt_but_a_branch_is_not_its_company() -> None:
    alone = SUIT.replace("被告：郑秋实，男，1981年3月5日出生，汉族，住云州市。\n", "").replace("、郑秋实", "")
    for written in ("云州青山机器有限公司", "青山机械公司"):
        names, orders = read(alone, f"被告{written}支付原告柳青山三万元。")
        assert [names[i] for i in orders[0].by] == [WORKS]
    branch = alone.replace(WORKS, WORKS + "东山分公司")
    assert read(branch, f"被告{WORKS}支付原告柳青山三万元。")[1] == ()
    assert read(alone, "被告白石贸易有限公司支付原告柳青山三万元。")[1] == ()


@pytest.mark.parametrize(
    ("orders", "days"),
    [
        (
            (
                "一、被告郑秋实支付原告柳青山三万元；\n二、被告云州青山机械有限公司支付原告柳青山二万元。\n"
                "上述款项于本判决生效之日起十日内付清。"
            ),
            [10, 10],
        ),
        (
            "一、被告郑秋实支付原告柳青山三万元。\n限判决生效后三十日内履行完毕。\n",
            [30],
        ),
        ("被告郑秋实于本判决生效后十五日内对上述债务承担连带清偿责任。", [15]),
        ("被告郑秋实支付原告柳青山三万元。", [None]),
    ],
)
def test_a_period_said_once_is_that_of_every_payment(orders: str, days: list[int | None]) -> None:
    assert [o.within_days for o in read(SUIT, orders)[1]] == days


def test_costs_end_the_orders_only_where_they_are_a_sentence_of_their_own() -> None:
    kinds = [o.kind for o in read(EXECUTION, "终结由郑秋实承担案件受理费100元的执行。")[1]]
    assert kinds == ["execution_ended"]
    fee = "一、被告郑秋实支付原告柳青山三万元；\n二、鉴定费5000元，由被告郑秋实承担1000元。\n本案受理费50元，由被告郑秋实负担40元。"
    assert sums(SUIT, fee) == [30000, 1000]


def test_another_courts_term_that_is_counted_in_is_none_of_this_courts() -> None:
    _, orders = read(
        CRIMINAL,
        f"被告人柳青山犯诈骗罪，判处有期徒刑四年，与{BELOW}中对其犯盗窃罪，判处有期徒刑三年并罚，决定执行有期徒刑六年。",
    )
    assert [(o.months, o.combined) for o in orders] == [(48, False), (72, True)]


def test_a_fine_behind_a_full_stop_and_correction_in_the_community_are_the_same_mans() -> None:
    _, orders = read(
        CRIMINAL,
        "被告人柳青山犯诈骗罪，判处有期徒刑六个月，缓刑一年。并处罚金人民币五千元。在缓刑考验期限内，依法实行社区矫正。",
    )
    assert [(o.kind, o.fine, o.by) for o in orders] == [
        ("fixed_term", "CNY:500000:exact", (1,)),
        ("community_correction", "", (1,)),
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (f"维持{BELOW}中的第一项，即撤销本院（2012）云0102刑初8号刑事判决中对柳青山宣告的缓刑。", [("upheld", (1,))]),
        (f"撤销{BELOW}主文第一项、第三项和第四项。", [("reversed", (1, 3, 4))]),
        (f"维持{BELOW}第二项对柳青山的定罪量刑。", [("upheld", (2,))]),
        (f"撤销{BELOW}第二项中对柳青山的量刑部分。", [("partly_reversed", (2,))]),
        (f"核准云州省高级人民法院同意原审以故意杀人罪判处被告人柳青山死刑，剥夺政治权利终身的{BELOW[-4:]}。", [("upheld", ())]),
    ],
)  # fmt: skip
def test_which_items_of_the_judgment_below_are_meant(
    order: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert [(o.kind, o.items) for o in read(CRIMINAL, order)[1]] == expected


@pytest.mark.parametrize(
    ("order", "kinds"),
    [
        ("被告郑秋实返还原告柳青山机床两台（价值三万元）。", ["perform"]),
        ("被告郑秋实返还原告柳青山押金及利息。", ["pay"]),
        ("被告郑秋实给付原告柳青山加工完成的布匹。", ["perform"]),
        ("被告郑秋实支付原告柳青山占有使用费（每天100元）。", ["pay"]),
    ],
)
def test_goods_to_be_returned_are_an_act_and_money_is_a_payment(order: str, kinds: list[str]) -> None:
    assert [o.kind for o in read(SUIT, order)[1]] == kinds


def test_a_second_half_of_a_payment_has_the_receiver_and_the_day_of_the_first() -> None:
    order = "被告郑秋实于本判决生效之日起三十日内支付原告柳青山工程款三万元；并支付利息2000元；\n"
    found = read(SUIT, "一、" + order)[1]
    assert [(o.by, o.to, o.within_days) for o in found] == [((2,), (0,), 30)] * 2
    assert sums(SUIT, "一、被告郑秋实返还原告柳青山货款\n1550.2元；") == [1550]


def test_what_is_forbidden_during_probation_bars_no_profession() -> None:
    for order in ("在缓刑考验期内从事食品生产有关的活动", "在缓刑考验期（六个月）内在公共场合饮酒"):
        found = read(CRIMINAL, f"禁止被告人柳青山{order}。")[1]
        assert [(o.kind, o.months) for o in found] == [("restrained", None)]


def test_restitution_needs_no_sum_and_a_list_in_brackets_is_no_second_one() -> None:
    found = read(CRIMINAL, "责令被告人柳青山退赔违法所得给各被害人。（详见退赔清单）")[1]
    assert [(o.kind, o.by, o.amount) for o in found] == [("restitution", (1,), "")]


def test_each_instalment_of_a_settlement_has_its_day() -> None:
    settled = SUIT.replace("民 事 判决 书", "民 事 调 解 书").replace(
        "判决如下", "双方当事人自愿达成如下协议"
    )
    names, orders = read(
        settled,
        "一、被告郑秋实于2020年6月30日前支付原告柳青山三万元，于2020年12月31日之前支付二万元；\n"
        "二、被告云州青山机械有限公司于二〇二〇年七月一日前将机床交付原告柳青山；\n三、原告柳青山放弃其他诉讼请求。",
    )
    assert [(o.kind, o.due, [names[i] for i in o.by]) for o in orders] == [
        ("pay", "2020-06-30", [ZHENG]),
        ("pay", "2020-12-31", [ZHENG]),
        ("perform", "2020-07-01", [WORKS]),
    ]
    text = settled + "被告郑秋实于2020年6月30日前支付原告柳青山三万元。" + SIGNED
    context = RecordContext("judgment", "d1", record_id("judgment", "d1"))
    said = {s.property: s.value for s in statements(extract(text), text, context) if s.type == "court_order"}
    assert said["due"] == "2020-06-30"
