"""Who has the word behind a cue, given who had it: what judges, argues on, lists evidence or gives the word back."""

import re

from nlp.speech.cues import AGAIN, ARGUING, EVIDENCE, LISTERS, NUMBERED, QUOTED, SENTENCE, begins_paragraph

_BELOW = re.compile("[一二原]审|仲裁")
_COURT = re.compile("法院|高院|中院")
_COURTS_OWN = re.compile("本院|审理|合议庭|审查|复核|宣判|过程中|期间|指定|移送|撤回|批准|延[长期]")
JUDGED = re.compile(
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
_WITH_EVIDENCE = ("finding", "lower_court", "claim", "defence")
_PROVES = re.compile("证实|证明|载明|显示|记载|反映")
_NAMED_ONLY = re.compile("(?:(?!证实|证明|证称|供称|陈述称|称)[^。；，：\n]){0,30}；")
_TELLS = re.compile(r"(?:的)?(?:主要)?(?:事实)?(?:如下|是|为)?：|，|(?<=查明)")
"""An appeal speaks of the court below (二审法院判令三家担保人…); only 一审法院查明： begins to tell what it found."""


def taken(shadow: str, speaker: str, lister: str, name: str, cue: re.Match[str], section: str) -> str:
    """Who has the word after the cue, given who had it and which court lists the evidence."""
    if name in (QUOTED, AGAIN, "resumed"):
        return _between(speaker, name, section)
    if name in (*EVIDENCE, "exhibit"):
        return _listed(shadow, speaker, lister, name, cue, section)
    if name in ("defence", "appellant", "claimant", "prosecutor") and JUDGED.match(shadow, cue.start()):
        return lister if speaker in EVIDENCE else speaker
    if name == "absent":
        told = speaker not in ARGUING or is_blamed_absent(shadow, speaker, cue)
        return speaker if told else "history" if section == "procedure" else "court"
    if name == "topic":
        return lister if speaker in EVIDENCE else "court" if section == "finding" else speaker
    if name == "back":
        return _back(shadow, speaker, lister, cue, section)
    if section == "reasoning" or name == "judging":
        return "court"
    if name == "court" and speaker in ARGUING[1:] and _is_a_point(cue):
        return speaker
    if name == "court" and section == "procedure":
        return "history"
    return speaker if _goes_on(shadow, speaker, name, cue, section) else name


def is_named(shadow: str, cue: re.Match[str]) -> bool:
    """…；证人某某的证言；被害人的陈述；鉴定意见: in one sentence the evidence is named, and nobody heard."""
    return shadow[cue.start() - 1] == "；" and _NAMED_ONLY.match(shadow, cue.end()) is not None


def _listed(shadow: str, speaker: str, lister: str, name: str, cue: re.Match[str], section: str) -> str:
    """Who has the word at an item of evidence: the witness where a court lists him, else whoever argues with it."""
    numbered = NUMBERED.match(cue.group()) is not None
    if name in EVIDENCE and is_named(shadow, cue):
        return speaker
    if name in EVIDENCE:
        by_court = speaker in (*LISTERS, *EVIDENCE) or section == "finding"
        by_court |= speaker == "prosecutor" and numbered
        return name if by_court and section in _WITH_EVIDENCE else speaker
    if section == "finding" and speaker == "defence":
        return lister if numbered and "证实" in cue.group() else speaker
    return lister if speaker in EVIDENCE and (numbered or _PROVES.search(cue.group())) else speaker


def is_blamed_absent(shadow: str, speaker: str, cue: re.Match[str]) -> bool:
    """甲在一审中没有应诉，… in the midst of an appeal is what the appeal says."""
    below = (
        _BELOW.search(cue.group()) is not None
        or "证据" in cue.group()
        or NUMBERED.match(cue.group()) is not None
    )
    return speaker in ("appellant", "defence") and below and not begins_paragraph(shadow, cue)


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
    if speaker not in ARGUING:
        return False
    if name == "lower_court":
        point = NUMBERED.match(cue.group()) is not None and speaker in ("appellant", "defence")
        return (point and shadow[cue.end()] != "：") or not tells(shadow, cue, speaker)
    if name == "court":
        return section == "claim" and not _COURTS_OWN.search(cue.group())
    if name == "prosecutor":
        point = NUMBERED.match(cue.group()) is not None or shadow[cue.start() - 1] == "："
        blamed = "指控" in cue.group() and _BLAMED.match(shadow, cue.start()) is not None
        return speaker in ("defence", "appellant") and (point or blamed)
    return name == "claimant" and speaker == "appellant" and "起诉" not in cue.group()


def tells(shadow: str, cue: re.Match[str], speaker: str) -> bool:
    """Whether the court below begins to be told."""
    attacked = is_attacked(shadow, cue.start(), cue.group(), speaker)
    return not attacked and _TELLS.match(shadow, cue.end()) is not None


def is_attacked(shadow: str, place: int, words: str, speaker: str) -> bool:
    """In the midst of an appeal 二审判决认定，… is what the appeal attacks."""
    return speaker == "appellant" and _COURT.search(words) is None and shadow[place - 1] != "\n"


def _is_a_point(cue: re.Match[str]) -> bool:
    """2.诉讼过程中，对方发现…: a numbered point of who argues, unless this court names itself in it."""
    return NUMBERED.match(cue.group()) is not None and "本院" not in cue.group()


def _back(shadow: str, speaker: str, lister: str, cue: re.Match[str], section: str) -> str:
    """经查 and 上述事实 give the word back to the court that lists the evidence."""
    if speaker in EVIDENCE:
        return lister
    if section == "finding" and (
        speaker not in ARGUING or "综上" not in cue.group() or _sums_up(shadow, cue)
    ):
        return speaker if speaker == lister == "lower_court" else "court"
    if (
        speaker in ("prosecutor", "")
        and section != "lower_court"
        and cue.group().strip().startswith(("本院", "我院"))
    ):
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
    return "本院" in SENTENCE.split(shadow[cue.end() : cue.end() + 300], maxsplit=1)[0]
