"""A lake of a test's own, and short words for what every test does with it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from ingest import Lake
from ontology.ids import mention_id, relation_mention_id
from ontology.standing import AssertedBy, Standing
from ontology.statement import Evidence, RecordContext, Statement, ValueKind


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.open(tmp_path / "home" / "lake")


class Finder:
    """Finds every company named in a text; a stand-in for the language room with real spans."""

    def __init__(self, version: int = 1) -> None:
        self.name = f"finder@{version}"
        self.read: list[str] = []

    def __call__(self, text: str, context: RecordContext) -> Iterable[Statement]:
        self.read.append(context.key)
        start = -1
        while (start := text.find("公司", start + 1)) >= 0:
            begin = max(text.rfind(mark, 0, start) for mark in "：\n") + 1
            yield self._named(text[begin : start + 2], context, begin, start + 2)

    def _named(self, name: str, context: RecordContext, start: int, end: int) -> Statement:
        return Statement(
            mention=mention_id(context.source, context.key, "company", name, start),
            type="company",
            property="name",
            value=name,
            value_kind=ValueKind.TEXT,
            evidence=Evidence(context.record, start, end),
            extractor=self.name,
            asserted_by=AssertedBy.COURT,
            standing=Standing.FOUND,
        )


__all__ = ["Finder", "lake", "mention_id", "relation_mention_id"]
