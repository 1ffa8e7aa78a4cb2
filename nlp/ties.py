"""Relations one sentence puts two facts in, by patterns of how courts say it (data/ties.yaml).

The sentence is rewritten with one sign a party and one a drug, so a pattern speaks of parties, not of names; every
gap in a pattern is bounded, so the time is linear. A relation never leaves its sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from nlp.lexicon import table
from nlp.model import Fact
from nlp.tie_ends import can_be_ends, misread
from nlp.tie_wordings import DRUG, LAST, PARTY, clause_start, written

COMPONENT = "fuyuan_ties"
SURE = {
    "provide_shelter_for": 0.97,
    "sell_drugs_to": 0.86,
    "traffic_in": 0.84,
    "possess": 0.74,
    "defrauded": 0.5,
    "provided_account_for": 0.5,
    "stole_from": 0.5,
    "transferred_through": 0.5,
    "accomplice_of": 0.5,
}
"""Drug relations: precision end to end on the 1,219 training paragraphs of CAIL2022, of which nothing was learned.
What accuses and has not been measured is no more than a hint."""
_NEEDS = {
    "sell_drugs_to": re.compile("毒|[\uf000-\uf8ff]"),
    "provide_shelter_for": re.compile("吸食|吸毒|容留"),
}
"""卖给 alone sells anything: without a word of drugs in the sentence it is no drug sale."""
PARTIES, DRUGS = ("person", "organisation"), ("drug",)
_SENTENCE = re.compile(r"[^。；\n]{1,1000}[。；\n]?")
_GAP = re.compile(r"\[\^[^\]]*\]\{0,\d+\}")
_TRIGGER = re.compile(r"\(\?P<t>((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording of a relation; `trigger` are its telling words alone: where they are not, it need not be tried."""

    type: str
    whole: re.Pattern[str]
    trigger: re.Pattern[str]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern with its type, signs put in."""
    return tuple(
        Pattern(name, re.compile(written(text)), re.compile(_trigger(text)))
        for name, texts in table("ties")["ties"].items()
        for text in texts
    )


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Words that make of a deed one that is wanted, owed or agreed, or of another thing than the type is about."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    term: re.Pattern[str]
    done: re.Pattern[str]
    thing: re.Pattern[str]

    def holds(self, match: re.Match[str]) -> bool:
        """Whether the sentence, its names signed, does not say the deed that the match would say."""
        text, (start, end) = match.string, match.span("t")
        since = clause_start(text, match.start("s"))
        told = text[since:start]
        if _HANDED.match(text, start, end) or text[start - 1 : end].startswith("交付"):
            clause = _CLAUSE.match(text, end)
            if not self.thing.search(text, since, clause.end() if clause else end):
                return True
        if self.done.search(text, match.end("s"), start) or text.startswith(("了", "过"), end):
            return False
        found = self.before.search(told) or self.behind.match(text, end) or self.term.search(text, 0, start)
        return found is not None


_CLAUSE = re.compile("[^，。；]{0,40}")
_HANDED = re.compile("交付|归还|返还|退还|还给|退给|退赔|收到|收取")
"""What is said of things as of money."""


@cache
def _unsaid() -> dict[str, Unsaid]:
    """By type."""
    return {
        name: Unsaid(*(re.compile(written(words.get(f.name, "(?!)"))) for f in fields(Unsaid)))
        for name, words in table("ties")["unsaid"].items()
    }


@cache
def _any_trigger() -> re.Pattern[str]:
    texts = (text for texts in table("ties")["ties"].values() for text in texts)
    return re.compile("|".join(dict.fromkeys(_GAP.sub("[^。；]{0,400}", _trigger(t)) for t in texts)))


def _trigger(text: str) -> str:
    found = _TRIGGER.search(text)
    if found is None:
        raise ValueError(f"{text!r} has no group t: name its telling words with (?P<t>…)")
    return f"(?:{written(found[1])})"


Match = tuple[str, int, int, int, int, tuple[int, int]]
"""Type, subject and object (places in the facts), the sentence, the words that say so."""


def ties(shadow: str, facts: tuple[Fact, ...], start: int, end: int) -> Iterator[Match]:
    """The relations stated between the offsets; one pair stands in one relation once a sentence."""
    first = bisect_left(facts, start, key=lambda f: f.found.start)
    last = bisect_left(facts, end, key=lambda f: f.found.start)
    inside = [(i, facts[i]) for i in range(first, last)]
    at = 0
    for sentence in _SENTENCE.finditer(shadow, start, end):
        own = []
        while at < len(inside) and inside[at][1].found.start < sentence.end():
            own.append(inside[at])
            at += 1
        named = [(i, f) for i, f in own if f.type in (*PARTIES, *DRUGS)][:2000]
        if len(named) > 1:
            yield from _in_sentence(shadow, sentence.start(), sentence.end(), named)


def _in_sentence(shadow: str, start: int, end: int, named: list[tuple[int, Fact]]) -> Iterator[Match]:
    if not _any_trigger().search(shadow, start, end):
        return  # signs make gaps shorter (hence 400 there), never a trigger where there was none
    signed, origin = _signed(shadow, start, end, named)
    seen: set[tuple[str, str, str]] = set()
    for pattern in patterns():
        name = pattern.type
        if not pattern.trigger.search(signed) or (name in _NEEDS and not _NEEDS[name].search(signed)):
            continue
        for match in pattern.whole.finditer(signed):
            if misread(name, match) or (name in _unsaid() and _unsaid()[name].holds(match)):
                continue
            place = origin[match.start("t")], origin[match.end("t") - 1] + 1
            for subject in _facts(match["s"], named):
                for object_ in _facts(match["o"], named):
                    key = (name, facts_text(named, subject), facts_text(named, object_))
                    if subject == object_ or key[1] == key[2] or key in seen:
                        continue
                    if can_be_ends(name, named[subject][1], named[object_][1]):
                        seen.add(key)
                        yield name, named[subject][0], named[object_][0], start, end, place


def facts_text(named: list[tuple[int, Fact]], index: int) -> str:
    """What the fact is called."""
    return named[index][1].found.value


def _signed(shadow: str, start: int, end: int, named: list[tuple[int, Fact]]) -> tuple[str, list[int]]:
    signed: list[str] = []
    origin: list[int] = []
    at = start
    for index, (_, fact) in enumerate(named):
        signed.append(shadow[at : fact.found.start])
        origin += range(at, fact.found.start)
        signed.append(chr((PARTY if fact.type in PARTIES else DRUG) + index))
        origin.append(fact.found.start)
        at = fact.found.end
    signed.append(shadow[at:end])
    origin += range(at, end)
    return "".join(signed), origin


def _facts(signs: str, named: list[tuple[int, Fact]]) -> list[int]:
    found = [ord(c) - (PARTY if ord(c) < DRUG else DRUG) for c in signs if PARTY <= ord(c) <= LAST]
    return [i for i in found if i < len(named)]
