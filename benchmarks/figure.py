"""One measured figure and what it is compared with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`ratio` is figure / peer_figure; machines are shared, so the ratio outlives the figure."""

    name: str
    figure: float
    unit: str
    peer: str
    peer_figure: float
    ratio: float
