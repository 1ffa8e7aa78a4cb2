"""Claims of a reply tied to the text: what quotes nothing that stands there is not taken.

A relation's two names and its telling words must stand in the quoted sentence; the names must be things already known
there, by the rules or by the same reply. Whose words it is, and whether it stands, is not asked of the model.
"""

import re
from collections.abc import Iterable, Iterator

from nlp.components.speakers import said
from nlp.large_model.reply import Reply, SaidEntity, SaidRelation
from nlp.model import Fact, Tie
from nlp.reading import Reading
from nlp.spans import Found

COMPONENT = "fuyuan_large_model"
CONFIDENCE = 0.4
"""Below everything the rules say; nobody has measured the model an office will choose."""
_ENDS = ("person", "organisation")
_STOP = re.compile(r"[。；\n].")
Place = tuple[int, int]


class Ground:
    """One passage of a document, with the things known in it."""

    def __init__(self, state: Reading, start: int, end: int, section: str) -> None:
        self.state, self.start, self.end, self.section = state, start, end, section
        self.refused = 0
        self._known: dict[Place, int] = {
            (f.found.start, f.found.end): i for i, f in enumerate(state.facts) if start <= f.found.start < end
        }

    def take(self, reply: Reply) -> None:
        """Add to the reading what the passage bears out."""
        self.refused += reply.refused
        self.state.facts += tuple(self._facts(reply.entities))
        self.state.ties += tuple(self._ties(reply.relations))

    def _facts(self, entities: Iterable[SaidEntity]) -> Iterator[Fact]:
        number = len(self.state.facts)
        for entity in entities:
            quote = self._quoted(entity.quote)
            place = self._within(quote, entity.text) if quote else None
            if place is None:
                self.refused += 1
            elif not any(a < place[1] and place[0] < b for a, b in self._known):
                self._known[place] = number
                number += 1
                yield Fact(entity.type, Found(entity.text, *place), CONFIDENCE, COMPONENT)

    def _ties(self, relations: Iterable[SaidRelation]) -> Iterator[Tie]:
        said_already = {(t.type, t.subject, t.object) for t in self.state.ties}
        for relation in relations:
            tie = self._tie(relation)
            if tie is None:
                self.refused += 1
            elif (key := (tie.type, tie.subject, tie.object)) not in said_already:
                said_already.add(key)
                yield tie

    def _tie(self, relation: SaidRelation) -> Tie | None:
        quote = self._quoted(relation.quote)
        if quote is None or _STOP.search(relation.quote):
            return None  # two names of two sentences stand in no relation one of them states
        words = self._within(quote, relation.words)
        ends = [self._end(quote, name) for name in (relation.subject, relation.object)]
        if words is None or ends[0] is None or ends[1] is None or ends[0] == ends[1]:
            return None
        places = [self.state.facts[i].found for i in ends if i is not None]
        first, last = min(p.start for p in places), max(p.end for p in places)
        claim = said(self.state, first, max(last, words[1]), words[0])
        return Tie(relation.type, ends[0], ends[1], *quote, words, self.section, CONFIDENCE, COMPONENT, claim)

    def _end(self, quote: Place, name: str) -> int | None:
        place = self._within(quote, name)
        index = self._known.get(place) if place else None
        return index if index is not None and self.state.facts[index].type in _ENDS else None

    def _quoted(self, quote: str) -> Place | None:
        at = self.state.text.find(quote, self.start, self.end)
        return (at, at + len(quote)) if at >= 0 else None

    def _within(self, quote: Place, text: str) -> Place | None:
        at = self.state.text.find(text, *quote)
        return (at, at + len(text)) if at >= 0 else None
