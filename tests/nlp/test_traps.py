"""The traps of judgments, one by one, each with invented sentences: what a careless reader takes for something else.

The numbers are those under which they were counted in 1,112 published texts; finer cases stand in the tests of each
component.
"""

import pytest

from nlp.extraction import Extraction
from tests.nlp.invented import APPEAL, CRIMINAL, criminal, draft, extract, one_line


def names(found: Extraction) -> list[str]:
    return [p.name.value for p in found.parties]


def number(found: Extraction) -> str | None:
    return found.case_number.canonical if found.case_number else None


def cited(found: Extraction) -> list[tuple[str, str, int | None, int | None]]:
    return [(c.law.removeprefix("中华人民共和国"), c.article, c.paragraph, c.item) for c in found.citations]


REVIEW = (
    "中华人民共和国最高人民法院\n刑事裁定书\n{own}被告人柳青山，男，1980年3月5日出生。现在押。\n"
    "云州市中级人民法院审理云州市人民检察院指控被告人柳青山犯抢劫罪一案，于2013年1月2日以（2013）云刑初字第9号刑事判决，"
    "认定被告人柳青山犯抢劫罪，判处死刑。本院依法组成合议庭，现已复核终结。\n本院认为，罪行极其严重。裁定如下：\n"
    "核准云州省高级人民法院（2013）云刑终字第8号刑事裁定。\n审判长温良\n二〇一四年四月十日\n书记员苗苗\n"
)


def test_01_a_number_of_the_court_below_is_not_this_documents() -> None:
    assert number(extract(REVIEW.format(own=""))) is None
    assert number(extract(REVIEW.format(own="（2014）刑监字第30号\n"))) is not None


def test_02_an_indictments_number_is_no_case_number() -> None:
    found = extract(CRIMINAL)
    assert number(found) == "（2019）云0102刑初88号"
    assert all("检" not in r.number.canonical for r in found.related_cases)


@pytest.mark.parametrize("brackets", ["()", "（）", "［］", "[]", "〔〕", "（)", "(）"])
def test_03_brackets_of_a_number_come_in_all_shapes(brackets: str) -> None:
    assert (
        number(extract(draft(number=f"{brackets[0]}2019{brackets[1]}云0102民初18号")))
        == "（2019）云0102民初18号"
    )


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [("（2012）云民初字第00225号", "225"), ("（2019）云0102执异18号之一", "18号之一"), ("（2012）云民初字第00034－1号", "34")],
)  # fmt: skip
def test_04_old_numbers_and_suffixes(printed: str, canonical: str) -> None:
    found = number(extract(draft(number=printed)))
    assert found is not None
    assert canonical in found
    assert "00" not in found


def test_05_a_number_printed_twice_is_one() -> None:
    assert (
        number(extract(draft(number="（2019）云0102民初18号（2019）云0102民初18号")))
        == "（2019）云0102民初18号"
    )


def test_06_padding_is_squeezed_and_offsets_stay() -> None:
    text = draft(
        type="民 事 裁 定 书", signature="审　判　员　　温　良\n二〇一九年四月十日\n书　记　员　　苗　苗\n"
    )
    found = extract(text)
    assert found.document_type is not None
    assert found.document_type.value == "民事裁定书"
    assert [(o.name.value, text[o.name.start : o.name.end]) for o in found.officers] == [
        ("温良", "温　良"),
        ("苗苗", "苗　苗"),
    ]


def test_07_no_line_breaks() -> None:
    assert names(extract(one_line(CRIMINAL))) == names(extract(CRIMINAL))
    assert names(extract(CRIMINAL.replace("\n", ""))) == names(extract(CRIMINAL))


def test_08_a_title_line_repeats_the_header_and_adds_no_party() -> None:
    titled = draft(title="柳青山与祝一鸣民间借贷纠纷一审民事裁定书")
    assert names(extract(titled)) == ["柳青山", "祝一鸣"]


