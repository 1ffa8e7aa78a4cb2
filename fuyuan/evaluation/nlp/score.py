"""Precision and recall, and the errors behind them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Error:
    """One thing missed or invented: where it is, and the sentence around it."""

    name: str
    source: str
    document_id: str
    kind: str
    """missing or spurious"""
    value: str
    start: int
    end: int
    sentence: str

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True)
class Evaluation:
    """The figures of one or several evaluators, and their errors."""

    figures: Figures = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """Micro precision and recall: counts add up over documents."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, truth: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count one document; equal things count as often as they occur."""
        wanted, got = Counter(truth), Counter(found)
        self.right += (wanted & got).total()
        self.gold += wanted.total()
        self.found += got.total()

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def metrics(self) -> dict[str, float]:
        """As printed."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "gold": self.gold,
            "found": self.found,
            "right": self.right,
        }


class Scores:
    """Scores by name, made when first added to."""

    def __init__(self) -> None:
        self._scores: dict[str, Score] = {}

    def add(self, names: Iterable[str], truth: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count one document under each of the names."""
        wanted, got = list(truth), list(found)
        for name in names:
            self._scores.setdefault(name, Score()).add(wanted, got)

    def figures(self) -> Figures:
        """`{name: metrics}`, names of which nothing was wanted or found left out."""
        return {name: s.metrics() for name, s in sorted(self._scores.items()) if s.gold or s.found}


def sentence_around(text: str, start: int, end: int, most: int = 160) -> str:
    """The sentence that holds the span, no more than `most` characters to either side."""
    before = text[max(0, start - most) : start]
    after = text[end : end + most]
    head = max(before.rfind(c) for c in "。；\n") + 1
    tails = [i + 1 for c in "。；\n" if (i := after.find(c)) >= 0]
    return (before[head:] + text[start:end] + after[: min(tails, default=len(after))]).strip()


def differences(
    truth: Mapping[Hashable, tuple[str, int, int]], found: Mapping[Hashable, tuple[str, int, int]]
) -> list[tuple[str, str, int, int]]:
    """(missing | spurious, value, start, end) of the keys that stand on one side only."""
    return [
        *(("missing", *truth[key]) for key in truth.keys() - found.keys()),
        *(("spurious", *found[key]) for key in found.keys() - truth.keys()),
    ]
