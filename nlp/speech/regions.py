"""The body in stretches of one speaker each: charge, claim, defence, lower court, evidence, this court, order.

A speaker has the word from the cue that opens the sentence until the next one; a section that begins takes it back.
What a lower court found stays the lower court's, though it says 另查明 too. Linear: one pass of one expression.
"""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import table
from nlp.model import Voice
from nlp.spans import Section

_BEFORE = re.compile("[。；\n ：”]")
"""What stands before a sentence that may open with a cue; most characters do not, and need no closer look."""
_START = r"[ \n]{0,8}+(?:[（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）、.，][ ]?)?"
_WHO = r"(?:(?!法院|本院)[^。；：，\n]){0,40}?"
_BASE = {"claim": "", "defence": "defence", "lower_court": "lower_court"}
SPOKEN = ("procedure", "claim", "defence", "lower_court", "finding", "reasoning")
"""Sections in which others than the court may have the word."""


@cache
def _cues() -> re.Pattern[str]:
    words = table("speakers")
    groups = {**words["cues"], **words["evidence"], "back": [words["back"]]}
    order = (
        "court",
        "lower_court",
        "prosecutor",
        "defence",
        "claimant",
        "witness",
        "victim",
        "confession",
        "back",
    )
    body = "|".join(f"(?P<{name}>{'|'.join(f'(?:{p})' for p in groups[name])})" for name in order)
    return re.compile(f"{_START}(?!关于|对于|针对|至于)(?:{body.replace('{who}', _WHO)})")


def voices(shadow: str, sections: tuple[Section, ...]) -> Iterator[Voice]:
    """The stretches in order, without a gap from the first section to the last."""
    last = ""
    for section in sections:
        if section.name in SPOKEN:
            for voice in _in_section(shadow, section, last):
                yield voice
                last = voice.speaker
        else:
            yield Voice("order" if section.name == "disposition" else "court", section.start, section.end)


def _in_section(shadow: str, section: Section, last: str) -> Iterator[Voice]:
    speaker, since = _base(shadow, section, last), section.start
    for cue in _cues_in(shadow, section.start, section.end):
        new = _taken(shadow, speaker, cue, section.name)
        if new == speaker:
            continue
        if cue.start() > since:
            yield Voice(speaker or "claimant", since, cue.start())
        speaker, since = new, cue.start()
    yield Voice(speaker or "claimant", since, section.end)


def _cues_in(shadow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The cues between the offsets, each beginning where a sentence does."""
    free = start
    for before in _BEFORE.finditer(shadow, max(0, start - 1), end):
        if before.end() >= free and (cue := _cues().match(shadow, before.end(), end)):
            free = cue.end()
            yield cue


def _base(shadow: str, section: Section, last: str) -> str:
    """Who speaks where the section begins without a cue."""
    if section.name == "lower_court" and last in _ARGUING:
        cue = _cues().match(shadow, section.start, section.end)
        return "lower_court" if cue is None or _TELLS.match(shadow, cue.end()) else last
    return _BASE.get(section.name, "court")


def _taken(shadow: str, speaker: str, cue: re.Match[str], section: str) -> str:
    """Who has the word after the cue, given who had it."""
    name = str(cue.lastgroup)
    if name in _EVIDENCE:
        return name if section == "finding" and speaker in ("court", *_EVIDENCE) else speaker
    if name == "back":
        return "court" if speaker in _EVIDENCE or section == "finding" else speaker
    if section == "reasoning" or (name == "court" and section == "procedure"):
        return "court"
    if name == "lower_court" and speaker in _ARGUING and not _TELLS.match(shadow, cue.end()):
        return speaker
    return name


_EVIDENCE = ("witness", "victim", "confession")
"""Items of the list of evidence, which courts alone give; 经查 and 上述事实 return to the lister."""
_ARGUING = ("", "claimant", "defence", "prosecutor")
_TELLS = re.compile(r"(?:的)?(?:主要)?(?:事实)?(?:如下|是|为)?：|，|(?<=查明)")
"""An appeal speaks of the court below (二审法院判令三家担保人…); only 一审法院查明： begins to tell what it found."""