def test_09_the_first_court_of_the_text_may_be_the_lower_one() -> None:
    title = "上诉人柳青山因民间借贷纠纷不服云州市东山区人民法院（2018）云0102民初5号民事判决一案"
    found = extract(draft(title=title, court="云州市中级人民法院", number="（2019）云01民终18号"))
    assert found.court is not None
    assert found.court.value == "云州市中级人民法院"


@pytest.mark.parametrize("court", ["日照市中级人民法院", "神农架林区人民法院", "大连海事法院", "柳州铁路运输法院", "东莞市第二人民法院"])  # fmt: skip
def test_10_a_court_keeps_its_whole_name(court: str) -> None:
    found = extract(draft(court=court))
    assert found.court is not None
    assert found.court.value == court


@pytest.mark.parametrize(
    "kind", ["结案通知书", "罚款决定书", "复议决定书", "再审决定书", "刑事判决书", "民事调解书"]
)
def test_11_kinds_of_document_beyond_judgment_and_ruling(kind: str) -> None:
    found = extract(draft(type=kind))
    assert found.document_type is not None
    assert found.document_type.value == kind


@pytest.mark.parametrize(
    "text",
    ["法律依据\n《中华人民共和国劳动法》\n第五十条", "content:\n", "基本信息\n名称：云州轮船有限公司\n法定代表人：石磊\n"],
)  # fmt: skip
def test_12_what_is_no_judgment_says_so(text: str) -> None:
    found = extract(text)
    assert not found.is_judgment
    assert found.document_type is None


def test_13_a_combined_role_is_a_chain() -> None:
    assert [p.roles for p in extract(APPEAL).parties] == [
        ("上诉人", "原审被告", "反诉原告"),
        ("被上诉人", "原审原告", "反诉被告"),
    ]


@pytest.mark.parametrize("role", ["罪犯", "申请复议人", "案外人", "利害关系人"])
def test_14_rarer_roles(role: str) -> None:
    found = extract(draft(header=f"{role}：柳青山，男，1981年3月4日出生，住云州市。\n"))
    assert [(p.name.value, p.roles) for p in found.parties] == [("柳青山", (role,))]


def test_14_who_sues_within_a_criminal_case() -> None:
    header = "公诉机关云州市东山区人民检察院。\n附带民事诉讼原告人柳青山，男，1981年3月4日出生，汉族。\n"
    assert extract(criminal(header=header)).parties[1].roles == ("附带民事诉讼原告人",)


def test_14_the_accused_company_and_who_speaks_for_it() -> None:
    header = (
        "公诉机关云州市东山区人民检察院。\n被告单位云州轮船有限公司，住所地云州市。\n诉讼代表人柳青山，男。\n"
    )
    assert names(extract(criminal(header=header)))[1:] == ["云州轮船有限公司"]


def test_15_a_sentence_that_begins_like_a_row_is_none() -> None:
    header = "罪犯柳青山，男，1981年3月4日出生，汉族，现在云州监狱服刑。\n"
    history = (
        "执行机关云州监狱于2019年3月1日提出减刑建议书，报送本院审理。本院依法组成合议庭，现已审理终结。\n"
    )
    found = extract(draft(type="刑事裁定书", number="（2019）云01刑更18号", header=header, history=history))
    assert "柳青山" in names(found)
    assert all("提出" not in name and "于" not in name for name in names(found))


@pytest.mark.parametrize("name", ["五十八", "吴初中"])
def test_16_a_name_may_look_like_a_number_or_schooling(name: str) -> None:
    assert name in names(
        extract(
            criminal(header=f"公诉机关云州市东山区人民检察院。\n被告人{name}，男，1981年3月4日出生，汉族。\n")
        )
    )


def test_17_the_role_word_in_a_name_is_not_eaten() -> None:
    found = extract(
        draft(header="原告：人达贸易有限公司，住所地云州市。\n被告：人和实业有限公司，住所地云州市。\n")
    )
    assert names(found) == ["人达贸易有限公司", "人和实业有限公司"]


