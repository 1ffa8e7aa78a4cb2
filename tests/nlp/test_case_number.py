"""The document's own number stands behind its heading; every other is somebody else's."""

import pytest

from tests.nlp.invented import criminal, draft, extract


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("（2019）云0102民初18号", "（2019）云0102民初18号"),
        ("(2019)云0102民初18号", "（2019）云0102民初18号"),
        ("(2019）云0102民初18号", "（2019）云0102民初18号"),
        ("〔2019〕云0102民初18号", "（2019）云0102民初18号"),
        ("（2018）云0102执295号之一", "（2018）云0102执295号之一"),
        ("（2012）东山刑初字第00225号", "（2012）东山刑初字第00225号"),
        ("（2012）云宝法劳初字第33号", "（2012）云宝法劳初字第33号"),
    ],
)
def test_the_number_is_printed_with_one_kind_of_bracket(printed: str, value: str) -> None:
    text = draft(number=printed)
    found = extract(text)
    assert found.case_number is not None
    assert found.case_number.printed.value == value
    span = found.case_number.printed
    assert text[span.start : span.end] == printed


def test_two_writings_of_one_number_are_equal_in_canonical_form() -> None:
    one, two = (
        extract(draft(number=n)).case_number
        for n in ("（2012）东山刑初字第00225号", "(2012)东山刑初字第225号")
    )
    assert one is not None
    assert two is not None
    assert one.canonical == two.canonical
    assert one.printed.value != two.printed.value


def test_a_review_without_number_has_none_and_says_so() -> None:
    found = extract(
        criminal(
            number="", history="云州市中级人民法院审理被告人柳青山一案，以（2013）云中刑初字第4号刑事判决。\n"
        )
    )
    assert found.case_number is None
    assert any(w.startswith("no_case_number") for w in found.warnings)


def test_an_indictment_number_is_no_case_number() -> None:
    found = extract(criminal())
    assert [r.number.printed.value for r in found.related_cases] == []


def test_a_number_printed_twice_hides_no_party() -> None:
    number = "（2019）云01民终325号"
    found = extract(
        draft(
            number=f"{number}{number}",
            header="上诉人（原审原告）：柳青山，男。\n被上诉人（原审被告）：祝一鸣。\n",
        )
    )
    assert [p.name.value for p in found.parties] == ["柳青山", "祝一鸣"]
    assert found.related_cases == ()
