"""案由 by the official lists: read where the case is opened, called what it is called now, unknown where none is stated."""

import pytest

from nlp.causes import official_causes
from nlp.statements import statements
from ontology.ids import record_id
from ontology.statement import RecordContext
from tests.nlp.invented import CRIMINAL, draft, extract


def causes(text: str) -> list[tuple[str, str]]:
    return [(c.name, c.kind) for c in extract(text).causes]


def suit(words: str, **parts: str) -> str:
    return draft(history=f"原告柳青山与被告祝一鸣{words}，本院立案后依法进行审理。\n", **parts)


def test_the_list_of_2020_is_whole_in_its_third_level() -> None:
    numbers = {c.number for c in official_causes().values() if c.kind == "civil" and len(c.under) == 2}
    assert numbers == set(range(1, 474))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("民间借贷纠纷一案", "民间借贷纠纷"),
        ("民间借贷一案", "民间借贷纠纷"),
        ("借款合同纠纷一案", "借款合同纠纷"),
        ("农村房屋买卖合同纠纷一案", "农村房屋买卖合同纠纷"),
        ("居间合同纠纷一案", "中介合同纠纷"),
        ("劳动争议纠纷一案", "劳动争议"),
        ("健康权纠纷一案", "生命权、身体权、健康权纠纷"),
        ("买卖合同纠纷管辖权异议一案", "买卖合同纠纷"),
        ("申请破产清算一案", "申请破产清算"),
        ("合同纠纷一案", "合同纠纷"),
        ("股权转让合同纠纷一案", "股权转让纠纷"),
        ("海上货物运输合同纠纷一案", "海上、通海水域货物运输合同纠纷"),
    ],
)
def test_a_cause_has_its_official_name(words: str, name: str) -> None:
    assert causes(suit(words)) == [(name, "civil")]


def test_a_cause_knows_its_number_and_what_it_is_under() -> None:
    lending = official_causes()["民间借贷纠纷"]
    assert (lending.number, lending.under[-1]) == (103, "借款合同纠纷")
    (found,) = extract(suit("民间借贷纠纷一案")).causes
    assert (found.number, found.found.value) == (103, "民间借贷纠纷")


def test_several_causes_are_several() -> None:
    assert causes(suit("买卖合同纠纷、保证合同纠纷一案")) == [
        ("买卖合同纠纷", "civil"),
        ("保证合同纠纷", "civil"),
    ]


def test_the_end_of_a_partys_name_is_no_cause() -> None:
    history = "原告柳青山诉被告云州人寿保险一案，本院受理后依法进行审理。\n"
    assert causes(draft(history=history)) == []


@pytest.mark.parametrize(
    "words", ["一案", "股权投资合同纠纷一案", "邻里矛盾一案", "请求返还土地并恢复原状一案"]
)
def test_where_no_cause_of_a_list_is_stated_there_is_none(words: str) -> None:
    assert causes(suit(words)) == []


def test_a_title_line_says_it_where_the_text_does_not() -> None:
    text = draft(title="柳青山与祝一鸣房屋租赁合同纠纷一审民事裁定书", history="本院受理后依法进行审理。\n")
    assert causes(text) == [("房屋租赁合同纠纷", "civil")]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("治安行政处罚一案", "行政处罚"),
        ("工伤认定一案", "工伤保险资格或者待遇认定"),
        ("政府信息公开一案", "政府信息公开"),
    ],
)
def test_administrative_causes_are_the_acts_complained_of(words: str, name: str) -> None:
    text = draft(
        type="行政判决书",
        number="（2020）云0102行初18号",
        header="原告：柳青山。\n被告：云州市公安局东山分局。\n",
        history=f"原告柳青山诉被告云州市公安局东山分局{words}，本院立案后依法进行审理。\n",
    )
    assert causes(text) == [(name, "administrative")]


def test_an_enforcement_has_the_cause_of_the_title_enforced() -> None:
    text = draft(
        type="执行裁定书",
        number="（2020）云0102执18号",
        history="本院在执行柳青山与祝一鸣金融借款合同纠纷一案中，被执行人下落不明。\n",
    )
    assert causes(text) == [("金融借款合同纠纷", "civil")]


def test_a_compensation_case_has_its_own_list() -> None:
    text = draft(
        type="国家赔偿决定书",
        number="（2020）云01委赔3号",
        header="赔偿请求人：柳青山。\n赔偿义务机关：云州市东山区人民检察院。\n",
        history="赔偿请求人柳青山申请云州市东山区人民检察院无罪逮捕赔偿一案，本院依法进行审理。\n",
    )
    assert causes(text) == [("无罪逮捕赔偿", "compensation")]


def test_a_criminal_case_is_about_its_offences() -> None:
    assert [kind for _, kind in causes(CRIMINAL)] == ["criminal"] * len(causes(CRIMINAL))
    assert causes(CRIMINAL)
    text = draft(
        type="再审决定书",
        number="（2013）刑监字第8号",
        header="申诉人柳青山。\n",
        history="申诉人柳青山因诈骗一案，不服云州市东山区人民法院（2010）东刑初字第3号刑事判决，向本院提出申诉。\n",
    )
    assert causes(text) == [("诈骗罪", "criminal")]


def test_the_cause_goes_to_the_lake_with_its_words() -> None:
    text = suit("居间合同纠纷一案")
    context = RecordContext("judgment", "d1", record_id("judgment", "d1"))
    (said,) = [s for s in statements(extract(text), text, context) if s.property == "cause"]
    assert said.value == "中介合同纠纷"
    assert text[said.evidence.start : said.evidence.end] == "居间合同纠纷"
