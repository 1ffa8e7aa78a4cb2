"""Ordinary cases: suits that end with the first judgment, with an appeal, in vain enforcement or a short ruling, and
crimes. Their parties come from the companies that no story tells of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.civil_appeal import CivilAppeal, civil_appeal
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.documents.criminal_appeal import CriminalAppeal, criminal_appeal
from fuyuan.demo.documents.criminal_first import criminal_judgment
from fuyuan.demo.documents.enforcement import Enforcement, this_round_ended
from fuyuan.demo.documents.rulings import jurisdiction, preservation, withdrawal
from fuyuan.demo.documents.suit import Suit
from fuyuan.demo.draw import Draw
from fuyuan.demo.geography import divisions
from fuyuan.demo.judgment import Judgment
from fuyuan.demo.masks import Masks
from fuyuan.demo.model import Company
from fuyuan.demo.planning import draw_charge, draw_suit, timeline
from fuyuan.demo.tables import table

_CAUSES = {"sale": 8, "freight": 3, "work": 3, "rent": 3, "bank_loan": 2, "private_loan": 4, "wages": 2}
_BETWEEN_COMPANIES = {"sale": 8, "freight": 3, "work": 3, "rent": 3}
_CRIMES = {"theft": 4, "fraud": 4, "assist": 4, "drunk": 3, "injury": 2, "conceal": 2}
_MASKED_SHARE = 0.45
_GUARANTEED_SHARE = 0.3


def draw_case(city: City, key: str, draw: Draw, *, filed: date) -> list[Judgment]:
    """The documents of one case, in the order they were made."""
    kind: str = draw.weighted(
        {"judged": 11, "appealed": 4, "enforced": 4, "crime": 8, "crime_appealed": 2, "ruling": 3}
    )
    return _KINDS[kind](city, key, draw, filed)


def _judged(city: City, key: str, draw: Draw, filed: date) -> list[Judgment]:
    return [civil_judgment(_suit(city, key, draw, filed, _CAUSES), city.cast).judgment]


def _appealed(city: City, key: str, draw: Draw, filed: date) -> list[Judgment]:
    suit = replace(_suit(city, key, draw, filed, _BETWEEN_COMPANIES), defence="quality", guarantor=None)
    if suit.cause == "rent":
        suit = replace(suit, defence="hardship")
    first = civil_judgment(suit, city.cast)
    taken, decided = draw.later(suit.decided, 28, 45), draw.later(suit.decided, 85, 150)
    appeal = CivilAppeal(f"{key}-appeal", first, taken, decided, "upheld")
    return [first.judgment, civil_appeal(appeal, city.cast)]


def _enforced(city: City, key: str, draw: Draw, filed: date) -> list[Judgment]:
    suit = _suit(city, key, draw, filed, _BETWEEN_COMPANIES)
    first = civil_judgment(replace(suit, defence="absent"), city.cast)
    begun = draw.later(suit.decided, 60, 200)
    plan = Enforcement(f"{key}-ended", first, begun, draw.later(begun, 100, 175))
    return [first.judgment, this_round_ended(plan, city.cast)]


def _ruling(city: City, key: str, draw: Draw, filed: date) -> list[Judgment]:
    suit = _suit(city, key, draw, filed, _BETWEEN_COMPANIES)
    kind = draw.one_of(("withdrawal", "preservation", "jurisdiction"))
    if kind == "withdrawal":
        return [withdrawal(replace(suit, decided=draw.later(filed, 12, 30)), city.cast)]
    if kind == "preservation":
        return [preservation(replace(suit, decided=draw.later(filed, 2, 4)), city.cast)]
    return [_objection(city, suit, draw)]


def _objection(city: City, suit: Suit, draw: Draw) -> Judgment:
    """Sued where the creditor sits, the debtor wants to be sued at home."""
    creditor = suit.creditor
    assert isinstance(creditor, Company)
    debtor = draw.one_of([it for it in city.ordinary_companies() if it.division != creditor.division])
    courts, decided = city.cast.courts, draw.later(suit.filed, 18, 30)
    suit = replace(suit, debtor=debtor, court=courts.over(creditor.division), decided=decided)
    return jurisdiction(suit, city.cast, other=courts.over(debtor.division))


def _suit(city: City, key: str, draw: Draw, filed: date, causes: dict[str, int]) -> Suit:
    cause = draw.weighted(causes)
    creditor, debtor, third = _companies(city, cause, draw)
    people, courts, when = city.cast.people, city.cast.courts, timeline(filed, draw)
    court = courts.over(debtor.division)
    match cause:
        case "wages":
            return draw_suit(key, cause, people.person(), debtor, court, draw, when=when)
        case "private_loan":
            borrower = people.person()
            court = courts.over(borrower.home)
            return draw_suit(key, cause, people.person(), borrower, court, draw, when=when)
        case "bank_loan":
            bank = city.banks[debtor.division.code]
            suit = draw_suit(key, cause, bank, debtor, courts.over(bank.division), draw, when=when)
            return replace(suit, guarantor=third) if draw.chance(_GUARANTEED_SHARE) else suit
        case _:
            return draw_suit(key, cause, creditor, debtor, court, draw, when=when)


def _companies(city: City, cause: str, draw: Draw) -> tuple[Company, Company, Company]:
    """Creditor, debtor and a third, of trades that deal with each other so."""
    entry = table("causes")[cause]
    creditor = draw.one_of(city.ordinary_companies(entry.get("creditors", ())))
    customers = table("companies")["trades"][creditor.trade]["customers"] if cause == "sale" else ()
    others = [it for it in city.ordinary_companies(entry.get("debtors", customers)) if it is not creditor]
    debtor = draw.one_of(others or city.ordinary_companies())
    third = draw.one_of([it for it in city.ordinary_companies() if it is not creditor and it is not debtor])
    return creditor, debtor, third


def _crime(city: City, key: str, draw: Draw, filed: date) -> list[Judgment]:
    division = draw.one_of(divisions())
    offence = draw.weighted(_CRIMES)
    work = "个体工商户" if offence == "conceal" else None
    person = city.cast.people.person(home=division, born=(1968, 2001), occupation=work)
    # The document hides its other people from the same stream, so all are hidden in one way.
    masks = Masks(city.cast.draw.child("document", key, "masks"))
    shown = masks.hidden(person) if draw.chance(_MASKED_SHARE) else ""
    court = city.cast.courts.over(division)
    charge = draw_charge(key, offence, person, court, draw, filed=filed, shown=shown)
    return [criminal_judgment(charge, city.cast).judgment]


def _crime_appealed(city: City, key: str, draw: Draw, filed: date) -> list[Judgment]:
    division = draw.one_of(divisions())
    person = city.cast.people.person(home=division, born=(1968, 2001))
    court = city.cast.courts.over(division)
    charge = draw_charge(key, draw.one_of(("fraud", "assist")), person, court, draw, filed=filed)
    charge = replace(charge, accused=replace(charge.accused, bail=False), procedure="ordinary")
    first = criminal_judgment(charge, city.cast)
    taken = draw.later(charge.decided, 12, 24)
    appeal = CriminalAppeal(f"{key}-appeal", first, taken, draw.later(taken, 35, 58))
    return [first.judgment, criminal_appeal(appeal, city.cast)]


_KINDS: dict[str, Callable[[City, str, Draw, date], list[Judgment]]] = {
    "judged": _judged,
    "appealed": _appealed,
    "enforced": _enforced,
    "ruling": _ruling,
    "crime": _crime,
    "crime_appealed": _crime_appealed,
}
