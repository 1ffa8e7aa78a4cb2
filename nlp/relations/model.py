"""The logistic regression itself: fitted by scikit-learn, kept as plain weights, read without it.

Its bytes are packed JSON without a clock, so the same examples give the same bytes.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import exp

from nlp.relations.features import Pair, pairs
from nlp.relations.passages import Passage, Place

LEAST_FREQUENT = 3
NONE = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation of a passage: its names' places where the passage says it best, counted from the passage's start."""

    type: str
    subject: Place
    object: Place
    probability: float


class RelationModel:
    """Weights of every feature for every type, NONE among them."""

    def __init__(
        self, types: list[str], intercepts: list[float], weights: dict[str, tuple[float, ...]]
    ) -> None:
        self.types, self._intercepts, self._weights = types, intercepts, weights
        self._nothing = (0.0,) * len(types)

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Of each type, NONE included."""
        powers = [exp(min(s, 500.0)) for s in self._sums(features, self._intercepts)]
        return {name: power / sum(powers) for name, power in zip(self.types, powers, strict=True)}

    def _sums(self, features: Iterable[str], start: list[float]) -> list[float]:
        weights = [self._weights[f] for f in features if f in self._weights]
        return [sum(column, first) for first, *column in zip(start, *weights, strict=True)]

    def stated(self, passage: Passage, threshold: float) -> Iterator[Stated]:
        """The relations of a passage, each name pair in one at most."""
        for pair in pairs(passage):
            probabilities = self.probabilities(pair.features())
            del probabilities[NONE]
            best = max(probabilities, key=lambda name: probabilities[name])
            if probabilities[best] >= threshold and pair.local:
                subject, object_ = self._said_best(pair, best)
                yield Stated(best, subject, object_, probabilities[best])

    def _said_best(self, pair: Pair, type_name: str) -> tuple[Place, Place]:
        """The pair of places that speaks most for the type."""
        column, kind = self.types.index(type_name), pair.subject[1] + pair.object[1]

        def for_it(local: tuple[Place, Place, frozenset[str]]) -> float:
            return sum(self._weights.get(f"{kind}:{f}", self._nothing)[column] for f in local[2])

        near = [local for local in pair.local if "far" not in local[2]] or list(pair.local)
        subject, object_, _ = max(near, key=for_it)
        return subject, object_

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
