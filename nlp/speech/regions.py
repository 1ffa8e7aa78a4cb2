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

_BEFORE = re.compile("[。；\n ：”](?![ \n]{300})")
"""What stands before a sentence that may open with a cue; most characters do not, and need no closer look. A page of
blanks opens nothing: no cue has a gap that long, and looking for one at each blank took longer than all else."""
_START = (
    r"[ \n]{0,8}+(?:(?:证据)?(?:[⑴-⒇①-⑳]|[（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[）、.，．]、?)[ ]?)?"
)
_NOT_SPEAKING = r"(?!关于|对于|针对|至于|对(?=(?:被告|辩护|上诉|原告)[^。；]{0,60}(?:意见|主张|辩解|理由)))"
"""A sentence that takes an opinion up is the court's, not its speaker's."""
_WHO = r"(?:(?!法院|本院)[^。；：，\n]){0,40}?"
_IN_COURT = r"(?:(?:当庭|(?:开庭|法庭|在?庭审?|审理)(?:审理)?(?:过程)?中)，)?"
_BASE = {"claim": "", "defence": "defence", "lower_court": "lower_court", "procedure": "history"}
SPOKEN = ("procedure", "claim", "defence", "lower_court", "finding", "reasoning")
"""Sections in which others than the court may have the word."""


@cache
def _cues() -> re.Pattern[str]:
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


def voices(shadow: str, sections: tuple[Section, ...]) -> Iterator[Voice]:
    """The stretches in order, first section to last without a gap; an argument runs on through sections."""
    held: Voice | None = None
    for section in sections:
        for voice in _of_section(shadow, section, held.speaker if held else ""):
            if held and held.speaker == voice.speaker in _ARGUING:
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
    for name, place, cue in _turns(shadow, section):
        if opinion and speaker == "lower_court" and _is_retold(shadow, name, cue):
            continue
        if name in _EVIDENCE and speaker not in _EVIDENCE:
            shower = speaker if speaker == "prosecutor" else lister
        back_to = shower if name == "exhibit" else lister
        new = _taken(shadow, speaker, back_to, name, cue, section.name)
        lister = new if new in _LISTERS else lister
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
    if name not in (*_ARGUING[1:], *_EVIDENCE, "absent") or _begins_paragraph(shadow, cue):
        return False
    return _APPEALS.search(cue.group()) is None


def _begins_paragraph(shadow: str, cue: re.Match[str]) -> bool:
    return shadow[cue.start() - 1] == "\n" or cue.group().startswith((" ", "\n"))


def _turns(shadow: str, section: Section) -> Iterator[tuple[str, int, re.Match[str]]]:
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
        if before.end() >= free and (cue := _cues().match(shadow, before.end(), end)):
            free = cue.end()
            yield cue


def _base(shadow: str, section: Section, last: str) -> str:
    """Who speaks where the section begins without a cue."""
    if section.name in ("claim", "defence") and _JUDGED.match(shadow, section.start, section.end):
        return last or "court"
    if section.name in ("claim", "defence") and last == "lower_court" and _in_opinion(shadow, section.start):
        cue = _cues().match(shadow, section.start, section.end)
        if cue and _is_retold(shadow, str(cue.lastgroup), cue):
            return last
    if section.name == "lower_court" and last in _ARGUING:
        cue = _cues().match(shadow, section.start, section.end)
        if cue is None:
            attacked = _is_attacked(shadow, section.start, shadow[section.start : section.start + 12], last)
            return last if attacked else "lower_court"
        return "lower_court" if _tells(shadow, cue, last) else last
    if section.name == "defence" and last in _ARGUING[1:]:
        cue = _cues().match(shadow, section.start, section.end)
        if cue and cue.lastgroup == "absent" and _is_blamed_absent(shadow, last, cue):
            return last
    return _BASE.get(section.name, "court")


