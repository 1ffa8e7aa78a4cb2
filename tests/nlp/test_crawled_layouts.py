"""Court papers as crawls leave them: without heading, with other signs for breaks, names set to a line's width. Invented."""

import pytest

from nlp.extract import extract_document
from nlp.separators import with_rows
from tests.nlp.invented import criminal, draft, extract

RULING = draft(
    type="执行裁定书",
    number="（2019）云0102执18号",
    header="申请执行人柳青山，男，1981年3月4日出生。\n被执行人云州新麦食品有限公司，住所地云州市。\n法定代表人田野，经理。\n",
)


def named(text: str) -> list[tuple[str, str]]:
    return [(p.roles[0], p.name.value) for p in extract(text).parties]


def test_a_publishers_title_stands_for_the_heading_that_was_lost() -> None:
    body = RULING[RULING.index("（2019）") :]
    text = "柳青山与云州新麦食品有限公司买卖合同纠纷执行裁定书\n发布日期：2019-12-04 浏览：69次\n   " + body
    found = extract(text)
    assert found.is_judgment
    assert found.document_type is not None
    assert found.document_type.value == "执行裁定书"
    assert found.case_number is not None
    assert found.case_number.printed.value == "（2019）云0102执18号"
    assert [w[:10] for w in found.warnings] == ["no_heading", "no_court：标"]
    assert found.decided_on is not None


def test_a_title_over_news_is_no_heading() -> None:
    assert not extract(
        "云州男子不服执行裁定书\n（2019）云0102执18号\n记者从法庭获悉，此案已经审结。\n"
    ).is_judgment


@pytest.mark.parametrize("sign", ["|", "\\n", "\\r\\n", "<br>", "<br/>"])
def test_a_sign_that_stands_for_a_break_parts_rows_and_moves_nothing(sign: str) -> None:
    text = RULING.strip("\n").replace("\n", sign)
    found, expected = extract(text), extract(RULING)
    assert [(p.roles, p.name.value) for p in found.parties] == [
        (p.roles, p.name.value) for p in expected.parties
    ]
    assert [o.name.value for o in found.officers] == [o.name.value for o in expected.officers]
    assert all(text[p.name.start : p.name.end] == p.name.value for p in found.parties)


def test_a_text_that_has_breaks_keeps_its_signs() -> None:
    for text in (RULING + "|一|二|三|四|\n", "甲|乙", "没有符号的一行"):
        assert with_rows(text) == text


def test_names_set_to_the_width_of_the_line_are_whole() -> None:
    gap = "\u3000" * 13
    text = criminal().replace(
        criminal()[criminal().index("审判员") :],
        f"审　判　长　陈{gap}睿\n人民陪审员　钱{' ' * 10}德{' ' * 10}锋\n二〇一九年十月十七日\n书　记　员　李爽本案判决依据的相关法律\n"
        "《中华人民共和国刑法》第二百六十六条诈骗公私财物。\n",
    )
    assert [(o.post, o.name.value) for o in extract(text).officers] == [
        ("审判长", "陈睿"),
        ("人民陪审员", "钱德锋"),
        ("书记员", "李爽"),
    ]


