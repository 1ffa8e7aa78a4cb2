"""The logistic regression itself: fitted by scikit-learn, kept as plain weights, read without it.

Its bytes are packed JSON without a clock, so the same examples give the same bytes.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp, fsum

from nlp.relations.features import Pair, pairs
from nlp.relations.passages import Passage, Place
from nlp.relations.surroundings import KnownTraits, Part

LEAST_FREQUENT = 3
NONE = ""
Row = tuple[float, ...]
"""The weights of one feature, one a type."""
Rows = list[Row | None]
"""Those of a model's traits in one order, by number; None where only the other order has any."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation of a passage: its names' places where the passage says it best, counted from the passage's start."""

    type: str
    subject: Place
    object: Place
    probability: float


class RelationModel:
    """Weights of every feature for every type, NONE among them."""

    def __init__(self, types: list[str], intercepts: list[float], weights: dict[str, Row]) -> None:
        self.types, self._intercepts, self._weights = types, intercepts, weights
        self._of_kind: dict[str, dict[str, Row]] = {}
        for feature, row in weights.items():
            kind, _, said = feature.partition(":")
            self._of_kind.setdefault(kind, {})[said] = row

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Of each type, NONE included."""
        return self._weighed(self._weights[f] for f in features if f in self._weights)

    def _weighed(self, rows: Iterable[Row]) -> dict[str, float]:
        sums = [sum(column) for column in zip(self._intercepts, *rows, strict=True)]
        powers = [exp(min(s, 500.0)) for s in sums]
        return {name: power / sum(powers) for name, power in zip(self.types, powers, strict=True)}

    def stated(self, passage: Passage, threshold: float) -> Iterator[Stated]:
        """The relations of a passage, each name pair in one at most."""
        for pair in pairs(passage, self._traits):
            rows = self._rows(pair.kind, "F"), self._rows(pair.kind, "B")
            weights = self._of_kind.get(pair.kind, {})
            said = [weights[f] for f in pair.common if f in weights]
            said += filter(None, map(rows[0].__getitem__, pair.forward.traits))
            said += filter(None, map(rows[1].__getitem__, pair.backward.traits))
            probabilities = self._weighed(said)
            del probabilities[NONE]
            best = max(probabilities, key=lambda name: probabilities[name])
            if probabilities[best] >= threshold:
                places = _said_best(pair, rows, self.types.index(best))
                if places:
                    yield Stated(best, *places, probabilities[best])

    @cached_property
    def _traits(self) -> KnownTraits:
        return KnownTraits(feature for weights in self._of_kind.values() for feature in weights)

    @cache  # noqa: B019 - as many as kinds and orders
    def _rows(self, kind: str, order: str) -> Rows:
        """Weights of the known traits, by number."""
        weights, traits = self._of_kind.get(kind, {}), self._traits
        return [weights.get(traits.written(number, order)) for number in range(len(traits))]

    def to_bytes(self) -> bytes:
        """Packed."""
        content = {"types": self.types, "intercepts": self._intercepts, "weights": self._weights}
        return gzip.compress(json.dumps(content, ensure_ascii=False, sort_keys=True).encode(), mtime=0)

    @classmethod
    def from_bytes(cls, content: bytes) -> "RelationModel":
        """Unpacked."""
        read = json.loads(gzip.decompress(content))
        weights = {name: tuple(values) for name, values in read["weights"].items()}
        return cls(read["types"], read["intercepts"], weights)


def _said_best(pair: Pair, rows: tuple[Rows, Rows], column: int) -> tuple[Place, Place] | None:
    """The pair of places that speaks most for the type, the first of equals; none where names overlap only."""

    @cache
    def weight(part: Part, order: int) -> float:
        return fsum(row[column] for row in map(rows[order].__getitem__, part) if row)

    near = [(x, y, fsum(weight(p, 0) for p in parts)) for x, y, parts in pair.forward.each()]
    near += [(x, y, fsum(weight(p, 1) for p in parts)) for y, x, parts in pair.backward.each()]
    if near:
        return max(sorted(near), key=lambda said: round(said[2], 6))[:2]
    return min([*pair.forward.far, *((x, y) for y, x in pair.backward.far)], default=None)


def fit(examples: Iterable[tuple[set[str], str]], *, strength: float) -> RelationModel:
    """A model of (features, type or NONE); `strength` is scikit-learn's C. Weights are rounded to what can matter."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    features, types = zip(*examples, strict=True)
    vectorizer = CountVectorizer(analyzer=sorted, binary=True, min_df=LEAST_FREQUENT)
    matrix = vectorizer.fit_transform(features)
    regression = LogisticRegression(C=strength, max_iter=400).fit(matrix, types)
    columns = regression.coef_.T.round(3).tolist()
    names = vectorizer.get_feature_names_out()
    weights = {name: tuple(row) for name, row in zip(names, columns, strict=True) if any(row)}
    return RelationModel(list(regression.classes_), regression.intercept_.round(4).tolist(), weights)