def test_18_a_companys_brackets_stay_and_an_aliass_go() -> None:
    found = extract(
        draft(
            header="原告：云州轮船（集团）有限公司（原名称云州航运公司），住所地云州市。\n被告：祝一鸣，住云州市。\n"
        )
    )
    assert names(found)[0] == "云州轮船（集团）有限公司"


def test_19_an_alias_stays_in_its_row() -> None:
    header = "公诉机关云州市东山区人民检察院。\n被告人柳青山，曾用名柳大山，绰号猴子，男，1981年3月4日出生，汉族。\n"
    found = extract(criminal(header=header))
    assert {a.value for p in found.parties for a in (*p.aliases, *p.former_names)} >= {"柳大山"}
    assert not found.parties[0].aliases


@pytest.mark.parametrize("name", ["努尔买买提·库尔班", "阿卜杜艾尼•图尔荪托合提", "旦智卓玛"])
def test_20_ethnic_names_are_whole(name: str) -> None:
    header = f"公诉机关云州市东山区人民检察院。\n被告人{name}，男，1981年3月4日出生，维吾尔族。\n"
    assert name[:4] in names(extract(criminal(header=header)))[-1]
    assert len(names(extract(criminal(header=header)))[-1]) == len(name)


def test_21_who_heads_a_government_and_a_representative_after_a_person() -> None:
    header = (
        "原告：柳青山，男，2010年3月4日出生，住云州市。\n法定代理人：柳大山，系原告父亲。\n"
        "被告：云州市东山镇人民政府，住所地云州市。\n法定代表人：祝一鸣，镇长。\n"
    )
    found = extract(draft(header=header))
    assert names(found) == ["柳青山", "云州市东山镇人民政府"]
    assert found.parties[1].representative is not None
    assert found.parties[1].representative.name.value == "祝一鸣"
    assert found.parties[0].representative is None


def test_22_a_row_broken_in_a_word() -> None:
    found = extract(
        draft(header="原告：云州轮船有限公司，住\n所地云州市江口区。\n被告：祝一鸣，住住云州市。\n")
    )
    assert names(found) == ["云州轮船有限公司", "祝一鸣"]


@pytest.mark.parametrize(
    ("row", "born"),
    [("生于1973年1月8日", "1973-01-08"), ("1997年8月25日生", "1997-08-25"), ("XXXX年X月X日出生", None), ("45岁", None)],
)  # fmt: skip
def test_23_birth_in_its_wordings_and_masked(row: str, born: str | None) -> None:
    found = extract(draft(header=f"原告：柳青山，男，{row}，汉族，住云州市。\n被告：祝一鸣，住云州市。\n"))
    birth = found.parties[0].detail("birth_date")
    assert (birth.value if birth else None) == born


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("二〇一五年五月××日", "2015-05"),
        ("二〇一五年五月三日", "2015-05-03"),
        ("二○一五年五月三日", "2015-05-03"),
        ("二O一五年五月三日", "2015-05-03"),
        ("二０一五年五月三日", "2015-05-03"),
        ("二零一五年五月三日", "2015-05-03"),
        ("二Ο一五年五月三日", "2015-05-03"),
        ("二О一五年五月三日", "2015-05-03"),
    ],
)
def test_24_25_masked_days_and_every_zero(printed: str, date: str) -> None:
    found = extract(draft(signature=f"审判员温良\n{printed}\n书记员苗苗\n"))
    assert found.decided_on is not None
    assert found.decided_on.value == date


def test_26_what_follows_the_signature_gives_no_date_and_no_clerk() -> None:
    tail = "本件与原本核对无异\n二〇二〇年一月一日\n执行通知书\n"
    found = extract(draft(signature="审判长：温良\n二〇一九年四月十日\n代书记员苗苗\n", tail=tail))
    assert found.decided_on is not None
    assert found.decided_on.value == "2019-04-10"
    assert [o.name.value for o in found.officers] == ["温良", "苗苗"]


