"""Judgment text becomes statements that know their sentence.

A spaCy pipeline of our own components reads heading, court, case number, parties, signature, citations and
offences by rule; each value keeps its span in code points of the text as stored.
"""

from nlp.pipeline import build_pipeline

__all__ = ["build_pipeline"]
