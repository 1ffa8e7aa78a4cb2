"""Offsets into an evened-out text are offsets into the original, or evidence points at the wrong words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.identifiers import compact, half_width, plain_dashes


@given(st.text())
def test_half_width_keeps_every_offset(text):
    assert len(half_width(text)) == len(text)
    assert len(plain_dashes(text)) == len(text)


@given(st.text())
def test_evening_out_twice_changes_nothing_more(text):
    assert half_width(half_width(text)) == half_width(text)
    assert compact(compact(text)) == compact(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("（２０１９）浙０３８２", "(2019)浙0382"),
        ("〔2010〕【2010】［2010］﹝2010﹞", "[2010][2010][2010][2010]"),
        ("张　三\u00a0李\u2003四", "张 三 李 四"),
        ("ＡＢｃ，：；！＊￥", "ABc,:;!*¥"),
        ("行\n行", "行\n行"),
        ("某某（集团）有限公司。", "某某(集团)有限公司。"),
    ],
)
def test_what_typing_habits_become(written, read):
    assert half_width(written) == read


def test_a_value_loses_spaces_and_what_nobody_sees():
    assert compact("\ufeff９１ 1　2\u200b3\t") == "91123"
