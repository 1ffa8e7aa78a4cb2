"""Speaker, standing and sign of one passage: its region first, then what its own sentence says of it.

The court's opinion retells everybody. A sentence that names another speaker before the passage is that speaker's,
unless the court adopts it (…的指控成立) or refuses it (…的主张不予支持), which makes it the court's own finding, for
or against. A denial refused is nobody's finding: it stays the party's, so that no edge comes of two negations. What
stands behind 经查 or 足以认定 is the court's own again.
"""

import re
from bisect import bisect_right
from dataclasses import replace

from nlp.model import Claim, Party, Voice
from nlp.speech.passage import CLAUSE, Passage, passage_at, pattern
from nlp.speech.subjects import OTHERS, done_by, not_done_by, sides
from nlp.speech.suit import tells_of_the_suit
from nlp.speech.told import behind_own_words, is_of_a_claim, teller_in

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
_BY_REASON = re.compile("(?<![可所])以(?!下|及|后|上|前|内|来)")
_OPEN_QUOTE = re.compile(r"以[“\"][^”\"]*$")
_PARTIES = ("claimant", "appellant", "defence")
_OPINION = re.compile(
    r"^[^。；，]{0,60}?的?(?:上诉|申诉|申请|辩护|再审)?"
    r"(?:理由|主张|(?<!鉴定)(?<!检验)(?<!勘验)意见|辩解|辩称|请求|观点|诉请|事由)(?![^。；，]{0,12}(?:为|是)[：，])"
)
"""A claim told without its speaker's verb: …能够证实工程已完工的理由不能成立."""
_TOPIC = re.compile("(?:关于|对于|至于)(?:(?!问题|理由|主张|意见)[^。；])*$")
_NAMED_TOPIC = re.compile(
    r"^[^。；]{0,120}?的(?:上诉|申诉|申请|辩护|再审|再审申请|申请再审)?"
    r"(?:理由|主张|辩解|请求|观点|诉请|事由)(?![^。；，]{0,12}(?:为|是)[：，])"
)
"""关于|其享有租赁权|，可以排除执行的理由不成立: the claim runs on from where it is announced."""
_SUPPOSED = re.compile(r"即使|即便|如果|假如|若")
_OBJECTED = re.compile("有异议|持异议")
_CONVICTED = re.compile(r"(?:构成|犯)[^，。；]{1,16}罪")
_ATTENDS = re.compile("到庭|出庭")
"""Who came to court is what the court itself saw, whoever else the sentence names."""
_NOT_DONE = re.compile(
    r"(?:(?!与|和)[^，。；]){0,20}?(?P<name>(?:(?!与|和)[\u4e00-\u9fff]){1,16}?"
    r"(?:公司|[^当]局|厂|法院|高院|中院|银行|集团|委员会|政府|[支分]行|合作社|[村居]委会))"
    r"(?:[所的][^，。；与和]{0,14})?(?:并|亦|也|仍|至今|一直|均|从)?(?:未|没有|拒不)"
)
_UNPROVED = re.compile("(?:未|没有|不|无法|难以)[^，。；]{0,14}(?:证明|证实)[^，。；]*$")
"""对方未能举证证明|存在因果关系: what nobody has proved is denied, whoever ought to have proved it."""
_BECAUSE = re.compile(
    "(?:因|由于)(?:[^，。；]{1,24}的?(?:过错|违约|不当)|[^，。；]{2,36}(?:导致|造成|致使))|是因为"
)
"""因对方过错无法|获得利益, 未|登记是因为机关不办: told with its cause it is brought forward."""
_COURTS_DOING = re.compile(
    r"[ \n]*(?:[（]?[一二三四五六七八九十\d]{1,3}[）、.，．])?(?:一审|二审|原审|再审|一、二审)(?:法院|判决)在"
)
"""2.二审判决在重新计算违约金时，…: the court below is what the sentence speaks of."""
_HELD_FOR = re.compile(
    "(?<!法院)(?<!判决)(?<!裁定)不(?:应当?|能|宜|可|得)(?:被)?(?:认定|作为|视为|定性|算作|看作|当作)(?=为|是|[^，。；]{0,16}$|依据|根据)"
)
"""款项|不应认定为彩礼: what a thing is not to be taken for is denied, whoever gave it."""
_AGREED = re.compile(
    "(?<!应)(?<!应当)(?:予以|表示)(?:确认|认可)(?=[，。；]|$)|^[^，。；]{0,24}(?:(?<!不)(?<!不是)(?:属实|是事实))(?=[，。；]|$)"
)
_INDEED = re.compile("(?<!不)(?:确实|的确|确曾)[^，。；]{0,6}?(?:收|借|欠|签|用|拿|领|还|付|给|买|卖|转)")
"""对|本金五万元|予以确认, |其确实收到|货款: an answer that agrees."""
_NEXT_CLAIM = re.compile(
    r"；|，(?:被告|原告|上诉人|申请人)[^，。；]{1,30}(?:关于|主张|认为|提出)"
    r"|，(?![其并且也还亦故但]|本院|[^，。；]{0,10}(?:法院|判决|裁定|本院))[^，。；]{2,20}?(?:关于|(?<![此该项的述])主张|认为|辩称)"
    r"|，(?:而)?(?:辩护人|公诉机关|检察机关|关于|对于|其他|其余)"
)


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
    passage = passage_at(shadow, voice, start, end, start if predicate is None else predicate, parties)
    if voice.speaker == "order":
        refused = _REFUSED_REQUEST.search(passage.behind) is not None
        return _signed(_ORDERED, passage.negative or refused)
    if _is_admission(passage) and not (voice.speaker in _PARTIES and _is_anothers(passage, voice.speaker)):
        return _ADMITTED
    if voice.speaker in _COURTS:
        return _courts(passage, voice.speaker)
    if voice.speaker in _PARTIES:
        return _partys(passage, voice.speaker)
    if voice.speaker == "victim" and passage.negative:
        return Claim("party", "alleged", "negative")
    return _signed(OF[voice.speaker], passage.negative)


