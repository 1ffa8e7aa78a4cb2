"""Files into the lake of a home, judgments read on the way."""

from collections.abc import Sequence
from pathlib import Path

from fuyuan.home import Home, writing
from fuyuan.pipeline.reading import JudgmentReader
from ingest import NONE, Acquisition, AskWhich, IngestReport, OnProgress, run
from ingest.choosing import nobody
from ingest.passwords import Passwords


def _silent(_: object) -> None:
    """Nobody watches."""


def ingest_files(
    home: Home,
    paths: Sequence[Path],
    *,
    mapping: str | None = None,
    source: str | None = None,
    acquisition: Acquisition = NONE,
    full: bool = False,
    on_progress: OnProgress | None = None,
    passwords: Passwords | None = None,
    ask_which: AskWhich | None = None,
) -> IngestReport:
    """Import files and folders; raises IngestError for a wrong call, never for what a file holds."""
    with writing(home.folder):
        return run(
            home.lake,
            paths,
            mapping=mapping,
            source=source,
            acquisition=acquisition,
            extractor=JudgmentReader(home.config.large_model),
            full=full,
            on_progress=on_progress or _silent,
            passwords=passwords,
            ask_which=ask_which or nobody,
        )
