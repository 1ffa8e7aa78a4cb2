"""Enforcement rulings (执行裁定书): nothing found and this round ended (终结本次执行程序), and a debtor renamed."""

from dataclasses import dataclass
from datetime import date, timedelta

from fuyuan.demo.cast import Cast
from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.documents.civil_first import CivilJudgment
from fuyuan.demo.documents.money import Amounts, enforcement_fee
from fuyuan.demo.draft import Draft
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.model import Company
from fuyuan.demo.numerals import FEN, chinese, full_date
from fuyuan.demo.parties import RowStyle, Seat, seat, write_seat

_SUFFIX = "之一"
"""Further rulings of one file are counted behind its number."""


@dataclass(frozen=True, slots=True)
class Enforcement:
    """Enforcement of a civil judgment against a company."""

    key: str
    first: CivilJudgment
    filed: date
    decided: date


def this_round_ended(plan: Enforcement, cast: Cast) -> Judgment:
    """终本: the measures taken, nothing found, ended until something is."""
    draft, slots = _begin(plan, cast, suffix=_SUFFIX)
    debtor = plan.first.suit.debtor
    assert isinstance(debtor, Company)
    draft.say("opening", **slots)
    draft.say("measures_intro")
    steps = _steps(plan, draft)
    measures = [
        draft.phrases.say(f"measures_{name}", **slots, **steps)
        for name in ("notice", "query", "visit", "list", "talk")
    ]
    draft.rows(
        f"{chinese(n)}、{text}{'。' if n == len(measures) else '；'}" for n, text in enumerate(measures, 1)
    )
    draft.say("reason", statutes=draft.basis("this_enforcement_ended"), **slots)
    draft.say("ended" if draft.draw.chance(0.6) else "ended_again", **slots)
    draft.say("later")
    draft.say("effect")
    return _finish(plan, draft, "执行实施类执行裁定书")


def _steps(plan: Enforcement, draft: Draft) -> dict[str, str]:
    """The days of the measures, in order between filing and ruling."""
    days = (plan.decided - plan.filed).days
    at = [plan.filed + timedelta(days=days * share // 10) for share in (1, 6, 9)]
    taken = draft.draw.between(120, 9_800) * FEN + draft.draw.between(1, 99)
    return {
        "notified": full_date(at[0]),
        "listed": full_date(at[1]),
        "talked": full_date(at[2]),
        "taken": Amounts(commas=False)(taken),
    }


def debtor_renamed(plan: Enforcement, cast: Cast) -> Judgment:
    """The debtor bears a new name since the judgment; the enforcement goes on against it."""
    draft, slots = _begin(plan, cast, suffix=_SUFFIX, shows_former_name=True)
    debtor = plan.first.suit.debtor
    assert isinstance(debtor, Company), f"{plan.key}: only a company is renamed"
    assert debtor.renamed_on is not None, f"{plan.key}: {debtor.name} was never renamed"
    draft.say("opening", **slots)
    renamed = slots | {
        "renamed": full_date(debtor.renamed_on),
        "former": debtor.former_name,
        "code": debtor.code,
    }
    draft.say("renamed_found", registry=f"{debtor.division.city}市场监督管理局", **renamed)
    draft.say("renamed_reason", statutes=draft.basis("debtor_succession", "debtor_renamed"))
    draft.say("renamed_order", **slots)
    draft.say("effect")
    return _finish(plan, draft, "执行实施类执行裁定书")


def _begin(
    plan: Enforcement, cast: Cast, *, suffix: str, shows_former_name: bool = False
) -> tuple[Draft, dict[str, str]]:
    suit = plan.first.suit
    draw = cast.draw.child("document", plan.key)
    number = cast.docket.case(suit.court, plan.filed, "执") + suffix
    draft = Draft(cast, suit.court, "执行裁定书", number, plan.decided, book="enforcement", draw=draw)
    creditor = seat(suit.creditor, "申请执行人", on=plan.decided)
    debtor = seat(suit.debtor, "被执行人", on=plan.decided, lawyers=0, identifier=shows_former_name)
    debtor = Seat(debtor.who, debtor.roles, debtor.name, 0, debtor.shows_identifier, shows_former_name)
    style = RowStyle.drawn(draw)
    for place in (creditor, debtor):
        write_seat(draft, place, style)
    return draft, _slots(plan, draft, creditor, debtor)


def _slots(plan: Enforcement, draft: Draft, creditor: Seat, debtor: Seat) -> dict[str, str]:
    suit, money = plan.first.suit, Amounts(commas=False)
    company = suit.debtor
    assert isinstance(company, Company)
    return {
        "C": creditor.name,
        "D": debtor.name,
        "d": debtor.name,
        "cause": plan.first.words.cause_name,
        "basis_court": "本院" if plan.first.judgment.truth.court == draft.court.name else suit.court.short,
        "number": draft.relates(plan.first.number, "enforcement_basis"),
        "filed": full_date(plan.filed),
        "sum": money(suit.owed),
        "fee": money(enforcement_fee(suit.owed)),
        "address": company.address,
        "person": company.representative.name,
    }


def _finish(plan: Enforcement, draft: Draft, ending: str) -> Judgment:
    Bench.drawn(draft.court, plan.decided, draft.draw, single=draft.draw.chance(0.5), lay=False).sign(draft)
    suit = plan.first.suit
    return draft.finish(
        plan.key, f"{suit.creditor.name}、{suit.debtor.name}{plan.first.words.cause_name}{ending}"
    )
