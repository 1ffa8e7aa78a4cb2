"""The pipeline: our tokenizer, then our components in the order they need each other."""

from collections.abc import Mapping
from typing import Any

import spacy
from spacy.language import Language

import nlp.components.abbreviations
import nlp.components.agents
import nlp.components.articles
import nlp.components.case_number
import nlp.components.causes
import nlp.components.coreference
import nlp.components.court
import nlp.components.decision
import nlp.components.document_type
import nlp.components.facts
import nlp.components.offences
import nlp.components.outcome
import nlp.components.parties
import nlp.components.party_details
import nlp.components.related_cases
import nlp.components.representatives
import nlp.components.sections
import nlp.components.shadow
import nlp.components.signature
import nlp.components.speakers
import nlp.components.ties
import nlp.packing  # noqa: F401
from nlp.tokenizer import TOKENIZER

COMPONENTS = (
    "fuyuan_shadow",
    "fuyuan_document_type",
    "fuyuan_decision",
    "fuyuan_court",
    "fuyuan_case_number",
    "fuyuan_signature",
    "fuyuan_sections",
    "fuyuan_parties",
    "fuyuan_party_details",
    "fuyuan_representatives",
    "fuyuan_agents",
    "fuyuan_abbreviations",
    "fuyuan_articles",
    "fuyuan_related_cases",
    "fuyuan_speakers",
    "fuyuan_offences",
    "fuyuan_causes",
    "fuyuan_facts",
    "fuyuan_coreference",
    "fuyuan_ties",
    "fuyuan_outcome",
)
LONGEST = 50_000_000
"""Characters of one text; spaCy's own limit of a million guards parsers that need memory, and ours do not."""


def build_pipeline(large_model: Mapping[str, Any] | None = None) -> Language:
    """A fresh pipeline; one can be used for any number of documents. `large_model`: settings of fuyuan_large_model,
    which is added only then, and perhaps the server's `key`."""
    pipeline = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    pipeline.max_length = LONGEST
    for name in COMPONENTS:
        pipeline.add_pipe(name)
    if large_model is not None:
        from nlp.components.large_model import (
            LargeModelReader,  # here, because it brings an HTTP client along
        )

        settings = {**large_model}
        key = settings.pop("key", "")
        reader = pipeline.add_pipe("fuyuan_large_model", config=settings)
        assert isinstance(reader, LargeModelReader)
        reader.unlock(key)
    return pipeline
