"""Speaker, standing and sign of one passage: its region first, then what its own sentence says of it.

The court's opinion retells everybody. A sentence that names another speaker before the passage is that speaker's,
unless the court adopts it (…的指控成立) or refuses it (…的主张不予支持), which makes it the court's own finding, for
or against. A denial refused is nobody's finding: it stays the party's, so that no edge comes of two negations.
"""

import re
from bisect import bisect_right
from functools import cache

from nlp.lexicon import table
from nlp.model import Claim, Voice

BEFORE = 160
BEHIND = 200
"""Characters of its sentence a passage is judged by."""
_STOP = re.compile(r"[。\n]")
_CLAUSE = re.compile(r"[。；，\n]")
OF = {
    "court": Claim("court", "found", "positive"),
    "order": Claim("court", "ordered", "positive"),
    "prosecutor": Claim("prosecutor", "alleged", "positive"),
    "claimant": Claim("party", "alleged", "positive"),
    "defence": Claim("party", "alleged", "positive"),
    "lower_court": Claim("court", "found", "positive"),
    "witness": Claim("unknown", "alleged", "positive"),
    "victim": Claim("party", "alleged", "positive"),
    "confession": Claim("party", "admitted", "positive"),
}
_REFUSED_REQUEST = re.compile(r"^[^。；]{0,80}(?:诉讼请求|请求|申请)[^。；]{0,6}不予(?:支持|准许)")
_REFUSED = Claim("court", "found", "negative")
_TELLERS = {"prosecutor": "prosecutor", "party": "claimant", "lower_court": "lower_court"}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("speakers")[name])


_SPOKEN_OF = re.compile(
    r"^[^。；]{0,120}?的(?:上诉|申诉|申请|辩护|再审)?(?:理由|主张|意见|辩解|辩称|请求|观点|诉请)[^。；]{0,30}?"
    r"(?:不予采纳|不予采信|不能成立|不成立|不予支持|不足采信|不予认定|与[^，。；]{0,16}不符|缺乏[^，。；]{0,8}依据)"
)
"""A claim told without its speaker's verb: …能够证实工程已完工的理由不能成立."""


@cache
def _retold() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{who}>{p})" for who, p in table("speakers")["retold"].items()))


def voice_at(voices: tuple[Voice, ...], place: int) -> Voice | None:
    """The stretch that holds the offset."""
    index = bisect_right(voices, place, key=lambda v: v.start) - 1
    return voices[index] if index >= 0 and place < voices[index].end else None


def claim_of(
    shadow: str, voices: tuple[Voice, ...], start: int, end: int, predicate: int | None = None
) -> Claim:
    """Whose the passage is, how firm, for or against. `predicate`: where its verb stands, `start` if not given."""
    voice = voice_at(voices, start)
    if voice is None:
        return Claim("unknown", "alleged", "positive")
    before = _within(shadow, max(voice.start, start - BEFORE), start, last=True)
    behind = _within(shadow, end, min(voice.end, end + BEHIND), last=False)
    negative = is_negated(shadow, max(voice.start, start - BEFORE), start if predicate is None else predicate)
    if voice.speaker == "court":
        return _courts(before, behind, negative)
    if voice.speaker == "order" and _REFUSED_REQUEST.search(behind):
        negative = True
    if voice.speaker == "defence":
        return _defences(before + shadow[start:end], behind, negative)
    return _signed(OF[voice.speaker], negative)


def _within(shadow: str, start: int, end: int, *, last: bool) -> str:
    """What of the stretch belongs to the passage's sentence."""
    window = shadow[start:end]
    stops = [m.start() for m in _STOP.finditer(window)]
    if not stops:
        return window
    return window[stops[-1] + 1 :] if last else window[: stops[0]]


def _courts(before: str, behind: str, negative: bool) -> Claim:
    teller = _retold().search(before)
    if teller is None:
        refused = _pattern("rejected").search(_CLAUSE.split(behind, maxsplit=1)[0])
        told = _SPOKEN_OF.search(behind)
        if told and negative:
            return Claim("party", "denied", "negative")
        return _signed(OF["court"], negative or refused is not None or told is not None)
    verdict = _verdict(before[teller.end() :] + behind)
    if verdict == "accepted":
        return _signed(OF["court"], negative)
    claim = OF[_TELLERS[str(teller.lastgroup)]]
    if verdict == "rejected":
        return _REFUSED if not negative else Claim(claim.asserted_by, "denied", "negative")
    return _signed(claim, negative)


def _verdict(text: str) -> str:
    """How the court's sentence ends on the claim: its last word counts."""
    rejected = [m.start() for m in _pattern("rejected").finditer(text)]
    accepted = [m.start() for m in _pattern("accepted").finditer(text)]
    if not rejected and not accepted:
        return ""
    return "accepted" if max(accepted, default=-1) > max(rejected, default=-1) else "rejected"


def _defences(said: str, behind: str, negative: bool) -> Claim:
    if not negative and _pattern("admitted").search(said + behind):
        return Claim("party", "admitted", "positive")
    return Claim("party", "denied", "negative") if negative else OF["defence"]


def _signed(claim: Claim, negative: bool) -> Claim:
    if not negative:
        return claim
    standing = "denied" if claim.asserted_by == "party" else claim.standing
    return Claim(claim.asserted_by, standing, "negative")


def is_negated(shadow: str, floor: int, predicate: int) -> bool:
    """Whether a negation stands before the verb in its clause: 未向原告|支付, 并非|出借."""
    clause = _CLAUSE.split(shadow[max(floor, predicate - 30) : predicate])[-1]
    found = _negation().search(clause)
    return found is not None


@cache
def _negation() -> re.Pattern[str]:
    words = table("speakers")
    return re.compile(rf"(?!{words['not_negation']}){words['negation']}[^，。；]{{0,12}}$")
