"""Who did not do it, in a party's own negative.

青山公司上诉称，|柳青山未交付设备| brings something forward, |其未收货款| denies. A clause without a subject
goes on with the one before it (柳青山延期交付，|后又拒不返还|). What somebody is or has not (没有恶意, 并非) is
said against a claim whoever it is said of; what the other side or a court left undone is brought forward.
"""

import re
from dataclasses import dataclass

from nlp.model import Party

OWN, OTHERS = "own", "others"
_BACK = 5
"""Clauses of its sentence that a passage may take its subject from."""
_AHEAD = 16
"""Characters a clause may have before its subject: 而且，2015年3月借款到期后柳青山未…."""
MOST = 300
"""Parties looked for in a claim's words; a forged header must not make every claim a search among thousands."""
_CLAUSES = re.compile("[，；]")
_TOLD = re.compile("：|(?:称|认为|主张|提出)，?")
"""Behind it begins what is said; whoever said it is its subject no more than anybody else."""
_NO_SUBJECT = re.compile("[向与和对由给将把被据从以同跟为于及、让使称认按依]$")
_OTHER_ROLES = re.compile(
    "(?:被上诉人|被申请人|对方|(?:本案)?(?:[一二原]审|一、二审|二审)(?:法院|判决|裁定)?|[^，。；]{0,8}(?:法院|高院|中院)|仲裁)"
)
_OWN_ROLES = re.compile("(?:本人|我(?:方|公司|行|们)?|(?<!被)上诉人|再审申请人|(?<!被)申请人)")
_UNDONE = re.compile("(?:未(?!收|欠|有|必|遂)|没有|没(?!有)|拒不|拒绝|不予|怠于)[^，。；]{0,26}$")
_IS_NOT = re.compile(
    "^[^，。；]{0,24}?(?:故意|关系|义务|责任|权利|权限|资格|往来|可能|必要|依据|联系|过错|行为|事实|意思表示|损失)(?=[，。；]|$)"
)


@dataclass(frozen=True, slots=True)
class Sides:
    """Names of the speaker's own and of the other side."""

    own: tuple[str, ...]
    others: tuple[str, ...]


def sides(parties: tuple[Party, ...], opening: str, speaker: str) -> Sides:
    """Who speaks is named where he takes the word; without a name an appellant is the claimant here.

    Nobody where accused stand together against a charge: what one did not do is denied by the other too.
    """
    parties = parties[:MOST]
    if any("被告人" in role for p in parties for role in p.roles):
        return Sides((), ())
    named = [p for p in parties if any(name in opening for name in _names(p))]
    at = {p.side for p in named} or {"claimant" if speaker == "appellant" else "respondent"}
    others = [p for p in parties if p.side not in at]
    return Sides(
        tuple(name for p in named for name in _names(p)), tuple(name for p in others for name in _names(p))
    )


def _names(party: Party) -> tuple[str, ...]:
    return (party.name.value, *(short.value for short in party.short_names))


def not_done_by(before: str, rest: str, of: Sides) -> str:
    """`OTHERS` where the other side or a court left it undone, `OWN` for the speaker, "" where neither can be seen."""
    if not of.others:
        return ""
    clauses = _CLAUSES.split(_TOLD.split(before)[-1])
    whose = _of_clauses(clauses, of)
    if whose == OTHERS and (_UNDONE.search(clauses[-1]) is None or _is_state(clauses[-1], rest)):
        return ""
    return whose


def done_by(before: str, of: Sides) -> str:
    """Whose doing the last clause is, by its own subject or that of the clauses before it."""
    return _of_clauses(_CLAUSES.split(before), of) if of.others else ""


def _of_clauses(clauses: list[str], of: Sides) -> str:
    return next((w for clause in reversed(clauses[-_BACK:]) if (w := _subject(clause, of))), "")


def _is_state(clause: str, rest: str) -> bool:
    """没有|恶意逃避债务的故意: something somebody has not, no act."""
    return clause.endswith(("没有", "没")) and _IS_NOT.match(rest) is not None


def _subject(clause: str, of: Sides) -> str:
    """Whose name stands as the subject of the clause: the first one, near its beginning and behind no preposition."""
    found = [
        (clause.find(name), -len(name), whose)
        for whose, names in ((OWN, of.own), (OTHERS, of.others))
        for name in names
    ]
    for whose, roles in ((OTHERS, _OTHER_ROLES), (OWN, _OWN_ROLES)):
        role = roles.search(clause)
        found.append((role.start() if role else -1, 0, whose))
    place, _, whose = min(((at, size, who) for at, size, who in found if at >= 0), default=(-1, 0, ""))
    if place < 0 or place > _AHEAD or _NO_SUBJECT.search(clause[:place]):
        return ""
    return whose
