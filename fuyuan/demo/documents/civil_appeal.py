"""Civil judgment of second instance (民事判决书, 民终): the debtor loses again, or a guarantor is released.

A release takes down one item of the first order and leaves the rest, which is what a reader of the graph has to see:
the line from guarantor to debt must fall, the debtor's must stay."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from fuyuan.demo.cast import Cast
from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.documents.civil_first import CivilJudgment
from fuyuan.demo.documents.money import court_fee
from fuyuan.demo.draft import Draft
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.naming import Naming, Quotation
from fuyuan.demo.numerals import chinese, full_date
from fuyuan.demo.parties import RowStyle, Seat, seat, write_seat
from fuyuan.demo.statutes import provision, written

AppealOutcome = Literal["upheld", "guarantor_released"]


@dataclass(frozen=True, slots=True)
class CivilAppeal:
    """Fixed before a word is written. The guarantor appeals if it is to be released, else the debtor."""

    key: str
    first: CivilJudgment
    filed: date
    decided: date
    outcome: AppealOutcome


@dataclass(frozen=True, slots=True)
class _Words:
    appellant: Seat
    respondent: Seat
    others: tuple[Seat, ...]
    naming: Naming
    slots: dict[str, str]
    in_vain: dict[str, str]


def civil_appeal(plan: CivilAppeal, cast: Cast) -> Judgment:
    """Write the judgment."""
    draw = cast.draw.child("document", plan.key)
    court = plan.first.suit.court.upper
    assert court is not None, f"{plan.key}: there is no court above {plan.first.suit.court.name}"
    number = cast.docket.case(court, plan.filed, "民终")
    draft = Draft(cast, court, "民事判决书", number, plan.decided, book="civil_appeal", draw=draw)
    bench = Bench.drawn(court, plan.decided, draw, lay=False)
    words = _words(draft, plan)
    _write_opening(draft, plan, words)
    _write_pleas(draft, plan, words)
    _write_first_instance(draft, plan, words)
    _write_facts(draft, plan, words)
    _write_decision(draft, plan, words)
    bench.sign(draft)
    title = f"{words.appellant.name}与{words.respondent.name}{plan.first.words.cause_name}二审民事判决书"
    return draft.finish(plan.key, title)


def _words(draft: Draft, plan: CivilAppeal) -> _Words:
    suit, on = plan.first.suit, plan.decided
    released = plan.outcome == "guarantor_released"
    appealing = suit.guarantor if released else suit.debtor
    assert appealing is not None, f"{plan.key}: no guarantor could be released"
    appellant = seat(appealing, "上诉人", "原审被告", on=on)
    respondent = seat(suit.creditor, "被上诉人", "原审原告", on=on)
    others = tuple(
        seat(party, "原审被告", on=on, lawyers=0) for party in suit.defendants if party is not appealing
    )
    naming = Naming([appellant, respondent, *others], draft.draw)
    style = RowStyle.drawn(draft.draw)
    for place in (appellant, respondent, *others):
        write_seat(draft, place, style, short=naming.short_or_none(place))
    slots = _slots(draft, plan, naming, (appellant, respondent, *others))
    in_vain = {} if released else _grounds_in_vain(draft, suit.cause)
    return _Words(appellant, respondent, others, naming, slots, in_vain)


def _grounds_in_vain(draft: Draft, cause: str) -> dict[str, str]:
    """Grounds that such a debtor brings, with the answer to them."""
    pairs: list[dict[str, str]] = draft.phrases.entry("in_vain")
    return draft.draw.one_of([pair for pair in pairs if cause in pair["causes"]])


def _slots(draft: Draft, plan: CivilAppeal, naming: Naming, seats: tuple[Seat, ...]) -> dict[str, str]:
    first, (appellant, respondent, *others) = plan.first, seats
    introduced = [naming.introduced(place) for place in others]
    return {
        "A": naming.introduced(appellant).removeprefix("上诉人"),
        "B": naming.introduced(respondent).removeprefix("被上诉人"),
        "a": naming.short(appellant),
        "b": naming.short(respondent),
        "x": "、".join(naming.short(place) for place in others),
        "others": "".join(f"、{name}" for name in introduced),
        "cause": first.words.cause_name,
        "court": first.suit.court.short,
        "number": draft.relates(first.number, "under_review"),
        "first_decided": full_date(first.suit.decided),
        "filed": full_date(plan.filed),
        "pledge": first.words.slots["pledge"],
    }


def _write_opening(draft: Draft, plan: CivilAppeal, words: _Words) -> None:
    say = draft.phrases.say
    people = "、".join(
        f"{place.roles[0]}{name}的{draft.agent_post}{'、'.join(agents)}"
        for place, name in ((words.appellant, words.slots["a"]), (words.respondent, words.slots["b"]))
        if (agents := draft.agents_of(place.name))
    )
    heard = draft.draw.later(plan.filed, 15, max(16, (plan.decided - plan.filed).days - 7))
    attendance = say("attendance", people=people) if people else ""
    draft.say("opening", heard=full_date(heard), attendance=attendance, **words.slots)


def _write_pleas(draft: Draft, plan: CivilAppeal, words: _Words) -> None:
    say = draft.phrases.say
    if plan.outcome == "guarantor_released":
        draft.say("request_guarantor", grounds=say("grounds_guarantor", **words.slots), **words.slots)
    else:
        draft.say("request_all", grounds=words.in_vain["grounds"].format(**words.slots), **words.slots)
    draft.say("answer", **words.slots)
    if words.others:
        draft.say("other_silent", **words.slots)


def _write_first_instance(draft: Draft, plan: CivilAppeal, words: _Words) -> None:
    first = plan.first
    order = "；".join(f"{chinese(n)}、{item}" for n, item in enumerate(first.order, start=1))
    quoted = _quotation(first, words)
    draft.say("first_claims", claims=quoted(first.claims), **words.slots)
    draft.say("first_found", found=quoted(first.found), **words.slots)
    draft.say("first_reasons", reasons=quoted(first.reasons), order=order, **words.slots)


def _quotation(first: CivilJudgment, words: _Words) -> Quotation:
    here = {
        place.name: words.naming.short(place) for place in (words.appellant, words.respondent, *words.others)
    }
    there = (first.words.creditor, *first.words.defendants)
    return Quotation({first.words.naming.short(place): here[place.name] for place in there})


def _write_facts(draft: Draft, plan: CivilAppeal, words: _Words) -> None:
    if plan.outcome == "guarantor_released":
        draft.say("charter_submitted", **words.slots)
        draft.say("charter_found", **words.slots)
    else:
        draft.say("no_new_evidence")
        draft.say("same_facts")


def _write_decision(draft: Draft, plan: CivilAppeal, words: _Words) -> None:
    say, suit = draft.phrases.say, plan.first.suit
    if plan.outcome == "upheld":
        statutes = draft.basis("appeal_upheld")
        reason = words.in_vain["reason"].format(**words.slots)
        draft.row(reason + say("upheld_basis", statutes=statutes, **words.slots))
        draft.say("upheld_order")
        fee = plan.first.words.money(court_fee(suit.owed))
        draft.say("costs_upheld", fee=fee, A=words.appellant.name)
    else:
        _write_release(draft, plan, words)
    draft.say("final")


def _write_release(draft: Draft, plan: CivilAppeal, words: _Words) -> None:
    say, suit = draft.phrases.say, plan.first.suit
    keys = ("overstepped", "company_guarantee", "guarantee_without_resolution", "appeal_changed")
    statutes = draft.cite([provision(key, decided=plan.decided, facts=suit.agreed) for key in keys])
    draft.row(say("released_reason", **words.slots) + say("released_basis", statutes=statutes, **words.slots))
    names = words.slots | {"A": words.appellant.name, "B": words.respondent.name}
    items = [say("keep_first", **names), say("undo_second", **names), say("reject_against", **names)]
    draft.rows(
        f"{chinese(n)}、{item}" + ("。" if n == len(items) else "；") for n, item in enumerate(items, 1)
    )
    draft.row(
        f"如果未按本判决指定的期间履行给付金钱义务，应当依照{_delay(plan)}规定，加倍支付迟延履行期间的债务利息。"
    )
    fee = plan.first.words.money(court_fee(suit.owed))
    draft.say("costs_changed", fee=fee, X=words.others[0].name, B=words.respondent.name)


def _delay(plan: CivilAppeal) -> str:
    return written([provision("delay_interest", decided=plan.decided)])
