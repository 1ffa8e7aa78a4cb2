"""Papers of rarer kinds and layouts: what a first look at documents nobody had seen did not read. Each form once, invented."""

import pytest

from tests.nlp.invented import draft, extract

NUMBER = "（2019）云0102刑医1号"


def named(text: str) -> list[tuple[str, str]]:
    return [(p.roles[0], p.name.value) for p in extract(text).parties]


def cited(text: str) -> list[str]:
    return [c.article for c in extract(text).citations]


@pytest.mark.parametrize("kind", ["强制医疗决定书", "暂予监外执行决定书", "失信决定书", "解除查封通知书"])
def test_a_kind_nobody_has_listed_is_told_by_its_place_between_court_and_number(kind: str) -> None:
    found = extract(draft(type=kind, number=NUMBER))
    assert found.is_judgment
    assert (found.document_type and found.document_type.value) == kind
    assert (found.case_number and found.case_number.printed.value) == NUMBER


def test_the_own_heading_of_an_unlisted_kind_counts_before_a_judgment_it_cites() -> None:
    text = draft(
        type="收监执行决定书",
        number="（2019）云0102刑更9号",
        header="罪犯柳青山，男，汉族，住云州市。\n",
        history="罪犯柳青山因犯诈骗罪，经云州市中级人民法院刑事判决书（2018）云01刑终3号判处有期徒刑一年。\n",
    )
    found = extract(text)
    assert (found.case_number and found.case_number.printed.value) == "（2019）云0102刑更9号"


@pytest.mark.parametrize("body", ["云州市人民政府", "云州市公安局", "云州市劳动人事争议仲裁委员会"])
def test_another_bodys_paper_is_not_a_courts(body: str) -> None:
    assert not extract(
        f"{body}\n行政复议决定书\n云政复决字〔2020〕19号\n申请人：柳青山。\n本机关决定如下：\n维持。\n"
    ).is_judgment


def test_a_text_without_heading_and_number_is_a_judgment_by_its_parties_formula_and_signature() -> None:
    text = draft(court="", type="", number="").lstrip()
    found = extract(text)
    assert found.is_judgment
    assert (found.court, found.case_number) == (None, None)
    assert named(text) == [("原告", "柳青山"), ("被告", "祝一鸣")]
    assert cited(text) == ["145"]
    assert len(found.officers) == 2


@pytest.mark.parametrize(
    "text",
    [
        "原告：柳青山。\n被告：祝一鸣。\n诉讼请求：判令被告归还借款。\n此致\n云州市东山区人民法院\n具状人：柳青山\n二〇二〇年一月二日\n",
        "申请人：柳青山，男。\n双方达成如下协议：\n一、还款一万元。\n调解员：温良\n二〇二〇年一月二日\n",
    ],
)
def test_a_complaint_or_a_private_settlement_is_none(text: str) -> None:
    assert not extract(text).is_judgment


def test_a_number_that_lost_its_brackets_is_the_own_one_behind_the_heading() -> None:
    found = extract(
        "云州市中级人民法院刑事裁定书2019云01刑更18号罪犯柳青山，男，汉族。本院认为，罪犯柳青山确有悔改表现。裁定如下：减刑。"
    )
    assert (found.case_number and found.case_number.printed.value) == "2019云01刑更18号"
    assert [p.name.value for p in found.parties] == ["柳青山"]


def test_rows_whose_stop_was_lost_begin_at_their_label() -> None:
    text = draft(
        type="执行裁定书",
        number="（2019）云0102执18号",
        header="申请执行人：云州市住房和城乡建设局，住所地为云州市法定代表人：石磊，系该局局长被执行人：云州新麦食品有限公司，"
        "住所地为云州市法定代表人：田野，系经理",
        history="申请执行人云州市住房和城乡建设局与被执行人云州新麦食品有限公司行政一案，本院立案执行。",
    )
    found = extract(text).parties
    assert [(p.name.value, p.representative and p.representative.name.value) for p in found] == [
        ("云州市住房和城乡建设局", "石磊"),
        ("云州新麦食品有限公司", "田野"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "赔偿请求人柳青山以无罪逮捕为由，向赔偿义务机关申请国家赔偿。\n",
        "复议机关逾期未作出决定，柳青山向本院申请。\n",
        "申请人称：被申请人拖欠物业费。\n",
    ],
)
def test_a_sentence_that_begins_with_a_role_names_no_second_party(sentence: str) -> None:
    text = draft(header="赔偿请求人：柳青山，男。\n复议机关：云州市公安局。\n", history=sentence)
    assert [name for _, name in named(text)] == ["柳青山", "云州市公安局"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("原告：柳青山等36人（名单附后）。", "柳青山"),
        ("原告：A.P. BLUE SHIPPING CO., LTD，住所地丹麦王国。", "A.P. BLUE SHIPPING CO.，LTD"),
        ("原告：云州市王记早餐店（个体工商户），经营场所云州市。", "云州市王记早餐店（个体工商户）"),
    ],
)
def test_names_end_where_they_end(row: str, name: str) -> None:
    found = named(draft(header=f"{row}\n被告：祝一鸣，男。\n"))
    assert found[0][1].replace(" ", "") == name.replace(" ", "")
    assert found[1] == ("被告", "祝一鸣")


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (
            "关于申请执行人柳青山与被执行人云州新麦食品有限公司买卖合同纠纷一案，本院立案执行。\n",
            [("申请执行人", "柳青山"), ("被执行人", "云州新麦食品有限公司")],
        ),
        (
            "本院在执行申请执行人柳青山与被执行人云州新麦食品有限公司借款合同纠纷一案中，被执行人未履行。\n",
            [("申请执行人", "柳青山"), ("被执行人", "云州新麦食品有限公司")],
        ),
    ],
)
def test_parties_of_one_sentence_end_where_the_next_role_or_the_cause_begins(
    history: str, expected: list[tuple[str, str]]
) -> None:
    assert (
        named(draft(type="执行决定书", number="（2019）云0102执18号", header="", history=history)) == expected
    )


