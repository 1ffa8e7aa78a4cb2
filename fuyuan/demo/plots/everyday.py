"""What a court has most of: a worker's claim from the time of the old case numbers, and a suit withdrawn."""

from dataclasses import replace
from datetime import date

from fuyuan.demo.city import City
from fuyuan.demo.documents.civil_first import civil_judgment
from fuyuan.demo.documents.rulings import withdrawal
from fuyuan.demo.geography import divisions
from fuyuan.demo.planning import draw_suit, timeline
from fuyuan.demo.plots.telling import company_everywhere
from fuyuan.demo.plots.three_suits import Group
from fuyuan.demo.truth import Story


def tell(city: City, group: Group) -> None:
    """Two documents."""
    cast, deer = city.cast, divisions()[5]
    factory = cast.companies.company("machinery", division=deer, founded=(date(2003, 3, 3), date(2008, 9, 1)))
    city.enter(factory)
    draw = cast.draw.child("story", "everyday")
    worker = cast.people.person(home=deer, occupation="务工")
    when = timeline(date(2015, 3, 9), draw)
    wages = draw_suit("everyday-wages", "wages", worker, factory, cast.courts.over(deer), draw, when=when)
    old = city.file(civil_judgment(wages, cast).judgment)
    when = timeline(date(2023, 10, 16), draw, days_to_decide=(20, 35))
    sale = draw_suit(
        "everyday-withdrawal", "sale", group.supplier, factory, cast.courts.over(deer), draw, when=when
    )
    withdrawn = city.file(withdrawal(replace(sale), cast))
    city.stories.append(
        Story(
            "everyday",
            "旧式案号与撤诉",
            f"{factory.name}2015年的劳动争议用旧式案号，2023年的买卖纠纷以撤诉结案；两份文书中的公司与登记为同一主体。",
            (old.number, withdrawn.number),
            (company_everywhere(factory, old, withdrawn), company_everywhere(group.supplier, withdrawn)),
        )
    )
