"""One form for each character: what `str.translate` gives, for any text, and only tables whose order cannot tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.one_form import OneForm

TABLE = {
    ord("Ａ"): "A",
    ord("，"): ",",
    ord("〔"): "(",
    ord("("): "(",
    ord("-"): "-",
    ord("—"): "-",
    ord("]"): ")",
}


@given(st.text(alphabet="ＡA，,〔(—-])某\U00020000\ud800"))
def test_each_character_gets_its_form_and_no_other(text: str) -> None:
    assert OneForm(TABLE)(text) == text.translate(TABLE)


def test_a_form_that_is_replaced_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="stay as they are"):
        OneForm({ord("—"): "-", ord("-"): "_"})
