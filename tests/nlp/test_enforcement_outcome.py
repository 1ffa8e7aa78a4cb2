"""Whose enforcement ended, who was listed as dishonest or kept from spending, who is insolvent: told or left open, never guessed."""

import pytest

from nlp.statements import statements
from ontology.ids import record_id
from ontology.statement import RecordContext
from tests.nlp.invented import extract

SIGNED = "\n审判长温良\n审判员叶知秋\n二〇二〇年四月十日\n书记员苗苗\n"
LIU, ZHENG, SHI, WORKS = "柳青山", "郑秋实", "石磊", "云州青山机械有限公司"
COTTON = "云州大业纺织有限公司"
ASKED = f"申请执行人：{LIU}，男，1981年3月4日出生，汉族，住云州市。\n"
ONE = ASKED + f"被执行人：{ZHENG}，男，1981年3月5日出生，汉族，住云州市。\n"
TWO = ONE + f"被执行人：{WORKS}，住所地云州市。\n法定代表人：{SHI}，经理。\n"
BASIS = "依照《中华人民共和国民事诉讼法》第二百五十七条第六项的规定，裁定如下：\n"


def paper(rows: str, orders: str, story: str = "") -> str:
    return (
        f"云州市东山区人民法院\n执行裁定书\n（2020）云0102执88号之一\n{rows}"
        f"申请执行人{LIU}与被执行人{ZHENG}等民间借贷纠纷一案，本院于2020年1月3日立案执行。\n{story}{BASIS}{orders}{SIGNED}"
    )


def measures(text: str, *, told: bool = False) -> list[tuple[str, list[str]]]:
    found = extract(text)
    return [(o.kind, [found.parties[i].name.value for i in o.by]) for o in found.orders if o.told == told]


@pytest.mark.parametrize(
    ("orders", "kind", "whom_of_one", "whom_of_two"),
    [
        ("终结本次执行程序。", "execution_ended_for_now", [ZHENG], []),
        ("终结本院（2020）云0102执88号案件的本次执行程序。", "execution_ended_for_now", [ZHENG], []),
        ("终结云州市东山区人民法院（2019）云0102民初77号民事判决书的执行。", "execution_ended", [ZHENG], []),
        ("终结对石磊的执行。", "execution_ended", [], []),
        ("中止本案的执行。", "execution_suspended", [ZHENG], []),
        ("将被执行人纳入失信被执行人名单，期限二年。", "dishonest_listed", [ZHENG], []),
        (f"将被执行人{ZHENG}纳入失信被执行人名单。", "dishonest_listed", [ZHENG], [ZHENG]),
        (f"将{SHI}纳入失信被执行人名单。", "dishonest_listed", [], []),
        ("将被执行人石林纳入失信被执行人名单。", "dishonest_listed", [], []),
        ("将各被执行人纳入失信被执行人名单。", "dishonest_listed", [ZHENG], [ZHENG, WORKS]),
        ("将全部被执行人列入失信被执行人名单。", "dishonest_listed", [ZHENG], [ZHENG, WORKS]),
        ("将二被执行人纳入失信被执行人名单。", "dishonest_listed", [], [ZHENG, WORKS]),
        ("将两名被执行人纳入失信被执行人名单。", "dishonest_listed", [], [ZHENG, WORKS]),
        ("将2名被执行人纳入失信被执行人名单。", "dishonest_listed", [], [ZHENG, WORKS]),
        ("将三被执行人纳入失信被执行人名单。", "dishonest_listed", [], []),
        ("将第二被执行人纳入失信被执行人名单。", "dishonest_listed", [ZHENG], []),
        ("对被执行人采取限制消费措施。", "consumption_limited", [ZHENG], []),
        (f"限制{ZHENG}高消费。", "consumption_limited", [ZHENG], [ZHENG]),
        ("限制石林高消费。", "consumption_limited", [], []),
        (f"对被执行人{WORKS}及其法定代表人{SHI}限制消费。", "consumption_limited", [], [WORKS]),
        ("解除对被执行人的限制消费措施。", "consumption_released", [ZHENG], []),
    ],
)
def test_a_measure_falls_on_the_one_debtor_on_all_or_on_whom_it_names(
    orders: str, kind: str, whom_of_one: list[str], whom_of_two: list[str]
) -> None:
    assert measures(paper(ONE, orders)) == [(kind, whom_of_one)]
    assert measures(paper(TWO, orders)) == [(kind, whom_of_two)]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (f"本院已将被执行人{ZHENG}纳入失信被执行人名单。\n", [("dishonest_listed", [ZHENG])]),
        (f"本院依法对被执行人{WORKS}采取限制消费措施。\n", [("consumption_limited", [WORKS])]),
        (
            f"本院将{ZHENG}、{WORKS}纳入失信被执行人名单，并对{WORKS}发出限制消费令。\n",
            [("dishonest_listed", [ZHENG, WORKS]), ("consumption_limited", [WORKS])],
        ),
        (
            f"因被执行人{ZHENG}未履行义务，本院于2020年3月1日将其纳入失信被执行人名单。\n",
            [("dishonest_listed", [ZHENG])],
        ),
        ("本院对各被执行人采取了限制消费措施。\n", [("consumption_limited", [ZHENG, WORKS])]),
        (f"经查，{ZHENG}拒不申报财产，本院决定限制其高消费。\n", [("consumption_limited", [ZHENG])]),
    ],
)
def test_a_measure_told_in_the_story_is_found_and_has_its_person(
    story: str, expected: list[tuple[str, list[str]]]
) -> None:
    text = paper(TWO, "终结本次执行程序。", story)
    assert measures(text, told=True) == expected
    assert measures(text) == [("execution_ended_for_now", [])]


