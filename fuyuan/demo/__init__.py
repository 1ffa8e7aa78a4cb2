"""The fictional demo city: seeded source files in real formats, with what they hide written beside them.

Nothing here is real: the province, its courts, companies and people are made up, and every number comes from a
block never assigned. It shows the product, feeds the tutorial and the browser tests, and says so on every page."""

from fuyuan.demo.build import build_city
from fuyuan.demo.model import CITY, SMALL, Size
from fuyuan.demo.truth import Story
from fuyuan.demo.write import NOTICE, DemoReport, write

__all__ = ["CITY", "NOTICE", "SMALL", "DemoReport", "Size", "build_city", "stories", "write"]


def stories(*, seed: int = 1, size: Size = SMALL) -> tuple[Story, ...]:
    """The planted stories, with what an evaluation has to find."""
    return tuple(build_city(seed, size).stories)
