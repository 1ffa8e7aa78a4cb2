"""Searching for somebody before whom masks hang: what may be said to match, and what stands first.

A part of a hidden number brings up nothing, or the number could be found digit by digit; the whole number, which the
asker has already, does. Enough is read to leave hidden hits out before the page is cut, so that neither a result nor
`truncated` nor a count tells of them.

Who types a place or a name looks for a company, a person, an account or a case; papers that carry the words in their
titles are many and stand below them, counted.
"""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from casework.masking.curtain import Curtain
from graph.model import Hit, SearchPage
from graph.store.interface import GraphStore
from ontology.viewer import Viewer
from ontology.vocabulary import Sought, vocabulary
from webapp.api.query import MOST_ROWS

COUNTED: Final = 100
"""Papers are counted so far; a larger number would cost reading them all and tells nobody more than "many"."""
_SHARE: Final = 5
"""One place in so many of a full page is kept for papers."""
_NOTHING: Final = SearchPage((), False)


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in rank order, papers last. `papers`: how many match; `papers_cut`: at least so many."""

    hits: tuple[Hit, ...]
    truncated: bool
    papers: int
    papers_cut: bool


def search_told(
    store: GraphStore, viewer: Viewer, curtain: Curtain, text: str, types: Collection[str], limit: int
) -> Found:
    """At most `limit` hits: whom and what is looked for, then the papers."""
    things, papers = _apart(types)
    above = _told(store, viewer, curtain, text, things, limit) if things else _NOTHING
    below = _told(store, viewer, curtain, text, papers, max(limit, COUNTED)) if papers else _NOTHING
    kept = min(len(below.hits), limit // _SHARE)
    hits = above.hits[: limit - kept]
    hits += below.hits[: limit - len(hits)]
    cut = above.truncated or below.truncated or len(hits) < len(above.hits) + len(below.hits)
    return Found(hits, cut, len(below.hits), below.truncated)


def _apart(types: Collection[str]) -> tuple[list[str], list[str]]:
    """The kinds asked for, all where none is named: those that are no papers, those that are."""
    wanted = [kind for kind in vocabulary().entities.values() if not types or kind.ancestors & set(types)]
    return (
        [kind.name for kind in wanted if kind.sought_as is not Sought.PAPER],
        [kind.name for kind in wanted if kind.sought_as is Sought.PAPER],
    )


def _told(
    store: GraphStore, viewer: Viewer, curtain: Curtain, text: str, types: Collection[str], limit: int
) -> SearchPage:
    """The store's answer without hits on hidden values that are not met whole."""
    if curtain.lifted or not any(c.isdigit() or c == "@" for c in unicodedata.normalize("NFKC", text)):
        page = store.search(viewer, text, types=types, limit=limit)
        if all(curtain.may_tell(hit) for hit in page.hits) and not _names_are_hidden(curtain):
            return page
    page = store.search(viewer, text, types=types, limit=MOST_ROWS)
    told = tuple(hit for hit in page.hits if curtain.may_tell(hit))
    return SearchPage(told[:limit], page.truncated or len(told) > limit)


def _names_are_hidden(curtain: Curtain) -> bool:
    """A home may mask names too; then words without a digit can meet a hidden value as well."""
    return curtain.hides("person", "name")