@pytest.mark.parametrize(
    ("basis", "articles"),
    [
        (
            "依照《中华人民共和国民事诉讼法》第二百一十四条、第二百一十六条规定，特发出如下支付令：\n",
            ["214", "216"],
        ),
        ("依照《中华人民共和国民事诉讼法》第二百四十二条的规定，请协助执行以下事项：\n", ["242"]),
        (
            "依照《最高人民法院关于国家赔偿监督程序若干问题的规定》第十四条第一款之规定，你的申诉予以驳回。\n",
            ["14"],
        ),
    ],
)
def test_an_order_in_other_words_has_its_basis(basis: str, articles: list[str]) -> None:
    assert cited(draft(basis=basis, orders="冻结存款。\n特此通知。\n")) == articles


def test_a_nested_title_in_the_outer_marks_is_one_law() -> None:
    basis = "依照《最高人民法院关于适用《中华人民共和国民事诉讼法》的解释》第五百一十七条的规定，裁定如下：\n"
    (citation,) = extract(draft(basis=basis)).citations
    assert citation.law == "最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释"


def test_a_letter_is_dated_before_its_contact_lines() -> None:
    text = draft(
        type="执行通知书",
        orders="限你于2019年5月1日前履行。特此通知。",
        signature="二〇一九年四月十日承办法官：温良联系电话：0888-1234567",
    )
    found = extract(text).decided_on
    assert found is not None
    assert found.value == "2019-04-10"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (
            "依照《中华人民共和国民事诉讼法》第一百七十条、最高人民法院关于适用﹤中华人民共和国民事诉讼法﹥的解释》第三百三十四条之规定，裁定如下：\n",
            ["170", "334"],
        ),
        (
            "原审适用法律虽有瑕疵，申请仍不符合《民事诉讼》第二百条规定之情形，本院依照《民事诉讼法》第二百零四条之规定，裁定如下：\n",
            ["204"],
        ),
        ("申请不符合《中华人民共和国民事诉讼法》第四十四条的规定，现决定驳回申请。\n", ["44"]),
    ],
)
def test_the_basis_is_what_the_court_rests_on(basis: str, expected: list[str]) -> None:
    assert cited(draft(basis=basis, orders="驳回申请。\n")) == expected


def test_a_judge_who_is_told_of_does_not_sign() -> None:
    text = draft(
        type="申请回避决定书",
        number="（2019）云01民申18号",
        reasoning="柳青山认为，本案合议庭审判长温良曾在另案中担任审判员，申请回避。本院认为，",
        basis="申请不符合《中华人民共和国民事诉讼法》第四十四条的规定，现决定驳回申请。\n",
        orders="",
        signature="二〇一九年四月十日\n",
    )
    found = extract(text)
    assert found.officers == ()
    assert (found.decided_on and found.decided_on.value) == "2019-04-10"


def test_a_clerk_printed_twice_is_one() -> None:
    assert [o.name.value for o in extract(draft(tail="书记员苗苗\n")).officers] == ["温良", "苗苗"]


def test_a_firm_may_have_its_place_inside_its_kind() -> None:
    header = "原告：柳青山，男。\n委托诉讼代理人：金鸣，国言律师（云州）事务所律师。\n被告：祝一鸣，男。\n"
    (agent,) = extract(draft(header=header)).parties[0].agents
    assert (agent.firm and agent.firm.value) == "国言律师（云州）事务所"


def test_a_row_behind_a_comma_that_stands_for_its_stop_may_have_its_chain_in_brackets() -> None:
    header = (
        "上诉人（原审被告）：云州新麦食品有限公司。\n委托代理人：金鸣，云州正言律师事务所律师，"
        "被上诉人（原审原告）：柳青山。\n"
    )
    assert named(draft(header=header)) == [("上诉人", "云州新麦食品有限公司"), ("被上诉人", "柳青山")]


LOST_ROWS = "云州市江口区人民法院刑事判决书（2019）云0102刑初18号：{}犯诈骗罪一案，本院公开开庭审理了本案。现已审理终结。经审理查明，柳青山骗得3万元。"


@pytest.mark.parametrize(
    "came",
    [
        "云州市江口区人民检察院以云江检刑诉（2019）7号起诉书指控被告人柳青山",
        "云州市江口区人民法院审理云州市江口区人民检察院指控原审被告人柳青山",
        "公诉机关指控被告人柳青山",
    ],
)
def test_a_colon_in_the_place_of_lost_rows_opens_the_case_behind_the_heading(came: str) -> None:
    found = extract(f"柳青山诈骗罪一审刑事判决书{LOST_ROWS.format(came)}")
    assert found.is_judgment
    assert found.case_number is not None
    assert found.case_number.printed.value == "（2019）云0102刑初18号"


def test_a_paper_cited_before_a_colon_is_no_heading() -> None:
    assert not extract(f"近日，{LOST_ROWS.format('云州市江口区人民检察院以柳青山')}").is_judgment
    assert not extract(f"依据：{LOST_ROWS.format('云州市江口区人民检察院以柳青山')}").is_judgment
