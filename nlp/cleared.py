"""Whom this court holds for no dealer has not dealt by its word, whatever drugs its finding tells of.

原判认定其犯贩卖毒品罪定性错误, or a conviction of 非法持有毒品罪 where dealing was charged: every relation that the
same deed would say of him is the court's, against it, and shows the words that clear him.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.model import Claim, Offence, Tie
from nlp.reading import Reading
from nlp.same_event import DEALING, is_quoted, subject_of

_OF_DEALING = re.compile("(?:走私|贩卖|运输|制造|、)+毒品罪?")
_IN_ITS_PLACE = re.compile("非法持有毒品罪?")
_KEPT = re.compile("维持|驳回[^，。；]{0,20}(?:上诉|抗诉)")
"""Orders that may leave a conviction standing without naming it."""
_FOUND = Claim("court", "found", "positive")
_CLEARED = Claim("court", "found", "negative")


def against_the_cleared(state: Reading, ties: Sequence[Tie]) -> Iterator[Tie]:
    """The ties, this court's own dealings of the cleared left out and each kind of them said once against it."""
    cleared = _cleared(state)
    denied: dict[tuple[str, str, str], Tie] = {}
    for tie in ties:
        name = subject_of(state, tie) if tie.type in DEALING else ""
        if name not in cleared:
            yield tie
            continue
        ground = (cleared[name].start, cleared[name].end)
        against = replace(tie, start=ground[0], end=ground[1], trigger=ground, claim=_CLEARED)
        denied.setdefault((tie.type, name, _object(state, tie)), against)
        if tie.claim != _FOUND or is_quoted(state, tie):
            yield tie
    yield from denied.values()


def _object(state: Reading, tie: Tie) -> str:
    return state.facts[tie.object].found.value if tie.object >= 0 else ""


def _cleared(state: Reading) -> dict[str, Offence]:
    """By name: what shows that this court holds the defendant for no dealer; of namesakes only if for none of them."""
    said: dict[int, list[Offence]] = defaultdict(list)
    for offence in state.offences:
        said[offence.party].append(offence)
    grounds: dict[str, list[Offence | None]] = defaultdict(list)
    for i, party in enumerate(state.parties if said else ()):
        grounds[party.name.value].append(_ground(state, said.get(i, [])))
    return {name: of[0] for name, of in grounds.items() if of[0] is not None and None not in of}


def _ground(state: Reading, of_him: Sequence[Offence]) -> Offence | None:
    dealing = [o for o in of_him if _OF_DEALING.fullmatch(o.offence.value)]
    courts = [o for o in dealing if o.asserted_by == "court"]
    if any(o.polarity == "positive" for o in courts):
        return None
    if courts or not dealing:
        return courts[0] if courts else None
    orders = state.section("disposition")
    if orders is None or _KEPT.search(state.shadow, orders.start, orders.end):
        return None
    instead = (o for o in of_him if _IN_ITS_PLACE.fullmatch(o.offence.value))
    return next((o for o in instead if (o.asserted_by, o.polarity) == ("court", "positive")), None)
