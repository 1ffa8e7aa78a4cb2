"""Criminal appeals: dismissed by ruling (刑事裁定书), or the offence changed by judgment (刑事判决书), 刑终.

When the offence changes, the first verdict is undone as a whole; its sentence and the one that undoes it are both
kept as truth, because the graph must show the first as reversed and not as one more conviction."""

from dataclasses import dataclass
from datetime import date, timedelta

from fuyuan.demo.cast import Cast
from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.documents.charge import offence_name
from fuyuan.demo.documents.criminal_order import CriminalJudgment, sentence_with
from fuyuan.demo.documents.criminal_words import CriminalWords, same_year
from fuyuan.demo.draft import Draft
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.numerals import FEN, add_months, chinese, full_date, term, yuan
from fuyuan.demo.statutes import provision
from fuyuan.demo.truth import PartyTruth


@dataclass(frozen=True, slots=True)
class CriminalAppeal:
    """Fixed before a word is written. `offence` and `months`: what the higher court puts in the first one's place;
    None leaves it."""

    key: str
    first: CriminalJudgment
    filed: date
    decided: date
    offence: str | None = None
    months: int = 0


def criminal_appeal(plan: CriminalAppeal, cast: Cast) -> Judgment:
    """Write the ruling or judgment."""
    draw, charge = cast.draw.child("document", plan.key), plan.first.words.charge
    court = charge.court.upper
    assert court is not None
    number = cast.docket.case(court, plan.filed, "刑终")
    doc_type = "刑事判决书" if plan.offence else "刑事裁定书"
    draft = Draft(cast, court, doc_type, number, plan.decided, book="criminal_appeal", draw=draw)
    lawyer = _write_header(draft, plan)
    slots = _slots(draft, plan, lawyer)
    _write_history(draft, plan, slots)
    if plan.offence:
        _write_change(draft, plan, slots)
    else:
        _write_dismissal(draft, slots)
    Bench.drawn(court, plan.decided, draw, lay=False).sign(draft)
    title = f"{charge.accused.shown}{charge.offence_found}二审{doc_type}"
    return draft.finish(plan.key, title)


def _write_header(draft: Draft, plan: CriminalAppeal) -> str:
    charge = plan.first.words.charge
    prosecutor = charge.court.prosecutor
    draft.party(PartyTruth(prosecutor, ("原公诉机关",), "public_body"), [f"原公诉机关{prosecutor}。"])
    person, shown = charge.accused.person, charge.accused.shown
    about = f"{person.ethnicity}，{person.education}，{person.occupation}，户籍所在地{person.home.full}"
    arrested = same_year(charge.accused.arrested, charge.accused.detained)
    row = (
        f"上诉人（原审被告人）{shown}，{person.sex}，{full_date(person.born)}出生于{person.home.full}，{about}。"
        f"因涉嫌犯{charge.offence_charged}，于{full_date(charge.accused.detained)}被刑事拘留，"
        f"{arrested}被逮捕。现羁押于{plan.first.words.division.city}看守所。"
    )
    lawyer = draft.lawyers(1)[0]
    truth = PartyTruth(shown, ("上诉人", "原审被告人"), "person", agents=(lawyer.name,), born=person.born)
    draft.party(truth, [row, f"辩护人{lawyer.name}，{lawyer.firm}律师。"])
    return lawyer.name


def _slots(draft: Draft, plan: CriminalAppeal, lawyer: str) -> dict[str, str]:
    words = plan.first.words
    charge = words.charge
    assert draft.court.level == "intermediate"
    return words.slots | {
        "d": charge.accused.shown,
        "lawyer": lawyer,
        "court": charge.court.short,
        "prosecutor": charge.court.prosecutor_short,
        "upper_prosecutor": draft.court.prosecutor,
        "official": draft.draw.one_of(draft.court.prosecutors),
        "charged": charge.offence_charged,
        "first_decided": full_date(charge.decided),
        "number": draft.relates(plan.first.number, "under_review"),
        "first_offence": str(charge.offence_found),
        "element": str(words.offences.entry(f"{charge.facts}.element")),
    }


def _write_history(draft: Draft, plan: CriminalAppeal, slots: dict[str, str]) -> None:
    say, words = draft.phrases.say, plan.first.words
    hearing = say("hearing_open" if plan.offence else "hearing_papers", **slots)
    opening = draft.say("opening", hearing=hearing, **slots)
    draft.charged(slots["d"], slots["charged"], sentence_with(opening, "指控"))
    draft.say("first_found", facts=plan.first.found)
    _write_first_verdict(draft, plan, words, slots)
    draft.say("grounds_offence" if plan.offence else "grounds_mild", **slots)
    if plan.offence:
        draft.say("prosecutor_view", **slots)


def _write_first_verdict(
    draft: Draft, plan: CriminalAppeal, words: CriminalWords, slots: dict[str, str]
) -> None:
    charge = words.charge
    keys = words.offences.entry(f"{charge.found}.statutes")
    statutes = draft.cited([provision(key, decided=charge.decided) for key in keys])
    order = "；".join(plan.first.order)
    draft.say("first_held", first_statutes=statutes, first_order=order, **slots)


def _write_dismissal(draft: Draft, slots: dict[str, str]) -> None:
    draft.say("found_same")
    reason = draft.say("upheld_reason", statutes=draft.basis("criminal_appeal_upheld"), **slots)
    draft.held(slots["d"], slots["first_offence"], sentence_with(reason, "其行为已构成"))
    draft.say("upheld_order")
    draft.say("upheld_final")


def _write_change(draft: Draft, plan: CriminalAppeal, slots: dict[str, str]) -> None:
    charge, offence = plan.first.words.charge, str(plan.offence)
    returned = charge.amount // 5 // (1000 * FEN) * 1000 * FEN
    slots = slots | {
        "offence": offence_name(offence),
        "element": str(plan.first.words.offences.entry(f"{offence}.element")),
        "returned": yuan(returned),
        "rest": yuan(charge.amount - returned),
        "term": term(plan.months),
    }
    draft.say("found_more", **slots)
    keys = (*plan.first.words.offences.entry(f"{offence}.statutes"), "confession", "return_proceeds")
    reason = draft.say("changed_reason", statutes=draft.basis(*keys, "criminal_appeal_law_wrong"), **slots)
    draft.held(slots["d"], slots["first_offence"], sentence_with(reason, "定性不当"), guilty=False)
    _write_new_sentence(draft, plan, slots)
    draft.say("changed_final")


def _write_new_sentence(draft: Draft, plan: CriminalAppeal, slots: dict[str, str]) -> None:
    say, start = draft.phrases.say, plan.first.words.charge.accused.detained
    items = [say("undo_all", **slots), say("sentence", **slots), say("repay", **slots)]
    rows = [f"{chinese(n)}、{item}" + ("。" if n == len(items) else "；") for n, item in enumerate(items, 1)]
    end = add_months(start, plan.months) - timedelta(days=1)
    draft.rows(rows[:2])
    draft.say("term_runs", start=full_date(start), end=full_date(end))
    draft.row(rows[2])
    name = plan.first.words.charge.accused.shown
    draft.held(name, slots["offence"], rows[1])
