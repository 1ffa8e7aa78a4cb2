"""Whether a wording's ends can be who does the deed and whom it is done to, and whether the sentence holds it for real.

A pattern leaves a gap between its subject and its telling words, and in 后将贾某的车卖给赵某 the nearest name before
卖给 is the owner's. What leads to a name and what goes on behind it say that (data/ties.yaml: other_than_actor); what
is made up, only thought or only asked (asked) is no relation (unreal). A name cut out with its verb (证明云州公司)
is nobody's, a platform is no person, and an authority neither steals nor sells (no_name, no_doers).
"""

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table
from nlp.model import Fact
from nlp.tie_wordings import clause_start, written

REFERRING = "fuyuan_coreference"
"""Who read a word that stands for somebody: 该公司, 被告 are no names and mean one."""


@dataclass(frozen=True, slots=True)
class _Actor:
    """What leads to a subject, and goes on behind it, that does not do the deed."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _actors() -> dict[str, _Actor]:
    """By type."""
    return {
        name: _Actor(re.compile(written(words["before"])), re.compile(written(words["behind"])))
        for words in table("ties")["other_than_actor"]
        for name in words["of"]
    }


@cache
def _unreal() -> dict[str, re.Pattern[str]]:
    words = table("ties")["unreal"]
    return dict.fromkeys(words["of"], re.compile(written(words["before"])))


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(table("ties")["asked"])


@cache
def _no_name() -> dict[str, re.Pattern[str]]:
    """By type of fact."""
    return {kind: re.compile(words) for kind, words in table("ties")["no_name"].items()}


@cache
def _kinds() -> dict[str, dict[str, str]]:
    """By type of relation, which kind of fact an end has to be."""
    return {name: rule["ends"] for rule in table("ties")["kinds"] for name in rule["of"]}


@cache
def _no_doers() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        name: dict.fromkeys(rule["ends"], re.compile(rule["names"]))
        for rule in table("ties")["no_doers"]
        for name in rule["of"]
    }


def can_be_ends(type_name: str, subject: Fact, object_: Fact) -> bool:
    """Whether both are names at all, of the kind the type takes and of somebody who does such a thing."""
    for end, fact in (("subject", subject), ("object", object_)):
        if _kinds().get(type_name, {}).get(end, fact.type) != fact.type:
            return False
        unfit = (_no_name().get(fact.type), _no_doers().get(type_name, {}).get(end))
        named = fact.component != REFERRING
        if named and any(words is not None and words.search(fact.found.value) for words in unfit):
            return False
    return True


def misread(type_name: str, match: re.Match[str]) -> bool:
    """Whether the match of this type has an object, an owner or a place for its subject, or tells what is not real."""
    if _asked().search(_clause(match.string, match.start("t"))):
        return True
    text, (start, end) = match.string, match.span("s")
    unreal, actor = _unreal().get(type_name), _actors().get(type_name)
    if unreal is not None and unreal.search(_clause(text, match.start())):
        return True
    if actor is None:
        return False
    return actor.before.search(_clause(text, start)) is not None or actor.behind.match(text, end) is not None


def _clause(text: str, end: int) -> str:
    """What stands before it in its clause."""
    return text[clause_start(text, end) : end]
