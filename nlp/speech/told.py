"""Whom the court's own sentence tells of before a passage, and where it speaks for itself again.

青山公司主张其未收货款，|可见… tells of the company until 可见; a claim that is only named (关于…的主张，), judged
or brought before the court (提出鉴定申请) tells nothing.
"""

import re
from functools import cache

from nlp.lexicon import table
from nlp.speech.passage import CLAUSE, Passage, pattern

_OF_A_REQUEST = re.compile("(?:诉请|请求|主张|理由|意见|辩解|申请|抗辩)(?:[^，。；提称认]{0,4}|缺乏.*)$")
"""王某该项诉请|不符合法律规定: what a request is worth is the court's word."""
_QUOTED = re.compile("^[^“”]*”|“[^“”]*”|(?:规定|约定|载明|写明|记载|注明)[^“”，。]{0,8}“[^“”]*$")
"""Statutes and contracts quoted: who speaks in them is nobody of this case."""
_ANSWERED = re.compile("[\n ]?(?:对此|本院认为|经审查|经查)")
"""王某称其持有收据，但|没有提交。对此，…: the whole sentence before the court's answer is told."""
_SO = re.compile("因此|所以|故")
_JUDGES = re.compile(
    "本院|[不应予](?:予|以)(?:采|支持|认定|确认|准许)|不能?成立|不足|缺乏|没有[^，。；]{0,8}依据|证据|依法"
)
"""原告称未约定条件，因此|被告应还款: the consequence is the teller's unless the court judges in the sentence."""
_ASKING = re.compile("请求|要求|诉请")
_ASKS_ON = re.compile(
    "(?:并|及|且|或|由|依法|判[令决]|[支给交]付|[返归偿退]还|赔偿|补偿|承担|确认|解除|撤销|驳回|停止|继续|办理|移送|改判|将|按)"
)
"""Somebody asks for one thing and, in the clauses that begin so, for another."""
_NAMED = re.compile(
    "(?:的|该项|此项|上述|这一)(?:上诉|再审|申请|诉讼|反诉)?(?:主张|抗辩|理由|意见|请求|辩解)，$"
)

_OF_A_NOUN = re.compile("的(?![^，]*(?:事实|情况|理由|意见|问题)，)[^，]*，")
"""其主张的第五笔借款，|系旧账: the thing claimed is named."""
_LISTED = re.compile("(?:判令|依法|法院|本院|确认)*：")
"""请求判令：1、…；|2、…: a list runs to its end."""
_STORY = re.compile(
    "(?:^|，)(?:\\d{4}年|同[年月日]|当[日天晚]|次[日年]|随后|之后|期间|其间|\\d{1,2}[月日时])[^，]{0,30}(?:，[^，]{0,40}){0,3}$"
)
_IN_COURT = re.compile("庭|诉|答辩|质证|申请|审")
"""次日，甲向乙提出借款，|乙同意: what was said then is part of what is found, unless it was said in court."""


@cache
def _retold() -> re.Pattern[str]:
    words = table("speakers")
    told = "|".join(f"(?P<{who}>{'|'.join(wordings)})" for who, wordings in words["retold"].items())
    for name, exception in words["retold_except"].items():
        told = told.replace(f"{{{name}}}", exception)
    return re.compile(told)


def is_of_a_claim(passage: Passage) -> bool:
    """王某该项诉请|不合法, |缺乏依据, |提出鉴定申请: the court says what a claim is worth and that it was brought."""
    if _OF_A_REQUEST.search(passage.text[: passage.predicate]):
        return True
    if pattern("takes_up").match(passage.text) or pattern("is_verdict").match(passage.text):
        return True
    if "本院" in passage.text[:12]:
        return True
    is_act = pattern("is_act").search(passage.text) is not None
    return is_act and _retold().search(CLAUSE.split(passage.before)[-1]) is None


def behind_own_words(passage: Passage) -> str:
    """What stands behind the last words with which the court speaks for itself again; 因 may be the passage's first."""
    before = _QUOTED.sub("", passage.before)
    first = passage.text[:1].replace("但", "")
    own = [m.end() for m in pattern("own_again").finditer(before + first)]
    own += [m.end() for m in pattern("closed").finditer(before)]
    judged = _JUDGES.search(passage.text + passage.behind) is not None
    if not _is_within_a_claim(passage):
        own += [
            m.end() for m in pattern("but_again").finditer(before) if judged or not _SO.fullmatch(m.group())
        ]
    return before[max(own) :] if own else before


def _is_within_a_claim(passage: Passage) -> bool:
    """…，故|其不应还款|的主张不成立, …，但|未动手|，不予采纳: a claim named or judged as a whole."""
    if _ANSWERED.match(passage.following):
        return True
    if pattern("judged_whole").search(passage.behind) or _ASKING.search(passage.clause + passage.text):
        return True
    return pattern("named_behind").match(passage.text[passage.predicate :][-3:] + passage.behind) is not None


def teller_in(before: str, first: str) -> re.Match[str] | None:
    """Who is told of: the first party or prosecutor, for what a court below is told to have said is mostly theirs."""
    asks = pattern("asks_somebody")
    tellers = [
        t
        for t in _retold().finditer(before)
        if not asks.search(t.group()) and not _is_over(before, t, first) and not _is_story(before, t)
    ]
    arguing = (t for t in tellers if t.lastgroup != "lower_court")
    return next(arguing, tellers[0] if tellers else None)


def _is_over(before: str, teller: re.Match[str], first: str) -> bool:
    """王某的该项抗辩，|符合约定|: a claim named is not told. 王某否认签名，|二审认定: a denial ends with its clause."""
    if teller.group().endswith(("主张", "所提", "称")) and _OF_A_NOUN.match(before, teller.end()):
        return True
    if teller.group().endswith(("否认", "承认")):
        return "，" in before[teller.end() :]
    if _LISTED.match(before, teller.end()):
        return False
    if teller.group().endswith(("请求", "要求")) and "，" in before[teller.end() :]:
        return _ASKS_ON.match(before[before.rindex("，") + 1 :] + first) is None
    return _NAMED.search(before[max(0, teller.start() - 12) : teller.end() + 1]) is not None


def _is_story(before: str, teller: re.Match[str]) -> bool:
    """Whether somebody is told to have said it when it happened, not in this suit."""
    if teller.lastgroup != "party":
        return False
    told = before[: teller.end()]
    return _STORY.search(told) is not None and _IN_COURT.search(told) is None
