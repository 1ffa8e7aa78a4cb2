"""`fuyuan_coreference`: what short names, collectives, 该公司, bare surnames and 其 of the body refer to.

Sets `Reading.references` (`doc._.fuyuan.references`), in the order of the text: each with its kind, the parties it
means (places in `Reading.parties`) and, where it means one thing, the span of the name it stands for. A reference
holds inside its document alone: nothing here makes a masked name more than a string.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.coreference.named import Name, Names
from nlp.coreference.references import (
    charged,
    collectives,
    demonstratives,
    pronouns,
    roles,
    short_names,
    surnames,
)
from nlp.model import Reference
from nlp.reading import Reading, reading
from nlp.spans import Found


@Language.component("fuyuan_coreference")
def read_references(doc: Doc) -> Doc:
    """Set the references."""
    state = reading(doc)
    if state.is_judgment:
        state.references = tuple(sorted(_all(state), key=lambda r: (r.found.start, r.kind)))
    return doc


def _all(state: Reading) -> Iterator[Reference]:
    start, end = _body(state)
    by_full = {p.name.value: i for i, p in enumerate(state.parties)}
    used: list[Name] = []
    for a, place in short_names(state.shadow, state.abbreviations, end):
        found = Found(a.short.value, place, place + len(a.short.value))
        party = by_full.get(a.full.value)
        used.append(Name(found.value, found.start, found.end, False, party))
        parties = () if party is None else (party,)
        yield Reference(found, "short_name", parties, (a.full.start, a.full.end))
    names = Names(state.parties, state.facts, used, state.shadow)
    yield from collectives(state.shadow, state.parties, start, end)
    yield from demonstratives(state.shadow, names, start, end)
    yield from surnames(state.shadow, names, start, end)
    yield from pronouns(state.shadow, names, start, end)
    yield from charged(state.shadow, names, start, end)
    yield from roles(state.shadow, state.parties, start, end)


def _body(state: Reading) -> tuple[int, int]:
    """From behind the header to the signature: an appendix of statutes refers to nobody."""
    header = state.section("header")
    end = state.signature[0] if state.signature else len(state.shadow)
    return (header.end if header else 0), end