def _taken(shadow: str, speaker: str, lister: str, name: str, cue: re.Match[str], section: str) -> str:
    """Who has the word after the cue, given who had it and which court lists the evidence."""
    if name in (QUOTED, AGAIN, "resumed"):
        return _between(speaker, name, section)
    if name in (*_EVIDENCE, "exhibit"):
        return _listed(speaker, lister, name, cue, section)
    if name in ("defence", "appellant", "claimant", "prosecutor") and _JUDGED.match(shadow, cue.start()):
        return lister if speaker in _EVIDENCE else speaker
    if name == "absent":
        told = speaker not in _ARGUING or _is_blamed_absent(shadow, speaker, cue)
        return speaker if told else "history" if section == "procedure" else "court"
    if name == "topic":
        return lister if speaker in _EVIDENCE else "court" if section == "finding" else speaker
    if name == "back":
        return _back(shadow, speaker, lister, cue, section)
    if section == "reasoning" or name == "judging":
        return "court"
    if name == "court" and speaker in _ARGUING[1:] and _is_a_point(cue):
        return speaker
    if name == "court" and section == "procedure":
        return "history"
    return speaker if _goes_on(shadow, speaker, name, cue, section) else name


def _listed(speaker: str, lister: str, name: str, cue: re.Match[str], section: str) -> str:
    """Who has the word at an item of evidence: the witness where a court lists him, else whoever argues with it."""
    numbered = _NUMBERED.match(cue.group()) is not None
    if name in _EVIDENCE:
        by_court = speaker in (*_LISTERS, *_EVIDENCE) or section == "finding"
        by_court |= speaker == "prosecutor" and numbered
        return name if by_court and section in _WITH_EVIDENCE else speaker
    if section == "finding" and speaker == "defence":
        return lister if numbered and "证实" in cue.group() else speaker
    return lister if speaker in _EVIDENCE and (numbered or _PROVES.search(cue.group())) else speaker


def _is_blamed_absent(shadow: str, speaker: str, cue: re.Match[str]) -> bool:
    """甲在一审中没有应诉，… in the midst of an appeal is what the appeal says."""
    below = (
        _BELOW.search(cue.group()) is not None
        or "证据" in cue.group()
        or _NUMBERED.match(cue.group()) is not None
    )
    return speaker in ("appellant", "defence") and below and not _begins_paragraph(shadow, cue)


def _between(speaker: str, name: str, section: str) -> str:
    """Who has the word where a court's orders begin or end, or where who has appealed goes on."""
    if name == QUOTED:
        return QUOTED
    if name == AGAIN:
        return "court" if speaker == QUOTED else speaker
    return "appellant" if _has_appealed(speaker, section) else speaker


def _has_appealed(speaker: str, section: str) -> bool:
    """Whether the court told until here who appealed, as it does before anything is found."""
    told = ("history", QUOTED) if section in ("finding", "reasoning") else ("history", QUOTED, "court")
    return speaker in told and section != "reasoning"


def _goes_on(shadow: str, speaker: str, name: str, cue: re.Match[str], section: str) -> bool:
    """Whether the cue stands in the speaker's own argument and takes the word from nobody."""
    if speaker not in _ARGUING:
        return False
    if name == "lower_court":
        point = _NUMBERED.match(cue.group()) is not None and speaker in ("appellant", "defence")
        return (point and shadow[cue.end()] != "：") or not _tells(shadow, cue, speaker)
    if name == "court":
        return section == "claim" and not _COURTS_OWN.search(cue.group())
    if name == "prosecutor":
        point = _NUMBERED.match(cue.group()) is not None or shadow[cue.start() - 1] == "："
        blamed = "指控" in cue.group() and _BLAMED.match(shadow, cue.start()) is not None
        return speaker in ("defence", "appellant") and (point or blamed)
    return name == "claimant" and speaker == "appellant" and "起诉" not in cue.group()


def _tells(shadow: str, cue: re.Match[str], speaker: str) -> bool:
    """Whether the court below begins to be told."""
    attacked = _is_attacked(shadow, cue.start(), cue.group(), speaker)
    return not attacked and _TELLS.match(shadow, cue.end()) is not None


def _is_attacked(shadow: str, place: int, words: str, speaker: str) -> bool:
    """In the midst of an appeal 二审判决认定，… is what the appeal attacks."""
    return speaker == "appellant" and _COURT.search(words) is None and shadow[place - 1] != "\n"


def _is_a_point(cue: re.Match[str]) -> bool:
    """2.诉讼过程中，对方发现…: a numbered point of who argues, unless this court names itself in it."""
    return _NUMBERED.match(cue.group()) is not None and "本院" not in cue.group()


