"""A company sued and punished under its old name, enforced against under its new one; the code never changed."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.documents.enforcement import Enforcement, debtor_renamed
from fuyuan.demo.geography import divisions
from fuyuan.demo.penalties import penalty
from fuyuan.demo.planning import draw_suit, timeline
from fuyuan.demo.plots.telling import company_everywhere, joined, punished, registered
from fuyuan.demo.truth import Story

_SAFETY = 3
RENAMED_ON = date(2020, 12, 14)


def tell(city: City) -> None:
    """Judgment, penalty, renaming, enforcement."""
    cast, inkstone = city.cast, divisions()[4]
    old = cast.companies.company("machinery", division=inkstone)
    new = cast.companies.company("environment", division=inkstone)
    company = replace(
        old, name=new.name, short=new.short, scope=new.scope, former_name=old.name, renamed_on=RENAMED_ON
    )
    supplier = cast.companies.company("machinery", division=divisions()[7])
    city.enter(company, supplier)
    draw = cast.draw.child("story", "renamed")
    when = timeline(date(2019, 9, 16), draw)
    suit = draw_suit("renamed-first", "sale", supplier, company, cast.courts.over(inkstone), draw, when=when)
    first = civil_judgment(replace(suit, shows_identifiers=True), cast)
    plan = Enforcement("renamed-enforcement", first, filed=date(2020, 6, 8), decided=date(2021, 3, 24))
    before, after = city.file_all([first.judgment, debtor_renamed(plan, cast)])
    fine = penalty(company, date(2018, 8, 14), cast, draw, kind=_SAFETY, fact=0)
    city.penalties.append(fine)
    city.stories.append(
        Story(
            "renamed",
            "更名后的被执行人",
            f"{company.former_name}败诉后更名为{company.name}，执行裁定写明原名称；此前的处罚记在旧名下。统一社会信用代码未变。",
            (before.number, after.number),
            (company_everywhere(company, before, after), joined(registered(company), punished(fine))),
        )
    )