@pytest.mark.parametrize(
    "story",
    [
        f"申请执行人{LIU}请求将被执行人{ZHENG}纳入失信被执行人名单。\n",
        f"申请执行人{LIU}申请将被执行人{ZHENG}纳入失信被执行人名单。\n",
        f"本院告知被执行人{ZHENG}，逾期不履行将被纳入失信被执行人名单。\n",
        f"如被执行人{ZHENG}不履行义务，本院将其纳入失信被执行人名单。\n",
        f"被执行人{ZHENG}不符合纳入失信被执行人名单的条件。\n",
        f"本院未将被执行人{ZHENG}纳入失信被执行人名单。\n",
        f"本院已解除对被执行人{ZHENG}的限制消费措施。\n",
        f"被执行人{ZHENG}违反限制消费令乘坐飞机。\n",
        "本院已将被执行人纳入失信被执行人名单。\n",
        f"被执行人{ZHENG}、{WORKS}未履行义务，本院将其纳入失信被执行人名单。\n",
        f"本院已将{SHI}纳入失信被执行人名单。\n",
    ],
)
def test_what_is_asked_for_threatened_denied_or_unclear_is_not_told(story: str) -> None:
    assert measures(paper(TWO, "终结本次执行程序。", story), told=True) == []


def test_who_is_listed_in_the_story_of_a_paper_without_rows_is_its_one_debtor() -> None:
    text = (
        f"云州市东山区人民法院\n执行裁定书\n（2020）云0102执88号\n{LIU}申请执行{ZHENG}借款合同纠纷一案，本院于2020年1月3日立案执行。\n"
        f"本院已将被执行人纳入失信被执行人名单，并限制其高消费。\n{BASIS}终结本次执行程序。{SIGNED}"
    )
    expected = [("dishonest_listed", [ZHENG]), ("consumption_limited", [ZHENG])]
    assert measures(text, told=True) == expected
    assert measures(text) == [("execution_ended_for_now", [ZHENG])]
    said = list(statements(extract(text), text, RecordContext("judgment", "d1", record_id("judgment", "d1"))))
    kinds = {s.mention: s.value for s in said if s.property == "order_kind"}
    assert {(kinds[s.mention], str(s.standing)) for s in said if s.property == "order_kind"} == {
        ("纳入失信名单", "found"),
        ("限制消费", "found"),
        ("终结本次执行程序", "ordered"),
    }


