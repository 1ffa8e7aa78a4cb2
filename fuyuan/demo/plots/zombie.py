"""A company's way out of life: sued for rent, nothing found twice, no annual reports, bankrupt at last."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.bankruptcy import Petition, accepted, administrator_appointed
from fuyuan.demo.documents.civil_first import CivilJudgment, civil_judgment
from fuyuan.demo.documents.enforcement import Enforcement, this_round_ended
from fuyuan.demo.geography import divisions
from fuyuan.demo.model import Company
from fuyuan.demo.penalties import Penalty, penalty
from fuyuan.demo.planning import draw_suit, timeline
from fuyuan.demo.plots.telling import company_everywhere, joined, path, proceeding, punished, registered
from fuyuan.demo.truth import Story

_REPORTS, _ENVIRONMENT = 1, 2
_NO_REPORTS_FACT = 0


def tell(city: City) -> None:
    """Five documents and two penalties."""
    cast, tide = city.cast, divisions()[1]
    debtor = cast.companies.company("textile", division=tide)
    landlord = cast.companies.company("property", division=tide)
    weaver = cast.companies.company("textile", division=divisions()[5])
    city.enter(debtor, landlord, weaver)
    rent = _suit(city, "rent", landlord, debtor, date(2021, 3, 15))
    # The second creditor's judgment was never published; only its enforcement is.
    yarn = _suit(city, "sale", weaver, debtor, date(2021, 5, 10))
    ended = this_round_ended(_enforcement("zombie-ended", rent, date(2021, 11, 8), date(2022, 4, 27)), cast)
    another = this_round_ended(_enforcement("zombie-again", yarn, date(2022, 1, 17), date(2022, 6, 29)), cast)
    petition = Petition("zombie-petition", rent, ended, another, date(2023, 2, 20), date(2023, 3, 31))
    opened = accepted(petition, cast)
    appointed = administrator_appointed(
        "zombie-administrator", petition, opened, cast, decided=date(2023, 4, 12)
    )
    documents = city.file_all([rent.judgment, ended, another, opened, appointed])
    fines = _penalties(city, debtor)
    city.stories.append(
        Story(
            "zombie",
            "从欠租到破产",
            f"{debtor.name}停产欠租，两次执行均因无财产终结本次程序，长期失联未年报，{landlord.name}申请其破产清算获受理。",
            tuple(document.number for document in documents),
            (
                company_everywhere(debtor, *documents[:4]),
                company_everywhere(landlord, documents[0], documents[1], documents[3]),
                joined(registered(debtor), *(punished(fine) for fine in fines)),
                path(*(proceeding(documents[place]) for place in (0, 1, 3, 4))),
            ),
        )
    )


def _suit(city: City, cause: str, creditor: Company, debtor: Company, filed: date) -> CivilJudgment:
    draw = city.cast.draw.child("story", "zombie", cause)
    court = city.cast.courts.over(debtor.division)
    suit = draw_suit(f"zombie-{cause}", cause, creditor, debtor, court, draw, when=timeline(filed, draw))
    return civil_judgment(replace(suit, defence="absent"), city.cast)


def _enforcement(key: str, first: CivilJudgment, filed: date, decided: date) -> Enforcement:
    return Enforcement(key, first, filed, decided)


def _penalties(city: City, debtor: Company) -> list[Penalty]:
    draw = city.cast.draw.child("story", "zombie", "penalties")
    emission = penalty(debtor, date(2019, 6, 18), city.cast, draw, kind=_ENVIRONMENT, fact=0)
    silent = penalty(debtor, date(2022, 9, 6), city.cast, draw, kind=_REPORTS, fact=_NO_REPORTS_FACT)
    city.penalties += [emission, silent]
    return [emission, silent]
