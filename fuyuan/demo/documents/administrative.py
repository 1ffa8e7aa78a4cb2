"""Administrative judgments (行政判决书): a company against the market regulator about a penalty, both instances."""

from dataclasses import dataclass
from datetime import date, timedelta

from fuyuan.demo.cast import Cast
from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.draft import Draft
from fuyuan.demo.geography import street_address
from fuyuan.demo.identities import company_code
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.model import Court, Division
from fuyuan.demo.numerals import full_date
from fuyuan.demo.parties import RowStyle, seat, write_seat
from fuyuan.demo.penalties import Penalty
from fuyuan.demo.statutes import provision, written
from fuyuan.demo.truth import PartyTruth

STATE_ORGAN = "11"


@dataclass(frozen=True, slots=True)
class Agency:
    """A state organ as a party."""

    name: str
    code: str
    address: str
    head: str
    deputy: str
    officer: str


def agency(name: str, division: Division, cast: Cast) -> Agency:
    """The agency with the people who speak for it."""
    draw = cast.draw.child("agency", name)
    code = company_code(division.code, draw, kind=STATE_ORGAN)
    return Agency(name, code, street_address(division, draw, home=False), *cast.people.names(3))


@dataclass(frozen=True, slots=True)
class PenaltySuit:
    """Fixed before a word is written."""

    key: str
    penalty: Penalty
    agency: Agency
    filed: date
    decided: date


def administrative_judgment(plan: PenaltySuit, cast: Cast) -> Judgment:
    """The company sues and loses."""
    draw = cast.draw.child("document", plan.key)
    court = cast.courts.over(plan.penalty.company.division)
    number = cast.docket.case(court, plan.filed, "行初")
    draft = Draft(cast, court, "行政判决书", number, plan.decided, book="administrative", draw=draw)
    slots = _parties(draft, plan, ("原告",), ("被告",)) | _decision(plan)
    _write_story(draft, plan, slots)
    statutes = draft.basis("agency_competence", "food_label", "food_label_fine", "agency_right")
    draft.say("reason", statutes=statutes, **slots)
    draft.say("order", **slots)
    draft.say("costs", **slots)
    assert court.upper is not None
    draft.say("appeal", upper=court.upper.short)
    Bench.drawn(court, plan.decided, draw).sign(draft)
    return draft.finish(plan.key, f"{slots['P']}与{slots['A']}行政处罚一审行政判决书")


def _write_story(draft: Draft, plan: PenaltySuit, slots: dict[str, str]) -> None:
    days = (plan.decided - plan.filed).days
    draft.say(
        "opening",
        filed=full_date(plan.filed),
        served=full_date(plan.filed + timedelta(days=4)),
        heard=full_date(draft.draw.later(plan.filed, days // 3, days - 10)),
        agent=draft.agents_of(slots["P"])[0],
        present=plan.agency.deputy,
        **slots,
    )
    for part in ("decision", "plaintiff", "defendant", "found"):
        draft.say(part, **slots)


def _parties(
    draft: Draft, plan: PenaltySuit, ours: tuple[str, ...], theirs: tuple[str, ...]
) -> dict[str, str]:
    style = RowStyle.drawn(draft.draw)
    company = seat(plan.penalty.company, *ours, on=plan.decided)
    # A company is met by counsel here, never by an employee: the opening names one.
    write_seat(draft, company, style)
    it, colon = plan.agency, style.colon
    role = theirs[0] + (f"（{'、'.join(theirs[1:])}）" if theirs[1:] else "")
    rows = [
        f"{role}{colon}{it.name}，住所地{it.address}，统一社会信用代码{it.code}。",
        f"法定代表人{colon}{it.head}，该局局长。",
        f"出庭负责人{colon}{it.deputy}，该局副局长。",
        f"委托诉讼代理人{colon}{it.officer}，该局工作人员。",
    ]
    truth = PartyTruth(
        it.name,
        theirs,
        "public_body",
        representative=it.head,
        representative_post="法定代表人",
        agents=(it.officer,),
        identifier=it.code,
    )
    draft.party(truth, rows)
    return {"P": company.name, "A": it.name}


def _decision(plan: PenaltySuit) -> dict[str, str]:
    penalty = plan.penalty
    violated, sanction = (
        written([provision(key, decided=penalty.decided)]) for key in ("food_label", "food_label_fine")
    )
    return {
        "sign": penalty.number,
        "penalised": full_date(penalty.decided),
        "inspected": full_date(penalty.decided - timedelta(days=75)),
        "told": full_date(penalty.decided - timedelta(days=20)),
        "address": penalty.company.address,
        "facts": penalty.facts,
        "violated": violated,
        "sanction": sanction,
        "result": penalty.result.rstrip("。"),
    }


def administrative_appeal(
    key: str, plan: PenaltySuit, first: Judgment, court: Court, cast: Cast, *, filed: date, decided: date
) -> Judgment:
    """The company appeals and loses again."""
    draw = cast.draw.child("document", key)
    assert court.upper is not None
    number = cast.docket.case(court.upper, filed, "行终")
    draft = Draft(cast, court.upper, "行政判决书", number, decided, book="administrative", draw=draw)
    again = PenaltySuit(key, plan.penalty, plan.agency, filed, decided)
    roles = (("上诉人", "原审原告"), ("被上诉人", "原审被告"))
    slots = _parties(draft, again, *roles) | _decision(plan)
    slots |= {"court": court.short, "number": draft.relates(first.truth.case_number, "under_review")}
    for part in ("opening", "first", "grounds", "answer", "found"):
        draft.say(f"appeal_{part}", **slots)
    draft.say("appeal_reason", statutes=draft.basis("admin_appeal_upheld"), **slots)
    draft.say("appeal_order")
    draft.say("appeal_costs", **slots)
    draft.say("final")
    Bench.drawn(court.upper, decided, draw, lay=False).sign(draft)
    return draft.finish(key, f"{slots['P']}与{slots['A']}行政处罚二审行政判决书")
