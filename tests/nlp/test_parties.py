"""Party rows: who, in which roles, of what kind. Each test is one trap met in published texts, with invented names."""

import pytest

from nlp.extraction import Extraction
from tests.nlp.invented import APPEAL, criminal, draft, extract, one_line


def names(found: Extraction) -> list[str]:
    return [p.name.value for p in found.parties]


def civil(header: str) -> Extraction:
    return extract(draft(header=header))


def test_the_role_chain_is_kept_in_the_documents_words() -> None:
    first, second = extract(APPEAL).parties
    assert first.roles == ("上诉人", "原审被告", "反诉原告")
    assert second.roles == ("被上诉人", "原审原告", "反诉被告")
    assert (first.side, second.side) == ("claimant", "respondent")


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        ("一审原告、二审被上诉人：柳青山。\n", ("一审原告", "二审被上诉人")),
        ("上诉人（原审被告人）被告人柳青山，男。\n", ("上诉人", "原审被告人", "被告人")),
        (
            "再审申请人（一审被告、反诉原告，二审上诉人）：柳青山。\n",
            ("再审申请人", "一审被告", "反诉原告", "二审上诉人"),
        ),
        ("被申请人：（一审原告、二审被上诉人）：柳青山。\n", ("被申请人", "一审原告", "二审被上诉人")),
        ("抗诉机关（原公诉机关）云州市人民检察院。\n", ("抗诉机关", "原公诉机关")),
        ("附带民事诉讼原告人柳青山，男。\n", ("附带民事诉讼原告人",)),
        ("申请复议人柳青山。\n", ("申请复议人",)),
        ("利害关系人：柳青山。\n", ("利害关系人",)),
        ("案外人：柳青山。\n", ("案外人",)),
        ("罪犯柳青山，男。\n", ("罪犯",)),
    ],
)
def test_roles_of_every_kind_are_read(row: str, roles: tuple[str, ...]) -> None:
    assert extract(criminal(header=row)).parties[0].roles == roles


def test_a_sentence_that_begins_with_a_role_is_no_row() -> None:
    found = extract(
        criminal(
            type="刑事裁定书",
            header="罪犯柳青山，男，现在云州监狱服刑。\n执行机关云州监狱于二〇一九年一月五日提出减刑建议书，报送本院审核。\n",
        )
    )
    assert names(found) == ["柳青山"]


def test_a_criminal_record_opens_no_second_party() -> None:
    found = extract(criminal(header="被告人柳青山，男。\n被告人柳青山曾因犯盗窃罪于2010年被判处拘役。\n"))
    assert names(found) == ["柳青山"]


@pytest.mark.parametrize(
    "row",
    [
        "申请执行人柳青山;祝一鸣;叶知秋\n",
        "申请执行人：柳青山、祝一鸣、叶知秋。\n",
        "申请执行人柳青山；祝一鸣；叶知秋，均住云州市。\n",
    ],
)
def test_several_parties_of_one_row_are_parted(row: str) -> None:
    found = extract(draft(type="执行裁定书", header=row))
    assert names(found) == ["柳青山", "祝一鸣", "叶知秋"]
    assert {p.roles for p in found.parties} == {("申请执行人",)}


@pytest.mark.parametrize("name", ["七十二", "田高中", "于一", "向阳", "马亚男"])
def test_names_that_look_like_something_else_are_names(name: str) -> None:
    assert names(extract(criminal(header=f"被告人{name}，男，汉族，农民。\n"))) == [name]


def test_a_role_word_inside_a_name_is_the_name() -> None:
    found = civil("原告：柳青山。\n被告人寿保险云州有限公司，住所地云州市。\n第三人民医院。\n")
    assert names(found) == ["柳青山", "人寿保险云州有限公司"]
    assert found.parties[1].roles == ("被告",)


@pytest.mark.parametrize(
    "name",
    [
        "云州轮船（集团）有限公司",
        "云州轮船（江北）船务有限公司",
        "云州远望投资基金合伙企业（有限合伙）",
        "云州轮船有限公司江北分公司",
    ],
)
@pytest.mark.parametrize("layout", [str, one_line])
def test_brackets_of_a_company_name_belong_to_it(name: str, layout) -> None:
    found = extract(layout(draft(header=f"原告：{name}，住所地云州市。\n被告：祝一鸣。\n")))
    assert names(found) == [name, "祝一鸣"]


def test_a_remark_in_brackets_does_not() -> None:
    found = extract(
        criminal(
            header="被告人柳青山（自报），男。\n被告人自报祝一鸣，男。\n被告人叶知秋（系柳青山之弟），男。\n"
        )
    )
    assert names(found) == ["柳青山", "祝一鸣", "叶知秋"]


