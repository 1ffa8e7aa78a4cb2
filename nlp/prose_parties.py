"""Parties of a document without a party list: 被告人甲、乙贩卖毒品一案 · 原告某行与被告某某借款合同纠纷一案.

Nothing but the sentence says where the last name ends, so it is cut where an offence or a cause of action begins,
or at 因, 犯, 等, 与; what cannot be cut is left out rather than guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.bare_parties import bare_parties, is_name
from nlp.lexicon import alternation, table
from nlp.names import names_within
from nlp.offences.names import offence_starts_at
from nlp.organisations import ends_like_organisation
from nlp.roles import role_at, role_places, side_of
from nlp.spans import Found

_CASE = re.compile(r"[^。\n]{0,400}?(?:一案|案)(?=[，。、（]|不服|中|进行|于|由|向|经|，|的)")
_RUN = re.compile(r"[\u3400-\u9fff·A-Za-z0-9×*（）]+(?:、[\u3400-\u9fff·A-Za-z0-9×*（）]+)*")
_CAUSES = alternation(w for w in table("causes")["openings"] if w != "公司")
_PUNISHED = r"罚金|没收(?:个人)?(?:部分|全部)?财产|责令退赔|追缴|(?:刑事)?涉财产|仲裁|公证债权|非诉"
"""What an enforcement paper enforces where no cause of action stands (被执行人某某罚金一案)."""
_CUT = re.compile(
    rf"因|犯|涉嫌|诉|以(?=被|其|不能|未|无)|被(?=申请|执行|告|上诉)|不(?=[能服足])|未(?=[按履能在])|等|为|对|根据|依据|的(?=申请|起诉|请求)|一?案$|{_PUNISHED}|{_CAUSES}|[一二三四五六七八九十]{{1,3}}人"
    r"|(?<=公司)(?=(?:(?!公司|支行|分行|营业部|部|厂)[\u3400-\u9fff、]){4,16}?纠纷)"
    r"|公司(?=[^，。]{0,8}纠纷)(?<![限任份总分子团]公司)"
)
_INSOLVENT = re.compile(
    r"(?:受理|申请|宣告|终结)了?(?:(?:申请人)?(?P<mover>(?!裁定|受理|宣告)[\u3400-\u9fff·（）]{2,40}?)对)?(?:债务人|被申请人)?"
    r"(?P<name>(?!裁定|受理|宣告)(?:(?!对)[\u3400-\u9fff（）]){2,40}?(?:公司|厂|合作社|企业|中心|学校|医院))的?"
    r"(?:破产|重整|预重整|和解|强制清算)"
)
"""Notices of insolvency name the debtor by what is opened over it (裁定受理某某公司破产清算一案), some who applied
(受理甲公司对乙公司的破产清算申请)."""
_MASKED = re.compile(r"[\u3400-\u9fff]{1,2}(?:某{1,2}[甲乙丙丁戊己0-9]?|[×xX*]{1,3})")
_NO_NAME = re.compile("申请|不服|请求|起诉|提起|裁定|受理|宣告|一?案")
_LONGER_WORD = re.compile("身|寿|格权|民(?:法院|检察|政府|银行|医院|币)")
"""申请执行|人身损害赔偿: the role's last character begins the next word."""
NAME = range(2, 5)


@dataclass(frozen=True, slots=True)
class ProseParty:
    """A party named in the sentence that opens the document."""

    roles: tuple[str, ...]
    side: str
    name: Found


def prose_parties(
    shadow: str, begin: int, *, criminal: bool, enforcement: bool = False
) -> Iterator[ProseParty]:
    """Parties of the first sentence that speaks of a case."""
    for sentence in _CASE.finditer(shadow, begin, begin + 3000):
        found = list(_named(shadow, *sentence.span(), criminal))
        known = {party.name.value for party in found}
        found += [
            ProseParty((role,), side_of(role), name)
            for role, name in bare_parties(shadow, *sentence.span(), _cut, enforcement=enforcement)
            if name.value not in known and role_at(shadow, name.start, name.end, criminal=criminal) is None
        ]
        if found:
            yield from sorted(found, key=lambda party: party.name.start)
            return
    yield from _insolvent(shadow, begin, begin + 3000)


def _named(shadow: str, start: int, end: int, criminal: bool) -> Iterator[ProseParty]:
    seen: set[str] = set()
    for place in role_places(shadow, start, end, criminal=criminal):
        role = role_at(shadow, place, end, criminal=criminal)
        if role is None or role.is_authority or _LONGER_WORD.match(shadow, role.end):
            continue
        for name in _names(shadow, role.end, end, criminal):
            if name.value not in seen:
                seen.add(name.value)
                yield ProseParty(role.roles, role.side, name)
    for party in _insolvent(shadow, start, end):
        if party.name.value not in seen:
            yield party


def _insolvent(shadow: str, start: int, end: int) -> Iterator[ProseParty]:
    """Over whom an insolvency is opened, declared or closed."""
    seen: set[str] = set()
    for match in _INSOLVENT.finditer(shadow, start, end):
        for role, group in (("申请人", "mover"), ("债务人", "name")):
            if not match[group]:
                continue
            name = Found(match[group], *match.span(group))
            if name.value in seen or (group == "mover" and not is_name(name.value)):
                continue
            if role_at(shadow, name.start, end, criminal=False) is None:
                seen.add(name.value)
                yield ProseParty((role,), side_of(role), name)


def _names(shadow: str, place: int, end: int, criminal: bool) -> Iterator[Found]:
    run = _RUN.match(shadow, place, end)
    if run is None:
        return
    for part in names_within(run.group(), run.start()):
        if role_at(shadow, part.start, end, criminal=criminal):
            return  # 申请执行人甲与被执行人乙: the next role begins its own names
        name = _cut(shadow, part)
        if name is not None:
            yield name
        if name is None or name.end < part.end:
            return


def _cut(shadow: str, part: Found) -> Found | None:
    """The name at the head of the part."""
    if _NO_NAME.match(part.value):
        return None
    ends = [length for length in NAME if offence_starts_at(shadow, part.start + length)]
    cut = _CUT.search(part.value, 2)
    ends += [cut.start()] if cut else []
    length = min(ends, default=len(part.value))
    masked = _MASKED.match(part.value)
    if masked and not ends_like_organisation(part.value[:length]):
        length = masked.end()
    elif not ends and length not in NAME and not ends_like_organisation(part.value):
        return None
    return Found(part.value[:length], part.start, part.start + length)
