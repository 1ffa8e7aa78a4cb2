"""`fuyuan_offences`: for each defendant, what was charged and what was decided.

A charge stands in the claim, is the prosecutor's and alleged; a decision stands in the orders (主文), failing those
in 本院认为, and is the court's and found. 宣告无罪, 不构成…罪 and 指控…罪名不成立 are findings too, with
negative polarity. Past convictions use the same words (因犯盗窃罪被判处…) and are passed over.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.parties import is_criminal
from nlp.model import Offence
from nlp.offences.charges import charged
from nlp.offences.defendants import Defendants
from nlp.offences.opinions import denied, reasoned
from nlp.offences.subjects import Subjects
from nlp.offences.verdicts import acquitted, affirmed, decided
from nlp.reading import Reading, reading


@Language.component("fuyuan_offences")
def read_offences(doc: Doc) -> Doc:
    """Set the offences of a criminal document."""
    state = reading(doc)
    if state.is_judgment and is_criminal(state):
        subjects = Subjects(state.shadow, Defendants(state.parties))
        if subjects.defendants.indices:
            state.offences = tuple(sorted(_all(state, subjects), key=lambda o: (o.start, o.party)))
    return doc


def _all(state: Reading, subjects: Subjects) -> Iterator[Offence]:
    charges = _distinct(charged(state, subjects))
    ordered = _distinct(decided(state, subjects))
    cleared = _distinct(acquitted(state, charges, subjects))
    orders = [*ordered, *cleared]
    convicted, named = {o.party for o in orders}, {(o.party, o.offence.value) for o in orders}
    found = [
        # An order already says it, or says the contrary: convicted of the offence, if not of every act.
        o
        for o in _distinct(reasoned(state, subjects))
        if (o.party not in convicted if o.polarity == "positive" else (o.party, o.offence.value) not in named)
    ]
    yield from (*charges, *orders, *found)
    known = convicted | {o.party for o in found}
    yield from (o for o in _distinct(affirmed(state, subjects)) if o.party not in known)
    yield from _distinct(denied(state, subjects))


def _distinct(offences: Iterator[Offence]) -> list[Offence]:
    """The first of each (defendant, offence, sign): a text repeats itself."""
    seen: dict[tuple[int, str, str], Offence] = {}
    for offence in offences:
        seen.setdefault((offence.party, offence.offence.value, offence.polarity), offence)
    return list(seen.values())
