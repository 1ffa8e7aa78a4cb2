"""Lines broken at a fixed width are read as if unbroken, and everything found stands where it stands in the text as stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.extraction import Extraction
from nlp.unwrapping import unwrapped
from tests.nlp.invented import APPEAL, CRIMINAL, draft, extract


def wrapped(text: str, width: int) -> str:
    """The text as printed on lines of a width."""
    return "\n".join(
        line[i : i + width] for line in text.split("\n") for i in range(0, max(1, len(line)), width)
    )


def told(e: Extraction) -> dict[str, object]:
    return {
        "court": e.court and e.court.value,
        "number": e.case_number and e.case_number.printed.value,
        "date": e.decided_on and e.decided_on.value,
        "parties": [
            (p.name.value, p.roles, p.representative and p.representative.name.value) for p in e.parties
        ],
        "officers": [(o.name.value, o.post) for o in e.officers],
        "articles": [(c.law, c.article, c.paragraph, c.item) for c in e.citations],
        "related": [(r.number.printed.value, r.relation) for r in e.related_cases],
        "orders": [(o.kind, o.amount, o.months) for o in e.orders],
    }


@pytest.mark.parametrize("width", [24, 31, 40, 64])
@pytest.mark.parametrize("text", [APPEAL, CRIMINAL], ids=["appeal", "criminal"])
def test_a_wrapped_judgment_says_what_the_unbroken_one_says(text: str, width: int) -> None:
    assert told(extract(wrapped(text, width))) == told(extract(text))


@pytest.mark.parametrize("width", [24, 40])
def test_what_is_found_stands_where_it_is_said_to_in_the_text_as_stored(width: int) -> None:
    text = wrapped(APPEAL, width)
    found = extract(text)
    assert all(text[e.start : e.end] == e.text for e in found.entities)
    for party in found.parties:
        assert text[party.name.start : party.name.end].replace("\n", "") == party.name.value
    for section in found.sections:
        assert 0 <= section.start < section.end <= len(text)
    assert found.sections[-1].end == len(text)


@given(st.text(alphabet="甲乙。：\n 12，", max_size=300), st.integers(20, 60))
def test_only_breaks_are_taken_out_and_every_character_finds_its_place(text: str, width: int) -> None:
    printed = wrapped(text * 3, width)
    breaks = unwrapped(printed)
    if breaks is None:
        return
    assert [printed[breaks.place(i)] for i in range(len(breaks.text))] == list(breaks.text)
    assert {printed[i] for i in breaks.removed} <= {"\n"}
    assert len(breaks.text) + len(breaks.removed) == len(printed)
    assert breaks.end(len(breaks.text)) <= len(printed)


def test_paragraphs_and_short_rows_stay_as_they_are() -> None:
    assert unwrapped(APPEAL) is None
    rows = unwrapped(draft(history="", reasoning="", basis="", orders="准许。\n"))
    assert rows is None or rows.removed == ()
