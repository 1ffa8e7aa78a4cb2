"""A browser cuts strings by UTF-16 units. Rare characters in names are two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.text_offsets import Utf16Offsets

RARE = "𠮷𡘙𬭚"


def in_a_browser(text: str, start: int, end: int) -> str:
    """`text.slice(start, end)` as JavaScript does it."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@given(st.text(alphabet=st.sampled_from("江城某，。\n" + RARE)), st.data())
def test_a_browser_cuts_out_the_words_that_python_meant(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    offsets = Utf16Offsets(text)
    assert in_a_browser(text, offsets.of(start), offsets.of(end)) == text[start:end]
    assert offsets.length == len(text.encode("utf-16-le")) // 2


def test_a_rare_character_shifts_what_follows_and_not_itself():
    offsets = Utf16Offsets("被告人𠮷田明")
    assert [offsets.of(n) for n in range(7)] == [0, 1, 2, 3, 5, 6, 7]


@pytest.mark.parametrize("outside", [-1, 7])
def test_a_place_outside_the_text_is_refused(outside: int):
    with pytest.raises(ValueError, match="outside a text of 6"):
        Utf16Offsets("被告人𠮷田明").of(outside)
