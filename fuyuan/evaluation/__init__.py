"""Scores against truth: what was planted, and whether the built graph shows it."""

from fuyuan.evaluation.demo import NotADemoHomeError, evaluate_demo

__all__ = ["NotADemoHomeError", "evaluate_demo"]
