"""Tables and text of an HTML page. Banks and courts deliver "Excel" files that are pages inside, and judgments are
saved from the web as they are."""

from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from ingest.errors import UnreadableFileError
from ingest.readers.grid import Grid

_BREAKS: Final = frozenset(
    {
        "p",
        "div",
        "br",
        "tr",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "section",
        "article",
        "center",
    }
    | {"blockquote", "pre", "dd", "dt", "title"}
)
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "head"})
_MOST_SPAN: Final = 500


def parse_page(text: str) -> html.HtmlElement:
    """The page; raises UnreadableFileError if there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableFileError("网页中没有内容") from error


def page_tables(page: html.HtmlElement) -> Iterator[Grid]:
    """Tables of at least two rows and columns; one that only places other tables is none."""
    for table in page.iter("table"):
        if any(inner is not table for inner in table.iter("table")):
            continue
        rows = list(_rows(table))
        if len(rows) > 1 and max(map(len, rows)) > 1:
            yield Grid(rows)


def _rows(table: html.HtmlElement) -> Iterator[list[str]]:
    """Cells by row; a cell over several rows or columns says the same in each."""
    hanging: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _hang(cells, hanging)
            text = " ".join("".join(cell.itertext()).split())
            for _ in range(_span(cell, "colspan")):
                if (rows := _span(cell, "rowspan")) > 1:
                    hanging[len(cells)] = rows - 1, text
                cells.append(text)
        _hang(cells, hanging)
        yield cells


def _hang(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while (above := hanging.pop(len(cells), None)) is not None:
        left, text = above
        if left > 1:
            hanging[len(cells)] = left - 1, text
            cells.append(text)
            continue
        cells.append(text)


def _span(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isascii() and value.isdigit() else 1


def page_text(page: html.HtmlElement, *, without_tables: bool = False) -> str:
    """The text as it is seen, a line a paragraph."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(page, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        unseen = any(up.tag in _UNSEEN for up in (node, *node.iterancestors()))
        tabled = without_tables and any(up.tag == "table" for up in (node, *node.iterancestors()))
        if event == "start":
            if tag in _BREAKS:
                pieces.append("\n")
            if node.text and not unseen and not tabled:
                pieces.append(" ".join(node.text.split()) if tag != "pre" else node.text)
        else:
            if tag in _BREAKS:
                pieces.append("\n")
            outside = node.getparent()
            hidden = outside is None or any(up.tag in _UNSEEN for up in node.iterancestors())
            inner = without_tables and any(up.tag == "table" for up in node.iterancestors())
            if node.tail and not hidden and not inner:
                pieces.append(" ".join(node.tail.split()))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
