"""`fuyuan_causes`: sets `causes`, what the case is about by the official lists (案由).

Read from the sentence that opens the case (…民间借贷纠纷一案), else from the title line; of a criminal document the
offences it decides on, else those charged. Where no cause of a list is stated there is none: nothing is guessed from
facts.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.causes import LONGEST, causes_before
from nlp.components.parties import is_criminal
from nlp.model import Cause
from nlp.near import matches_near
from nlp.offences.names import offence_names
from nlp.reading import Reading, reading
from nlp.spans import Found

_CASE = re.compile(
    r"(?:纠纷)?(?:罪)?(?:管辖权?异议|管辖权?争议|(?:诉[前讼]|诉中)?财产保全|先予执行|申请再审|再审)?(?:[一二两三四五六七八九十]|\d{1,3}|等|系列)?案(?!由|号|件|外|涉|情|卷|例)"
)
BEFORE, BEHIND = 24, 4
"""Characters of it before its 案 and behind, at most."""
_STATED = re.compile(r"案由(?:是|为|：|系)[ ]{0,2}[“\"]?")
_TITLE_END = re.compile(
    r"(?:案)?(?:(?:第?[一二三]审|再审|申请再审|申请|复议|审查|审判监督|执行实施类?|执行审查类?|首次执行|恢复执行|执行|特别程序|其他|非诉执行)+)?"
    r"(?:民事|行政|执行|赔偿|国家赔偿)?(?:判决书|裁定书|决定书|调解书|通知书|支付令)"
)
FARTHEST = 1500
"""Characters of the procedure in which the case is named."""
LONG = 6
"""Characters from which on a name is told apart from the tail of another (民间借贷纠纷, 买卖合同纠纷)."""
_PARTS = re.compile(
    r"(?:[）、，。：；“”\"\n 与及和暨诉因就为由]|之间|关于|申请|提起|的|等|公司|银行|支行|分行|[政府局院厂店部会])$"
)
_ADMINISTRATIVE = ("administrative", "civil")
_CIVIL = ("civil", "administrative")
_COMPENSATION = ("compensation", "administrative", "civil")


@Language.component("fuyuan_causes")
def read_causes(doc: Doc) -> Doc:
    """Set the causes."""
    state = reading(doc)
    if state.is_judgment:
        state.causes = tuple(_offences(state) if is_criminal(state) else _listed(state))
    return doc


def _offences(state: Reading) -> Iterator[Cause]:
    """Each offence once, at its first place: the convictions, else the charges."""
    decided = [o for o in state.offences if o.asserted_by == "court" and o.polarity == "positive"]
    seen: set[str] = set()
    for offence in decided or [o for o in state.offences if o.polarity == "positive"]:
        if offence.offence.value not in seen:
            seen.add(offence.offence.value)
            yield Cause(offence.offence.value, "criminal", 0, offence.offence)


def _listed(state: Reading) -> Iterator[Cause]:
    kinds = _kinds(state)
    seen: set[str] = set()
    for place in _places(state):
        whole = place + 2 if state.shadow.startswith("纠纷", place) else place
        found = causes_before(state.shadow, whole, kinds) or causes_before(state.shadow, place, kinds)
        if found and not _is_whole(state, found[0][0], found[0][1]):
            continue  # 股权投资合同纠纷 ends like 合同纠纷 and is another
        if not found and (offences := list(_offences_before(state.shadow, place))):
            yield from offences
            return
        for start, stop, cause in found:
            if cause.name not in seen:
                seen.add(cause.name)
                yield Cause(
                    cause.name, cause.kind, cause.number, Found(state.shadow[start:stop], start, stop)
                )
        if found:
            return


def _is_whole(state: Reading, start: int, end: int) -> bool:
    """Whether a short name is not the tail of a longer one: a party's name or a word that parts them stands before."""
    if end - start >= LONG or _PARTS.search(state.shadow, max(0, start - 4), start):
        return True
    shorts = (a.short.value for a in state.abbreviations)
    names = (*(p.name.value for p in state.parties), *shorts)
    return any(state.shadow.endswith(name, 0, start) for name in names if len(name) > 1)


def _offences_before(shadow: str, place: int) -> Iterator[Cause]:
    """因诈骗一案, 盗窃罪一案: what the list of offences has, where 因, 犯 or 罪 says that it is one."""
    for start in range(max(0, place - LONGEST), place - 1):
        if shadow[start:place] in offence_names() and (
            shadow[start - 1 : start] in ("因", "犯") or shadow[place] == "罪"
        ):
            name = shadow[start:place] + "罪"
            yield Cause(name, "criminal", 0, Found(name, start, place + (shadow[place] == "罪")))
            return


def _kinds(state: Reading) -> tuple[str, ...]:
    heading = state.document_type.value if state.document_type else ""
    number = state.case_number.printed.value if state.case_number else ""
    if ("赔" in number and "行赔" not in number) or heading.startswith(("国家赔偿", "赔偿")):
        return _COMPENSATION
    return _ADMINISTRATIVE if heading.startswith("行政") or "行" in number else _CIVIL


def _places(state: Reading) -> Iterator[int]:
    """Where a cause may end: before 一案 of the sentence that opens the case, behind 案由是, at the title's end."""
    begin = next((s.start for s in state.sections if s.name in ("procedure", "claim")), state.heading_end)
    for match in matches_near(
        _CASE, ("案",), state.shadow, begin, begin + FARTHEST, before=BEFORE, behind=BEHIND
    ):
        yield match.start()
    for match in _STATED.finditer(state.shadow, begin, begin + FARTHEST):
        stop = re.compile(r"[，。；”\"\n]").search(state.shadow, match.end())
        if stop:
            yield stop.start()
    for match in _TITLE_END.finditer(state.shadow, 0, state.heading_start):
        yield match.start()
