"""The body in stretches of one speaker each: charge, claim, defence, lower court, evidence, this court, order.

A speaker has the word from the cue that opens the sentence until the next one; a section that begins takes it back.
What a lower court found stays the lower court's, though it says 另查明 too. Linear: one pass of one expression.
"""

import re
from collections.abc import Iterator

from nlp.model import Voice
from nlp.spans import Section
from nlp.speech.cues import ARGUING, EVIDENCE, LISTERS, begins_paragraph, cue_pattern, turns
from nlp.speech.floor import JUDGED, is_attacked, is_blamed_absent, taken, tells

_BASE = {"claim": "", "defence": "defence", "lower_court": "lower_court", "procedure": "history"}
SPOKEN = ("procedure", "claim", "defence", "lower_court", "finding", "reasoning")
"""Sections in which others than the court may have the word."""
_TAKES_TURN = re.compile(
    "[ \n]*(?!其|该|对|并|故|综上)[^0-9一二三四五六七八九十（][^。；：\n]{2,60}(?:称|意见|认为)$"
)
_FAR = 4000
_APPEALS = re.compile("不服|上诉(?!理由)|申请再审|再审申请|抗诉")


def voices(shadow: str, sections: tuple[Section, ...]) -> Iterator[Voice]:
    """The stretches in order, first section to last without a gap; an argument runs on through sections."""
    held: Voice | None = None
    for section in sections:
        for voice in _of_section(shadow, section, held.speaker if held else ""):
            if held and held.speaker == voice.speaker in ARGUING:
                held = Voice(held.speaker, held.start, voice.end)
                continue
            if held:
                yield held
            held = voice
    if held:
        yield held


def _of_section(shadow: str, section: Section, last: str) -> Iterator[Voice]:
    if section.name in SPOKEN:
        yield from _in_section(shadow, section, last)
    else:
        yield Voice("order" if section.name == "disposition" else "court", section.start, section.end)


def _in_section(shadow: str, section: Section, last: str) -> Iterator[Voice]:
    speaker, since = _base(shadow, section, last), section.start
    lister = speaker if speaker == "lower_court" else "court"
    shower = lister
    opinion = speaker == "lower_court" and _in_opinion(shadow, section.start)
    for name, place, cue in turns(shadow, section):
        if opinion and speaker == "lower_court" and _is_retold(shadow, name, cue):
            continue
        if name in EVIDENCE and speaker not in EVIDENCE:
            shower = speaker if speaker == "prosecutor" else lister
        back_to = shower if name == "exhibit" else lister
        new = taken(shadow, speaker, back_to, name, cue, section.name)
        lister = new if new in LISTERS else lister
        if name == "lower_court":
            opinion = new == name and cue.group().endswith("认为")
        if new == speaker and not _is_anothers_turn(new, name, cue):
            continue
        if place > since:
            yield Voice(speaker or "claimant", since, place)
        speaker, since = new, place
    if section.end > since or since == section.start:
        yield Voice(speaker or "claimant", since, section.end)


def _is_anothers_turn(speaker: str, name: str, cue: re.Match[str]) -> bool:
    """乙公司辩称 behind what 甲公司辩称: the same side's word, another's mouth."""
    return speaker == name in ("defence", "appellant") and _TAKES_TURN.match(cue.group()) is not None


def _in_opinion(shadow: str, place: int) -> bool:
    """Whether a court below told of last what it held, not what it found."""
    told = shadow[max(0, place - _FAR) : place]
    return max(told.rfind(word) for word in ("院认为", "判认为", "审认为", "理认为")) > told.rfind("查明")


def _is_retold(shadow: str, name: str, cue: re.Match[str]) -> bool:
    """甲辩称其已还款，但未举证 in the midst of a lower court's opinion: it retells, nobody takes the word."""
    if name not in (*ARGUING[1:], *EVIDENCE, "absent") or begins_paragraph(shadow, cue):
        return False
    return _APPEALS.search(cue.group()) is None


def _base(shadow: str, section: Section, last: str) -> str:
    """Who speaks where the section begins without a cue."""
    if section.name in ("claim", "defence") and JUDGED.match(shadow, section.start, section.end):
        return last or "court"
    if section.name in ("claim", "defence") and last == "lower_court" and _in_opinion(shadow, section.start):
        cue = cue_pattern().match(shadow, section.start, section.end)
        if cue and _is_retold(shadow, str(cue.lastgroup), cue):
            return last
    if section.name == "lower_court" and last in ARGUING:
        cue = cue_pattern().match(shadow, section.start, section.end)
        if cue is None:
            attacked = is_attacked(shadow, section.start, shadow[section.start : section.start + 12], last)
            return last if attacked else "lower_court"
        return "lower_court" if tells(shadow, cue, last) else last
    if section.name == "defence" and last in ARGUING[1:]:
        cue = cue_pattern().match(shadow, section.start, section.end)
        if cue and cue.lastgroup == "absent" and is_blamed_absent(shadow, last, cue):
            return last
    return _BASE.get(section.name, "court")
