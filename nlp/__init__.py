"""Judgment text becomes statements that know their sentence.

A spaCy pipeline of our own components reads heading, court, case number, parties, signature, citations and
offences by rule; each value keeps its span in code points of the text as stored.
"""

from nlp.extract import Source, extract_document, extract_documents
from nlp.extraction import Extraction
from nlp.pipeline import build_pipeline

__all__ = ["Extraction", "Source", "build_pipeline", "extract_document", "extract_documents"]
