"""Persons by rule: masked names (王某某, 李某甲, 沙马某某), and names behind a role word (被害人赵文海).

What a pipeline without its trained model has, and what the model was first taught from. A masked name is taken only
before what no place or firm goes on with (金某宾馆), an open name only where its length is sure.
"""

import re
from collections.abc import Iterator
from functools import cache

from nlp.facts.masked_names import masked_names
from nlp.lexicon import alternation, table
from nlp.model import Fact
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
MASKED_SURE, CUED_SURE = 0.95, 0.89
"""Precision of the rules alone on the training paragraphs of CAIL2022 and CAIL2021 (12,003 and 471 persons)."""
MOST_NAMES = 300
"""Open names looked for again in one stretch, so that a list of a million names costs no square."""
ROLES: tuple[str, ...] = tuple(table("persons")["roles"])
_HAN = "[\u3400-\u9fff]"
_ROLE = alternation(ROLES)


@cache
def _surnames() -> tuple[str, str]:
    data = table("surnames")
    return data["single"] + data["rare"], "|".join(data["double"])


@cache
def _cued() -> re.Pattern[str]:
    single, double = _surnames()
    no_name = alternation(table("persons")["not_names"])
    return re.compile(
        rf"(?!{no_name})(?:(?:{double}){_HAN}{{1,2}}|[{single}]{_HAN}{{1,2}}|{_HAN}{{2,6}}(?:·{_HAN}{{1,8}})+)"
    )


_AFTER_ROLE = re.compile(rf"{_ROLE}(?:人)?[“”（）]?")
_ENDS_NAME = re.compile(
    r"[，。、；：（）()的在与和及等到将以于从向因为被驾用至伙窜携乘来去持已对经通进伙两系自给又是打约同先趁供明无容提有贩某多邀让拿未并]|\Z"
)


def persons(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """Masked and role-cued names between the offsets, in order, the open ones wherever they stand again."""
    found = dict.fromkeys(masked_names(shadow, start, end), MASKED_SURE)
    open_names = sorted(set(cued_names(shadow, start, end)))[:MOST_NAMES]
    if open_names:
        for m in re.finditer(alternation(open_names), shadow[start:end]):
            found.setdefault((start + m.start(), start + m.end()), CUED_SURE)
    last = start
    for begins, ends in sorted(found, key=lambda s: (s[0], -s[1])):
        if begins >= last:
            yield Fact("person", Found(shadow[begins:ends], begins, ends), found[begins, ends], COMPONENT)
            last = ends


def cued_names(shadow: str, start: int, end: int) -> Iterator[str]:
    """Open names behind a role word; the longer reading counts when what follows can end a name."""
    for role in _AFTER_ROLE.finditer(shadow, start, end):
        match = _cued().match(shadow, role.end(), end)
        if match is None or "某" in match.group():
            continue
        name = match.group()
        if "·" not in name and not _ENDS_NAME.match(shadow, match.end()):
            shorter = name[:-1]
            if len(shorter) < 2 or not _ENDS_NAME.match(shadow, match.end() - 1):
                continue
            name = shorter
        if not _ENDS_NAME.match(name[-1]):
            yield name
        elif len(name) > 2 and not _ENDS_NAME.match(name[-2]):
            yield name[:-1]
