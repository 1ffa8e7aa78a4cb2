"""The second half of a civil judgment: reasons, the law of the time of the facts, order, interest on delay, costs."""

from datetime import date

from fuyuan.demo.documents.money import court_fee
from fuyuan.demo.documents.suit_words import SuitWords
from fuyuan.demo.draft import Draft
from fuyuan.demo.numerals import chinese
from fuyuan.demo.statutes import provision, written
from fuyuan.demo.truth import Citation

CIVIL_CODE_SINCE = date(2021, 1, 1)


def write_reasons(draft: Draft, words: SuitWords) -> str:
    """本院认为 up to 判决如下; returns the reasons without the citations."""
    say = draft.phrases.say
    text = words.cause("reason") + _defences_weighed(draft, words)
    if words.causes.entry(f"{words.suit.cause}.interest"):
        text += say("interest_reduced" if words.suit.interest_reduced else "interest_agreed", **words.slots)
    text += _others_liable(draft, words)
    absent = words.is_absent(words.debtor.who)
    under_old_law = words.suit.overdue < CIVIL_CODE_SINCE <= draft.decided
    if under_old_law and words.suit.cause != "wages":
        text += say("old_law")
    if absent:
        text += say("absence_weighed", **words.slots)
    citations = _statutes(words, absent=absent, under_old_law=under_old_law)
    basis = "basis_partly" if words.suit.interest_reduced else "basis"
    draft.row(say("reason_intro") + text + say(basis, statutes=draft.cite(citations), **words.slots))
    return text


def _defences_weighed(draft: Draft, words: SuitWords) -> str:
    match words.suit.defence:
        case "quality":
            return words.cause("weighed")
        case "hardship":
            return draft.phrases.say("hardship_weighed", **words.slots)
        case "absent":
            return ""


def _others_liable(draft: Draft, words: SuitWords) -> str:
    suit, text = words.suit, ""
    if suit.head:
        text += draft.phrases.say("branch_head_reason", **words.slots)
    if suit.guarantor:
        bound = "guarantor_bound_despite" if suit.guarantee_disputed else "guarantor_bound"
        text += draft.phrases.say(bound, **words.slots)
    return text


def _statutes(words: SuitWords, *, absent: bool, under_old_law: bool) -> list[Citation]:
    suit = words.suit
    keys = list(words.causes.entry(f"{suit.cause}.statutes"))
    keys += ["joint_guarantee", "guarantee_extent", "recourse"] if suit.guarantor else []
    keys += ["branch_liability"] if suit.head else []
    keys += ["old_contract_rule"] if under_old_law and suit.cause != "wages" else []
    keys += ["burden_of_proof"] if suit.defence == "quality" else []
    keys += ["default_judgment"] if absent else []
    return [provision(key, decided=suit.decided, facts=suit.overdue) for key in keys]


def write_order(draft: Draft, words: SuitWords) -> tuple[str, ...]:
    """The numbered items of the order; a single one stands without number."""
    suit, say = words.suit, draft.phrases.say
    items = [words.cause("order")]
    items += [say("guarantor_order", **words.slots)] if suit.guarantor else []
    items += [say("branch_head_order", **words.slots)] if suit.head else []
    items += [say("rest_rejected", **words.slots).removesuffix("。")] if suit.interest_reduced else []
    numbered = [f"{chinese(number)}、{item}" for number, item in enumerate(items, start=1)]
    rows = [f"{item}；" for item in numbered[:-1]] + [f"{numbered[-1]}。"]
    draft.rows(rows if len(items) > 1 else [f"{items[0]}。"])
    return tuple(items)


def write_closing(draft: Draft, words: SuitWords, *, single: bool) -> None:
    """Interest on delay, costs, appeal."""
    say, fee = draft.phrases.say, court_fee(words.suit.owed)
    delay = provision("delay_interest", decided=draft.decided)
    draft.row(say("delay", statute=written([delay])))
    if words.suit.cause == "wages":
        draft.row("案件受理费10元，由{D}负担。".format(**words.slots))
    else:
        slots = words.slots | {"fee": words.money(fee), "half": words.money(fee // 2)}
        draft.say("costs_halved" if single else "costs", **slots)
    assert draft.court.upper is not None, "a court of first instance has a court above it"
    draft.say("appeal", upper=draft.court.upper.short)
