"""Whom short names, 二被告, 该公司, bare surnames and 其 mean, and when nobody is meant: told with invented judgments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.pipeline import build_pipeline
from nlp.reading import Reading, reading

NLP = build_pipeline()
CIVIL = """云州市青山区人民法院
民 事 判 决 书
（2019）云0102民初17号
原告：柳青山，男，1980年3月5日出生，汉族，住云州市。
被告：云州青山机械有限公司，住所地云州市。
法定代表人：白露，总经理。
被告：郑秋实，男，1981年3月5日出生，汉族，住云州市。
原告柳青山与被告云州青山机械有限公司（以下简称青山公司）、郑秋实民间借贷纠纷一案，本院立案后，现已审理终结。
"""
CRIMINAL = """云州市青山区人民法院
刑 事 判 决 书
（2019）云0102刑初18号
公诉机关云州市青山区人民检察院。
被告人孟某，男，1980年3月5日出生，汉族。
被告人孟某甲，男，1982年3月5日出生，汉族。
被告人白某，女，1982年3月5日出生，汉族。
云州市青山区人民检察院以云青检刑诉〔2019〕11号起诉书指控被告人孟某、孟某甲、白某犯诈骗罪，向本院提起公诉。现已审理终结。
"""
END = "判决如下：\n驳回诉讼请求。\n审判员  白  露\n二〇一九年三月一日\n"


def read(head: str, body: str) -> Reading:
    return reading(NLP(f"{head}经审理查明，{body}\n本院认为，应予处理。{END}"))


def meant(state: Reading, word: str, kind: str) -> list[list[str]]:
    """The names of the parties that each use of the word means."""
    names = [p.name.value for p in state.parties]
    return [
        [names[i] for i in r.parties] for r in state.references if (r.found.value, r.kind) == (word, kind)
    ]


def stands_for(state: Reading, word: str) -> list[str]:
    return [state.text[slice(*r.name)] for r in state.references if r.found.value == word and r.name]


def test_a_short_name_means_its_party_from_its_definition_on() -> None:
    state = read(CIVIL, "2018年青山公司向柳青山借款。云州青山公司并非同一公司。")
    assert meant(state, "青山公司", "short_name") == [["云州青山机械有限公司"], ["云州青山机械有限公司"]]
    assert set(stands_for(state, "青山公司")) == {"云州青山机械有限公司"}


def test_a_short_name_given_to_two_means_neither() -> None:
    body = "东山实业有限公司（以下简称实业公司）与西山实业有限公司（以下简称实业公司）签约。实业公司付款。"
    assert stands_for(read(CIVIL, body), "实业公司") == []


def test_what_shortens_a_contract_names_no_organisation() -> None:
    body = "双方签订《设备买卖合同》（以下简称涉案合同）。涉案合同约定付款。"
    assert stands_for(read(CIVIL, body), "涉案合同") == []


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("二被告", ["云州青山机械有限公司", "郑秋实"]),
        ("两被告", ["云州青山机械有限公司", "郑秋实"]),
        ("三被告", None),
        ("三原告", None),
        ("原、被告", None),
        ("第二被告", None),
        ("二被告人", None),
    ],
)
def test_a_collective_is_resolved_only_if_its_number_fits(words: str, parties: list[str] | None) -> None:
    assert meant(read(CIVIL, f"{words}均未履行。"), words, "collective") == ([parties] if parties else [])


def test_plaintiff_and_defendant_are_two_only_if_there_is_one_of_each() -> None:
    alone = CIVIL.replace("被告：郑秋实，男，1981年3月5日出生，汉族，住云州市。\n", "")
    expected = [["柳青山", "云州青山机械有限公司"]]
    assert meant(read(alone, "原、被告签订合同。"), "原、被告", "collective") == expected


def test_three_defendants_and_all_of_them() -> None:
    state = read(CRIMINAL, "三名被告人预谋。上述被告人均认罪。二被告人在逃。")
    everybody = ["孟某", "孟某甲", "白某"]
    assert meant(state, "三名被告人", "collective") == [everybody]
    assert meant(state, "上述被告人", "collective") == [everybody]
    assert meant(state, "二被告人", "collective") == []


def test_that_company_is_the_one_named_last_and_the_above_company_only_a_sole_one() -> None:
    state = read(CIVIL, "青山公司借款，该公司未还。东山实业有限公司收款后，该公司停业。")
    assert stands_for(state, "该公司")[0] == "青山公司"
    assert stands_for(state, "该公司")[1].endswith("东山实业有限公司")
    both = read(CIVIL, "青山公司与东山实业有限公司签约，上述公司均未付款。")
    assert stands_for(both, "上述公司") == []


def test_that_company_is_nobody_where_its_clause_names_two_or_its_edges_are_unknown() -> None:
    body = "青山公司系东山实业有限公司的债权人，且该公司停业。"
    assert stands_for(read(CIVIL, body), "该公司") == []
    assert stands_for(read(CIVIL, "印章与青山公司约定不符，与该公司备案不符。"), "该公司") == []
    assert stands_for(read(CIVIL, "打电话问公司情况，该公司停业。"), "该公司") == []
    assert stands_for(read(CIVIL, "青山公司厦门经营部停业，该公司未还。"), "该公司") == []
    assert stands_for(read(CIVIL, "酒后驾驶停放在云南东山实业有限公司的车，该公司报案。"), "该公司") == [
        "云南东山实业有限公司"
    ]
    assert stands_for(read(CIVIL, "青山公司关联上市公司，该公司停业。"), "该公司") == ["青山公司"]


def test_a_role_without_a_name_is_the_only_one_who_has_it() -> None:
    state = read(CIVIL, "原告多次催要，被告未还。郑秋实不是本案的适格原告。")
    assert meant(state, "原告", "role") == [["柳青山"]]
    assert meant(state, "被告", "role") == []
    alone = read(
        CRIMINAL.split("被告人孟某甲")[0] + CRIMINAL[CRIMINAL.index("云州市青山区人民检察院以") :],
        "被告人认罪。有利于被告人的原则。",
    )
    assert meant(alone, "被告人", "role") == [["孟某"]]


def test_a_role_of_the_court_below_counts_every_chain() -> None:
    header = (
        "云州市中级人民法院\n刑 事 判 决 书\n（2019）云01刑终18号\n上诉人（原审被告人）孟某，男。\n原审被告人白某，女。\n"
        "云州市青山区人民法院审理孟某、白某犯诈骗罪一案，作出刑事判决。孟某提出上诉。现已审理终结。\n"
    )
    state = read(header, "被告人认罪。上诉人认罪。")
    assert meant(state, "被告人", "role") == []
    assert meant(state, "上诉人", "role") == [["孟某"]]


def test_whose_deed_it_was_is_the_only_accused_of_its_sentence() -> None:
    state = read(
        CRIMINAL, "被告人白某骗取财物，其行为已构成诈骗罪。被告人孟某、孟某甲出资，其行为均构成诈骗罪。"
    )
    assert meant(state, "其", "pronoun") == [["白某"]]


def test_that_bank_is_a_bank() -> None:
    state = read(CIVIL, "云州山河银行向青山公司放款，该银行催收。")
    assert all("银行" in name for name in stands_for(state, "该银行"))


def test_bare_surnames_with_their_number_are_those_who_alone_bear_them() -> None:
    state = read(CRIMINAL, "金某、范某1接受雇请。金、范二人运货。孟、白二人接货。")
    assert stands_for(state, "金") == ["金某"]
    assert stands_for(state, "范") == ["范某1"]
    assert stands_for(state, "孟") == []
    assert meant(state, "白", "surname") == [["白某"]]


def test_a_masked_name_is_its_string_alone() -> None:
    state = read(CRIMINAL, "孟某辩称，其未参与。")
    assert meant(state, "其", "pronoun") == [["孟某"]]
    twins = CRIMINAL.replace("孟某甲", "孟某")
    assert meant(read(twins, "孟某辩称，其未参与。"), "其", "pronoun") == []


@pytest.mark.parametrize(
    "body",
    [
        "白某与孟某甲商定，由其出面。",
        "孟某、白某辩称，其未参与。",
        "白某辩称，其他人参与。",
        "白某辩称，其中一人参与。",
        "白某归还，其后离开。",
    ],
)
def test_a_pronoun_without_one_speaker_is_left_alone(body: str) -> None:
    assert meant(read(CRIMINAL, body), "其", "pronoun") == []


def test_counsel_of_a_named_party_is_his_and_of_two_nobodys() -> None:
    assert meant(read(CRIMINAL, "孟某甲、白某及其辩护人无异议。"), "其", "pronoun") == []
    assert meant(read(CRIMINAL, "白某及其辩护人无异议。"), "其", "pronoun") == [["白某"]]


def test_references_travel_with_the_document_and_stand_where_they_say() -> None:
    doc = NLP(f"{CIVIL}经审理查明，青山公司借款，二被告未还。\n本院认为，应还。{END}")
    again = type(doc)(doc.vocab).from_bytes(doc.to_bytes())
    assert again._.fuyuan.references == doc._.fuyuan.references
    assert {r.kind for r in doc._.fuyuan.references} == {"short_name", "collective"}
    assert all(doc.text[r.found.start : r.found.end] == r.found.value for r in doc._.fuyuan.references)


@given(st.text(alphabet="青山公司二被告人该上述其辩称，。、孟白金范人及原（以下简）", max_size=120))
def test_any_body_is_read_within_its_bounds(body: str) -> None:
    state = read(CIVIL, body)
    for r in state.references:
        assert state.shadow[r.found.start : r.found.end] == r.found.value
        assert all(0 <= i < len(state.parties) for i in r.parties)
