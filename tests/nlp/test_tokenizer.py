"""One token a code point: the property every offset in the project leans on (the stock tokenizer breaks it)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.pipeline import build_pipeline
from nlp.tokenizer import CodePointTokenizer

NLP = build_pipeline()
DIFFICULT = [
    "",
    " ",
    "审　判　长",
    "a\r\n\u3000 b",
    "\ufeff判",
    "𠮷𠀀丈",
    "👨‍👩‍👧",
    "e\u0301",
    "\x00",
    "甲\n\n乙",
]


@pytest.mark.parametrize("text", DIFFICULT)
def test_a_token_is_a_code_point(text: str) -> None:
    doc = NLP.make_doc(text)
    assert [t.text for t in doc] == list(text)
    assert [t.idx for t in doc] == list(range(len(text)))


@given(st.text())
def test_offsets_of_any_text_are_its_own(text: str) -> None:
    doc = NLP.make_doc(text)
    assert doc.text == text
    assert all(doc[i].idx == i for i in range(len(text)))


def test_a_lone_surrogate_keeps_its_place() -> None:
    doc = NLP.make_doc("甲\ud800乙")
    assert len(doc) == 3
    assert doc[2].idx == 2


def test_it_travels_as_bytes_and_on_disk(tmp_path) -> None:
    tokenizer = NLP.tokenizer
    assert isinstance(tokenizer, CodePointTokenizer)
    assert tokenizer.from_bytes(tokenizer.to_bytes()) is tokenizer
    tokenizer.to_disk(tmp_path / "tokenizer")
    assert tokenizer.from_disk(tmp_path / "tokenizer") is tokenizer
