"""The verdict of first instance: reasons, sentence, restitution, or acquittal."""

from dataclasses import dataclass

from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.documents.criminal_words import CriminalWords
from fuyuan.demo.draft import Draft
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.numerals import chinese, chinese_yuan, full_date

_WITHOUT_FINE = frozenset({"injury"})
_FORFEITED = frozenset({"assist", "conceal", "ring_assist", "ring_conceal"})
_DETENTION_BELOW = 6
_PLEA_SINCE_YEAR = 2019


@dataclass(frozen=True, slots=True)
class CriminalJudgment:
    """The document with what a court of appeal will quote from it."""

    judgment: Judgment
    words: CriminalWords
    found: str
    order: tuple[str, ...]

    @property
    def number(self) -> str:
        """Its case number."""
        return self.judgment.truth.case_number


def write_verdict(draft: Draft, words: CriminalWords, bench: Bench, found: str) -> CriminalJudgment:
    """Everything from 本院认为 to the signature."""
    charge = words.charge
    if charge.outcome == "acquitted":
        order = _acquit(draft, words)
    else:
        _write_reasons(draft, words)
        order = _write_order(draft, words, found)
    assert draft.court.upper is not None
    draft.say("appeal", upper=draft.court.upper.short)
    bench.sign(draft)
    title = f"{charge.accused.shown}{charge.offence_charged}一审刑事判决书"
    return CriminalJudgment(draft.finish(charge.key, title), words, found, order)


def _acquit(draft: Draft, words: CriminalWords) -> tuple[str, ...]:
    charge, say = words.charge, draft.phrases.say
    reason = say("reason_acquitted", charged=charge.offence_charged, **words.slots)
    statutes = draft.basis("acquittal_lacking_evidence", "acquittal_rule")
    draft.row(reason + say("basis_council", statutes=statutes))
    order = draft.say("acquitted", defendant=words.defendant)
    # The order decides, as in a conviction; the reasons only say why.
    draft.held(charge.accused.shown, charge.offence_charged, order, guilty=False)
    return (order.removesuffix("。"),)


def sentence_with(text: str, words: str) -> str:
    """The one sentence of a paragraph that holds these words."""
    return next(sentence for sentence in text.split("。") if words in sentence) + "。"


def _write_reasons(draft: Draft, words: CriminalWords) -> None:
    charge, say = words.charge, draft.phrases.say
    slots = words.slots | {"found": charge.offence_found, "charged": charge.offence_charged}
    element = words.offences.entry(f"{charge.facts}.element")
    if charge.outcome == "other":
        text = say("reason_other", element=element, why=say(f"why_{charge.facts.split('_')[0]}"), **slots)
    else:
        text = say("reason_agreed", element=element, **slots)
    if charge.outcome == "other":
        sentence = sentence_with(text, "应予纠正")
        draft.held(charge.accused.shown, charge.offence_charged, sentence, guilty=False)
    draft.row(text + _mitigation(draft, words) + say("basis", statutes=draft.basis(*_statutes(words))))


def _mitigation(draft: Draft, words: CriminalWords) -> str:
    charge, say = words.charge, draft.phrases.say
    text = say(
        "mitigation_surrender" if charge.surrendered else "mitigation_confession", defendants=words.defendant
    )
    if charge.outcome == "agreed" and charge.decided.year >= _PLEA_SINCE_YEAR:
        text += say("mitigation_plea")
    if charge.probation and not charge.is_unit_crime:
        text += say("mitigation_repaid") if charge.facts in ("theft", "injury", "fraud") else ""
    return text + say("mitigation_end")


def _statutes(words: CriminalWords) -> list[str]:
    charge = words.charge
    keys = list(words.offences.entry(f"{charge.found}.statutes"))
    keys += ["unit_crime", "unit_punished"] if charge.is_unit_crime else []
    keys += ["surrender" if charge.surrendered else "confession"]
    keys += ["probation", "probation_period"] if charge.probation else []
    keys += ["fine", "fine_payment"] if charge.fine else []
    keys += ["return_proceeds"] if _restitution_kind(words) else []
    keys += ["plea"] if charge.outcome == "agreed" and charge.decided.year >= _PLEA_SINCE_YEAR else []
    keys += ["other_offence_found"] if charge.outcome == "other" else []
    rule = words.offences.entry(charge.facts).get("rule")
    return [*keys, rule] if rule else keys


def _write_order(draft: Draft, words: CriminalWords, found: str) -> tuple[str, ...]:
    charge, say = words.charge, draft.phrases.say
    items = [_sentence(draft, words)]
    if charge.is_unit_crime:
        unit = say(
            "sentence_unit",
            company=words.slots["company"],
            found=charge.offence_found,
            fine=chinese_yuan(charge.unit_fine),
        )
        items.insert(0, unit)
    kind = _restitution_kind(words)
    items += (
        [say(kind, defendant=words.defendant, victims=words.victims_in(found), **words.slots)] if kind else []
    )
    numbered = len(items) > 1
    rows = [f"{chinese(n)}、{item}" if numbered else item for n, item in enumerate(items, start=1)]
    for place, (row, item) in enumerate(zip(rows, items, strict=True)):
        _write_item(draft, words, row, item, last=place == len(rows) - 1)
    return tuple(items)


def _write_item(draft: Draft, words: CriminalWords, row: str, item: str, *, last: bool) -> None:
    charge, say = words.charge, draft.phrases.say
    written = row + ("。" if last else "；")
    draft.row(written)
    if charge.offence_found and charge.offence_found in item:
        name = words.slots["company"] if item.startswith("被告单位") else charge.accused.shown
        draft.held(name, charge.offence_found, written)
        if name == charge.accused.shown:
            pay = say("pay_fine") if charge.fine else ""
            start, end = full_date(charge.accused.detained), full_date(charge.term_end)
            draft.row(say(_term_note(words), start=start, end=end, pay=pay))


def _term_note(words: CriminalWords) -> str:
    """Which note explains how the term is counted."""
    charge = words.charge
    if charge.probation:
        return "probation_runs"
    return "term_runs_bail" if charge.accused.bail else "term_runs"


def _sentence(draft: Draft, words: CriminalWords) -> str:
    charge = words.charge
    slots = words.slots | {"defendant": words.defendant, "found": charge.offence_found}
    if charge.facts in _WITHOUT_FINE:
        return draft.phrases.say("sentence_no_fine", **slots)
    if charge.probation:
        return draft.phrases.say(
            "sentence_suspended" if charge.fine else "sentence_suspended_no_fine", **slots
        )
    return draft.phrases.say(
        "sentence_detention" if charge.months < _DETENTION_BELOW else "sentence", **slots
    )


def _restitution_kind(words: CriminalWords) -> str | None:
    charge = words.charge
    if charge.harmed and not charge.is_unit_crime:
        return "restitution_company"
    if charge.facts in ("theft", "fraud", "ring_fraud"):
        return "restitution_person"
    return "forfeit" if charge.facts in _FORFEITED else None
