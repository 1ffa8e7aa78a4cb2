"""The features of a pair of names, gathered over all their places at once, are those of each pair of places alone."""

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.models import RELATIONS, shipped
from nlp.relations.features import FAR, pairs
from nlp.relations.model import NONE, RelationModel
from nlp.relations.passages import Passage, Place, passage
from nlp.relations.surroundings import MOST_SENTENCES, WINDOW, bucket
from nlp.relations.words_between import WORDS, WordsBetween, listed

NAMES = {"柳某": "P", "苗某甲": "P", "Ｆ某": "P", "海洛因": "D", "冰毒": "D"}
PIECES = [
    *NAMES,
    "贩卖",
    "卖",
    "给",
    "卖给",
    "非法",
    "非法持有",
    "持有",
    "，",
    "。",
    "；",
    "\n",
    "3",
    "12克",
    "F",
    "B",
    "在家中",
    "容留",
    "一起",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
MODEL = RelationModel.from_bytes(shipped(RELATIONS))


def read(text: str) -> Passage:
    found = re.finditer("|".join(NAMES), text)
    return passage(text, [(*m.span(), NAMES[m.group()]) for m in found])


def of_places(read: Passage, one: Place, other: Place) -> Iterator[str]:
    """What two places say, written down one pair at a time."""
    text, forward = read.text, one[0] < other[0]
    start, end = (one[1], other[0]) if forward else (other[1], one[0])
    gap = read.sentence(end) - read.sentence(start)
    if gap > MOST_SENTENCES:
        yield FAR
        return
    order, middle, kinds = "F" if forward else "B", text[start:end], read.between(start, end)
    near, broken = "A" if "P" not in kinds else "N", min(gap, 1)
    yield from (f"g{gap}{order}", f"d{bucket(end - start)}{order}", f"{'apart' if kinds else 'near'}{order}")
    yield from (f"b{kind}{min(kinds.count(kind), 3)}{order}" for kind in "PD")
    for word in WORDS.findall(middle):
        yield from (f"m{word}{order}{near}", f"m{word}{order}g{broken}")
    first, last = min(one[0], other[0]), max(one[1], other[1])
    left = text[max(read.sentence_place(first)[0], first - WINDOW) : first]
    right = text[last : min(read.sentence_place(last - 1)[1], last + WINDOW)]
    yield from (f"l{word}{order}{near}" for word in WORDS.findall(left))
    yield from (f"r{word}{order}{near}g{broken}" for word in WORDS.findall(right))
    if len(middle) <= 16:
        yield "mid:" + re.sub(r"\d+", "0", middle) + order
    if len(middle) < 40:
        yield from (f"b:{middle[i : i + 2]}{order}" for i in range(len(middle) - 1))
    for letter, (a, b) in (("a", one), ("b", other)):
        yield from (f"{letter}l{text[max(0, a - n) : a]}{order}" for n in (1, 2))
        yield from (f"{letter}r{text[b : b + n]}{order}" for n in (1, 2))


@given(TEXTS)
def test_what_many_places_say_is_what_each_pair_says(text: str) -> None:
    found = read(text)
    for pair in pairs(found):
        alone = [
            of_places(found, a, b) for a in found.places[pair.subject] for b in found.places[pair.object]
        ]
        said = {f"{pair.kind}:{f}" for f in pair.common.union(*alone)}
        assert pair.features() == said


@given(TEXTS)
@settings(max_examples=50)
def test_the_models_own_numbers_give_the_probabilities_of_the_features(text: str) -> None:
    found = read(text)
    said = {(s.subject, s.object): s for s in MODEL.stated(found, 0.4)}
    told = [MODEL.probabilities(pair.features()) for pair in pairs(found)]
    best = [max(p for name, p in each.items() if name != NONE) for each in told]
    expected = sorted(p for p in best if p >= 0.4)
    assert len(said) == len(expected)
    assert all(
        abs(a.probability - b) < 1e-9
        for a, b in zip(sorted(said.values(), key=lambda s: s.probability), expected, strict=True)
    )


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_words_between_two_places_are_those_a_search_of_that_stretch_finds(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert set(listed(WordsBetween(text)(start, end))) == set(WORDS.findall(text[start:end]))
