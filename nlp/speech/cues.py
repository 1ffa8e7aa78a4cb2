"""Where somebody may take the word: sentences that open with a cue of speakers.yaml, in the order of the text."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import table
from nlp.spans import Section

_BEFORE = re.compile("[。；\n ：”](?![ \n]{300})")
"""What stands before a sentence that may open with a cue; most characters do not, and need no closer look. A page of
blanks opens nothing: no cue has a gap that long, and looking for one at each blank took longer than all else."""
_ITEM = r"(?:证据)?(?:[⑴-⒇①-⑳]|[（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[）、.，．]、?)"
_START = rf"[ \n]{{0,8}}+(?:{_ITEM}[ ]?)?"
_NOT_SPEAKING = r"(?!关于|对于|针对|至于|对(?=(?:被告|辩护|上诉|原告)[^。；]{0,60}(?:意见|主张|辩解|理由)))"
"""A sentence that takes an opinion up is the court's, not its speaker's."""
_WHO = r"(?:(?!法院|本院)[^。；：，\n]){0,40}?"
_IN_COURT = r"(?:(?:当庭|(?:开庭|法庭|在?庭审?|审理)(?:审理)?(?:过程)?中)，)?"
QUOTED, AGAIN = "quoted_order", "again"
LISTERS = ("court", "lower_court")
NUMBERED = re.compile(rf"[ \n]{{0,8}}{_ITEM}")
EVIDENCE = ("witness", "victim", "confession")
"""Items of the list of evidence, which courts alone give; 经查 and 上述事实 return to the lister."""
ARGUING = ("", "claimant", "appellant", "defence", "prosecutor")
_QUOTED_ORDER = re.compile("(?:判决|裁定)(?:如下)?：(?!“)")
SENTENCE = re.compile("[。；\n]")


@cache
def cue_pattern() -> re.Pattern[str]:
    words = table("speakers")
    groups = {**words["cues"], **words["evidence"], "back": [words["back"]]}

    def alternatives(*names: str) -> str:
        return "|".join(f"(?P<{n}>{'|'.join(f'(?:{p})' for p in groups[n])})" for n in names)

    arguing = alternatives("absent", "defence", "appellant", "resumed", "claimant")
    parties = f"{_ahead(words['parties_say'])}{_IN_COURT}(?:{arguing})"
    speaking = (
        alternatives("court", "lower_court", "prosecutor"),
        parties,
        alternatives("witness", "victim", "confession"),
        f"{_ahead(words['exhibit_says'])}(?P<exhibit>{words['exhibit']})",
        alternatives("back"),
    )
    judging = f"{_ahead(words['judges_say'])}(?P<judging>{words['judging']})"
    body = "|".join(speaking).replace("{who}", _WHO)
    return re.compile(f"{_START}(?:{judging}|(?P<topic>{words['topic']})|{_NOT_SPEAKING}(?:{body}))")


def _ahead(words: str) -> str:
    """A look at the sentence for what every wording of the group has: most sentences have none of it."""
    return f"(?=[^。；\\n]{{0,100}}?(?:{words}))"


def begins_paragraph(shadow: str, cue: re.Match[str]) -> bool:
    return shadow[cue.start() - 1] == "\n" or cue.group().startswith((" ", "\n"))


def turns(shadow: str, section: Section) -> Iterator[tuple[str, int, re.Match[str]]]:
    """Cues of speakers and of a quoted court's orders, in the order of the text."""
    cues = _cues_in(shadow, section.start, section.end)
    found = [(str(cue.lastgroup), cue.start(), cue) for cue in cues]
    if section.name != "reasoning":
        quoted = _QUOTED_ORDER.finditer(shadow, section.start, section.end)
        found += [(QUOTED, m.end(), m) for m in quoted if _is_told(shadow, section.start, m.start())]
        again = re.compile(table("speakers")["tells_again"]).finditer(shadow, section.start, section.end)
        found += [(AGAIN, m.end(), m) for m in again]
    yield from sorted(found, key=lambda turn: turn[1])


def _cues_in(shadow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The cues between the offsets, each beginning where a sentence does."""
    free = start
    for before in _BEFORE.finditer(shadow, max(0, start - 1), end):
        if before.end() >= free and (cue := cue_pattern().match(shadow, before.end(), end)):
            free = cue.end()
            yield cue


def _is_told(shadow: str, floor: int, place: int) -> bool:
    """Whether 判决： gives a court's orders; 请求法院判决： asks for them."""
    sentence = SENTENCE.split(shadow[max(floor, place - 40) : place])[-1]
    words = table("speakers")
    asked = re.search(words["asks_for_orders"], sentence)
    return asked is None and re.search(words["gives_orders"], sentence) is not None
