"""A food seller fined, and in vain before two courts: the decision's number ties the table's row to both judgments."""

from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.administrative import (
    PenaltySuit,
    administrative_appeal,
    administrative_judgment,
    agency,
)
from fuyuan.demo.geography import divisions
from fuyuan.demo.penalties import penalty
from fuyuan.demo.plots.telling import PENALTY_FILE, company_everywhere, joined, path, proceeding, punished
from fuyuan.demo.plots.telling import registered as on_register
from fuyuan.demo.truth import Story, Subject

_FOOD_LABELS = 0


def tell(city: City) -> None:
    """Penalty, judgment, appeal."""
    cast, south = city.cast, divisions()[3]
    company = cast.companies.company("food", division=south)
    city.enter(company)
    draw = cast.draw.child("story", "penalty-suit")
    fine = penalty(company, date(2021, 11, 16), cast, draw, kind=_FOOD_LABELS, fact=_FOOD_LABELS)
    city.penalties.append(fine)
    plan = PenaltySuit(
        "penalty-first", fine, agency(fine.agency, south, cast), date(2022, 3, 21), date(2022, 7, 26)
    )
    first = administrative_judgment(plan, cast)
    court = cast.courts.over(south)
    second = administrative_appeal(
        "penalty-appeal", plan, first, court, cast, filed=date(2022, 9, 5), decided=date(2022, 11, 22)
    )
    documents = city.file(first), city.file(second, single_line=True)
    decision = Subject("penalty", fine.number, fine.number, PENALTY_FILE)
    city.stories.append(
        Story(
            "penalty-suit",
            "不服行政处罚",
            f"{company.name}因食品标签被罚，起诉、上诉均被驳回。处罚决定书文号把处罚记录与两份判决连在一起。",
            tuple(document.number for document in documents),
            (
                company_everywhere(company, *documents),
                joined(on_register(company), punished(fine)),
                path(decision, proceeding(documents[0]), proceeding(documents[1])),
            ),
        )
    )