def test_27_an_appendix_of_statutes_cites_orders_and_names_nothing() -> None:
    found = extract(CRIMINAL)
    assert cited(found) == [("刑法", "266", None, None), ("刑法", "67", 3, None)]
    tail = "附：\n《中华人民共和国刑法》\n第三百条处三年以下有期徒刑，被告人乙某应当支付五万元。\n"
    assert [o.kind for o in extract(draft(tail=tail)).orders] == ["suit_withdrawn"]


def test_28_articles_in_their_lists() -> None:
    basis = (
        "依照《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第二条第一、三款，"
        "《中华人民共和国民事诉讼法》第一百四十五条、同法第一百五十四条第一款第（五）项之规定，裁定如下：\n"
    )
    found = cited(extract(draft(basis=basis)))
    assert ("民事诉讼法", "154", 1, 5) in found
    assert [(c[1], c[2]) for c in found if "规定" in c[0]] == [("2", 1), ("2", 3)]


def test_29_nested_titles_versions_and_subnumbers() -> None:
    basis = (
        "依照1997年修订的《中华人民共和国刑法》第一百三十三条之一、"
        "《最高人民法院关于适用<中华人民共和国刑事诉讼法>的解释》第三百五十条之规定，判决如下：\n"
    )
    found = cited(extract(criminal(basis=basis)))
    assert ("刑法", "133之一", None, None) in found
    assert any(law.startswith("最高人民法院关于适用") and article == "350" for law, article, *_ in found)


def test_30_residue_of_pages_is_no_part_of_the_document() -> None:
    text = ".MsoNormal{margin-top:0cm}\ncategory:民事\npublictime:2016-01-06\n" + draft()
    found = extract(text)
    assert found.decided_on is not None
    assert found.decided_on.value == "2019-04-10"
    assert names(found) == ["柳青山", "祝一鸣"]


@pytest.mark.parametrize(
    ("written", "months"),
    [("一年六个月", 18), ("一年零六个月", 18), ("1年6个月", 18), ("两年", 24)],
)
def test_31_terms_are_read_in_the_orders_alone(written: str, months: int) -> None:
    header = (
        "公诉机关云州市东山区人民检察院。\n"
        "被告人柳青山，男，1981年3月4日出生，汉族。2010年因犯盗窃罪被判处有期徒刑九年。\n"
    )
    orders = f"被告人柳青山犯诈骗罪，判处有期徒刑{written}；犯盗窃罪，判处拘役三个月；决定执行有期徒刑{written}。\n"
    found = extract(criminal(header=header, orders=orders))
    assert [(o.kind, o.months, o.combined) for o in found.orders] == [
        ("fixed_term", months, False),
        ("detention", 3, False),
        ("fixed_term", months, True),
    ]


def test_32_custody_is_still_header_and_who_withdrew_stands_in_prose() -> None:
    header = (
        "公诉机关云州市东山区人民检察院。\n被告人柳青山，男，1981年3月4日出生，汉族。"
        "被告人柳青山因涉嫌犯诈骗罪于2019年1月2日被逮捕。现羁押于云州市看守所。\n"
    )
    found = extract(criminal(header=header))
    assert names(found).count("柳青山") == 1
    assert found.parties[-1].custody is not None


def test_33_related_numbers_of_this_court_and_masks_that_hide_no_name() -> None:
    history = (
        "原告柳青山与被告祝一鸣民间借贷纠纷一案，本院（2018）云0102民初7号民事裁定已驳回其申请。"
        "轮船公司严重损害其身心××。\n"
    )
    found = extract(draft(history=history))
    assert "（2018）云0102民初7号" in [r.number.canonical for r in found.related_cases]
    assert all("×" not in e.text for e in found.entities if e.type == "person")