def _back(shadow: str, speaker: str, lister: str, cue: re.Match[str], section: str) -> str:
    """经查 and 上述事实 give the word back to the court that lists the evidence."""
    if speaker in _EVIDENCE:
        return lister
    if section == "finding" and (
        speaker not in _ARGUING or "综上" not in cue.group() or _sums_up(shadow, cue)
    ):
        return speaker if speaker == lister == "lower_court" else "court"
    if speaker in ("prosecutor", "") and section != "lower_court" and cue.group().strip().startswith("本院"):
        return "history"
    if (
        speaker == "prosecutor"
        and "查明" in cue.group()
        and _ENDS_CHARGE.search(shadow, max(0, cue.start() - _CLOSING), cue.start())
    ):
        return lister
    weighs = "经查" in cue.group() or (speaker == "prosecutor" and "事实" in cue.group())
    return lister if speaker in ("prosecutor", "defence") and weighs else speaker


def _sums_up(shadow: str, cue: re.Match[str]) -> bool:
    """综上，…，本院采纳…: this court, be it behind what counsel said."""
    return "本院" in _SENTENCE.split(shadow[cue.end() : cue.end() + 300], maxsplit=1)[0]


QUOTED, AGAIN = "quoted_order", "again"
_TAKES_TURN = re.compile(
    "[ \n]*(?!其|该|对|并|故|综上)[^0-9一二三四五六七八九十（][^。；：\n]{2,60}(?:称|意见|认为)$"
)
_FAR = 4000
_APPEALS = re.compile("不服|上诉(?!理由)|申请再审|再审申请|抗诉")
_BELOW = re.compile("[一二原]审|仲裁")
_COURT = re.compile("法院|高院|中院")
_COURTS_OWN = re.compile("本院|审理|合议庭|审查|复核|宣判|过程中|期间|指定|移送|撤回|批准|延[长期]")
_JUDGED = re.compile(
    r"[ \n]{0,8}[^。；\n]{0,60}?指控[^。；\n]{0,80}?(?:有误|不当|错误)[^。；\n]{0,20}?(?:本院|予以纠正)|"
    r"[ \n]{0,8}(?:[^。；\n]{0,80}?(?:指控|罪名)[^。；\n]{0,60}?(?:成立|予以支持|应予支持|予以采纳|予以确认)"
    r"|[^。；，：\n]{0,40}?(?:提出|所提)的?[^。；：“\n]{1,200}?(?:意见|理由|辩解)[^。；\n]{0,30}?(?:不予|予以|应予|不能)(?:采纳|采信|支持|成立)"
    r"|[^。；，：“\n]{0,60}?(?:意见|理由|辩解|请求)，?[^。；，：\n]{0,12}?(?:不成立|不能成立|(?:不予|予以|应予)(?:采纳|采信|支持)))"
)
"""公诉机关指控的罪名成立, 辩护人提出的…意见，不予采纳: judging what was said, not saying it."""
_BLAMED = re.compile("[^。；\n]{0,120}?(?:不当|有误|错误|不足|不清|不成立|不构成|不符)")
"""起诉书指控的罪名不当: counsel on the charge."""
_CLOSING = 160
_ENDS_CHARGE = re.compile("追究|提请|惩处|建议|依法判[处决]")
"""公诉机关认为…提请依法判处。另查明，…: the charge is over."""
_LISTERS = ("court", "lower_court")
_WITH_EVIDENCE = ("finding", "lower_court", "claim", "defence")
_NUMBERED = re.compile(
    r"[ \n]{0,8}(?:证据)?(?:[⑴-⒇①-⑳]|[（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[）、.，．]、?)"
)
_PROVES = re.compile("证实|证明|载明|显示|记载|反映")
_EVIDENCE = ("witness", "victim", "confession")
"""Items of the list of evidence, which courts alone give; 经查 and 上述事实 return to the lister."""
_ARGUING = ("", "claimant", "appellant", "defence", "prosecutor")
_TELLS = re.compile(r"(?:的)?(?:主要)?(?:事实)?(?:如下|是|为)?：|，|(?<=查明)")
"""An appeal speaks of the court below (二审法院判令三家担保人…); only 一审法院查明： begins to tell what it found."""


_QUOTED_ORDER = re.compile("(?:判决|裁定)(?:如下)?：(?!“)")
_SENTENCE = re.compile("[。；\n]")


def _is_told(shadow: str, floor: int, place: int) -> bool:
    """Whether 判决： gives a court's orders; 请求法院判决： asks for them."""
    sentence = _SENTENCE.split(shadow[max(floor, place - 40) : place])[-1]
    words = table("speakers")
    asked = re.search(words["asks_for_orders"], sentence)
    return asked is None and re.search(words["gives_orders"], sentence) is not None
