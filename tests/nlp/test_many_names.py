"""Names of a document are found where one pattern of them all finds them, however many there are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.lexicon import alternation
from nlp.many_names import FEW, places_of

NAMES = st.sets(st.text("柳青山𠮷", min_size=2, max_size=5), min_size=1, max_size=8)


@pytest.mark.parametrize("more", [0, FEW], ids=["few", "many"])
@given(names=NAMES, text=st.text("柳青山𠮷、", max_size=40), start=st.integers(0, 8), end=st.integers(20, 40))
def test_the_longest_name_at_the_first_place(
    more: int, names: set[str], text: str, start: int, end: int
) -> None:
    others = {f"别人{i}" for i in range(more)}
    expected = [m.span() for m in re.compile(alternation(names)).finditer(text, start, end)]
    assert list(places_of(names | others, text, start, min(end, len(text)))) == expected
