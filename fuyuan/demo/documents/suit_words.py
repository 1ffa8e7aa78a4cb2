"""The words that fill the slots of a civil judgment: names as this document writes them, amounts, dates, rates."""

from fuyuan.demo.documents.money import Amounts, market_rate
from fuyuan.demo.documents.suit import Suit
from fuyuan.demo.draw import Draw
from fuyuan.demo.model import Party
from fuyuan.demo.naming import Naming
from fuyuan.demo.numerals import FEN, full_date
from fuyuan.demo.parties import Seat, seat
from fuyuan.demo.phrases import Phrases

_JOBS = ("操作工", "仓库管理员", "叉车驾驶员", "会计", "质检员", "销售")
_DATES = ("agreed", "settled", "due", "overdue", "filed")
_PRESERVATION_FEE = 5_000 * FEN
"""The ceiling of 《诉讼费用交纳办法》 art. 14."""


class SuitWords:
    """Seats, names and slots of one suit."""

    def __init__(self, suit: Suit, draw: Draw) -> None:
        self.suit, self._draw = suit, draw
        self.causes = Phrases("causes", draw.child("causes"))
        self.creditor = seat(suit.creditor, "原告", on=suit.decided, identifier=suit.shows_identifiers)
        self.defendants = tuple(self._defendant(party) for party in suit.defendants)
        self.naming = Naming([self.creditor, *self.defendants], draw)
        self.money = Amounts(commas=draw.chance(0.2))
        self.slots = self._slots()

    def _defendant(self, party: Party) -> Seat:
        suit = self.suit
        lawyers = 0 if self.is_absent(party) else int(party is suit.guarantor or self._draw.chance(0.7))
        return seat(party, "被告", on=suit.decided, lawyers=lawyers, identifier=suit.shows_identifiers)

    def is_absent(self, party: Party) -> bool:
        """Whether a defendant stays away; a guarantor comes only to dispute the guarantee."""
        if party is self.suit.guarantor:
            return not self.suit.guarantee_disputed
        return self.suit.defence == "absent"

    @property
    def debtor(self) -> Seat:
        """The first defendant."""
        return self.defendants[0]

    @property
    def cause_name(self) -> str:
        """案由."""
        return str(self.causes.entry(f"{self.suit.cause}.name"))

    def cause(self, part: str) -> str:
        """A wording of this cause of action, filled in."""
        return self.causes.say(f"{self.suit.cause}.{part}", **self.slots)

    def _slots(self) -> dict[str, str]:
        suit, short, money = self.suit, self.naming.short, self.money
        rate = market_rate(suit.overdue, suit.decided)
        claimed = market_rate(suit.overdue, suit.decided, factor="的1.5倍") if suit.interest_reduced else rate
        slots = {field: full_date(getattr(suit, field)) for field in _DATES}
        slots |= {"c": short(self.creditor), "C": self.creditor.name}
        slots |= {"d": short(self.debtor), "D": self.debtor.name}
        slots["all_D"] = "、".join(place.name for place in self.defendants)
        slots["pledge"] = self._draw.one_of(("保证合同", "最高额保证合同", "担保函"))
        slots |= {"total": money(suit.total), "paid": money(suit.paid), "owed": money(suit.owed)}
        slots |= {"item": suit.item, "premises": suit.premises, "job": self._draw.one_of(_JOBS)}
        slots |= {"rate": rate, "claimed_rate": claimed, "frozen": money(suit.owed)}
        slots |= {"fee": money(_PRESERVATION_FEE)}
        slots["loan_number"] = f"LD{suit.agreed:%Y%m%d}{self._draw.between(1, 99):02d}"
        if suit.guarantor:
            slots |= {"g": short(self.defendants[-1]), "G": self.defendants[-1].name}
        if suit.head:
            slots |= {"h": short(self.defendants[1]), "H": self.defendants[1].name}
        return slots
