"""Parties that a paper names in its first sentence only, by the verb between them: 甲申请执行乙…一案, 甲诉乙…一案."""

import pytest

from tests.nlp.invented import extract

SIGNED = "\n审判长温良\n审判员叶知秋\n二〇二〇年四月十日\n书记员苗苗\n"
LIU, ZHENG, SHI, WORKS = "柳青山", "郑秋实", "石磊", "云州青山机械有限公司"
ASKS, OWES = "申请执行人", "被执行人"


def parties(sentence: str, kind: str = "执行裁定书", number: str = "执88号之一") -> list[tuple[str, str]]:
    text = (
        f"云州市东山区人民法院\n{kind}\n（2020）云0102{number}\n{sentence}本院于2020年1月3日立案执行。\n"
        f"依照《中华人民共和国民事诉讼法》第二百五十七条第六项的规定，裁定如下：\n终结本次执行程序。{SIGNED}"
    )
    return [(p.name.value, p.roles[0]) for p in extract(text).parties]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{LIU}申请执行{ZHENG}民间借贷纠纷一案，", [(LIU, ASKS), (ZHENG, OWES)]),
        (f"{LIU}申请强制执行{ZHENG}追偿权纠纷一案，", [(LIU, ASKS), (ZHENG, OWES)]),
        (f"{LIU}向本院申请执行{WORKS}买卖合同纠纷一案，", [(LIU, ASKS), (WORKS, OWES)]),
        (f"关于{LIU}申请执行{ZHENG}、{SHI}借款合同纠纷一案，", [(LIU, ASKS), (ZHENG, OWES), (SHI, OWES)]),
        (
            f"{LIU}、{SHI}申请执行{WORKS}、{ZHENG}合同纠纷一案，",
            [(LIU, ASKS), (SHI, ASKS), (WORKS, OWES), (ZHENG, OWES)],
        ),
        (f"本院在执行{LIU}申请执行{WORKS}买卖合同纠纷一案中，", [(LIU, ASKS), (WORKS, OWES)]),
        (
            f"云州农村商业银行股份有限公司申请执行{ZHENG}金融借款合同纠纷一案，",
            [("云州农村商业银行股份有限公司", ASKS), (ZHENG, OWES)],
        ),
        (f"{LIU}依据（2019）云0102民初77号民事判决书申请执行{ZHENG}一案，", [(LIU, ASKS), (ZHENG, OWES)]),
        (
            f"本院依据已经发生法律效力的（2019）云0102民初77号民事判决书，于2020年1月3日立案执行{LIU}申请执行{ZHENG}租赁合同纠纷一案，",
            [(LIU, ASKS), (ZHENG, OWES)],
        ),
        (
            f"郑某某申请执行石某甲、{WORKS}信用卡纠纷一案，",
            [("郑某某", ASKS), ("石某甲", OWES), (WORKS, OWES)],
        ),
        (f"申请执行人{LIU}与被执行人{ZHENG}民间借贷纠纷一案，", [(LIU, ASKS), (ZHENG, OWES)]),
        (f"申请执行人{LIU}申请执行被执行人{ZHENG}一案，", [(LIU, ASKS), (ZHENG, OWES)]),
        (f"{LIU}申请执行被执行人{ZHENG}一案，", [(LIU, ASKS), (ZHENG, OWES)]),
        (
            "申请执行人云州某银行股份有限公司江口支行与被执行人郑某某、石某信用卡纠纷一案，",
            [("云州某银行股份有限公司江口支行", ASKS), ("郑某某", OWES), ("石某", OWES)],
        ),
        (f"被执行人{ZHENG}罚金一案，", [(ZHENG, OWES)]),
        (f"被执行人{ZHENG}责令退赔一案，", [(ZHENG, OWES)]),
        (f"本院在执行{LIU}与{ZHENG}民间借贷纠纷一案中，", [(LIU, ASKS), (ZHENG, OWES)]),
        (f"{LIU}诉{ZHENG}、{WORKS}民间借贷纠纷一案，", [(LIU, "原告"), (ZHENG, "被告"), (WORKS, "被告")]),
    ],
)
def test_the_verb_between_them_tells_who_is_who(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert parties(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "其申请执行人身损害赔偿一案，",
        "该公司申请执行借款合同纠纷一案，",
        "申请人申请执行一案，",
        "有关各方申请执行上述案件一案，",
        "因当事人诉讼请求一案，",
    ],
)
def test_what_does_not_read_like_a_name_is_nobody(sentence: str) -> None:
    assert parties(sentence) == []


def test_who_stands_first_in_a_suit_is_not_told_by_the_word_with() -> None:
    assert parties(f"{LIU}与{ZHENG}民间借贷纠纷一案，", "民事裁定书", "民初88号") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{LIU}申请{WORKS}破产清算一案，", [(LIU, "申请人"), (WORKS, "债务人")]),
        (f"本院根据{LIU}的申请裁定受理{WORKS}破产清算一案，", [(WORKS, "债务人")]),
        (f"本院作出裁定，受理{LIU}对{WORKS}的破产清算申请。", [(LIU, "申请人"), (WORKS, "债务人")]),
        (
            f"本院裁定受理云州朗穗置业有限公司对{WORKS}的重整申请一案，",
            [("云州朗穗置业有限公司", "申请人"), (WORKS, "债务人")],
        ),
        (
            f"申请人{LIU}以被申请人{WORKS}不能清偿到期债务为由，向本院申请对其进行破产清算一案，",
            [(LIU, "申请人"), (WORKS, "被申请人")],
        ),
    ],
)
def test_who_is_insolvent_and_who_asked_for_it(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert parties(sentence, "民事裁定书", "破8号") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("周和平申请执行李和一案，", ["周和平", "李和"]),
        ("周和平和李和申请执行赵与时一案，", ["周和平", "李和", "赵与时"]),
        ("柳青山、欧阳和平申请执行张及人买卖合同纠纷一案，", ["柳青山", "欧阳和平", "张及人"]),
        ("昆明与众科技有限公司申请执行柳青山买卖合同纠纷一案，", ["昆明与众科技有限公司", "柳青山"]),
        ("柳青山与昆明和顺贸易有限公司申请执行石磊一案，", ["柳青山", "昆明和顺贸易有限公司", "石磊"]),
        (
            "柳青山申请执行昆明时及光商贸有限公司、石磊买卖合同纠纷一案，",
            ["柳青山", "昆明时及光商贸有限公司", "石磊"],
        ),
        ("柳青山及石磊申请执行郑秋实一案，", ["柳青山", "石磊", "郑秋实"]),
    ],
)
def test_the_words_for_and_inside_a_name_part_nothing(sentence: str, expected: list[str]) -> None:
    assert [name for name, _ in parties(sentence)] == expected
