"""Sentences, clauses and what stands near a mention: the windows the offence rules look through."""

import re
from collections.abc import Iterator

from nlp.offences.mentions import Mention
from nlp.reading import Reading

Span = tuple[int, int]

_SENTENCE = re.compile(r"[^。\n]+")
_CLAUSE = re.compile(r"[^。；\n]+")
_PAST = re.compile(
    r"(?:因|曾|前|原|又|再|所|前科|此前|还)(?:涉嫌)?$|曾因[^。；]{0,20}$|(?:前|原)(?:判|罪)[^，。；]{0,12}$"
)
WINDOW = 400
"""Characters of context a rule may look at on either side of a mention."""


def sentences(state: Reading, section: str) -> Iterator[Span]:
    """Sentences of a section; none where the document has no such section."""
    found = state.section(section)
    if found is not None:
        yield from (m.span() for m in _SENTENCE.finditer(state.shadow, found.start, found.end))


def clauses(state: Reading, span: Span) -> Iterator[Span]:
    """Clauses between the offsets, parted by semicolons."""
    return (m.span() for m in _CLAUSE.finditer(state.shadow, *span))


def before(state: Reading, mention: Mention, floor: int) -> str:
    """What its clause says before the mention, as far as the window reaches."""
    return state.shadow[max(floor, mention.start - WINDOW) : mention.start]


def around(state: Reading, mention: Mention, span: Span) -> str:
    """Its sentence, as far as the window reaches."""
    return state.shadow[max(span[0], mention.start - WINDOW) : min(span[1], mention.end + WINDOW)]


def is_past(said_before: str) -> bool:
    """Whether an earlier conviction is being told (因犯盗窃罪被判处…)."""
    return _PAST.search(said_before) is not None
