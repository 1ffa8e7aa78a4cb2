"""The court's own telling at the head of a speaker's sentence: who sued, appealed or brought the charge, and where.

柳青山不服一审判决，|向本院提起上诉|称：… The cue gives the whole sentence to the speaker, but that he appealed is
what the court says; his words begin behind 称.
"""

import re

from nlp.model import Voice

_SPEAKERS = ("prosecutor", "claimant", "appellant")
_HEAD = 240
"""Characters of a stretch among which its first sentence ends."""
_SAID = re.compile("[。：；]|(?:上诉|申诉|起诉|诉|申请再审|再审申请|申请)?称")
_SUING = re.compile(
    "[^。：；]{0,60}?(?:不服[^。；，：]{0,40}(?:判决|裁定|决定|通知|裁决)书?"
    "|向(?:本院|[^。；，：]{2,30}(?:法院|检察院|检察机关))(?:提起|提出|申请|起诉|申诉)[^。；，：]{0,10}|(?:提出|提请|报请)[^。；，：]{0,6}(?:减刑|假释)[^。；，：]{0,8}(?:，报送本院审理)?)$"
)


def tells_of_the_suit(shadow: str, voice: Voice, start: int, end: int) -> bool:
    """Whether the passage says that the speaker sued, before anything of what he says is told."""
    if voice.speaker not in _SPEAKERS or end - voice.start > _HEAD:
        return False
    if _SUING.match(shadow[start:end]) is None:
        return False
    return _SAID.search(shadow[voice.start : start].lstrip("。；： \n")) is None
