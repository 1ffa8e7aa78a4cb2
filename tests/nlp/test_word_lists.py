"""The data files: each says where its words come from, none names a thing twice or half."""

from importlib.resources import files
from itertools import pairwise

import pytest

from nlp.lexicon import alternation, spaced, table, words
from nlp.numerals import integer, year
from nlp.offences.names import offence_names
from nlp.roles import role_at

FILES = sorted(
    f.name.removesuffix(".yaml") for f in files("nlp").joinpath("data").iterdir() if f.name.endswith(".yaml")
)


@pytest.mark.parametrize("name", FILES)
def test_a_word_list_says_its_source(name: str) -> None:
    assert len(table(name)["source"]) > 20


def test_longer_words_are_tried_first() -> None:
    assert all(len(a) >= len(b) for a, b in pairwise(words("roles", "roles")))
    assert alternation(["被告", "被告人"]) == "(?:被告人|被告)"
    assert spaced(["判决"], gap=" *") == "(?:判 *决)"


@pytest.mark.parametrize("role", words("roles", "roles"))
def test_every_role_of_the_list_opens_a_row(role: str) -> None:
    found = role_at(f"{role}：柳青山", 0, len(role) + 4, criminal=True)
    assert found is not None
    assert found.roles == (role,)
    assert found.side == table("roles")["roles"][role]


def test_offences_are_plain_names() -> None:
    assert len(offence_names()) > 1000
    assert not any(name.endswith("罪") or "，" in name or " " in name for name in offence_names())
    assert {
        "诈骗",
        "贩卖、运输毒品",
        "掩饰、隐瞒犯罪所得",
        "帮助信息网络犯罪活动",
        "强制猥亵",
    } <= offence_names()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百三十三", 133),
        ("二十", 20),
        ("十", 10),
        ("一十六", 16),
        ("廿三", 23),
        ("三百零三", 303),
        ("二百", 200),
        ("264", 264),
        ("1", 1),
        ("", None),
        ("第", None),
    ],
)
def test_numerals_are_read(text: str, value: int | None) -> None:
    assert integer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("二〇一八", 2018), ("二О一八", 2018), ("二〇八", 2008), ("三〇一八", None), ("二", None)],
)
def test_years_are_read_digit_by_digit(text: str, value: int | None) -> None:
    assert year(text) == value
