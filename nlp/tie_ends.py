"""Whether a wording's subject can be who does the deed, and whether the sentence holds the relation for real.

A pattern leaves a gap between its subject and its telling words, and in 后将贾某的车卖给赵某 the nearest name before
卖给 is the owner's. What leads to a name and what goes on behind it say that (data/ties.yaml: other_than_actor); what
is made up or only thought is no relation at all (unreal).
"""

import re
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table

_STOPS = "，；。\n"


@dataclass(frozen=True, slots=True)
class _Actor:
    """What leads to a subject, and goes on behind it, that does not do the deed."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _actors(party: str) -> dict[str, _Actor]:
    """By type; `party` is the class of the signs that stand for parties, P in the expressions."""
    return {
        name: _Actor(_compiled(words["before"], party), _compiled(words["behind"], party))
        for words in table("ties")["other_than_actor"]
        for name in words["of"]
    }


@cache
def _unreal(party: str) -> dict[str, re.Pattern[str]]:
    words = table("ties")["unreal"]
    return dict.fromkeys(words["of"], _compiled(words["before"], party))


def _compiled(text: str, party: str) -> re.Pattern[str]:
    inside = re.sub(r"\[\^([^\]P]*)P", lambda m: f"[^{m[1]}{party[1:-1]}", text.strip())
    return re.compile(inside.replace("P", party))


def misread(type_name: str, match: re.Match[str], party: str) -> bool:
    """Whether the match of this type has an object, an owner or a place for its subject, or tells what is not real."""
    text, (start, end) = match.string, match.span("s")
    unreal, actor = _unreal(party).get(type_name), _actors(party).get(type_name)
    if unreal is not None and unreal.search(_clause(text, match.start())):
        return True
    if actor is None:
        return False
    return actor.before.search(_clause(text, start)) is not None or actor.behind.match(text, end) is not None


def _clause(text: str, end: int) -> str:
    """What stands before it in its clause."""
    return text[max(text.rfind(stop, 0, end) for stop in _STOPS) + 1 : end]
