"""Scores against truth: what was planted, and whether the built graph shows it."""

from fuyuan.evaluation.demo import NotADemoHomeError, evaluate_demo
from fuyuan.evaluation.nlp import Evaluation, Given, NoTruthError, evaluate_nlp

__all__ = ["Evaluation", "Given", "NoTruthError", "NotADemoHomeError", "evaluate_demo", "evaluate_nlp"]
