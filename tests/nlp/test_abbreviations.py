"""Short names fixed for one document (以下简称): which full name each stands for. Names are invented."""

import pytest

from nlp.abbreviations import abbreviations_in
from nlp.shadow import shadow
from tests.nlp.invented import draft, extract


def defined(text: str, *parties: str) -> list[tuple[str, str]]:
    found = abbreviations_in(shadow(text), parties, 0, len(text))
    return [(a.full.value, a.short.value) for a in found]


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("案外人云州久磊进出口贸易有限公司（以下简称久磊公司）出具证明", "云州久磊进出口贸易有限公司", "久磊公司"),
        ("被告人柳某某以150万元资金入股双江煤炭集团有限公司（以下简称双江公司）", "双江煤炭集团有限公司", "双江公司"),
        ("在云州工商局登记注册了凯利成贸易有限公司（以下简称凯利成公司）", "凯利成贸易有限公司", "凯利成公司"),
        ("杨树林在担任江口市天然气有限公司（以下简称天然气公司）副馆长期间", "江口市天然气有限公司", "天然气公司"),
        ("祝一鸣系中国建设银行股份有限公司江口支行（下称江口建行）员工", "中国建设银行股份有限公司江口支行", "江口建行"),
        ("与青江港（集团）有限公司大港分公司（以下简称“大港分公司”）签订合同", "青江港（集团）有限公司大港分公司", "大港分公司"),
        ("2013年8月，三磊公司的子公司云州三磊商贸有限公司（以下称三磊商贸）成立", "云州三磊商贸有限公司", "三磊商贸"),
        ("双方签订《水岸花庭工程建设协议书》（以下简称《协议书》）", "水岸花庭工程建设协议书", "协议书"),
        ("依照《中华人民共和国民事诉讼法》（以下简称民诉法）第二百条", "中华人民共和国民事诉讼法", "民诉法"),
        ("云州重型机器有限公司（由云州重型机器厂改制而来，以下简称云重公司）", "云州重型机器有限公司", "云重公司"),
        ("不服湖北省高级人民法院（以下简称二审法院）（2014）鄂民终字第2号民事判决", "湖北省高级人民法院", "二审法院"),
        ("柳青山实际控制中国新麦购物有限公司（以下简称新麦公司）", "中国新麦购物有限公司", "新麦公司"),
        ("新麦公司申请重庆市云坪体育中心投资有限公司（以下简称云体公司）破产", "重庆市云坪体育中心投资有限公司", "云体公司"),
        ("柳青山共谋抢劫四川省资阳市云麦实业有限公司（以下简称云麦公司）", "四川省资阳市云麦实业有限公司", "云麦公司"),
        ("柳青山对东远县同心精煤厂（以下简称同心精煤厂）的债权", "东远县同心精煤厂", "同心精煤厂"),
        ("柳青山经营东汉市乙源实业有限公司（以下简称乙源公司）", "东汉市乙源实业有限公司", "乙源公司"),
        ("恶意串通云麦能源集团有限公司（以下简称云麦集团）", "云麦能源集团有限公司", "云麦集团"),
        ("云威四川硅业有限公司（以下简称云威硅业公司）停产", "云威四川硅业有限公司", "云威硅业公司"),
        ("中国建设银行股份有限公司武汉江滩支行（以下简称江滩支行）", "中国建设银行股份有限公司武汉江滩支行", "江滩支行"),
    ],
)  # fmt: skip
def test_the_full_name_is_cut_where_it_begins(text: str, full: str, short: str):
    assert defined(text) == [(full, short)]


@pytest.mark.parametrize(
    "text",
    [
        "对方一名较胖的男子（下称A男子）说话很霸道",
        "柳青山、祝一鸣（以下合称二原告）与苗苗",
        "龙工（上海）路面机械制造有限公司盖章确认（以下简称确认函）",
        "我和员工私下称呼他为村长",
        "两个银行账户（以下简称203账户）",
    ],
)
def test_what_names_no_organisation_is_left_out(text: str):
    assert defined(text) == []


def test_a_party_of_the_header_is_taken_as_it_stands_there():
    text = "再审申请人向阳与将军（云州）实业公司（以下简称将军公司）"
    assert defined(text, "将军（云州）实业公司") == [("将军（云州）实业公司", "将军公司")]


def test_the_short_name_is_an_alias_of_the_party_with_its_place():
    text = draft(
        header="原告：云州轮船（集团）有限公司。\n法定代表人：石磊。\n被告：祝一鸣，住云州市。\n",
        history="原告云州轮船（集团）有限公司（以下简称轮船公司）与被告祝一鸣运输合同纠纷一案，本院立案后审理。\n",
    )
    json = extract(text).to_json()
    assert json["parties"][0]["aliases"] == ["轮船公司"]
    start, end = json["spans"]["/parties/0/aliases/0"]
    assert text[start:end] == "轮船公司"
    (definition,) = json["abbreviations"]
    assert text[definition["start"] : definition["end"]] == definition["full"] == "云州轮船（集团）有限公司"


@pytest.mark.parametrize(
    ("left", "short", "full"),
    [
        ("东山海事法院（以下简称一审法院）与云州省高级人民法院", "二审法院", "云州省高级人民法院"),
        ("二审法院没有对北京海事法院", "一审法院", "北京海事法院"),
        ("检材送至司法鉴定研究所", "司鉴所", "司法鉴定研究所"),
    ],
)
def test_a_court_by_its_instance_and_an_institute_of_justice_begin_where_they_do(
    left: str, short: str, full: str
) -> None:
    assert (full, short) in defined(f"{left}（以下简称{short}）认为。")


def test_three_persons_together_have_no_full_name() -> None:
    assert defined("再审申请人孟某甲、白某（以下简称孟某甲等二人）申请。", "孟某甲", "白某") == []
