"""The reading of texts scored against hand-made truth: `fuyuan eval nlp`.

Every module beside this one that has an `evaluate(given)` is an evaluator; a new one is a new file. Figures are
`{name: {metric: value}}`; errors carry the sentence, for the person at the keyboard only.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from fuyuan.evaluation.nlp.given import Given, NoTruthError
from fuyuan.evaluation.nlp.score import Evaluation

__all__ = ["Evaluation", "Given", "NoTruthError", "evaluate_nlp"]


def evaluate_nlp(given: Given) -> Evaluation:
    """The figures and errors of every evaluator that finds its truth, names unique; raises where none does."""
    whole = Evaluation()
    for evaluator in _evaluators():
        part = evaluator.evaluate(given)
        twice = whole.figures.keys() & part.figures.keys()
        if twice:
            raise ValueError(f"{evaluator.__name__} gives figures another evaluator gave: {sorted(twice)}")
        whole.figures |= part.figures
        whole.errors += part.errors
    if not whole.figures:
        raise NoTruthError(
            f"{given.data} 中没有可用于评测的文书和标注。请用 --data 指定真实数据所在的文件夹。"
        )
    return whole


def _evaluators() -> Iterator[ModuleType]:
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        loaded = import_module(f"{__name__}.{module.name}")
        if hasattr(loaded, "evaluate"):
            yield loaded
