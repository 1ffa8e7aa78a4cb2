"""A branch and the company behind it, sued together through three instances: two entities, tied and kept apart."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.civil_appeal import CivilAppeal, civil_appeal
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.documents.rulings import retrial_refused
from fuyuan.demo.geography import divisions
from fuyuan.demo.planning import draw_suit, timeline
from fuyuan.demo.plots.telling import apart, company_everywhere, path, registered
from fuyuan.demo.truth import Story


def tell(city: City) -> None:
    """Judgment, appeal dismissed, retrial refused."""
    cast, lake, terrace = city.cast, divisions()[0], divisions()[6]
    head = cast.companies.company("decoration", division=lake)
    branch = cast.companies.branch(head, terrace)
    builder = cast.companies.company("labour", division=terrace)
    city.enter(head, branch, builder)
    draw = cast.draw.child("story", "branch")
    when = timeline(date(2022, 2, 21), draw)
    suit = draw_suit("branch-first", "work", builder, branch, cast.courts.over(terrace), draw, when=when)
    suit = replace(suit, defence="quality")
    first = civil_judgment(suit, cast)
    appeal = CivilAppeal(
        "branch-appeal",
        first,
        filed=draw.later(suit.decided, 30, 45),
        decided=draw.later(suit.decided, 90, 130),
        outcome="upheld",
    )
    second = civil_appeal(appeal, cast)
    days = draw.later(appeal.decided, 90, 120), draw.later(appeal.decided, 150, 190)
    third = retrial_refused("branch-retrial", first, second, cast, filed=days[0], decided=days[1])
    in_first, in_second, in_third = city.file_all([first.judgment, second, third])
    city.stories.append(
        Story(
            "branch",
            "分公司与公司",
            f"{branch.name}与{head.name}一并被诉，历经一审、二审、申请再审。分公司与公司是两个主体，以分支机构关系相连。",
            (in_first.number, in_second.number, in_third.number),
            (
                company_everywhere(branch, in_first, in_second, in_third),
                company_everywhere(head, in_first, in_second),
                apart(registered(branch), registered(head)),
                path(registered(branch), registered(head)),
            ),
        )
    )
