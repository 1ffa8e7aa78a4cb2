"""One passage as its sentence shows it: the words before and behind it, its clause, who opened the stretch."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table
from nlp.model import Party, Voice
from nlp.speech.negation import clause_before, is_negated

BEFORE = 160
BEHIND = 200
"""Characters of its sentence a passage is judged by."""
OPENING = 60
"""Characters behind the beginning of a stretch in which its speaker is named."""
_STOP = re.compile(r"[。\n]")
CLAUSE = re.compile(r"[。；，\n]")
_TAKEN = re.compile("[：，。；]")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The expression under this name in speakers.yaml."""
    return re.compile(table("speakers")[name])


@dataclass(frozen=True, slots=True)
class Passage:
    """The passage with what its sentence says before and behind it; `predicate` counts from its beginning."""

    text: str
    predicate: int
    before: str
    behind: str
    clause: str
    """Its clause as far as the verb."""
    opening: str
    """How its speaker took the word: 青山公司上诉称."""
    negative: bool
    by_prosecution: bool
    """Whether the prosecution is named in what stands before it, be it a sentence earlier."""
    following: str
    """How the next sentence begins."""
    parties: tuple[Party, ...]
    """Of the case."""

    @property
    def rest(self) -> str:
        """From its verb to the end of the clause."""
        return self.text[self.predicate :] + CLAUSE.split(self.behind, maxsplit=1)[0]


def passage_at(
    shadow: str, voice: Voice, start: int, end: int, predicate: int, parties: tuple[Party, ...]
) -> Passage:
    """The passage from `start` to `end` within its stretch."""
    floor = max(voice.start, start - BEFORE)
    behind = _within(shadow, end, min(voice.end, end + BEHIND), last=False)
    stop = end + len(behind) + 1
    return Passage(
        text=shadow[start:end],
        predicate=max(0, predicate - start),
        before=_within(shadow, floor, start, last=True),
        behind=behind,
        following=shadow[stop : stop + 6],
        clause=clause_before(shadow, floor, predicate, BEFORE),
        opening=_TAKEN.split(shadow[voice.start : voice.start + OPENING], maxsplit=1)[0],
        negative=is_negated(shadow, floor, predicate),
        by_prosecution=pattern("prosecution").search(shadow, floor, start) is not None,
        parties=parties,
    )


def _within(shadow: str, start: int, end: int, *, last: bool) -> str:
    """What of the stretch belongs to the passage's sentence."""
    window = shadow[start:end]
    stops = [m.start() for m in _STOP.finditer(window)]
    if not stops:
        return window
    return window[stops[-1] + 1 :] if last else window[: stops[0]]
