"""Every way of writing a case number that judgments and registers were seen to use. All cases are invented."""

import pytest

from ontology.identifiers import CASE_KINDS, CaseField, CaseStage, case_number, case_numbers


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        # the form of 2016
        ("（2019）浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("(2019)浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("［2019］浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("[2019]浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("〔2019〕浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("【2019】浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("(2019）浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("（２０１９）浙０３８２民初３８２７号", "（2019）浙0382民初3827号"),
        ("（2019） 浙 0382 民初 3827 号", "（2019）浙0382民初3827号"),
        ("（2019）浙0382民初03827号", "（2019）浙0382民初3827号"),
        ("（2019）浙0382民初字第3827号", "（2019）浙0382民初3827号"),
        ("（2019）浙0382民初第3827号", "（2019）浙0382民初3827号"),
        ("（2O19）浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("（2019年）浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("（2019）浙0382）民初3827号", "（2019）浙0382民初3827号"),
        ("（2019）浙0382民初3827", "（2019）浙0382民初3827号"),
        ("案号：（2019）浙0382民初3827号。", "（2019）浙0382民初3827号"),
        ("（2019）浙0382民初3827号之一", "（2019）浙0382民初3827号之一"),
        ("（2019）浙0382民初3827号之2", "（2019）浙0382民初3827号之二"),
        ("（2019）浙0382民初3827之一号", "（2019）浙0382民初3827号之一"),
        ("（2019）浙03民终12号", "（2019）浙03民终12号"),
        ("（2019）浙民终12号", "（2019）浙民终12号"),
        ("（2016）浙刑终字第00012号", "（2016）浙刑终12号"),
        ("（2019）最高法知民终12号", "（2019）最高法知民终12号"),
        ("（2017）最高法刑核12345678号", "（2017）最高法刑核12345678号"),
        ("（2020）沪74民初5号", "（2020）沪74民初5号"),
        ("（2018）兵0801执恢5号", "（2018）兵0801执恢5号"),
        ("（2021）浙0382破申3号", "（2021）浙0382破申3号"),
        ("（2021）浙0382破3-17号", "（2021）浙0382破3-17号"),
        ("2019浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("2019）浙0382民初3827号", "（2019）浙0382民初3827号"),
        ("（2019）浙0382民初3827号民事判决书", "（2019）浙0382民初3827号"),
        ("海州市人民法院（2019）浙0382民初3827号", "（2019）浙0382民初3827号"),
        # the older forms
        ("（2015）济民一初字第21号", "（2015）济民一初字第21号"),
        ("(2015)济民一初字 第021号", "（2015）济民一初字第21号"),
        ("（2015）济民一初字第第21号", "（2015）济民一初字第21号"),
        ("（2015）济民一初字21号", "（2015）济民一初字第21号"),
        ("（2013）民申字第1234号", "（2013）民申字第1234号"),
        ("（2013）民申1234号", "（2013）民申字第1234号"),
        ("（2014）浙商终字第8号", "（2014）浙商终字第8号"),
        ("（2014）沪二中民四（商）终字第S8号", "（2014）沪二中民四（商）终字第S8号"),
        ("（2014）沪二中民四(商)终字第S008号", "（2014）沪二中民四（商）终字第S8号"),
        ("（2012）浙杭执字第123-1号", "（2012）浙杭执字第123-1号"),
        ("（2012）浙杭执字第00034－1号", "（2012）浙杭执字第34-1号"),
        ("（98）经终字第12号", "（1998）经终字第12号"),
        ("（02）浙经终字第12号", "（2002）浙经终字第12号"),
        ("（二〇一三）济刑初字第9号", "（2013）济刑初字第9号"),
        ("济市法刑终字第14号", "济市法刑终字第14号"),
        ("2012年度济执恢字第14号", "（2012）济执恢字第14号"),
        # hidden by the publisher
        ("（2024）浙01民终×××号", "（2024）浙01民终×××号"),
        ("（2024）浙01民终xxx号", "（2024）浙01民终×××号"),
        ("（××××）京××民终××号", "（××××）京××民终××号"),
        ("（2010）济刑终字第＊＊＊号", "（2010）济刑终字第×××号"),
        # nobody listed the kind
        ("（2021）川0104民诉前调801号", "（2021）川0104民诉前调801号"),
        ("（2021）川0104诉前联调801号", "（2021）川0104诉前联调801号"),
        ("（2015）济喜字第3号", "（2015）济喜字第3号"),
    ],
)
def test_one_canonical_form(written, canonical):
    number = case_number(written)
    assert number.problem is None
    assert number.normalised == canonical
    assert number.raw == written
    assert case_number(canonical).normalised == canonical


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("（2019）浙0382民初3827号", (2019, "浙0382", "", "民初", "3827", "", False)),
        ("（2019）最高法知民终12号之二", (2019, "最高法", "知", "民终", "12", "之二", False)),
        ("（2019）粤73知民初12号", (2019, "粤73", "知", "民初", "12", "", False)),
        ("（2019）浙民终12号", (2019, "浙", "", "民终", "12", "", False)),
        ("（2015）济民一初字第21号", (2015, "济", "", "民初", "21", "", True)),
        ("（2015）浙民终字第21号", (2015, "浙", "", "民终", "21", "", True)),
        ("（2015）辽立一民终字第34-1号", (2015, "辽", "", "立民终", "34", "-1", True)),
        ("（2015）商刑初字第1号", (2015, "商", "", "刑初", "1", "", True)),
        ("（2015）商商初字第1号", (2015, "商", "", "商初", "1", "", True)),
        ("（2015）海民初字第1号", (2015, "海", "", "民初", "1", "", True)),
        ("（2015）沪一中民四（商）终字第1号", (2015, "沪一中", "", "民终", "1", "", True)),
        ("（2015）粤高法刑四终字第1号", (2015, "粤高法", "", "刑终", "1", "", True)),
        ("（2015）湖德执民字第1号", (2015, "湖德", "", "执民", "1", "", True)),
        ("（2014）法委赔字第1号", (2014, "法", "", "委赔", "1", "", True)),
        ("（2014）最高法民一终字第1号", (2014, "最高法", "", "民终", "1", "", True)),
        ("济市法刑终字第14号", (None, "济市法", "", "刑终", "14", "", True)),
        ("（××××）京××民终××号", (None, "京××", "", "民终", "××", "", False)),
    ],
)
def test_the_parts(written, parts):
    n = case_number(written)
    assert (n.year, n.court_code, n.specialised, n.kind, n.number, n.suffix, n.old_form) == parts


def test_a_number_of_the_old_form_is_not_one_of_the_new():
    assert case_number("（2015）浙民终字第12号").normalised != case_number("（2016）浙民终12号").normalised
    assert (
        case_number("（2015）济民一初字第21号").normalised
        != case_number("（2015）济民二初字第21号").normalised
    )


@pytest.mark.parametrize(
    ("written", "is_key"),
    [
        ("（2019）浙0382民初3827号", True),
        ("（2015）济民一初字第21号", True),
        ("（2013）民申字第1234号", True),  # the Supreme Court wrote no abbreviation of its own
        ("（2013）民初字第1234号", False),  # somebody left the court out
        ("济市法刑终字第14号", False),
        ("（2016）0382刑初3号", False),
        ("（2024）浙01民终×××号", False),
        ("（2019）浙0382民初3827、3828号", False),
    ],
)
def test_only_a_number_that_names_one_proceeding_in_the_country_links(written, is_key):
    assert case_number(written).is_key is is_key


@pytest.mark.parametrize(
    ("kind", "field", "stage"),
    [
        ("（2019）浙0382刑初1号", CaseField.CRIMINAL, CaseStage.FIRST_INSTANCE),
        ("（2019）浙03民终1号", CaseField.CIVIL, CaseStage.SECOND_INSTANCE),
        ("（2019）浙民申1号", CaseField.CIVIL, CaseStage.RETRIAL_REVIEW),
        ("（2019）浙行再1号", CaseField.ADMINISTRATIVE, CaseStage.RETRIAL),
        ("（2019）浙03民辖终1号", CaseField.CIVIL, CaseStage.JURISDICTION),
        ("（2019）浙03行赔初1号", CaseField.COMPENSATION, CaseStage.FIRST_INSTANCE),
        ("（2019）浙0382执1号", CaseField.ENFORCEMENT, CaseStage.ENFORCEMENT),
        ("（2019）浙0382执异1号", CaseField.ENFORCEMENT, CaseStage.ENFORCEMENT_REVIEW),
        ("（2019）浙0382破申1号", CaseField.BANKRUPTCY, CaseStage.APPLICATION),
        ("（2019）浙0382破1号", CaseField.BANKRUPTCY, CaseStage.BANKRUPTCY),
        ("（2016）浙0382民破1号", CaseField.BANKRUPTCY, CaseStage.BANKRUPTCY),
        ("（2019）浙0382财保1号", CaseField.PRESERVATION, CaseStage.PRESERVATION),
        ("（2021）川0104民诉前调801号", CaseField.CIVIL, CaseStage.MEDIATION),
        ("（2021）川0104喜801号", None, None),
        ("（2015）济民一初字第1号", CaseField.CIVIL, CaseStage.FIRST_INSTANCE),
        ("（2015）浙商终字第1号", CaseField.CIVIL, CaseStage.SECOND_INSTANCE),
        ("（2015）冀刑四复字第1号", CaseField.CRIMINAL, CaseStage.DEATH_PENALTY_REVIEW),
        ("（2015）德中刑执字第1号", CaseField.CRIMINAL, CaseStage.SENTENCE_CHANGE),
        ("（2015）鄂刑监一再终字第1号", CaseField.CRIMINAL, CaseStage.RETRIAL),
        ("（2013）民提字第1号", CaseField.CIVIL, CaseStage.RETRIAL),
        ("（2015）湖德执恢字第1号", CaseField.ENFORCEMENT, CaseStage.ENFORCEMENT),
        ("（2015）杭上执异字第1号", CaseField.ENFORCEMENT, CaseStage.ENFORCEMENT_REVIEW),
        ("（2012）长中民破字第1号", CaseField.BANKRUPTCY, CaseStage.BANKRUPTCY),
        ("（2015）南民保字第1号", CaseField.CIVIL, CaseStage.PRESERVATION),
        ("（2015）海行初字第1号", CaseField.ADMINISTRATIVE, CaseStage.FIRST_INSTANCE),
    ],
)
def test_what_the_kind_says_about_the_case(kind, field, stage):
    number = case_number(kind)
    assert (number.field, number.stage) == (field, stage)


def test_every_national_kind_is_read_behind_a_court_and_keeps_its_meaning():
    for code, kind in CASE_KINDS.items():
        number = case_number(f"（2022）浙0382{code}17号")
        assert (number.kind, number.field, number.stage) == (code, kind.field, kind.stage)
        assert bool(number.warnings) is kind.local


@pytest.mark.parametrize(
    ("written", "warns"),
    [
        ("（2021）川0104民诉前调801号", "类型代字「民诉前调」是地方自设的"),
        ("（2021）川0104喜801号", "类型代字「喜」不在最高人民法院的标准中"),
        ("（2015）济喜字第3号", "「济喜」分不出法院代字和类型代字"),
        ("（2016）0382刑初3号", "法院代字「0382」缺少省份简称"),
        ("（2016）浙038刑初3号", "法院代字「浙038」的数字应为2位或4位"),
        ("济市法刑终字第14号", "没有收案年度"),
        ("海州法院（2019）浙0382民初3827号判决书", "案号之外还有文字「海州法院…判决书」"),
    ],
)
def test_what_is_unusual_is_accepted_with_a_warning(written, warns):
    number = case_number(written)
    assert number.valid
    assert any(warns in warning for warning in number.warnings)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "案号为空"),
        ("张三", "没有带括号的收案年度"),
        ("（3015）浙0382民初1号", "收案年度「3015」不合理"),
        ("（2019）浙0382民初", "没有案件编号"),
        ("（2019）1234号", "读不出法院代字、类型代字和编号"),
        ("检公诉刑诉［2016］484号", "是检察、公证、鉴定、仲裁或行政机关的文号"),
        ("（2013）沪东证经字第12号", "是检察、公证、鉴定、仲裁或行政机关的文号"),
        ("合（包）城管（市容）罚（2020）014487号", "是检察、公证、鉴定、仲裁或行政机关的文号"),
        ("（2019）浙0382民初3827、3828号", "含有2个案号，应当拆开"),
        ("本院受理后，被告不服（2019）浙0382民初3827号民事判决，提起上诉，二审维持原判", "不只是案号"),
    ],
)
def test_what_is_no_case_number_is_told_why(written, says):
    assert says in case_number(written).problem
    assert not case_number(written).is_key


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("（2019）浙0382民初3827、3828号", ["3827", "3828"]),
        ("（2019）浙0382民初3827号、3828号", ["3827", "3828"]),
        ("（2019）浙0382民初3827号，第3828号和3830号", ["3827", "3828", "3830"]),
        ("（2019）浙0382民初18775-18777号", ["18775", "18776", "18777"]),
        ("（2019）浙0382民初18775至18777号", ["18775", "18776", "18777"]),
        ("（2019）浙0382民初5～7号", ["5", "6", "7"]),
        ("（2019）浙0382民初5号至7号", ["5", "6", "7"]),
        ("（2019）浙0382民初101号—103号", ["101", "102", "103"]),
        ("（2019）浙0382民初99号、101-103号", ["99", "101", "102", "103"]),
        ("（2014）济刑初字第011001号、011002号", ["11001", "11002"]),
        ("（2014）济民初字第14-15号", ["14", "15"]),
        ("（2014）济执字第14-15号", ["14"]),  # enforcement counts its rulings so
        ("（2014）济民初字第14-1号", ["14"]),
        ("（2019）浙0382民初1-501号", ["1"]),
        ("（2019）浙0382民初100-700号", ["100", "700"]),
        ("", []),
        ("没有", [""]),
    ],
)
def test_numbers_that_share_a_heading_are_taken_apart(cell, numbers):
    assert [number.number for number in case_numbers(cell)] == numbers


def test_a_range_beyond_the_bound_says_that_it_was_cut():
    first, last = case_numbers("（2019）浙0382民初100-700号")
    assert first.warnings == last.warnings == ("案号范围超过500个，只列首尾两个。",)


def test_a_suffix_belongs_to_the_number_before_it():
    first, second = case_numbers("（2019）浙0382民初3827号之一、3828号")
    assert (first.suffix, second.suffix) == ("之一", "")


@pytest.mark.parametrize(
    ("written", "proceeding"),
    [
        ("（2019）浙0382民初3827号之一", "（2019）浙0382民初3827号"),
        ("（2012）浙杭执字第123-1号", "（2012）浙杭执字第123号"),
        ("（2019）浙0382民初3827号", "（2019）浙0382民初3827号"),
    ],
)
def test_a_suffix_counts_documents_of_the_same_proceeding(written, proceeding):
    assert case_number(written).without_suffix == proceeding
