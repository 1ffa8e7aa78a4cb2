"""Batches spread over processes: what fails in one is told, not lost; long texts are read without tokens."""

import gc
import tracemalloc
from dataclasses import replace

import pytest

from nlp.batches import spread
from nlp.bounds import FACTS, PARTIES, ROWS, Bound
from nlp.extract import MOST_TOKENS, extract_document
from nlp.extraction import Extraction
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


DENSE = "云州市东山区人民法院\n刑事判决书\n（2019）云0102刑初18号\n被告人柳青山，男。\n经审理查明，#\n本院认为，有罪。判决如下：\n一、驳回。\n"


def names(text: str) -> int:
    return sum(e.type == "person" and e.text == "柳青山" for e in _read(text).entities)


def _read(text: str) -> Extraction:
    return extract_document(text, path="", document_id="", sha256="")


def held(names: int) -> int:
    """Bytes of what is handed out for so many names."""
    tracemalloc.start()
    found = _read(DENSE.replace("#", "柳青山、" * names))
    assert len(found.entities) > names
    gc.collect()
    bytes_held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return bytes_held


def test_a_text_of_nothing_but_names_holds_little_memory_a_name() -> None:
    """5 MB of them took 1,213 MB: each name stood thrice as a string of its own, and in a table of places."""
    held(100)  # what is made once for all texts
    assert held(1_500) - held(500) < 1_000 * 170


def test_facts_beyond_all_measure_are_left_out_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.components.facts.FACTS", replace(FACTS, most=20))
    found = _read(DENSE.replace("#", "柳青山、" * 21))
    assert sum(e.text == "柳青山" for e in found.entities) == 20 + 1  # and the party itself
    assert [w for w in found.warnings if w.startswith("too_many_facts")]
    assert not _read(DENSE.replace("#", "柳青山、" * 20)).warnings[0].startswith("too_many_facts")


@pytest.mark.parametrize(
    ("bound", "header"),
    [
        (ROWS, "\n被告人柳青山，男。" + "\n辩护人祝一鸣，律师。" * 9),
        (PARTIES, "、张某" * 9),
        (PARTIES, "\n被告人王某，男。" * 9),
    ],
    ids=["rows", "a list", "parties"],
)
def test_a_header_beyond_all_measure_is_read_as_far_as_it_is_kept(
    monkeypatch: pytest.MonkeyPatch, bound: Bound, header: str
) -> None:
    text = DENSE.replace("被告人柳青山，男。", f"被告人柳青山{header}").replace("#", "有事。")
    assert not [w for w in _read(text).warnings if w.startswith("too_many")]
    small = replace(bound, most=4)
    for module in ("nlp.components.parties", "nlp.header_rows", "nlp.names"):
        name = "ROWS" if bound is ROWS else "PARTIES"
        monkeypatch.setattr(f"{module}.{name}", small, raising=False)
    found = _read(text)
    assert 1 <= len(found.parties) <= 4
    assert [w for w in found.warnings if w.startswith(bound.code)]
    assert all(p.row_end < text.index("经审理查明") + 1 for p in found.parties)


@pytest.mark.parametrize(
    ("piece", "lost"), [("被告人柳青山向苗苗付款。", 0), ("柳青山、", 0), ("柳青山到", 1600 // 500)]
)
def test_a_section_without_end_is_read_in_parts_and_loses_no_name_where_it_has_a_stop(
    monkeypatch: pytest.MonkeyPatch, piece: str, lost: int
) -> None:
    text = DENSE.replace("#", piece * 400)
    whole = names(text)
    monkeypatch.setattr("nlp.components.facts.READ_AT_ONCE", 500)
    assert whole - lost <= names(text) <= whole
