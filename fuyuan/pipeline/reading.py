"""The judgment reader as the lake's extractor. The language pipeline (1 s of computing) is loaded with the first
judgment: most imports are tables."""

import logging
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fuyuan.home.secret_file import secret_in
from nlp.mentions import EXTRACTOR
from ontology.statement import RecordContext, Statement

if TYPE_CHECKING:
    from spacy.language import Language

_log = logging.getLogger(__name__)
_FAILED: Final = re.compile(r"(large_model_\w+)：(.+)|(large_model)：.*(无法读取[1-9][0-9]*段)")
"""What the optional reader says of a text that it could not read whole (`nlp.components.large_model`)."""


class JudgmentReader:
    """Reads one judgment into statements. It raises for no text: one that is no judgment says so and is kept."""

    name = EXTRACTOR

    def __init__(self, large_model: Mapping[str, Any] | None = None) -> None:
        """`large_model`: settings of the optional reader behind the rules; none, and it is off."""
        self._pipeline = _with(large_model) if large_model else None
        self._told = set[str]()

    def __call__(self, text: str, context: RecordContext, /) -> Iterable[Statement]:
        """What the text says, with spans in its code points."""
        from nlp.extract import extract_document
        from nlp.statements import statements

        extraction = extract_document(
            text, path="", document_id=context.key, sha256="", pipeline=self._pipeline
        )
        self._tell(extraction.warnings)
        return statements(extraction, text, context)

    def _tell(self, warnings: Iterable[str]) -> None:
        """Once for each way of failing: a server that is down fails at every text alike."""
        for failed in filter(None, map(_FAILED.match, warnings)):
            code, reason = failed[1] or failed[3], failed[2] or failed[4]
            if code not in self._told:
                self._told.add(code)
                _log.warning("%s（文书按规则读取，不受影响；同类情况只提示一次）", reason)


def _with(large_model: Mapping[str, Any]) -> "Language":
    from nlp.pipeline import build_pipeline

    settings = {**large_model}
    if key_file := settings.pop("key_file", ""):
        settings["key"] = secret_in(Path(key_file), "大模型的密钥文件")
    return build_pipeline(settings)
