"""Searching for somebody before whom masks hang: what may be said to match.

A part of a hidden number brings up nothing, or the number could be found digit by digit; the whole number, which the
asker has already, does. Enough is read to leave hidden hits out before the page is cut, so that neither a result nor
`truncated` tells of them.
"""

import unicodedata
from collections.abc import Collection

from casework.masking.curtain import Curtain
from graph.model import SearchPage
from graph.store.interface import GraphStore
from ontology.viewer import Viewer
from webapp.api.query import MOST_ROWS


def search_told(
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
