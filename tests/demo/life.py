"""A city with a life of its own, small enough to be built in each test run."""

from functools import cache

from fuyuan import demo
from fuyuan.demo.city import City
from fuyuan.demo.later import life_files
from fuyuan.demo.model import Size

TOWN = Size(companies=300, judgments=110, penalties=25, persons=900, transfers=3_000)


@cache
def town(seed: int) -> City:
    return demo.build_city(seed, TOWN)


@cache
def town_files(seed: int) -> dict[str, bytes]:
    return life_files(town(seed))
