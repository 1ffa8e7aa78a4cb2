"""Who is meant: the run of names right before 犯 or 构成, else the run that opened the clause.

帮助被告人乙逃匿，其行为构成窝藏罪 is said of who helped. Every look is bounded, so that a clause of a hundred thousand
characters costs no more than its length.
"""

import re

from nlp.offences.defendants import Defendants, Group
from nlp.offences.mentions import Mention

_BETWEEN = re.compile(
    r"(?:等人|等)?(?:[二三四五六七八九十\d]{1,3}人)?"
    r"(?:均|已|分别|共同|的行为|之行为|其行为|的上述行为|，其行为|，其|又|还|亦|也|明知[^，。]{0,20}，|上述行为|单独"
    r"|涉嫌|自愿|（[^（）]{0,40}）| )*$"
)
BEFORE = 400
"""Characters before the verb in which its own subject stands, brackets and 明知… included (longest measured: 168)."""
OPENING = 1500
"""Characters of a clause in which the run that opened it stands."""
BEHIND = 60


class Subjects:
    """Finds the defendants a mention is about, in one text."""

    def __init__(self, text: str, defendants: Defendants) -> None:
        self.text = text
        self.defendants = defendants

    def of(self, mention: Mention, clause: int) -> Group | None:
        """The subject of a mention in the clause that begins at `clause`."""
        own = self.right_before(mention, clause)
        if own:
            return own
        opened = self.defendants.groups(self.text, clause, min(mention.start, clause + OPENING))
        return next(opened, None) or self.only(mention.start)

    def right_before(self, mention: Mention, floor: int) -> Group | None:
        """The run of names that nothing but adverbs parts from the verb."""
        near = list(self.defendants.groups(self.text, max(floor, mention.start - BEFORE), mention.start))
        if near and _BETWEEN.fullmatch(self.text, near[-1].end, mention.start):
            return near[-1]
        return None

    def right_behind(self, mention: Mention, end: int) -> Group | None:
        """以抢劫罪判处被告人某某死刑: the defendant follows."""
        if mention.verb != "以":
            return None
        return next(self.defendants.groups(self.text, mention.end, min(end, mention.end + BEHIND)), None)

    def only(self, place: int) -> Group | None:
        """The sole defendant, for a passage that names nobody."""
        alone = len(self.defendants.indices) == 1
        return Group(self.defendants.indices, place, place) if alone else None
