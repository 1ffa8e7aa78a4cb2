"""Speaker, standing and sign of one passage: its region first, then what its own sentence says of it.

The court's opinion retells everybody. A sentence that names another speaker before the passage is that speaker's,
unless the court adopts it (…的指控成立) or refuses it (…的主张不予支持), which makes it the court's own finding, for
or against. A denial refused is nobody's finding: it stays the party's, so that no edge comes of two negations. What
stands behind 经查 or 足以认定 is the court's own again.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table
from nlp.model import Claim, Party, Voice
from nlp.speech.negation import clause_before, is_negated
from nlp.speech.subjects import OTHERS, not_done_by, sides
from nlp.speech.suit import tells_of_the_suit

BEFORE = 160
BEHIND = 200
"""Characters of its sentence a passage is judged by."""
OPENING = 60
"""Characters behind the beginning of a stretch in which its speaker is named."""
_STOP = re.compile(r"[。\n]")
_CLAUSE = re.compile(r"[。；，\n]")
OF = {
    "court": Claim("court", "found", "positive"),
    "history": Claim("court", "found", "positive"),
    "order": Claim("court", "ordered", "positive"),
    "quoted_order": Claim("court", "ordered", "positive"),
    "prosecutor": Claim("prosecutor", "alleged", "positive"),
    "claimant": Claim("party", "alleged", "positive"),
    "appellant": Claim("party", "alleged", "positive"),
    "defence": Claim("party", "alleged", "positive"),
    "lower_court": Claim("court", "found", "positive"),
    "witness": Claim("unknown", "alleged", "positive"),
    "victim": Claim("party", "alleged", "positive"),
    "confession": Claim("party", "admitted", "positive"),
}
_ORDERED = OF["order"]
_ADMITTED = OF["confession"]
_REFUSED_REQUEST = re.compile(r"^[^。；]{0,80}(?:诉讼请求|请求|申请)[^。；]{0,6}不予(?:支持|准许)")
_REFUSED = Claim("court", "found", "negative")
_DENIED = Claim("party", "denied", "negative")
_TELLERS = {"prosecutor": "prosecutor", "party": "claimant", "lower_court": "lower_court"}
_COURTS = ("court", "history", "lower_court")
_OPEN_QUOTE = re.compile(r"以[“\"][^”\"]*$")
_PARTIES = ("claimant", "appellant", "defence")
_OPINION = re.compile(
    r"^[^。；，]{0,60}?的?(?:上诉|申诉|申请|辩护|再审)?"
    r"(?:理由|主张|(?<!鉴定)(?<!检验)(?<!勘验)意见|辩解|辩称|请求|观点|诉请|事由)(?![^。；，]{0,12}(?:为|是)[：，])"
)
"""A claim told without its speaker's verb: …能够证实工程已完工的理由不能成立."""
_SUPPOSED = re.compile(r"即使|即便|如果|假如|若")
_CONVICTED = re.compile(r"(?:构成|犯)[^，。；]{1,16}罪")
_ATTENDS = re.compile("到庭|出庭")
"""Who came to court is what the court itself saw, whoever else the sentence names."""
_OF_A_REQUEST = re.compile("(?:诉请|请求|主张|理由|意见|辩解|申请|抗辩)(?:[^，。；提称认]{0,4}|缺乏.*)$")
"""王某该项诉请|不符合法律规定: what a request is worth is the court's word."""
_NOT_DONE = re.compile(
    r"(?:(?!与|和)[^，。；]){0,20}?(?P<name>(?:(?!与|和)[\u4e00-\u9fff]){1,16}?"
    r"(?:公司|[^当]局|厂|法院|高院|中院|银行|集团|委员会|政府|[支分]行|合作社|[村居]委会))"
    r"(?:[所的][^，。；与和]{0,14})?(?:并|亦|也|仍|至今|一直|均|从)?(?:未|没有|拒不)"
)
_COURTS_DOING = re.compile(
    r"[ \n]*(?:[（]?[一二三四五六七八九十\d]{1,3}[）、.，．])?(?:一审|二审|原审|再审|一、二审)(?:法院|判决)在"
)
"""2.二审判决在重新计算违约金时，…: the court below is what the sentence speaks of."""
_TAKEN = re.compile("[：，。；]")
_QUOTED = re.compile("^[^“”]*”|“[^“”]*”|(?:规定|约定|载明|写明|记载|注明)[^“”，。]{0,8}“[^“”]*$")
"""Statutes and contracts quoted: who speaks in them is nobody of this case."""
_NAMED = re.compile(
    "(?:的|该项|此项|上述|这一)(?:上诉|再审|申请|诉讼|反诉)?(?:主张|抗辩|理由|意见|请求|辩解)，$"
)
_NEXT_CLAIM = re.compile(
    r"；|，(?:被告|原告|上诉人|申请人)[^，。；]{1,30}(?:关于|主张|认为|提出)|，(?:而)?(?:辩护人|公诉机关|检察机关|关于|对于|其他|其余)"
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("speakers")[name])


