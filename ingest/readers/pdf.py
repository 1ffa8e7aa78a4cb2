"""The text layer of a PDF. A page breaks a sentence at each line; lines that fill the page are joined again, so that
a name over two lines is one name. Pages without a text layer are named: nobody may take a scan for an empty letter."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Final

import pypdfium2

from ingest.errors import UnreadableFileError

_MOST_PAGES: Final = 5_000
_FULL: Final = 0.85
"""Of the longest line of a page: a shorter one ends a paragraph."""
_ENDS: Final = tuple("。；：！？”」")


def pdf_text(path: Path, passwords: Iterable[str] = ()) -> tuple[str, list[int]]:
    """Text, and the pages (from 1) that have none; a locked one is opened by the first password that fits. Raises
    UnreadableFileError."""
    document = _opened(path, passwords)
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableFileError(f"PDF 超过 {_MOST_PAGES} 页")
        pages = [_page(document, n) for n in range(len(document))]
    finally:
        document.close()
    silent = [n for n, text in enumerate(pages, start=1) if not text]
    return "\n".join(text for text in pages if text), silent


def _opened(path: Path, passwords: Iterable[str]) -> pypdfium2.PdfDocument:
    for password in chain((None,), passwords):
        try:
            return pypdfium2.PdfDocument(path, password=password)
        except pypdfium2.PdfiumError as error:
            if "password" not in str(error).lower():
                raise UnreadableFileError("PDF 已损坏") from error
    raise UnreadableFileError("PDF 设有打开密码，没有可用的密码（可用 --password-file 提供）")


def _page(document: pypdfium2.PdfDocument, n: int) -> str:
    try:
        page = document[n]
        text = page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return ""
    return _joined([line.strip() for line in text.replace("\x00", "").splitlines()])


def _joined(lines: list[str]) -> str:
    full = max(map(len, lines), default=0) * _FULL
    made: list[str] = []
    open_line = False
    for line in lines:
        if not line or (line.isdigit() and len(line) < 5):  # page number
            continue
        if open_line:
            made[-1] += line
        else:
            made.append(line)
        open_line = len(line) >= max(full, 20) and not line.endswith(_ENDS)
    return "\n".join(made)
