"""What every graph store owes its readers, told once. A store's test module inherits the stories, gives `opened`,
and compares `answers` with the oracle's on drawn graphs.
"""

from tests.graph.questions import answers
from tests.graph.stories.changes import ChangeStories
from tests.graph.stories.city import (
    CASE,
    CLERK,
    COURT,
    EVERYONE,
    FACTORY,
    SHOP,
    STRANGER,
    WANG,
    ZHANG,
    city,
    represents,
    share,
    somebody,
    statement,
    value,
)
from tests.graph.stories.relations import RelationStories
from tests.graph.stories.search import SearchStories
from tests.graph.stories.sight import SightStories

__all__ = [
    "CASE",
    "CLERK",
    "COURT",
    "EVERYONE",
    "FACTORY",
    "SHOP",
    "STRANGER",
    "WANG",
    "ZHANG",
    "StoreConformance",
    "answers",
    "city",
    "represents",
    "share",
    "somebody",
    "statement",
    "value",
]


class StoreConformance(SearchStories, SightStories, RelationStories, ChangeStories):
    """All of them. Inherit and give `opened`."""