@cache
def _retold() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{who}>{p})" for who, p in table("speakers")["retold"].items()))


@dataclass(frozen=True, slots=True)
class _Passage:
    """The passage with what its sentence says before and behind it; `predicate` counts from its beginning."""

    text: str
    predicate: int
    before: str
    behind: str
    clause: str
    """Its clause as far as the verb."""
    opening: str
    """How its speaker took the word: 青山公司上诉称."""
    negative: bool
    by_prosecution: bool
    """Whether the prosecution is named in what stands before it, be it a sentence earlier."""
    parties: tuple[Party, ...]
    """Of the case, where a party speaks."""

    @property
    def rest(self) -> str:
        """From its verb to the end of the clause."""
        return self.text[self.predicate :] + _CLAUSE.split(self.behind, maxsplit=1)[0]


def voice_at(voices: tuple[Voice, ...], place: int) -> Voice | None:
    """The stretch that holds the offset."""
    index = bisect_right(voices, place, key=lambda v: v.start) - 1
    return voices[index] if index >= 0 and place < voices[index].end else None


def claim_of(
    shadow: str,
    voices: tuple[Voice, ...],
    start: int,
    end: int,
    predicate: int | None = None,
    parties: tuple[Party, ...] = (),
) -> Claim:
    """Whose the passage is, how firm, for or against. `predicate`: where its verb stands, `start` if not given."""
    voice = voice_at(voices, start)
    if voice is None:
        return Claim("unknown", "alleged", "positive")
    if tells_of_the_suit(shadow, voice, start, end):
        return OF["history"]
    passage = _passage(shadow, voice, start, end, start if predicate is None else predicate, parties)
    if voice.speaker == "order":
        refused = _REFUSED_REQUEST.search(passage.behind) is not None
        return _signed(_ORDERED, passage.negative or refused)
    if _is_admission(passage):
        return _ADMITTED
    if voice.speaker in _COURTS:
        return _courts(passage, voice.speaker)
    if voice.speaker in _PARTIES:
        return _partys(passage, voice.speaker)
    if voice.speaker == "victim" and passage.negative:
        return Claim("party", "alleged", "negative")
    return _signed(OF[voice.speaker], passage.negative)


def _passage(
    shadow: str, voice: Voice, start: int, end: int, predicate: int, parties: tuple[Party, ...]
) -> _Passage:
    floor = max(voice.start, start - BEFORE)
    return _Passage(
        text=shadow[start:end],
        predicate=max(0, predicate - start),
        before=_within(shadow, floor, start, last=True),
        behind=_within(shadow, end, min(voice.end, end + BEHIND), last=False),
        clause=clause_before(shadow, floor, predicate, BEFORE),
        opening=_TAKEN.split(shadow[voice.start : voice.start + OPENING], maxsplit=1)[0],
        negative=is_negated(shadow, floor, predicate),
        by_prosecution=_pattern("prosecution").search(shadow, floor, start) is not None,
        parties=parties if voice.speaker in _PARTIES else (),
    )


def _within(shadow: str, start: int, end: int, *, last: bool) -> str:
    """What of the stretch belongs to the passage's sentence."""
    window = shadow[start:end]
    stops = [m.start() for m in _STOP.finditer(window)]
    if not stops:
        return window
    return window[stops[-1] + 1 :] if last else window[: stops[0]]


