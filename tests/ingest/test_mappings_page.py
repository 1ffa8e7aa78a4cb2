"""docs/mappings.md says what the mappings say now."""

from pathlib import Path

from ingest import mappings
from ingest.mapping.page import page

PAGE = Path(__file__).parents[2] / "docs" / "mappings.md"


def test_the_page_of_mappings_is_current():
    written = page(list(mappings().values()))
    assert PAGE.read_text("utf-8") == written, "python -m ingest.mapping.page > docs/mappings.md"


def test_the_page_names_every_column_of_every_mapping():
    written = page(list(mappings().values()))
    for mapping in mappings().values():
        assert f"## {mapping.label.zh}\n" in written
        for column in mapping.columns:
            assert f"| {column.replace('|', chr(92) + '|')} |" in written