def test_entities_for_the_marks_of_a_nested_title_are_its_marks() -> None:
    basis = "依照《最高人民法院关于适用&lt;中华人民共和国民事诉讼法&gt;的解释》第二十四条的规定，裁定如下：\n"
    (citation,) = extract(draft(basis=basis)).citations
    assert citation.law == "最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("第七十六条第一款第（二），《中华人民共和国民法典》第十条", [("76", 1, 2), ("10", None, None)]),
        ("第七十六条第（一）、（二）款", [("76", 1, None), ("76", 2, None)]),
        ("第七十六条第一款第（一）、（三）项", [("76", 1, 1), ("76", 1, 3)]),
    ],
)
def test_an_item_in_brackets_may_lack_its_word(
    basis: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    text = draft(basis=f"依照《中华人民共和国道路交通安全法》{basis}的规定，裁定如下：\n")
    assert [(c.article, c.paragraph, c.item) for c in extract(text).citations] == expected


def test_who_sues_whom_in_a_sentence_is_no_row() -> None:
    text = draft(
        type="行政裁定书",
        number="（2018）云01行初25号",
        header="起诉人柳青山，男，1962年12月29日出生，汉族。\n",
        history="起诉人柳青山以云州市公安局（以下简称市公安局）为被告，向本院提起行政诉讼。\n",
    )
    assert named(text) == [("起诉人", "柳青山")]


def test_a_closed_case_is_told_in_one_sentence() -> None:
    text = (
        "云州市东山区人民法院\n结 案 通 知 书\n（2018）云0102执1638号\n"
        "申请执行人云州信威塑胶有限公司根据（2017）云0102民初4959号民事判决书申请执行被执行人云州新麦食品有限公司为买卖合同纠纷一案，"
        "经本院执行，本案已依法执行完毕，现予以结案。\n特此通知。\n二〇一八年五月三十一日\n"
    )
    assert named(text) == [("申请执行人", "云州信威塑胶有限公司"), ("被执行人", "云州新麦食品有限公司")]


def test_a_notice_of_insolvency_has_its_debtor_and_its_basis() -> None:
    text = (
        "云州市东山区人民法院\n公 告\n\n（2019）云0102破16号之一\n"
        "本院根据申请人柳青山的申请于2019年7月29日裁定受理云州晨乐鞋业有限公司破产清算一案。查明，云州晨乐鞋业有限公司无财产清偿破产费用。"
        "依照《中华人民共和国企业破产法》第四十三条、第一百零七条之规定，本院于2019年10月9日裁定宣告云州晨乐鞋业有限公司破产并终结破产程序。\n特此公告\n"
    )
    assert named(text) == [("申请人", "柳青山"), ("债务人", "云州晨乐鞋业有限公司")]
    assert [c.article for c in extract(text).citations] == ["43", "107"]


def test_a_text_of_signs_alone_is_read_in_its_length() -> None:
    text = "|" * 200_000
    assert not extract_document(text, path="", document_id="", sha256="").is_judgment


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("二O二O年三月五号", "2020-03-05"),
        ("二〇二〇年三月三十一目", "2020-03-31"),
        ("2020.3.5", "2020-03-05"),
        ("2020-03-05", "2020-03-05"),
        ("二〇二〇年三月　　日", "2020-03"),
    ],
)
def test_a_signature_may_be_dated_in_digits_or_with_a_slip(written: str, value: str) -> None:
    text = draft()
    dated = text[: text.rindex("审判员")] + f"审判员　柳青\n{written}\n书记员　石磊\n"
    decided = extract(dated).decided_on
    assert decided is not None
    assert decided.value == value
    assert dated[decided.start : decided.end].startswith(written.rstrip("日　"))


def test_a_chain_of_roles_may_have_brackets_in_its_brackets() -> None:
    text = draft(
        type="民事裁定书",
        number="（2014）云民申字第740号",
        header="再审申请人［一审原告（反诉被告）、二审上诉人］：柳青山，男，汉族。\n"
        "被申请人［一审被告（反诉原告）、二审被上诉人］：云州市东华房地产开发有限责任公司，住所地云州市。\n法定代表人：田野，董事长。\n",
    )
    found = extract(text).parties
    assert [(p.roles, p.name.value) for p in found] == [
        (("再审申请人", "一审原告", "反诉被告", "二审上诉人"), "柳青山"),
        (("被申请人", "一审被告", "反诉原告", "二审被上诉人"), "云州市东华房地产开发有限责任公司"),
    ]
    assert found[1].representative is not None


def test_a_company_in_a_sentence_ends_before_a_long_cause() -> None:
    text = draft(
        header="",
        history="本院在审查申请人柳青山与被申请人云州市东华房地产开发有限责任公司房地产开发经营合同纠纷一案中，申请人撤回申请。\n",
    )
    assert named(text) == [("申请人", "柳青山"), ("被申请人", "云州市东华房地产开发有限责任公司")]
