"""The shapes that more than one subject answers with. Optional members are absent, never null.

Pydantic checks each one as it is built, so an answer that breaks its own description is a 500 and not a lie.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from graph.model import Direction
from ontology.standing import AssertedBy, Effect, Polarity, Standing


class Shape(BaseModel):
    """Base of everything that leaves: no surprise members, no nulls."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """As JSON would hold it, without the optional members that are not there."""
        return super().model_dump(**{**options, "exclude_none": True})


class Answer(Shape):
    """Which build answered, and the day it speaks of."""

    build: str
    world_date: str


class Maskable(Shape):
    """Something of a person that may be masked; `masked` is true where it is, and `ask` says how to see it."""

    masked: Literal[True] | None = None
    ask: str | None = None


class Node(Maskable):
    """An entity on the canvas."""

    id: str
    type: str
    caption: str


class ShownValue(Maskable):
    """One value of a property; `count` statements say so, the firmest of them as `standing` and `effect` tell."""

    value: str
    display: str
    count: int
    standing: Standing
    effect: Effect
    source_date: str


class Edge(Shape):
    """A relation; `sources` and `counter` count the claims for and against it. Days are ISO, empty if unknown."""

    id: str
    type: str
    label: str
    subject: str
    object: str
    qualifiers: dict[str, str]
    standing: Standing
    effect: Effect
    sources: int
    counter: int
    valid_from: str
    valid_to: str
    properties: dict[str, list[ShownValue]]


class NeighbourCount(Shape):
    """How many relations of a type lead to neighbours of a type; `label` reads from the asked entity."""

    relation: str
    label: str
    direction: Direction
    neighbour_type: str
    count: int


class Source(Shape):
    """What a statement rests on, as a person would cite it. Empty where the source does not say."""

    name: str
    kind: Literal["document", "row"]
    title: str
    case_number: str
    court: str
    date: str
    obtained: str


class Evidence(Maskable):
    """One statement with the place that proves it; `start` and `end` are UTF-16 units of the document's text."""

    statement: str
    property: str
    value: str
    display: str
    standing: Standing
    standing_label: str
    effect: Effect
    polarity: Polarity
    asserted_by: AssertedBy
    asserted_by_label: str
    extractor: str
    extractor_label: str
    confidence: float
    source: Source
    record: str
    document: str | None = None
    start: int | None = None
    end: int | None = None
    column: str | None = None
