"""What was read out of a judgment is what a page highlights, whatever characters the judgment was written with."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.nlp.invented import APPEAL, CRIMINAL, extract
from webapp.text_offsets import Utf16Offsets

ODD = [
    "\r\n",
    "\u3000",
    "\ufeff",
    "\u200b",
    "😀",
    "👨‍👩‍👧",
    "𠮷",
    "\U0002ebf0",
    "e\u0301",
    "\u2028",
    "\x00",
    "〔",
    "Ａ",
    "１",
    "，",
]


@st.composite
def judgments(draw: st.DrawFn) -> str:
    """An invented judgment with odd characters anywhere, and with the line ends of another system."""
    text = draw(st.sampled_from([CRIMINAL, APPEAL]))
    for at, odd in draw(st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(ODD)), max_size=25)):
        text = text[:at] + odd + text[at:]
    if draw(st.booleans()):
        text = text.replace("柳青山", "柳𠮷山").replace("石磊", "石𡘙")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@given(judgments())
@settings(max_examples=120, deadline=None)
def test_the_words_a_browser_cuts_out_are_those_reported(text: str) -> None:
    printed, offsets = extract(text).to_json(), Utf16Offsets(text)
    units = text.encode("utf-16-le")

    def in_a_browser(start: int, end: int) -> str:
        return units[2 * offsets.of(start) : 2 * offsets.of(end)].decode("utf-16-le")

    for entity in printed["entities"]:
        start, end = entity["start"], entity["end"]
        assert text[start:end] == entity["text"] == in_a_browser(start, end)
    for start, end in printed["spans"].values():
        assert text[start:end] == in_a_browser(start, end)
    for section in printed["sections"]:
        assert in_a_browser(section["start"], section["end"]) == text[section["start"] : section["end"]]
