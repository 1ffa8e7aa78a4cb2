"""Criminal judgment of first instance (刑事判决书, 刑初): header, charge, defence, facts.

What the court makes of them is in criminal_order. A charge is written with the prosecutor's sentence, a verdict
with the court's; both sentences are kept as the story's truth."""

from fuyuan.demo.cast import Cast
from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.documents.charge import Charge
from fuyuan.demo.documents.criminal_order import CriminalJudgment, sentence_with, write_verdict
from fuyuan.demo.documents.criminal_words import CriminalWords, same_year
from fuyuan.demo.draft import Draft
from fuyuan.demo.model import Person
from fuyuan.demo.numerals import full_date
from fuyuan.demo.statutes import provision
from fuyuan.demo.truth import PartyTruth

_PROCEDURE_NAMES = {"simple": "简易程序", "fast": "速裁程序", "ordinary": "普通程序"}


def criminal_judgment(charge: Charge, cast: Cast) -> CriminalJudgment:
    """Write the judgment."""
    draw = cast.draw.child("document", charge.key)
    number = cast.docket.case(charge.court, charge.filed, "刑初")
    draft = Draft(cast, charge.court, "刑事判决书", number, charge.decided, book="criminal", draw=draw)
    words = CriminalWords(charge, draw)
    bench = Bench.drawn(charge.court, charge.decided, draw, single=charge.procedure != "ordinary")
    lawyer = _write_header(draft, words)
    _write_opening(draft, words, lawyer)
    facts = words.offence("facts")
    _write_charge(draft, words, facts)
    _write_defence(draft, words, lawyer)
    found = _write_facts(draft, words, facts)
    return write_verdict(draft, words, bench, found)


def _write_header(draft: Draft, words: CriminalWords) -> str:
    """Prosecutor, accused company, defendant, counsel; returns counsel's name, empty if there is none."""
    charge, court = words.charge, draft.court
    draft.party(PartyTruth(court.prosecutor, ("公诉机关",), "public_body"), [f"公诉机关{court.prosecutor}。"])
    if charge.company and charge.is_unit_crime:
        _write_unit(draft, words)
    lawyers = draft.lawyers(0 if charge.procedure == "fast" else 1)
    rows = [_defendant_row(draft, words)] + [f"辩护人{it.name}，{it.firm}律师。" for it in lawyers]
    accused = charge.accused
    names = tuple(it.name for it in lawyers)
    born = None if accused.masked else accused.person.born
    truth = PartyTruth(accused.shown, ("被告人",), "person", masked=accused.masked, agents=names, born=born)
    draft.party(truth, rows)
    return names[0] if names else ""


def _write_unit(draft: Draft, words: CriminalWords) -> None:
    company = words.charge.company
    assert company is not None
    name, person = words.slots["company"], company.representative.name
    speaker = draft.cast.people.name("女")
    rows = [
        f"被告单位{name}，统一社会信用代码{company.code}，住所地{company.address}，法定代表人{person}。",
        f"诉讼代表人{speaker}，系被告单位{name}财务人员。",
    ]
    truth = PartyTruth(
        name,
        ("被告单位",),
        company.entity_type,
        representative=person,
        representative_post="法定代表人",
        agents=(speaker,),
        identifier=company.code,
    )
    draft.party(truth, rows)


def _defendant_row(draft: Draft, words: CriminalWords) -> str:
    accused, person = words.charge.accused, words.charge.accused.person
    return f"被告人{accused.shown}，{person.sex}，{_person(person, masked=accused.masked)}。{_custody(draft, words)}"


def _person(person: Person, *, masked: bool) -> str:
    home, about = person.home, f"{person.ethnicity}，{person.education}，{person.occupation}"
    if masked:  # published texts with hidden names drop day of birth and house
        return f"{person.born.year}年出生，{about}，住{home.within_province}"
    return f"{full_date(person.born)}出生于{home.full}，{about}，户籍所在地{home.full}，住{person.address}"


