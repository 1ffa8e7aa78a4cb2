"""The statutes the orders rest on, to the item, and none that merely stand near."""

import pytest

from tests.nlp.invented import criminal, draft, extract

LAW = "中华人民共和国刑法"


def cited(basis: str, **parts: str) -> list[tuple[str, str, int | None, int | None]]:
    found = extract(criminal(basis=basis, **parts)).citations
    return [(c.law, c.article, c.paragraph, c.item) for c in found]


@pytest.mark.parametrize(
    ("list_", "expected"),
    [
        ("第二百六十六条", [("266", None, None)]),
        ("第一百三十三条之一第一款第（二）项", [("133之一", 1, 2)]),
        ("第三百八十三条第一款第一项", [("383", 1, 1)]),
        ("第三百四十七条第一、四款", [("347", 1, None), ("347", 4, None)]),
        ("第三百四十七条一、四款，第二十五条一款", [("347", 1, None), ("347", 4, None), ("25", 1, None)]),
        (
            "第二百六十三条（一）、（四）、第六十四条",
            [("263", None, 1), ("263", None, 4), ("64", None, None)],
        ),
        ("第七十二条第一款、第三款", [("72", 1, None), ("72", 3, None)]),
        ("第五十二、五十三条", [("52", None, None), ("53", None, None)]),
        ("第五十二条、五十三条、第六十四条", [("52", None, None), ("53", None, None), ("64", None, None)]),
        ("第二百条第（二）项、第（六）项", [("200", None, 2), ("200", None, 6)]),
        ("第二百三十六第一款", [("236", 1, None)]),
        ("第264条第1款", [("264", 1, None)]),
        (
            "第二百零五条之一、第五十二条和第五十三条",
            [("205之一", None, None), ("52", None, None), ("53", None, None)],
        ),
    ],
)
def test_articles_paragraphs_and_items_are_told_apart(
    list_: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert cited(f"依照《{LAW}》{list_}之规定，判决如下：\n") == [(LAW, *e) for e in expected]


def articles(*numbers: int) -> list[tuple[str, int | None, int | None]]:
    return [(str(n), None, None) for n in numbers]


@pytest.mark.parametrize(
    ("list_", "expected"),
    [
        ("第五条至第九条", articles(5, 6, 7, 8, 9)),
        ("第五条到第七条", articles(5, 6, 7)),
        ("第五至八条", articles(5, 6, 7, 8)),
        ("第五条至七条、第九条", articles(5, 6, 7, 9)),
        ("第5条—第7条", articles(5, 6, 7)),
        ("第5-7条", articles(5, 6, 7)),
        ("第三条、第五条至第七条、第九条", articles(3, 5, 6, 7, 9)),
        ("第五条至第六条", articles(5, 6)),
        ("第九条至第五条", articles(9, 5)),
        ("第一条至第九百条", articles(1, 900)),
        ("第一百二十条之一至第一百二十条之四", [(f"120之{n}", None, None) for n in ("一", "二", "三", "四")]),
        ("第五条第一款至第三款", [("5", 1, None), ("5", 2, None), ("5", 3, None)]),
        ("第五条第一至三款", [("5", 1, None), ("5", 2, None), ("5", 3, None)]),
        ("第五条第（一）项至第（四）项", [("5", None, n) for n in (1, 2, 3, 4)]),
        ("第五条第二款第（一）至（三）项", [("5", 2, n) for n in (1, 2, 3)]),
        ("第五条第一款第一项至第三项、第六条", [*(("5", 1, n) for n in (1, 2, 3)), ("6", None, None)]),
        ("第五条、第六条第（一）（三）项", [("5", None, None), ("6", None, 1), ("6", None, 3)]),
        ("第五条第一款、第二款第（一）（三）项", [("5", 1, None), ("5", 2, 1), ("5", 2, 3)]),
        ("第五条第二款至第八条", [("5", 2, None), *articles(6, 7, 8)]),
        ("第五条、第八条", articles(5, 8)),
    ],
)
def test_a_range_cites_what_lies_between_its_ends(
    list_: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert cited(f"依照《{LAW}》{list_}之规定，判决如下：\n") == [(LAW, *e) for e in expected]


def test_a_range_does_not_run_into_another_law() -> None:
    other = "中华人民共和国刑事诉讼法"
    basis = f"依照《{LAW}》第五条至《{other}》第九条之规定，判决如下：\n"
    assert cited(basis) == [(LAW, "5", None, None), (other, "9", None, None)]


def test_what_lies_between_covers_the_whole_range() -> None:
    text = criminal(basis=f"依照《{LAW}》第五条至第七条之规定，判决如下：\n")
    assert [text[c.start : c.end] for c in extract(text).citations] == ["第五条", "第五条至第七条", "第七条"]


def test_a_rule_whose_title_says_rule_and_article_is_read_to_its_end() -> None:
    title = "最高人民法院关于审理某类案件适用第十条若干问题的规定"
    assert cited(f"根据《{title}》第二条第一款、《{LAW}》第五条的规定，判决如下：\n") == [
        (title, "2", 1, None),
        (LAW, "5", None, None),
    ]


@pytest.mark.parametrize("marks", ["〈〉", "<>", "﹤﹥"])
def test_a_nested_title_is_one_title(marks: str) -> None:
    left, right = marks
    basis = f"依照《最高人民法院关于适用{left}{LAW}{right}的解释》第三百五十条第（一）项的规定，判决如下：\n"
    assert cited(basis) == [(f"最高人民法院关于适用〈{LAW}〉的解释", "350", None, 1)]


def test_a_title_whose_inner_marks_were_lost_is_still_one() -> None:
    assert cited("依照《最高人民法院关于适用的解释》第九条，判决如下：\n") == [
        ("最高人民法院关于适用的解释", "9", None, None)
    ]


def test_a_rule_without_its_outer_marks_is_the_rule_and_not_the_law_it_names() -> None:
    basis = f"依照最高人民法院关于适用《{LAW}》的解释第九条的规定，判决如下：\n"
    assert cited(basis) == [(f"最高人民法院关于适用〈{LAW}〉的解释", "9", None, None)]


def test_the_body_before_the_marks_belongs_to_the_title() -> None:
    basis = "依据最高人民法院《关于审理某类案件的规定》第三十条，判决如下：\n"
    assert cited(basis) == [("最高人民法院关于审理某类案件的规定", "30", None, None)]


def test_a_bare_short_name_is_completed() -> None:
    assert cited("据此，依照刑法第二百六十六条、刑事诉讼法第十五条之规定，判决如下：\n") == [
        (LAW, "266", None, None),
        ("中华人民共和国刑事诉讼法", "15", None, None),
    ]


@pytest.mark.parametrize(
    ("defined", "cited_as", "law"),
    [
        ("《云州市物业管理条例》（以下简称条例）", "条例", "云州市物业管理条例"),
        ("《云州市物业管理条例》（以下简称《物业条例》）", "《物业条例》", "云州市物业管理条例"),
        (
            "最高人民法院《关于审理某类案件适用法律若干问题的解释》（以下简称解释）",
            "解释",
            "最高人民法院关于审理某类案件适用法律若干问题的解释",
        ),
        (
            "《最高人民法院关于适用〈中华人民共和国民法典〉有关担保制度的解释》（以下简称《担保制度解释》）",
            "《担保制度解释》",
            "最高人民法院关于适用〈中华人民共和国民法典〉有关担保制度的解释",
        ),
    ],
)
def test_a_law_called_by_the_documents_own_short_name_is_told_in_full(
    defined: str, cited_as: str, law: str
) -> None:
    text = draft(
        reasoning=f"本院认为，根据{defined}第三条，原告的申请符合规定。",
        basis=f"依照{cited_as}第九条第一款第（二）项、第十条之一之规定，裁定如下：\n",
    )
    assert [(c.law, c.article, c.paragraph, c.item) for c in extract(text).citations] == [
        (law, "9", 1, 2),
        (law, "10之一", None, None),
    ]


def test_a_law_may_get_its_short_name_in_the_basis_itself() -> None:
    basis = "依照《中华人民共和国民事诉讼法》（以下简称民诉法）第一百四十四条第一款第（二）项、民诉法解释第五条，裁定如下：\n"
    found = [(c.law, c.article, c.item) for c in extract(draft(basis=basis)).citations]
    assert found == [
        ("中华人民共和国民事诉讼法", "144", 2),
        ("最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释", "5", None),
    ]


def test_laws_without_marks_follow_one_another() -> None:
    basis = (
        "依照中华人民共和国民法典第五百零九条、第五百七十七条、民事诉讼法第六十七条第一款的规定，裁定如下：\n"
    )
    assert [(c.law[-5:], c.article) for c in extract(draft(basis=basis)).citations] == [
        ("和国民法典", "509"),
        ("和国民法典", "577"),
        ("民事诉讼法", "67"),
    ]


def test_a_contract_called_by_a_short_name_is_no_law() -> None:
    text = draft(
        reasoning="本院认为，《借款合同》（以下简称借款合同）有效。",
        basis="依照借款合同第三条和《中华人民共和国民事诉讼法》第一百四十五条之规定，裁定如下：\n",
    )
    assert [c.law for c in extract(text).citations] == ["中华人民共和国民事诉讼法"]


def test_the_year_of_a_version_is_not_an_article() -> None:
    assert cited(f"依照《{LAW}》（2015年修正）第五条，判决如下：\n") == [(LAW, "5", None, None)]


def test_another_law_ends_the_list_of_the_first() -> None:
    assert cited(f"依照《{LAW}》第五条第一款、《中华人民共和国刑事诉讼法》第六条，判决如下：\n")[1] == (
        "中华人民共和国刑事诉讼法",
        "6",
        None,
        None,
    )


def test_what_the_opinion_discusses_and_the_appendix_reprints_is_not_the_basis() -> None:
    text = draft(
        reasoning="本院认为，根据《中华人民共和国合同法》第六十条，合同应当履行。",
        tail="附：法律条文\n《中华人民共和国合同法》第一百零七条当事人不履行的，应当赔偿。\n",
    )
    assert [c.article for c in extract(text).citations] == ["145"]


def test_a_citation_covers_its_own_text() -> None:
    text = criminal(basis=f"依照《{LAW}》第六十七条第三款之规定，判决如下：\n")
    (citation,) = extract(text).citations
    assert text[citation.start : citation.end] == "第六十七条第三款"


def test_that_law_is_the_one_just_named() -> None:
    text = draft(
        reasoning="", basis=f"申请不符合《{LAW}》第二百条规定的情形，依照该法第二百零四条之规定，裁定如下：\n"
    )
    assert [(c.law, c.article) for c in extract(text).citations] == [(LAW, "204")]


def test_a_misplaced_title_mark_loses_nothing() -> None:
    assert cited(f"《依照{LAW}》第二百六十六条（诈骗罪）、第二十五条（共同犯罪）之规定，判决如下：\n") == [
        (LAW, "266", None, None),
        (LAW, "25", None, None),
    ]
