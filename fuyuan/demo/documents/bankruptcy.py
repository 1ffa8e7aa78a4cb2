"""From enforcement into bankruptcy: the ruling that accepts a creditor's petition (民事裁定书, 破申) and the decision
that appoints the administrator (决定书, 破), which names its parties in prose alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from fuyuan.demo.cast import Cast
from fuyuan.demo.documents.bench import Bench
from fuyuan.demo.documents.civil_first import CivilJudgment
from fuyuan.demo.documents.money import Amounts
from fuyuan.demo.draft import Draft
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.model import Company, Court
from fuyuan.demo.numerals import full_date
from fuyuan.demo.parties import RowStyle, seat, write_seat
from fuyuan.demo.tables import table
from fuyuan.demo.truth import PartyTruth


@dataclass(frozen=True, slots=True)
class Petition:
    """A creditor's petition after enforcement found nothing; `another` is a second ended enforcement."""

    key: str
    first: CivilJudgment
    ended: Judgment
    another: Judgment
    filed: date
    decided: date

    @property
    def debtor(self) -> Company:
        """The company that cannot pay."""
        debtor = self.first.suit.debtor
        assert isinstance(debtor, Company), f"{self.key}: only companies go bankrupt here"
        return debtor


def accepted(plan: Petition, cast: Cast) -> Judgment:
    """The ruling that opens the proceedings."""
    draw, court = cast.draw.child("document", plan.key), _court(plan, cast)
    number = cast.docket.case(court, plan.filed, "破申")
    draft = Draft(cast, court, "民事裁定书", number, plan.decided, book="bankruptcy", draw=draw)
    style = RowStyle.drawn(draw)
    creditor = seat(plan.first.suit.creditor, "申请人", on=plan.decided)
    debtor = seat(plan.debtor, "被申请人", on=plan.decided, lawyers=0, identifier=True)
    for place in (creditor, debtor):
        write_seat(draft, place, style)
    slots = {"C": creditor.name, "D": debtor.name}
    notified = plan.filed + timedelta(days=draw.between(4, 9))
    draft.say("opening", filed=full_date(plan.filed), notified=full_date(notified), **slots)
    draft.say("found", **_history(plan, draft), **slots)
    keys = ("bankruptcy_ground", "bankruptcy_court", "bankruptcy_applicant", "bankruptcy_accept")
    draft.say("reason", statutes=draft.basis(*keys), **slots)
    draft.say("order", **slots)
    draft.say("effect")
    Bench.drawn(court, plan.decided, draw, lay=False).sign(draft)
    return draft.finish(plan.key, f"{creditor.name}申请{debtor.name}破产清算民事裁定书")


def _history(plan: Petition, draft: Draft) -> dict[str, str]:
    first, debtor = plan.first, plan.debtor
    return {
        "founded": full_date(debtor.registered_on),
        "address": debtor.address,
        "person": debtor.representative.name,
        "first_court": first.suit.court.short,
        "enforcing_court": first.suit.court.short,
        "number": draft.relates(first.number, "cited"),
        "sum": Amounts(commas=False)(first.suit.owed),
        "ended": full_date(plan.ended.truth.decided_on),
        "ended_number": draft.relates(plan.ended.truth.case_number, "cited"),
        "other_number": draft.relates(plan.another.truth.case_number.removesuffix("之一"), "cited"),
    }


def administrator_appointed(
    key: str, plan: Petition, ruling: Judgment, cast: Cast, *, decided: date
) -> Judgment:
    """The decision that appoints the administrator."""
    draw, court = cast.draw.child("document", key), _court(plan, cast)
    number = cast.docket.case(court, ruling.truth.decided_on, "破")
    draft = Draft(cast, court, "决定书", number, decided, book="bankruptcy", draw=draw)
    firm = table("companies")["administrators"][0]
    creditor = plan.first.suit.creditor
    kind = creditor.entity_type if isinstance(creditor, Company) else "person"
    draft.party(PartyTruth(creditor.name, ("申请人",), kind), ())
    draft.party(PartyTruth(plan.debtor.name, ("债务人",), plan.debtor.entity_type), ())
    keys = ("appoint_administrator", "administrator_body", "administrator_kinds", "administrator_draw")
    draft.say(
        "appointed",
        accepted=full_date(ruling.truth.decided_on),
        number=draft.relates(ruling.truth.case_number, "cited"),
        C=creditor.name,
        D=plan.debtor.name,
        statutes=draft.basis(*keys),
        administrator=firm,
        head=draw.one_of([lawyer.name for lawyer in cast.bar if lawyer.firm == firm]),
    )
    draft.say("duties")
    draft.rows(table("bankruptcy")["duty_list"])
    Bench.drawn(court, decided, draw, lay=False).sign(draft)
    return draft.finish(key, f"{plan.debtor.name}破产清算指定管理人决定书")


def _court(plan: Petition, cast: Cast) -> Court:
    return cast.courts.intermediate[plan.debtor.division.city]
