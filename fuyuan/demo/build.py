"""One seed's city: its stories first, so that they are the same in every size, then filler up to the size."""

from functools import cache

from fuyuan.demo.city import City
from fuyuan.demo.filler import fill
from fuyuan.demo.life.fill import fill_life
from fuyuan.demo.model import SMALL, Size
from fuyuan.demo.plots import tell
from fuyuan.demo.plots.of_life import tell_of_life


@cache
def build_city(seed: int = 1, size: Size = SMALL) -> City:
    """The city of that seed and size."""
    city = City(seed, size)
    tell(city)
    if size.has_life:
        tell_of_life(city)
    fill(city)
    if size.has_life:
        fill_life(city)
    return city
