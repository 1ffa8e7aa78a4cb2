"""Paths and verbs that the documents name are there: a newcomer's first command must not fail."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.lock import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), ROOT / "tests" / "README.md", *ROOT.glob("docs/**/*.md")])
VERBS = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
FIRST_PARTS = {path.name for path in ROOT.iterdir()}


def paths_named_in(text: str) -> Iterator[str]:
    """Targets of relative links, and words in backticks that begin with a folder or file of this repository."""
    yield from (target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target)
    for word in re.findall(r"`([\w./-]+)`", text):
        if "/" in word.rstrip("/") and word.split("/")[0] in FIRST_PARTS:
            yield word


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_path_named_in_a_document_exists(document: Path) -> None:
    named = set(paths_named_in(document.read_text()))
    assert {
        path for path in named if not (document.parent / path).exists() and not (ROOT / path).exists()
    } == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_make_verb_named_in_a_document_exists(document: Path) -> None:
    assert (
        set(re.findall(r"(?:^|`)(?:REQUIRE_ALL=1 )?make ([a-z0-9]+)", document.read_text(), re.MULTILINE))
        <= VERBS
    )


def test_each_verb_says_in_one_line_what_it_does() -> None:
    explained = set(re.findall(r"^([a-z0-9]+):.*## \S", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert explained == VERBS
