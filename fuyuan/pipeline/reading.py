"""The judgment reader as the lake's extractor. The language pipeline (1 s of computing) is loaded with the first
judgment: most imports are tables."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fuyuan.home.secret_file import secret_in
from nlp.mentions import EXTRACTOR
from ontology.statement import RecordContext, Statement

if TYPE_CHECKING:
    from spacy.language import Language


class JudgmentReader:
    """Reads one judgment into statements. It raises for no text: one that is no judgment says so and is kept."""

    name = EXTRACTOR

    def __init__(self, large_model: Mapping[str, Any] | None = None) -> None:
        """`large_model`: settings of the optional reader behind the rules; none, and it is off."""
        self._pipeline = _with(large_model) if large_model else None

    def __call__(self, text: str, context: RecordContext, /) -> Iterable[Statement]:
        """What the text says, with spans in its code points."""
        from nlp.extract import extract_document
        from nlp.statements import statements

        extraction = extract_document(
            text, path="", document_id=context.key, sha256="", pipeline=self._pipeline
        )
        return statements(extraction, text, context)


def _with(large_model: Mapping[str, Any]) -> "Language":
    from nlp.pipeline import build_pipeline

    settings = {**large_model}
    if key_file := settings.pop("key_file", ""):
        settings["key"] = secret_in(Path(key_file), "大模型的密钥文件")
    return build_pipeline(settings)
