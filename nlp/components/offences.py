"""`fuyuan_offences`: for each defendant, what was charged and what was decided.

A charge stands in the claim, is the prosecutor's and alleged; a decision stands in the orders (主文), failing those
in 本院认为, and is the court's and found. 宣告无罪, 不构成…罪 and 指控…罪名不成立 are findings too, with
negative polarity. Past convictions use the same words (因犯盗窃罪被判处…) and are passed over.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.parties import is_criminal
from nlp.defendants import Defendants
from nlp.model import Offence
from nlp.offence_rules import acquitted, affirmed, charged, decided, denied, reasoned
from nlp.reading import Reading, reading


@Language.component("fuyuan_offences")
def read_offences(doc: Doc) -> Doc:
    """Set the offences of a criminal document."""
    state = reading(doc)
    if state.is_judgment and is_criminal(state):
        defendants = Defendants(state.parties)
        if defendants.indices:
            state.offences = tuple(sorted(_all(state, defendants), key=lambda o: (o.start, o.party)))
    return doc


def _all(state: Reading, defendants: Defendants) -> Iterator[Offence]:
    charges = _distinct(charged(state, defendants))
    ordered = _distinct(decided(state, defendants))
    cleared = _distinct(acquitted(state, charges, defendants))
    found = [o for o in _distinct(reasoned(state, defendants)) if not _settled(o, [*ordered, *cleared])]
    yield from (*charges, *ordered, *cleared, *found)
    known = {o.party for o in (*ordered, *cleared, *found)}
    yield from (o for o in _distinct(affirmed(state, defendants)) if o.party not in known)
    yield from _distinct(denied(state, defendants))


def _settled(offence: Offence, orders: list[Offence]) -> bool:
    """Whether the orders already say it, or the contrary (convicted of the offence, if not of every act)."""
    if offence.polarity == "positive":
        return any(o.party == offence.party for o in orders)
    return any((o.party, o.offence.value) == (offence.party, offence.offence.value) for o in orders)


def _distinct(offences: Iterator[Offence]) -> list[Offence]:
    """The first of each (defendant, offence, sign): a text repeats itself."""
    seen: dict[tuple[int, str, str], Offence] = {}
    for offence in offences:
        seen.setdefault((offence.party, offence.offence.value, offence.polarity), offence)
    return list(seen.values())
