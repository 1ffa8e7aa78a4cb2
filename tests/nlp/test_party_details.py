"""Fields of a party's own row: never from the next row, never guessed from a mask."""

import pytest

from nlp.model import Party
from tests.nlp.invented import criminal, draft, extract


def person(row: str) -> Party:
    return extract(criminal(header=f"公诉机关云州市人民检察院。\n被告人柳青山{row}\n")).parties[1]


def value(party: Party, field: str) -> str | None:
    found = party.detail(field)
    return found.value if found else None


@pytest.mark.parametrize(
    ("row", "born"),
    [
        ("，男，1981年3月4日出生，汉族。", "1981-03-04"),
        ("，男，生于1981年3月4日，汉族。", "1981-03-04"),
        ("，男，1981年3月4日生，汉族。", "1981-03-04"),
        ("，男，1981年3月4日出生于云州市。", "1981-03-04"),
        ("，男，28岁（1981年3月4日出生）。", "1981-03-04"),
        ("，男，出生日期1981年3月4日，汉族。", "1981-03-04"),
        ("，男，XXXX年X月X日出生，汉族。", None),
        ("，男，40岁。2019年1月2日因本案被羁押。", None),
        ("，男，汉族。2019年1月2日生病住院。", None),
    ],
)
def test_birth_is_read_where_it_is_said(row: str, born: str | None) -> None:
    assert value(person(row), "birth_date") == born


def test_sex_and_people_need_no_comma_between_them_and_what_follows() -> None:
    found = person("，女，维吾尔族住云州市东山区。")
    assert (value(found, "sex"), value(found, "ethnicity")) == ("女", "维吾尔族")
    assert value(found, "address") == "云州市东山区"


@pytest.mark.parametrize(
    ("row", "address"),
    [
        ("，男，户籍所在地云州市西山区，现住云州市东山区。", "云州市东山区"),
        ("，男，户籍地云州市西山区。", "云州市西山区"),
        ("，男，捕前住云州市东山区。", "云州市东山区"),
        ("，男，住建水县。", "建水县"),
        ("，男，住云州市东山区（户籍所在地云州市西山区）。", "云州市东山区"),
        ("，男，住址不详。", None),
    ],
)
def test_residence_comes_before_the_household_register(row: str, address: str | None) -> None:
    assert value(person(row), "address") == address


@pytest.mark.parametrize(
    ("row", "aliases"),
    [
        ("，曾用名柳大山，又名柳小山，男。", ["柳小山", "柳大山"]),
        ("，化名张三、李四，男。", ["张三", "李四"]),
        ("（绰号猴子），男。", ["猴子"]),
        ("，曾用名：柳大山，男。", ["柳大山"]),
        ("，绰号“老六”，男。", ["老六"]),
    ],
)
def test_other_names_are_collected(row: str, aliases: list[str]) -> None:
    found = person(row)
    assert [a.value for a in (*found.aliases, *found.former_names)] == aliases


def test_an_alias_does_not_leak_to_the_row_before() -> None:
    prosecution = extract(
        criminal(header="公诉机关云州市人民检察院。\n被告人柳青山，又名柳大山，男。\n")
    ).parties[0]
    assert prosecution.aliases == ()


def test_a_company_has_a_former_name_and_its_codes() -> None:
    company = extract(
        draft(
            header="原告：云州轮船有限公司（原名称云州轮船厂），住所地云州市江口区，统一社会信用代码91330100MA00000001。\n被告：祝一鸣。\n"
        )
    ).parties[0]
    assert [n.value for n in company.former_names] == ["云州轮船厂"]
    assert value(company, "credit_code") == "91330100MA00000001"
    assert value(company, "address") == "云州市江口区"


def test_a_code_right_behind_the_name_ends_it() -> None:
    company = extract(
        draft(header="原告：云州轮船有限公司统一社会信用代码：91330100MA00000001，住所地：云州市。\n")
    ).parties[0]
    assert company.name.value == "云州轮船有限公司"


def test_an_abbreviation_is_no_alias() -> None:
    company = extract(draft(header="原告：云州轮船有限公司（以下简称轮船公司），住所地云州市。\n")).parties[0]
    assert company.name.value == "云州轮船有限公司"
    assert company.aliases == ()


def test_a_row_of_several_names_says_nothing_of_one() -> None:
    found = extract(draft(header="被告：柳青山、祝一鸣，均住云州市。\n"))
    assert [p.detail("address") for p in found.parties] == [None, None]


def test_an_id_number_is_taken_whole_or_not_at_all() -> None:
    assert value(person("，男，公民身份号码110101198103042317。"), "id_number") == "110101198103042317"
    assert value(person("，男，居民身份证号码110101********2317。"), "id_number") is None


def test_custody_earlier_sentences_and_a_half_hidden_number_stand_in_the_row() -> None:
    text = criminal(
        header="公诉机关云州市东山区人民检察院。\n被告人柳青山，男，身份证号码530102********4923，汉族。"
        "2012年5月3日因犯盗窃罪被云州市东山区人民法院判处有期徒刑一年，并处罚金人民币一千元；"
        "2015年6月因犯诈骗罪被判处拘役三个月。因涉嫌犯诈骗罪于2019年1月2日被刑事拘留。现羁押于云州市第一看守所。\n"
    )
    found = extract(text)
    (party,) = [p for p in found.to_json()["parties"] if p["roles"] == ["被告人"]]
    assert party["id_number"] == "530102********4923"
    assert party["custody"] == "云州市第一看守所"
    assert [c[:9] for c in party["prior_convictions"]] == ["2012年5月3日", "2015年6月因犯"]
    for pointer, (start, end) in found.to_json()["spans"].items():
        if "prior_convictions" in pointer:
            assert "涉嫌" not in text[start:end]
    whole = [p for p in found.parties if p.custody]
    assert whole[0].detail("id_number") is None, "a hidden number is no key"