def _custody(draft: Draft, words: CriminalWords) -> str:
    charge = words.charge
    kind = "bail" if charge.accused.bail else "arrested"
    slots = {"released": same_year(charge.filed, charge.accused.arrested)}
    if charge.outcome == "acquitted":
        kind = "released"
    return draft.phrases.say(
        f"custody_{kind}",
        charged=charge.offence_charged,
        detained=full_date(charge.accused.detained),
        arrested=same_year(charge.accused.arrested, charge.accused.detained),
        city=words.division.city,
        place=words.division.within_province,
        prosecutor=draft.court.prosecutor_short,
        **slots,
    )


def _write_opening(draft: Draft, words: CriminalWords, lawyer: str) -> None:
    charge, say, court = words.charge, draft.phrases.say, draft.court
    sign = draft.cast.docket.charge(court, charge.filed)
    sentence = say(
        "opening",
        prosecutor=court.prosecutor_short,
        sign=sign,
        defendants=words.everyone,
        charged=charge.offence_charged,
        filed=full_date(charge.filed),
    )
    counsel = f"及其辩护人{lawyer}" if lawyer else ""
    unit = (
        f"被告单位诉讼代表人{'、'.join(draft.agents_of(words.slots['company']))}、"
        if charge.is_unit_crime
        else ""
    )
    procedure = say(
        f"procedure_{charge.procedure}",
        prosecutor=court.prosecutor_short,
        official=draft.draw.one_of(court.prosecutors),
        present=unit + words.defendant + counsel,
    )
    draft.row(sentence + procedure)
    _allege(draft, words, sentence)


def _allege(draft: Draft, words: CriminalWords, sentence: str) -> None:
    charge = words.charge
    names = [charge.accused.shown]
    if charge.is_unit_crime:
        names.insert(0, words.slots["company"])
    for name in names:
        draft.charged(name, charge.offence_charged, sentence)


def _write_charge(draft: Draft, words: CriminalWords, facts: str) -> None:
    charge, say = words.charge, draft.phrases.say
    keys = words.offences.entry(f"{charge.charged}.statutes")
    citations = [provision(key, decided=charge.decided) for key in keys]
    end = say(
        "alleged_end",
        defendants=words.everyone,
        charged=charge.offence_charged,
        statutes=draft.cited(citations),
    )
    draft.row(say("alleged_intro", prosecutor=draft.court.prosecutor_short) + facts)
    draft.row(end)


def _write_defence(draft: Draft, words: CriminalWords, lawyer: str) -> None:
    charge = words.charge
    slots = {"charged": charge.offence_charged, "lawyer": lawyer, "defendants": words.everyone}
    if charge.outcome == "acquitted":
        draft.say("contest_guilt", **slots)
    elif charge.outcome == "other":
        argument = f"被告人的行为应认定为{charge.offence_found}，且其归案后认罪态度较好，请求从轻处罚。"
        text = draft.say("contest_offence", argument=argument, **slots)
        draft.denied(charge.accused.shown, charge.offence_charged, sentence_with(text, "不构成"))
    elif charge.facts == "embezzlement":
        draft.say("contest_use", **slots)
    elif charge.procedure == "ordinary":
        draft.say("plea_ordinary", **slots)
    else:
        draft.say("plea", procedure=_PROCEDURE_NAMES[charge.procedure], **slots)


def _write_facts(draft: Draft, words: CriminalWords, facts: str) -> str:
    charge, say = words.charge, draft.phrases.say
    if charge.outcome == "acquitted":
        facts = words.offence("found")
        draft.row(say("found_intro") + facts)
    elif charge.procedure == "ordinary" and draft.draw.chance(0.6):
        draft.row(say("found_intro") + facts)
    else:
        draft.say("found_same")
    draft.say("evidence", evidence=words.offence("evidence"), defendants=words.everyone)
    return facts
