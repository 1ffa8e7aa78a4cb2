"""Case numbers in running text: where they are, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.identifiers import CASE_KINDS, case_number, find_case_numbers


def found(text: str) -> list[str]:
    return [number.normalised for _, _, number in find_case_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "海州市人民检察院以海检公诉刑诉［2016］484号起诉书指控被告人张某犯盗窃罪",
        "检公诉刑诉（2016）第484号",
        "（2016）海检刑诉字第484号起诉书",
        "海检民（行）监（2016）33010000012号民事抗诉书",
        "（2015）会鉴字第12号、（2015）毒检字第3号、（2015）物证鉴字第5号",
        "（2013）沪东证执字第12号执行证书，（2013）京海内民证字第7号公证书",
        "海劳人仲案字（2014）第33号，（2014）海劳仲裁字第33号裁决书",
        "（2014）海政行复字第3号行政复议决定书",
        "合（包）城管（市容）罚（2020）014487号，海公（刑）行罚决字〔2015〕12号",
        "海价鉴（2015）12号，保单号（2015）第12号，（2015）12号文件",
        "穗天沙字第12号房产证，合同编号为2013年海银借字第123-1号",
        "中国海州市海州路（2015）号院12号楼",
        "《最高人民法院关于适用〈刑法〉的解释》法释〔2015〕5号，法发（2010）9号",
        "（2015）号、（2015）、（一）民事部分12号",
        "甲基苯丙胺（××）12号",
        "账户（6217000000000000000）支取，车牌浙A12345号",
    ],
)
def test_what_only_looks_like_a_case_number(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("海州市人民法院（2019）浙0382民初3827号民事判决", ["（2019）浙0382民初3827号"]),
        ("刑 事 判 决 书（2018）皖0102刑初7号公诉机关海州市人民检察院", ["（2018）皖0102刑初7号"]),
        ("…325号（2019）吉02民终325号", ["（2019）吉02民终325号"]),
        ("（2019） 吉02\n民终 325 号", ["（2019）吉02民终325号"]),
        ("不服本院（2006）海民一初字第12号民事判决", ["（2006）海民一初字第12号"]),
        ("原审法院作出晋市法刑终字第14号刑事裁定", ["晋市法刑终字第14号"]),
        ("刑事裁定书晋市法刑终字第14号", ["晋市法刑终字第14号"]),
        ("依据2012年度海执恢字第3号", ["（2012）海执恢字第3号"]),
        (
            "（2019）浙0382民初1号、（2019）浙0382民初2号及（2014）海民初字第3号",
            ["（2019）浙0382民初1号", "（2019）浙0382民初2号", "（2014）海民初字第3号"],
        ),
        ("（2019）浙0382民初3827号、12号证据及5号楼", ["（2019）浙0382民初3827号"]),
        ("（2019）浙0382民初5号、6号楼", ["（2019）浙0382民初5号"]),
        ("（2019）浙0382民初5号之一审判决", ["（2019）浙0382民初5号"]),
        ("（2024）浙01民终×××号民事判决", ["（2024）浙01民终×××号"]),
        ("（××××）京××民终××号", ["（××××）京××民终××号"]),
        (
            "（2009）民二终字第5号,（2009）法民二终字第5号",
            ["（2009）民二终字第5号", "（2009）法民二终字第5号"],
        ),
        ("（2013）新监字第1号、（2013）海民破字第1-3号", ["（2013）海民破字第1-3号"]),
    ],
)
def test_what_is_one(text, numbers):
    assert found(text) == numbers


def test_spans_are_code_points_of_the_text_as_given():
    text = "𠮷某不服［２０１９］浙 0382 民初 03827、3828号之一，见😀（2015）海民初字第0２1号。"
    spans = [text[start:end] for start, end, _ in find_case_numbers(text)]
    assert spans == ["［２０１９］浙 0382 民初 03827", "3828号之一", "（2015）海民初字第0２1号"]
    assert all(number.raw == text[start:end] for start, end, number in find_case_numbers(text))


def test_numbers_of_a_range_share_its_span():
    text = "合并审理（2019）浙0382民初101-103号案件"
    assert {text[start:end] for start, end, _ in find_case_numbers(text)} == {"（2019）浙0382民初101-103号"}
    assert len(found(text)) == 3


COURTS = st.one_of(
    st.just("最高法"),
    st.builds(
        lambda province, digits: province + digits,
        st.sampled_from("京津冀浙兵军"),
        st.one_of(st.just(""), st.from_regex(r"[0-9]{2}|[0-9]{4}", fullmatch=True)),
    ),
)
BRACKETS = st.tuples(st.sampled_from("(（[［〔【"), st.sampled_from(")）]］〕】"))


@given(
    st.integers(2016, 2099),
    COURTS,
    st.sampled_from(sorted(CASE_KINDS)),
    st.integers(1, 99_999_999),
    BRACKETS,
    st.sampled_from(["", " ", "　"]),
    st.integers(0, 3),
)
def test_any_number_of_the_new_form_is_found_however_it_is_typed(
    year, court, kind, serial, brackets, space, zeros
):
    opening, closing = brackets
    typed = space.join([opening, str(year), closing, court, kind, "0" * zeros + str(serial), "号"])
    text = f"上诉人不服{typed}民事判决"
    ((start, end, number),) = find_case_numbers(text)
    assert text[start:end] == typed
    assert number.normalised == f"（{year}）{court}{kind}{serial}号"
    assert (number.year, number.court_code, number.kind, number.number) == (year, court, kind, str(serial))
    assert number.is_key


OLD_COURTS = ["济", "浙杭", "许中", "粤高法", "沪一中", "商", "唐", "鄂枣阳", "甬海法温", "法"]
OLD_KINDS = [
    "刑初",
    "民一初",
    "民二终",
    "商终",
    "行初",
    "执",
    "执异",
    "民再终",
    "刑执",
    "民申",
    "立一民终",
    "民商初",
]


@given(
    st.integers(1985, 2015),
    st.sampled_from(OLD_COURTS),
    st.sampled_from(OLD_KINDS),
    st.integers(1, 99_999),
    BRACKETS,
    st.sampled_from(["字第", "字 第", "字", "字第第"]),
)
def test_any_number_of_the_old_form_keeps_its_court_and_tribunal(year, court, kind, serial, brackets, joint):
    text = f"以{brackets[0]}{year}{brackets[1]}{court}{kind}{joint}{serial}号裁定"
    ((_, _, number),) = find_case_numbers(text)
    assert number.normalised == f"（{year}）{court}{kind}字第{serial}号"
    assert (number.old_form, number.court_code) == (True, court)
    assert number.kind == kind.replace("一", "").replace("二", "")


@given(
    st.text(
        st.sampled_from(
            list("（）()[]〔〕20156１９O×某浙京海刑民初终执字第号之一、,-至 　\n最高法0382检诉证年度")
        ),
        max_size=120,
    )
)
def test_spans_lie_in_the_text_in_order_and_every_canonical_form_reads_as_itself(text):
    last = 0
    for start, end, number in find_case_numbers(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == number.raw
        assert case_number(number.normalised).normalised == number.normalised
        last = start


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_number_is_found_in_any_surroundings_that_end_with_a_stop(before, after):
    text = f"{before}。（2019）浙0382民初3827号。{after}"
    assert "（2019）浙0382民初3827号" in found(text)


@pytest.mark.parametrize(
    "endless",
    [
        "1 、",
        "1、 ",
        "1 - ",
        "1 、 第 ",
        "1之一、",
        "× ",
        "（2019）",
        "字第1",
        "（2019）浙0382民初1、",
        "( ",
    ],
)
def test_text_that_nearly_is_a_case_number_over_and_over_comes_to_an_end(endless):
    assert found("（2019）浙0382民初" + endless * 20_000) == []