def letter(kind: str, to: str, body: str) -> str:
    return f"云州市东山区人民法院\n{kind}\n（2020）云0102执88号\n{to}：\n{body}\n二〇二〇年四月十日\n"


def test_a_letter_means_its_reader_and_no_other_debtor() -> None:
    body = (
        f"本院于2020年1月3日立案执行{LIU}申请执行{ZHENG}、{SHI}民间借贷纠纷一案，因你未履行义务，本院依照《中华人民共和国民事诉讼法》"
        "第二百五十五条的规定，对你采取限制消费措施。"
    )
    text = letter("限制消费令", ZHENG, body)
    assert [(p.name.value, p.roles[0]) for p in extract(text).parties] == [
        (ZHENG, "被执行人"),
        (LIU, "申请执行人"),
        (SHI, "被执行人"),
    ]
    assert measures(text) == [("consumption_limited", [ZHENG])]


def test_a_notice_of_closing_is_written_to_who_applied() -> None:
    body = f"关于你申请执行{ZHENG}民间借贷纠纷一案，被执行人{ZHENG}已履行完毕，本案执行完毕。"
    text = letter("结案通知书", LIU, body)
    assert [(p.name.value, p.roles[0]) for p in extract(text).parties] == [
        (LIU, "申请执行人"),
        (ZHENG, "被执行人"),
    ]
    assert measures(text, told=True) == [("execution_completed", [ZHENG])]


ADMINISTRATOR = f"申请人：{COTTON}管理人。\n负责人：金鸣。\n债务人：{COTTON}。\n"
PETITION = f"申请人：{LIU}，男，汉族。\n被申请人：{COTTON}，住所地云州市。\n"
OWN = f"申请人：{COTTON}，住所地云州市。\n法定代表人：{SHI}。\n"


@pytest.mark.parametrize(
    ("rows", "orders", "kinds"),
    [
        (PETITION, f"受理申请人{LIU}对被申请人{COTTON}的破产清算申请。", ["bankruptcy_accepted"]),
        (PETITION, f"受理{LIU}的破产清算申请。", ["bankruptcy_accepted"]),
        (
            OWN,
            f"一、受理{COTTON}的破产清算申请；\n二、指定云州正言律师事务所为管理人。",
            ["bankruptcy_accepted", "administrator"],
        ),
        (ADMINISTRATOR, "一、宣告债务人破产；\n二、终结破产程序。", ["bankrupt", "bankruptcy_closed"]),
        (ADMINISTRATOR, f"宣告{COTTON}破产。", ["bankrupt"]),
        ("", f"指定云州正言律师事务所担任{COTTON}管理人，金鸣为负责人。", ["administrator"]),
    ],
)
def test_insolvency_falls_on_the_insolvent(rows: str, orders: str, kinds: list[str]) -> None:
    history = "" if rows else f"2020年1月3日，本院裁定受理{COTTON}破产清算一案。\n"
    text = f"云州市中级人民法院\n民事裁定书\n（2020）云01破5号之一\n{rows}{history}{BASIS}{orders}{SIGNED}"
    assert measures(text) == [(kind, [COTTON]) for kind in kinds]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            f"本院根据{LIU}的申请于2020年1月3日裁定受理{COTTON}破产清算一案，并于同日指定云州正言律师事务所担任{COTTON}管理人。",
            ["bankruptcy_accepted", "administrator"],
        ),
        (f"因{COTTON}不能清偿到期债务，本院于2020年1月3日裁定宣告{COTTON}破产。", ["bankrupt"]),
    ],
)
def test_an_announcement_tells_what_was_decided(body: str, kinds: list[str]) -> None:
    text = f"云州市中级人民法院\n公告\n（2020）云01破5号\n{body}特此公告\n二〇二〇年四月十日\n"
    assert measures(text, told=True) == [(kind, [COTTON]) for kind in kinds]
