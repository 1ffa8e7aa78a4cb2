"""Whether a wording's subject can be who does the deed, and whether the sentence holds the relation for real.

A pattern leaves a gap between its subject and its telling words, and in 后将贾某的车卖给赵某 the nearest name before
卖给 is the owner's. What leads to a name and what goes on behind it say that (data/ties.yaml: other_than_actor); what
is made up, only thought or only asked (asked) is no relation at all (unreal).
"""

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table
from nlp.tie_wordings import clause_start, written


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