@pytest.mark.parametrize(
    "name", ["努尔艾力·阿不都", "努尔艾力•阿不都", "阿卜杜热合曼·图尔贡江·买买提", "格桑白玛"]
)
def test_names_of_other_peoples_are_whole_and_persons(name: str) -> None:
    party = extract(criminal(header=f"被告人{name}，男，维吾尔族。\n")).parties[0]
    assert party.kind == "person"
    assert len(party.name.value) == len(name)


def test_padded_names_are_squeezed() -> None:
    assert names(civil("原告：柳　青，男。\n被告：祝　鸣，女。\n")) == ["柳青", "祝鸣"]


def test_a_broken_line_does_not_break_the_row() -> None:
    party = civil("原告：柳青山，男，汉族，住\n云州市东山区。\n被告：祝一鸣。\n").parties[0]
    assert party.name.value == "柳青山"


def test_rows_glued_without_line_or_space_are_found() -> None:
    text = draft(
        header="原告：柳青山，男，汉族住云州市。委托诉讼代理人：金鸣，云州正言律师事务所律师。被告：祝一鸣。"
    ).replace("号\n", "号", 1)
    found = extract(text)
    assert names(found) == ["柳青山", "祝一鸣"]
    assert [a.name.value for a in found.parties[0].agents] == ["金鸣"]


def test_numbered_victims_are_parties_each() -> None:
    found = extract(criminal(header="被害人：1.被害人柳某1，女。\n2.被害人祝某1，女。\n被告人叶知秋，男。\n"))
    assert names(found) == ["柳某1", "祝某1", "叶知秋"]
    assert found.parties[0].side == "victim"


def test_two_defendants_of_one_masked_name_stay_two() -> None:
    found = extract(
        criminal(header="被告人赵某，男，1990年1月1日出生。\n被告人赵某，男，1992年2月2日出生。\n")
    )
    assert names(found) == ["赵某", "赵某"]
    assert all(p.masked for p in found.parties)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云州轮船有限公司", "company"),
        ("云州银行股份有限公司", "company"),
        ("云州银行股份有限公司江北支行", "branch"),
        ("云州财产保险有限公司江北中心支公司", "branch"),
        ("某公司", "company"),
        ("云州市东山区云上餐饮中心", "company"),
        ("云州市东山区人民政府", "public_body"),
        ("云州市民政局", "public_body"),
        ("云州市公安局江北分局", "public_body"),
        ("云州市东山区望江街道办事处", "public_body"),
        ("东山区柳林村村民委员会", "public_body"),
        ("云州大学", "public_body"),
        ("云州市西山区人民法院", "court"),
        ("柳青山", "person"),
        ("柳某某", "person"),
        ("柳某1", "person"),
        ("柳××", "person"),
    ],
)
def test_kinds_follow_the_form_of_the_name(name: str, kind: str) -> None:
    assert civil(f"原告：{name}。\n被告：祝一鸣。\n").parties[0].kind == kind


def test_an_organ_is_one_by_its_role() -> None:
    found = extract(criminal(header="公诉机关云州市人民检察院第一分院。\n被告人柳青山，男。\n"))
    assert found.parties[0].kind == "public_body"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "被告人柳青山、祝一鸣、叶知秋非法持有毒品一案，本院经审查，决定如下：\n",
            ["柳青山", "祝一鸣", "叶知秋"],
        ),
        ("云州市人民检察院指控被告人柳青山犯诈骗罪一案，本院经审查，决定如下：\n", ["柳青山"]),
        (
            "申诉人柳青山因原审被告人祝一鸣故意伤害一案，不服判决，向本院申诉。决定如下：\n",
            ["柳青山", "祝一鸣"],
        ),
        ("原审被告人柳青山等三人贪污一案，云州市中级人民法院作出判决。决定如下：\n", ["柳青山"]),
        ("被告人柳某某诈骗一案，本院经审查，决定如下：\n", ["柳某某"]),
    ],
)
def test_without_a_party_list_the_first_sentence_names_them(sentence: str, expected: list[str]) -> None:
    text = f"中华人民共和国最高人民法院\n指定管辖决定书\n（2014）刑立他字第5号\n{sentence}指定云州市中级人民法院审判。\n二〇一四年七月一日\n"
    assert names(extract(text)) == expected


def test_a_sex_that_lost_its_comma_is_no_part_of_the_name() -> None:
    found = civil("原告：柳青山男，汉族，1981年3月4日出生。\n被告：马亚男，女，汉族。\n")
    assert names(found) == ["柳青山", "马亚男"]
