"""Batches spread over processes: what fails in one is told, not lost; long texts are read without tokens."""

import pytest

from nlp.batches import spread
from nlp.extract import MOST_TOKENS, extract_document
from tests.nlp.invented import CRIMINAL


def halves(numbers: list[int]) -> list[int]:
    return [10 // n for n in numbers]


def test_what_fails_in_a_process_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(halves, [1, 2, 0, 4], batch_size=1, processes=2))


def test_a_text_too_long_for_tokens_is_read_all_the_same() -> None:
    text = CRIMINAL + "\n" * (MOST_TOKENS + 1 - len(CRIMINAL))
    found, whole = (
        extract_document(t, path="", document_id="", sha256="") for t in (text, CRIMINAL + "\n" * 9)
    )
    assert found.parties == whole.parties
    assert found.relations == whole.relations
