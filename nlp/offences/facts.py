"""Speaker, standing and sign of an offence, and the facts one passage makes of them."""

from collections.abc import Iterator

from nlp.model import Offence
from nlp.offences.defendants import Group
from nlp.offences.mentions import Mention

Said = tuple[str, str, str]
"""Speaker, standing, polarity."""
CHARGED: Said = ("prosecutor", "alleged", "positive")
FOUND: Said = ("court", "found", "positive")
CLEARED: Said = ("court", "found", "negative")
DENIED: Said = ("party", "denied", "negative")
NEAR = 200
"""Characters between a name and its offence within which the passage shown begins at the name."""
UNLISTED = 0.8
"""What is left of the confidence where the list of names does not have the offence."""


def facts(mention: Mention, group: Group | None, said: Said, confidence: float) -> Iterator[Offence]:
    """One fact for each defendant and offence; nobody meant, nothing said."""
    if group is None:
        return
    firm = confidence if mention.certain else round(confidence * UNLISTED, 2)
    start = group.start if 0 <= mention.start - group.start <= NEAR else mention.start
    end = max(mention.end, group.end if group.start > mention.start else 0)
    for party in group.parties:
        for offence in mention.offences:
            yield Offence(party, offence, *said, firm, start, end)