def _is_admission(passage: Passage) -> bool:
    """供认其…, 对指控的事实无异议: whoever reports it, the party admits it."""
    around = passage.clause[-24:] + passage.rest
    if pattern("not_admitted").search(around) or "本院" in around or "法院" in passage.text:
        return False
    if pattern("admits").search(passage.before):
        return True
    return pattern("admitted").search(passage.clause[-8:] + passage.text[passage.predicate :]) is not None


def _is_anothers(passage: Passage, speaker: str) -> bool:
    """在庭审中对方也认可|其收到货款|: what the other side concedes is brought forward by who says so."""
    of = sides(passage.parties, passage.opening, speaker)
    return done_by(passage.before + passage.text[: passage.predicate], of) == OTHERS


def _is_order(passage: Passage) -> bool:
    """判处…, 判令甲偿还…: what a court told of has decided."""
    ordering = pattern("ordering")
    if any(ordering.match(passage.text, max(0, passage.predicate - back)) for back in (0, 2)):
        return True
    return pattern("ordered_before").search(passage.clause) is not None


def _courts(passage: Passage, speaker: str) -> Claim:
    if speaker == "history" and (reason := _reason_of(passage)):
        return _partys(passage, reason)
    if pattern("meant_to_prove").search(passage.before):
        return OF["prosecutor"] if passage.by_prosecution else _partys(passage, "appellant")
    if speaker != "court" and _is_order(passage):
        return _signed(_ORDERED, passage.negative)
    if _ATTENDS.search(passage.text) or is_of_a_claim(passage):
        return _signed(OF["court"], passage.negative)
    if passage.negative and pattern("brought_nothing").search(passage.clause + passage.rest):
        return _REFUSED
    before = behind_own_words(passage)
    teller = teller_in(before, passage.text[:4])
    if teller and teller.lastgroup == "lower_court" and speaker == "lower_court":
        teller = None
    behind = _NEXT_CLAIM.split(passage.behind, maxsplit=1)[0]
    if pattern("pleaded").match(passage.behind):
        return _partys(passage, "defence")
    if teller is None:
        return _untold(passage, behind)
    if teller.lastgroup == "lower_court" and _OPINION.search(behind):
        return _opinion_of_a_finding(passage, behind)
    told = replace(passage, opening=CLAUSE.split(before[: teller.end()])[-1])
    return _told(told, str(teller.lastgroup), _verdict_on(passage, behind, before[teller.end() :]))


def _reason_of(passage: Passage) -> str:
    """Whose reason the passage is: 以“原判事实不清，|其未参与|”为由提出申诉; "" where it is none."""
    told = pattern("told_as_reason").search(passage.behind)
    quoted = _OPEN_QUOTE.search(passage.before) is not None
    if not quoted and not (told and _BY_REASON.search(passage.before[-60:])):
        return ""
    appeals = told is None or re.search("申诉|上诉|再审|异议|复议", passage.behind[told.end() :])
    return "appellant" if appeals else "claimant"


