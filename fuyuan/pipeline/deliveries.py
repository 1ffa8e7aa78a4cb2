"""Which acquisition a delivery was registered under, remembered by the folder it came in, so that its second file and
its second import need no second answer. Where anything lands (桌面, 下载) is no delivery: there it is the file alone.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from fuyuan.home import Home, writing
from fuyuan.home.whole import write_whole
from ingest import Acquisition
from ingest.acquisition import as_sheet, of_sheet

FILE_NAME: Final = "deliveries.json"
COMMON: Final = frozenset({"桌面", "下载", "文档", "desktop", "downloads", "documents", "tmp", "temp"})
"""Folders whose files have nothing in common, beside the user's own and the roots of drives."""


def remembered(home: Home, paths: Sequence[Path]) -> Acquisition | None:
    """What all these paths were registered under before; None where that is unknown or not one."""
    known = _read(home.folder / FILE_NAME)
    found = [next((known[k] for k in _keys(path) if k in known), None) for path in paths]
    if not found or any(sheet is None or sheet != found[0] for sheet in found):
        return None
    assert found[0] is not None
    return of_sheet(found[0])


def remember(home: Home, paths: Sequence[Path], acquisition: Acquisition) -> None:
    """Keep an answer for these paths and what lies beside and below them."""
    with writing(home.folder):
        known = _read(home.folder / FILE_NAME)
        own = (next(_keys(path), None) for path in paths)
        known |= {key: as_sheet(acquisition) for key in own if key is not None}
        # Whole or not at all: a torn memory would ask everybody again.
        text = json.dumps(known, ensure_ascii=False, indent=1)
        write_whole(home.folder / FILE_NAME, text, mode=0o600)


def _keys(path: Path) -> Iterator[str]:
    """Names in the memory that hold for a path, its own first: a folder given whole (written with its separator)
    holds for all below it, a file given by itself for those beside it."""
    path = path.expanduser().resolve()
    folder = path if path.is_dir() else path.parent
    if folder != path:
        yield str(path if _is_common(folder) else folder)
    for place in (folder, *folder.parents):
        if _is_common(place):
            return
        yield f"{place}{os.sep}"


def _is_common(folder: Path) -> bool:
    return (
        folder.name.lower() in COMMON
        or folder in (Path.home(), folder.parent)
        or folder == Path(tempfile.gettempdir())
    )


def _read(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    known: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return known