def _is_admission(passage: _Passage) -> bool:
    """供认其…, 对指控的事实无异议: whoever reports it, the party admits it."""
    around = passage.clause[-24:] + passage.rest
    if _pattern("not_admitted").search(around) or "本院" in around or "法院" in passage.text:
        return False
    if _pattern("admits").search(passage.before):
        return True
    return _pattern("admitted").search(passage.clause[-8:] + passage.text[passage.predicate :]) is not None


def _is_order(passage: _Passage) -> bool:
    """判处…, 判令甲偿还…: what a court told of has decided."""
    if _pattern("ordering").match(passage.text, passage.predicate):
        return True
    return _pattern("ordered_before").search(passage.clause) is not None


def _courts(passage: _Passage, speaker: str) -> Claim:
    if speaker == "history" and (reason := _reason_of(passage)):
        return _partys(passage, reason)
    if _pattern("meant_to_prove").search(passage.before):
        return OF["prosecutor"] if passage.by_prosecution else _partys(passage, "appellant")
    if speaker != "court" and _is_order(passage):
        return _signed(_ORDERED, passage.negative)
    if _ATTENDS.search(passage.text):
        return _signed(OF["court"], passage.negative)
    if _OF_A_REQUEST.search(passage.text[: passage.predicate]):
        return _signed(OF["court"], passage.negative)
    if passage.negative and _pattern("brought_nothing").search(passage.clause + passage.rest):
        return _REFUSED
    before = _behind_own_words(passage)
    teller = _teller(before)
    if teller and teller.lastgroup == "lower_court" and speaker == "lower_court":
        teller = None
    behind = _NEXT_CLAIM.split(passage.behind, maxsplit=1)[0]
    if teller is None:
        return _untold(passage, behind)
    if teller.lastgroup == "lower_court" and _OPINION.search(behind):
        return _opinion_of_a_finding(passage, behind)
    return _told(passage, str(teller.lastgroup), _verdict_on(passage, behind, before[teller.end() :]))


def _behind_own_words(passage: _Passage) -> str:
    """What stands behind the last words with which the court speaks for itself again; 因 may be the passage's first."""
    before = _QUOTED.sub("", passage.before)
    first = passage.text[:1].replace("但", "")
    own = [m.end() for m in _pattern("own_again").finditer(before + first)]
    if not _pattern("judged_whole").search(passage.behind):
        own += [m.end() for m in _pattern("but_again").finditer(before)]
    return before[max(own) :] if own else before


def _reason_of(passage: _Passage) -> str:
    """Whose reason the passage is: 以“原判事实不清，|其未参与|”为由提出申诉; "" where it is none."""
    told = _pattern("told_as_reason").search(passage.behind)
    quoted = _OPEN_QUOTE.search(passage.before) is not None
    if not quoted and not (told and "以" in passage.before[-60:]):
        return ""
    appeals = told is None or re.search("申诉|上诉|再审|异议|复议", passage.behind[told.end() :])
    return "appellant" if appeals else "claimant"


def _teller(before: str) -> re.Match[str] | None:
    """Who is told of: the first party or prosecutor, for what a court below is told to have said is mostly theirs."""
    asks = _pattern("asks_somebody")
    tellers = [
        t for t in _retold().finditer(before) if not asks.search(t.group()) and not _is_over(before, t)
    ]
    arguing = (t for t in tellers if t.lastgroup != "lower_court")
    return next(arguing, tellers[0] if tellers else None)


def _is_over(before: str, teller: re.Match[str]) -> bool:
    """王某的该项抗辩，|符合约定|: a claim named is not told. 王某否认签名，|二审认定: a denial ends with its clause."""
    if teller.group().endswith("否认"):
        return "，" in before[teller.end() :]
    return _NAMED.search(before[max(0, teller.start() - 12) : teller.end() + 1]) is not None


