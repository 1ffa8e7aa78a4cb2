"""Which parties an order names: by name, by collective (二被告, 各原告) or by a role that one party alone has (原告).

A name that the header does not have is not guessed at, except behind a role that one party alone has, where it reads
like that party's (原告金城公司, 被告青山机械厂 misspelt): a wrong link names the wrong person.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from nlp.lexicon import alternation
from nlp.model import Party
from nlp.numerals import integer
from nlp.signed_names import NAME, SignedNames

MOST = 300
_ADDRESS_LINE = re.compile(r"[^。；：\n]{0,300}：")
_OWN_INSOLVENCY = frozenset({"申请人", "债务人"})
AMBIGUOUS = -1
"""Two parties are printed alike: an order that names them so is tied to neither."""
ALIKE = 0.75
"""Share of the shorter name found in order in the other: 宾馆 for 旅馆 passes, another company of the town does not."""
_ROLES = (
    "再审申请人|被申请执行人|申请执行人|被申请人|申请人(?!民)|被执行人|被告人|被告单位|被告|原告|被上诉人|上诉人"
    "|起诉人|异议人|债务人|被保全人|被处罚人|被罚款人|被拘留人"
)
_EVERY = frozenset({"各", "全部", "所有", "全体"})
_BRACKET = r"(?:（[^（）]{2,24}）)?"
_NAMED = re.compile(
    rf"(?P<name>{NAME})|(?<!第)(?P<count>[一二两三四五六七八九十]{{1,2}}|\d{{1,2}}|{alternation(_EVERY)})[名位个]?"
    rf"(?P<role>{_ROLES})(?!人)"
    rf"|(?<!失信)(?P<one>{_ROLES})(?P<bracket>{_BRACKET})[ ：]?"
    rf"(?!{_BRACKET}[ ：]?{NAME})(?P<printed>[^，。；：、\n]{{0,40}})"
)
_BARE = re.compile(
    r"(?:$|[“的于应在向与和及对支给交偿返归退赔赎缴履负承协配提撤停立继自须有享处名所之就可均不没未已是为限因至作依按计另先将由共互本上上述其负责存破进重实纳列采予拒])"
)
_SUM = re.compile(
    r"(?:各项?|人民币|\d|[货借欠]款|工程款|租金|本金|利息|违约金|[保押定]证?金|(?:经济)?损失|医疗费|剩余|一次性|工资|劳务|加班|补偿|精神|服务费)"
)
"""返还原告货款: a sum follows the role, no name."""
_ENDS = re.compile(
    r"[^，。；、]{2,40}?(?:公司|集团)|[^，。；、]{2,30}?(?:厂|店|中心|医院|学校|大学|银行|合作社|委员会|政府|局|所|部|社|行|队|场|会)"
)
_FORM = re.compile(r"股份|有限|责任|公司|集团|（[^（）]*）|分公司")
_MASK = "某×xX*甲乙丙丁"


class People:
    """Looks parties up in the text of the orders."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.parties = tuple(parties[:MOST])
        names: dict[str, int] = {}
        other: dict[str, int] = {}
        for i, party in enumerate(self.parties):
            _name(names, party.name.value, i)
            for found in (*party.aliases, *party.short_names):
                _name(other, found.value, i)
        self._by_name = other | names
        self._signs = SignedNames(self._by_name, not_before=_MASK, counted=True)

    def signed(self, text: str) -> str:
        """The text with the parties' names signed, so that a number in a name (三元食品) is no number."""
        return self._signs.signed(text)

    def named(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """(party, place) in order of the text."""
        found: list[tuple[int, int]] = []
        place, signed = start, self.signed(text)
        while match := _NAMED.search(signed, place, end):
            place = match.end()
            if match["name"]:
                party = self._by_name[next(self._signs.named(match["name"]))]
                found += [(party, match.start())] if party != AMBIGUOUS else []
            elif match["role"]:
                found += [(p, match.start()) for p in self._collective(match["role"], match["count"])]
            else:
                found += [(p, match.start()) for p in self._single(match)]
                place = match.start("printed")
        return found

    def side(self, name: str) -> tuple[int, ...]:
        """The parties of that side."""
        return tuple(i for i, p in enumerate(self.parties) if p.side == name)

    def addressed(self, text: str) -> tuple[int, ...]:
        """The respondents a letter is written to (甲、乙：…), all where none is."""
        against = self.side("respondent")
        written_to = (p for p in against if _ADDRESS_LINE.match(text, self.parties[p].name.end))
        return tuple(written_to) or against

    def sole_debtor(self) -> tuple[int, ...]:
        """The one party that an enforcement or an insolvency is brought against; nobody where there are more.

        Who asked for its own insolvency is the only party of its paper, its administrator aside.
        """
        debtors = self.side("respondent")
        others = [i for i, p in enumerate(self.parties) if not p.name.value.endswith("管理人")]
        if not debtors and len(others) == 1 and self.parties[others[0]].roles[0] in _OWN_INSOLVENCY:
            return tuple(others)
        return debtors if len(debtors) == 1 else ()

    def _in_role(self, role: str) -> tuple[int, ...]:
        """Those whose present role it is, failing those any role of their chain."""
        present = tuple(
            i for i, p in enumerate(self.parties) if any(r == role or r.endswith(role) for r in p.roles[:1])
        )
        return present or tuple(
            i for i, p in enumerate(self.parties) if any(r.endswith(role) for r in p.roles)
        )

    def _collective(self, role: str, count: str) -> tuple[int, ...]:
        """All of that role, only if the number said fits."""
        same = self._in_role(role)
        return same if count in _EVERY or integer(count) == len(same) else ()

    def _single(self, match: re.Match[str]) -> tuple[int, ...]:
        """The one party of that role, said bare or by a name that reads like its own."""
        same = self._in_role(match["one"])
        if len(same) != 1:
            return ()
        printed = match["printed"]
        if _BARE.match(printed) or _SUM.match(printed):
            return same
        name = _ENDS.match(printed)
        return same if name and alike(name.group(), self.parties[same[0]].name.value) else ()


def _name(names: dict[str, int], name: str, party: int) -> None:
    """Enter a name of two characters or more, ambiguous where another party bears it too."""
    if len(name) > 1:
        names[name] = party if names.get(name, party) == party else AMBIGUOUS


def alike(printed: str, name: str) -> bool:
    """Whether a printed name may be a short or misspelt form of the other, legal form aside; a branch is another."""
    if printed.endswith("公司") and printed != name and name.startswith(printed):
        return False  # its branch
    one, other = _FORM.sub("", printed), _FORM.sub("", name)
    if min(len(one), len(other)) < 2:
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks) >= ALIKE * min(len(one), len(other))
