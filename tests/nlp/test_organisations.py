"""Where an organisation's name begins in prose, and what names none. All sentences are invented."""

import pytest

from nlp.facts.organisations import organisations
from tests.nlp.invented import draft, extract


def found(text: str, *known: str) -> list[str]:
    return [f.found.value for f in organisations(text, 0, len(text), frozenset(known))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("维持昆明市中级人民法院民事判决", ["昆明市中级人民法院"]),
        ("撤销江苏省高级人民法院民事裁定", ["江苏省高级人民法院"]),
        ("不服河北省沧州市人民检察院的决定", ["河北省沧州市人民检察院"]),
        ("指令湖南省岳阳市中级人民法院再审", ["湖南省岳阳市中级人民法院"]),
        ("核准辽宁省高级人民法院刑事判决", ["辽宁省高级人民法院"]),
        ("报警后大连市公安局立案", ["大连市公安局"]),
        ("再审申请人云州丰收化肥有限公司提交", ["云州丰收化肥有限公司"]),
        ("被申请执行人白石贸易有限公司未到庭", ["白石贸易有限公司"]),
    ],
)
def test_an_organ_begins_with_its_place_and_a_party_behind_its_role(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "撤销一审法院判决",
        "请求二审法院改判",
        "原审法院认定",
        "各该人民法院应当",
        "他开车回公司",
        "后来他们公司倒闭",
        "通过银行转账",
        "被带到公安局",
        "诉至法院",
        "我们公司没有钱",
        "由上级人民法院审理",
    ],
)
def test_some_court_and_some_company_are_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("约定白石公司付款", "白石公司"),
        ("判决认定云州青山机械有限公司违约", "云州青山机械有限公司"),
        ("维持莒南县人民法院民事判决", "莒南县人民法院"),
        ("确认与众公司享有债权", "与众公司"),
        ("云州向和平贸易有限公司交货", "云州向和平贸易有限公司"),
    ],
)
def test_a_name_that_the_document_gives_is_found_whole(text: str, name: str) -> None:
    assert found(text, name) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昆明与众科技有限公司交货", ["昆明与众科技有限公司"]),
        ("柳青山与昆明和顺贸易有限公司签约", ["昆明和顺贸易有限公司"]),
        ("柳青山在昆明和上海白石贸易有限公司任职", ["上海白石贸易有限公司"]),
        ("大连向阳食品有限公司欠款", ["大连向阳食品有限公司"]),
        ("柳青山向大连白石食品有限公司借款", ["大连白石食品有限公司"]),
        ("苏州市及时雨商贸有限公司", ["苏州市及时雨商贸有限公司"]),
    ],
)
def test_a_particle_behind_the_place_belongs_to_the_name(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_partys_name_is_whole_wherever_the_body_repeats_it() -> None:
    name = "云州与众科技有限公司"
    text = draft(
        header=f"原告：柳青山，男，汉族，住云州市。\n被告：{name}，住所地云州市。\n",
        history=f"原告柳青山与被告{name}买卖合同纠纷一案，本院立案后依法进行审理。\n",
        reasoning=f"经审理查明，柳青山认为{name}拖欠货款。本院认为，确认{name}应当付款。",
    )
    whole = {e.text for e in extract(text).entities if e.text.endswith("公司")}
    assert whole == {name}