def _opinion_of_a_finding(passage: _Passage, behind: str) -> Claim:
    """…关于原审认定|甲欠款|错误的理由不成立: the finding stands; …以及|其未欺诈|的理由不成立: a denial refused."""
    opinion = _OPINION.search(behind)
    verdict = _verdict(behind[opinion.end() :]) if opinion else ""
    if opinion and _pattern("disputed").search(opinion.group()):
        return _signed(OF["court"], passage.negative != (verdict == "accepted"))
    return _told(passage, "party", verdict)


def _untold(passage: _Passage, behind: str) -> Claim:
    """The court's own sentence, unless it calls the passage an opinion behind it."""
    opinion = _OPINION.search(behind)
    asked = _pattern("asked").search(passage.text)
    if opinion or asked:
        verdict = _verdict(behind[opinion.end() :] if opinion else behind)
        if verdict == "rejected":
            return _DENIED if passage.negative else _REFUSED
    refused = _pattern("rejected").search(_CLAUSE.split(behind, maxsplit=1)[0])
    return _signed(OF["court"], passage.negative or refused is not None)


def _told(passage: _Passage, teller: str, verdict: str) -> Claim:
    claim = OF[_TELLERS[teller]]
    if teller == "lower_court":
        if not verdict and _is_order(passage):
            return _signed(_ORDERED, passage.negative)
        return _signed(claim, passage.negative != (verdict == "rejected"))
    if verdict == "accepted":
        return _signed(OF["court"], passage.negative)
    if verdict == "rejected":
        return _DENIED if passage.negative else _REFUSED
    return _partys(passage, "appellant") if teller == "party" else _signed(claim, passage.negative)


def _verdict_on(passage: _Passage, behind: str, before: str) -> str:
    """Behind the claim, else before it, else at its own end: 指控|甲犯诈骗罪罪名成立."""
    return _verdict(behind) or _verdict(before) or _verdict(passage.text[passage.predicate :])


def _verdict(text: str) -> str:
    """What the court's sentence says of the claim: its first word behind the claim counts."""
    rejected = _pattern("rejected").search(text)
    accepted = _pattern("accepted").search(text)
    if rejected is None or accepted is None:
        return "rejected" if rejected else "accepted" if accepted else ""
    return "accepted" if accepted.start() < rejected.start() else "rejected"


def _partys(passage: _Passage, speaker: str) -> Claim:
    """A party's word: brought forward, conceded, or said against what others say."""
    if passage.negative:
        alleged = speaker == "claimant" or _is_of_others(passage, speaker)
        return Claim("party", "alleged" if alleged else "denied", "negative")
    if _pattern("disputed").search(passage.behind) or _pattern("disputing").search(passage.before):
        return _DENIED
    if _pattern("said_by_others").search(passage.clause) and _pattern("is_wrong").search(passage.behind):
        return _DENIED
    if _pattern("found_below").search(passage.before) and _pattern("found_wrongly").search(passage.behind):
        return _DENIED
    if speaker == "defence" and _is_conceded(passage):
        return _ADMITTED
    return OF[speaker]


def _is_of_others(passage: _Passage, speaker: str) -> bool:
    """对方公司没有验收: said of somebody else than the speaker, it is brought forward, not denied."""
    said = passage.before + passage.text[: passage.predicate]
    whose = not_done_by(said, passage.rest, sides(passage.parties, passage.opening, speaker))
    if whose:
        return whose == OTHERS
    if speaker == "appellant":
        head = _CLAUSE.split(passage.before, maxsplit=1)[0]
        if _pattern("of_others").search(passage.clause) or _COURTS_DOING.match(head):
            return True
    subject = _NOT_DONE.match(passage.clause)
    return subject is not None and subject["name"][-4:] not in passage.opening


def _is_conceded(passage: _Passage) -> bool:
    """Counsel says that it is a crime; the party says that it has no objection to this."""
    if _SUPPOSED.search(passage.clause) or _SUPPOSED.search(passage.text):
        return False
    return bool(_CONVICTED.search(passage.text)) or _pattern("admitted").search(passage.rest) is not None


def _signed(claim: Claim, negative: bool) -> Claim:
    if not negative:
        return claim
    standing = "denied" if claim.asserted_by == "party" else claim.standing
    return Claim(claim.asserted_by, standing, "negative")