def _opinion_of_a_finding(passage: Passage, behind: str) -> Claim:
    """…关于原审认定|甲欠款|错误的理由不成立: the finding stands; …以及|其未欺诈|的理由不成立: a denial refused."""
    opinion = _OPINION.search(behind)
    verdict = _verdict(behind[opinion.end() :]) if opinion else ""
    if opinion and pattern("disputed").search(opinion.group()):
        return _signed(OF["court"], passage.negative != (verdict == "accepted"))
    return _told(passage, "party", verdict)


def _untold(passage: Passage, behind: str) -> Claim:
    """The court's own sentence, unless it calls the passage an opinion behind it."""
    opinion = _OPINION.search(behind) or (_TOPIC.search(passage.before) and _NAMED_TOPIC.search(behind))
    asked = pattern("asked").search(passage.text)
    if opinion or asked:
        verdict = _verdict(behind[opinion.end() :] if opinion else behind)
        if verdict == "rejected":
            return _DENIED if passage.negative else _REFUSED
    refused = pattern("rejected").search(CLAUSE.split(behind, maxsplit=1)[0])
    return _signed(OF["court"], passage.negative or refused is not None)


def _told(passage: Passage, teller: str, verdict: str) -> Claim:
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


def _verdict_on(passage: Passage, behind: str, before: str) -> str:
    """Behind the claim, else before it, else at its own end: 指控|甲犯诈骗罪罪名成立."""
    return _verdict(behind) or _verdict(before) or _verdict(passage.text[passage.predicate :])


def _verdict(text: str) -> str:
    """What the court's sentence says of the claim: its first word behind the claim counts."""
    rejected = pattern("rejected").search(text)
    accepted = pattern("accepted").search(text)
    if rejected is None or accepted is None:
        return "rejected" if rejected else "accepted" if accepted else ""
    return "accepted" if accepted.start() < rejected.start() else "rejected"


def _partys(passage: Passage, speaker: str) -> Claim:
    """A party's word: brought forward, conceded, or said against what others say."""
    if pattern("disputed_within").search(passage.text):
        return _DENIED
    if passage.negative:
        unproved = _UNPROVED.search(passage.clause) is not None
        alleged = not unproved and (speaker == "claimant" or _is_of_others(passage, speaker))
        return Claim("party", "alleged" if alleged else "denied", "negative")
    if pattern("disputed").search(passage.behind) or pattern("disputing").search(passage.before):
        return _DENIED
    if pattern("said_by_others").search(passage.clause) and pattern("is_wrong").search(passage.behind):
        return _DENIED
    if pattern("found_below").search(passage.before) and pattern("found_wrongly").search(passage.behind):
        return _DENIED
    if speaker == "defence" and _is_conceded(passage):
        return _ADMITTED
    return OF[speaker]


def _is_of_others(passage: Passage, speaker: str) -> bool:
    """对方公司没有验收: said of somebody else than the speaker, it is brought forward, not denied."""
    said = passage.before + passage.text[: passage.predicate]
    whose = not_done_by(said, passage.rest, sides(passage.parties, passage.opening, speaker))
    if whose and not _HELD_FOR.search(passage.clause + passage.text[passage.predicate :]):
        return whose == OTHERS
    if _HELD_FOR.search(passage.clause + passage.text[passage.predicate :]):
        return False
    if _BECAUSE.search(passage.clause + passage.rest):
        return True
    if speaker == "appellant":
        head = CLAUSE.split(passage.before, maxsplit=1)[0]
        if pattern("of_others").search(passage.clause) or _COURTS_DOING.match(head):
            return True
    subject = _NOT_DONE.match(passage.clause)
    return subject is not None and subject["name"][-4:] not in passage.opening


def _is_conceded(passage: Passage) -> bool:
    """Counsel says that it is a crime; the party says that it has no objection to this."""
    if _SUPPOSED.search(passage.clause + passage.text) or _OBJECTED.search(passage.before):
        return False
    if _AGREED.search(passage.rest) or _INDEED.search(passage.clause[-8:] + passage.rest):
        return True
    return bool(_CONVICTED.search(passage.text)) or pattern("admitted").search(passage.rest) is not None


def _signed(claim: Claim, negative: bool) -> Claim:
    if not negative:
        return claim
    standing = "denied" if claim.asserted_by == "party" else claim.standing
    return Claim(claim.asserted_by, standing, "negative")
