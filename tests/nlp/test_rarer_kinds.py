"""Administrative, enforcement, bankruptcy and state-compensation papers, after the courts' official forms.

The shared data hold four administrative documents and no bankruptcy petition, so the forms themselves are the texts here
(《行政诉讼文书样式（试行）》2015, 《人民法院执行文书样式》, 《人民法院破产程序法律文书样式（试行）》), with invented people.
"""

from tests.nlp.invented import draft, extract

ADMINISTRATIVE = draft(
    type="行政判决书",
    number="（2020）云0102行初18号",
    header="""原告：柳青山，男，1981年3月4日出生，汉族，住云州市东山区柳林路3号。
委托诉讼代理人：金鸣，云州正言律师事务所律师。
被告：云州市东山区市场监督管理局，住所地云州市东山区长安路1号。
法定代表人：祝一鸣，局长。
出庭负责人：石磊，副局长。
委托诉讼代理人：白杨，该局工作人员。
被告：云州市东山区人民政府，住所地云州市东山区长安路9号。
法定代表人：方正，区长。
行政机关负责人：余欢，副区长。
第三人：云州新麦食品有限公司，住所地云州市。
法定代表人：田野，执行董事。
""",
    history="原告柳青山诉被告云州市东山区市场监督管理局、云州市东山区人民政府行政处罚及行政复议一案，"
    "于2020年1月2日向本院提起行政诉讼。\n",
    basis="依照《中华人民共和国行政诉讼法》第六十九条、第七十九条、《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》"
    "第一百三十六条第一款的规定，判决如下：\n",
    orders="驳回原告柳青山的诉讼请求。\n",
)
COMMAND = """云州市东山区人民法院
报告财产令
（2020）云0102执18号
云州新麦食品有限公司，柳青山：
本院于2020年3月2日立案执行祝一鸣与云州新麦食品有限公司、柳青山买卖合同纠纷一案，已向你/你单位送达执行通知书。
依照《中华人民共和国民事诉讼法》第二百四十一条，《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》
第三十一条、第三十二条规定，责令你/你单位在收到此令后十日内，如实报告财产情况。
二〇二〇年四月十日
"""


def roles(text: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [
        (p.name.value, p.roles, p.representative.name.value if p.representative else None)
        for p in extract(text).parties
    ]


def test_an_administrative_judgment_has_its_agencies_and_who_leads_them() -> None:
    assert roles(ADMINISTRATIVE) == [
        ("柳青山", ("原告",), None),
        ("云州市东山区市场监督管理局", ("被告",), "祝一鸣"),
        ("云州市东山区人民政府", ("被告",), "方正"),
        ("云州新麦食品有限公司", ("第三人",), "田野"),
    ]
    assert [c.article for c in extract(ADMINISTRATIVE).citations] == ["69", "79", "136"]


def test_an_agency_that_asks_for_enforcement_of_its_own_order_is_a_party() -> None:
    text = draft(
        type="行政裁定书",
        number="（2020）云0102行审8号",
        header="申请执行人云州市东山区人力资源和社会保障局，住所地云州市东山区长安路5号。\n法定代表人石磊，局长。\n"
        "被执行人云州新麦食品有限公司，住所地云州市东山区柳林路3号。\n法定代表人田野，经理。\n",
        history="申请执行人向本院申请强制执行其作出的云东人社监罚字〔2019〕7号行政处罚决定书，本院受理后进行了审查。\n",
    )
    assert [(name, chain[0], who) for name, chain, who in roles(text)] == [
        ("云州市东山区人力资源和社会保障局", "申请执行人", "石磊"),
        ("云州新麦食品有限公司", "被执行人", "田野"),
    ]


def test_a_compensation_committee_is_its_court() -> None:
    text = draft(
        court="云州市中级人民法院赔偿委员会",
        type="国家赔偿决定书",
        number="（2020）云01委赔3号",
        header="赔偿请求人：柳青山，男，1981年3月4日出生。\n赔偿义务机关：云州市东山区人民检察院。\n法定代表人：祝一鸣，检察长。\n",
    )
    found = extract(text)
    assert found.court is not None
    assert found.court.value == "云州市中级人民法院"
    assert roles(text)[1] == ("云州市东山区人民检察院", ("赔偿义务机关",), "祝一鸣")


def test_an_order_in_the_form_of_a_letter_is_addressed_to_its_parties() -> None:
    assert roles(COMMAND) == [
        ("云州新麦食品有限公司", ("被执行人",), None),
        ("柳青山", ("被执行人",), None),
    ]


def test_a_command_without_as_follows_has_its_basis() -> None:
    assert [(c.law, c.article) for c in extract(COMMAND).citations] == [
        ("中华人民共和国民事诉讼法", "241"),
        ("最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释", "31"),
        ("最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释", "32"),
    ]


def test_a_form_attached_to_a_command_moves_neither_its_basis_nor_its_date() -> None:
    form = "附：财产申报表\n被执行人现向你院申报财产如下：\n银行存款\n被执行人（签名）\n二〇二〇年五月一日\n"
    found = extract(COMMAND + form)
    assert len(found.citations) == 3
    assert found.decided_on is not None
    assert found.decided_on.value == "2020-04-10"


def test_a_court_that_is_written_to_is_no_party() -> None:
    text = COMMAND.replace("云州新麦食品有限公司，柳青山：", "云州市江口区人民法院：")
    assert "云州市江口区人民法院" not in [name for name, _, _ in roles(text)]


def test_an_administrator_stands_for_the_insolvent_estate() -> None:
    header = "申请人：云州大业纺织有限公司管理人。\n负责人：金鸣，云州正言律师事务所律师。\n债务人：云州大业纺织有限公司，住所地云州市。\n"
    text = draft(type="民事裁定书", number="（2020）云01破5号之二", header=header)
    assert roles(text) == [
        ("云州大业纺织有限公司管理人", ("申请人",), "金鸣"),
        ("云州大业纺织有限公司", ("债务人",), None),
    ]
