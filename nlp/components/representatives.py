"""`fuyuan_representatives`: 法定代表人, 负责人, 经营者 … tied to the party row they stand under.

They belong to the last *party* row before them, whatever agents stand between; a row of several
companies with one representative gives it to the last.
"""

from bisect import bisect_left
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.model import Kind, Named
from nlp.reading import Reading, reading


@Language.component("fuyuan_representatives")
def read_representatives(doc: Doc) -> Doc:
    """Complete the parties that are not persons."""
    state = reading(doc)
    found = _representatives(state)
    state.parties = tuple(
        replace(p, representative=found[i]) if i in found else p for i, p in enumerate(state.parties)
    )
    return doc


def _representatives(state: Reading) -> dict[int, Named]:
    found: dict[int, Named] = {}
    for row in state.rows:
        if row.kind == "representative":
            party = last_party_before(state, row.start)
            if party is not None and state.parties[party].kind is not Kind.PERSON:
                found.setdefault(party, Named(row.names[0], row.post))
    return found


def last_party_before(state: Reading, place: int) -> int | None:
    """Index of the last party named before the place."""
    count = bisect_left(state.parties, place, key=lambda party: party.name.start)
    return count - 1 if count else None
