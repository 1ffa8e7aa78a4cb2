"""Short civil rulings (民事裁定书): withdrawal, preservation, objection to jurisdiction, retrial refused."""

from datetime import date, timedelta

from fuyuan.demo.cast import Cast
from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.documents.civil_first import CivilJudgment
from fuyuan.demo.documents.money import Amounts, court_fee
from fuyuan.demo.documents.suit import Suit
from fuyuan.demo.draft import Draft
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.model import Court
from fuyuan.demo.numerals import full_date
from fuyuan.demo.parties import RowStyle, Seat, seat, write_seat
from fuyuan.demo.tables import table


def withdrawal(suit: Suit, cast: Cast) -> Judgment:
    """The claimant withdraws; `decided` of the suit is the day of the ruling."""
    draft = _draft(suit, cast)
    slots = _slots(draft, suit)
    asked = suit.decided - timedelta(days=draft.draw.between(1, 5))
    draft.say("withdrawal_opening", asked=full_date(asked), filed=full_date(suit.filed), **slots)
    draft.say("withdrawal_reason", statutes=draft.basis("withdrawal"), **slots)
    draft.say("withdrawal_order", **slots)
    money, fee = Amounts(commas=False), court_fee(suit.owed)
    draft.say("withdrawal_costs", fee=money(fee), half=money(fee // 2), **slots)
    return _signed(draft, suit, "withdrawal", single=True)


def preservation(suit: Suit, cast: Cast) -> Judgment:
    """The debtor's accounts are frozen before the hearing."""
    draft = _draft(suit, cast)
    slots = _slots(draft, suit, "申请人", "被申请人") | {"sum": Amounts(commas=False)(suit.owed)}
    draft.say("preservation_opening", asked=full_date(suit.filed), **slots)
    keys = ("preservation", "preservation_extent", "preservation_means")
    draft.say("preservation_reason", statutes=draft.basis(*keys), **slots)
    draft.say("preservation_order", **slots)
    draft.say("preservation_effect")
    return _signed(draft, suit, "preservation", single=False)


def jurisdiction(suit: Suit, cast: Cast, *, other: Court) -> Judgment:
    """The defendant wants to be sued elsewhere, in vain."""
    draft = _draft(suit, cast)
    slots = _slots(draft, suit)
    draft.say("jurisdiction_opening", filed=full_date(suit.filed), other_court=other.short, **slots)
    statutes = draft.basis("contract_jurisdiction", "jurisdiction_objection")
    draft.say("jurisdiction_reason", statutes=statutes)
    draft.say("jurisdiction_order", **slots)
    draft.say("jurisdiction_costs", **slots)
    assert suit.court.upper is not None
    draft.say("jurisdiction_appeal", upper=suit.court.upper.short)
    return _signed(draft, suit, "jurisdiction", single=False)


def retrial_refused(
    key: str, first: CivilJudgment, second: Judgment, cast: Cast, *, filed: date, decided: date
) -> Judgment:
    """The high court refuses a retrial: parties with a chain of three roles."""
    draw, court = cast.draw.child("document", key), cast.courts.high
    number = cast.docket.case(court, filed, "民申")
    draft = Draft(cast, court, "民事裁定书", number, decided, book="rulings", draw=draw)
    suit = first.suit
    seats = (
        seat(suit.debtor, "再审申请人", "一审被告", "二审上诉人", on=decided),
        seat(suit.creditor, "被申请人", "一审原告", "二审被上诉人", on=decided),
    )
    _write_seats(draft, seats)
    slots = {"D": seats[0].name, "C": seats[1].name, "cause": first.words.cause_name}
    assert suit.court.upper is not None
    number = draft.relates(second.truth.case_number, "under_review")
    draft.say("retrial_opening", court=suit.court.upper.name, number=number, **slots)
    draft.say("retrial_grounds", **slots)
    draft.say("retrial_answer", **slots)
    statutes = draft.basis("retrial_refused", "retrial_refused_rule")
    draft.row(
        draft.phrases.say("retrial_reason", **slots) + draft.phrases.say("retrial_basis", statutes=statutes)
    )
    draft.say("retrial_order", **slots)
    Bench.drawn(court, decided, draw, lay=False).sign(draft)
    return draft.finish(
        key, f"{seats[0].name}、{seats[1].name}{first.words.cause_name}再审审查与审判监督民事裁定书"
    )


def _draft(suit: Suit, cast: Cast) -> Draft:
    draw = cast.draw.child("document", suit.key)
    number = cast.docket.case(suit.court, suit.filed, "民初")
    return Draft(cast, suit.court, "民事裁定书", number, suit.decided, book="rulings", draw=draw)


def _slots(draft: Draft, suit: Suit, claims: str = "原告", answers: str = "被告") -> dict[str, str]:
    on = suit.decided
    seats = (seat(suit.creditor, claims, on=on), seat(suit.debtor, answers, on=on, lawyers=0))
    _write_seats(draft, seats)
    cause = table("causes")[suit.cause]["name"]
    return {"C": seats[0].name, "D": seats[1].name, "cause": cause}


def _write_seats(draft: Draft, seats: tuple[Seat, ...]) -> None:
    style = RowStyle.drawn(draft.draw)
    for place in seats:
        write_seat(draft, place, style)


def _signed(draft: Draft, suit: Suit, what: str, *, single: bool) -> Judgment:
    Bench.drawn(suit.court, suit.decided, draft.draw, single=single).sign(draft)
    names = f"{suit.creditor.name}与{suit.debtor.name}{table('causes')[suit.cause]['name']}"
    endings = {
        "withdrawal": "一审民事裁定书",
        "preservation": "财产保全民事裁定书",
        "jurisdiction": "管辖民事裁定书",
    }
    return draft.finish(suit.key, names + endings[what])
