"""What the indictment says: the prosecutor's words, in the claim or in the procedure that retells them."""

import re
from collections.abc import Iterator

from nlp.model import Offence
from nlp.offences.facts import CHARGED, facts
from nlp.offences.mentions import bare_mention, mentions
from nlp.offences.passages import Span, before, clauses, is_past, sentences
from nlp.offences.subjects import Subjects
from nlp.reading import Reading

_VERBS = frozenset({"犯", "犯有", "构成", "构成了", "触犯", "触犯了", "涉嫌", "涉嫌犯", "以", "应以"})
_JUDGED = re.compile(r"(?:判决|裁定)[^。；]{0,30}$|判处|作出")
_CHARGING = re.compile(r"指控|起诉|公诉|控诉|提起")
JUST_BEFORE = 60
WITH_VERB = 0.95
WITHOUT_VERB = 0.9


def charged(state: Reading, subjects: Subjects) -> Iterator[Offence]:
    """Charges, by defendant and offence."""
    for section in ("claim", "procedure"):
        for span in sentences(state, section):
            charging = _CHARGING.search(state.shadow, *span) is not None
            if charging:
                yield from _without_verb(state, subjects, span)
            if charging or section == "claim":
                yield from _with_verb(state, subjects, span)


def _with_verb(state: Reading, subjects: Subjects, span: Span) -> Iterator[Offence]:
    for clause in clauses(state, span):
        for mention in mentions(state.shadow, *clause):
            said = before(state, mention, clause[0])
            if _JUDGED.search(said[-JUST_BEFORE:]):
                return  # from here the sentence tells what the court below decided
            if not mention.negated and mention.verb in _VERBS and not is_past(said):
                yield from facts(mention, subjects.of(mention, clause[0]), CHARGED, WITH_VERB)


def _without_verb(state: Reading, subjects: Subjects, span: Span) -> Iterator[Offence]:
    for group in subjects.defendants.groups(state.shadow, *span):
        mention = bare_mention(state.shadow, group.end, span[1])
        if mention is not None:
            yield from facts(mention, group, CHARGED, WITHOUT_VERB)
