"""Setting a document as the places do where such texts come from.

Counted in 1,112 public texts: the heading is spaced out (民 事 判 决 书) in a hundred, two-character names are padded
with a full-width space in 99, whole collections have no line break, one has no space either."""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from fuyuan.demo.draw import Draw
from fuyuan.demo.judgment import Judgment, Row, RowKind

_WIDE = "\u3000"


class Layout(StrEnum):
    """Where the text could have been found."""

    COURT = "court"
    """As the court typed it: a line a paragraph, spaced heading, padded signatures."""
    PLAIN = "plain"
    """A line a paragraph and nothing else."""
    WEBSITE = "website"
    """A legal web site: title, date of publication and number of readers above."""
    FLAT = "flat"
    """A crawler's single line, paragraphs parted by one space."""
    DENSE = "dense"
    """A crawler's single line without any separator."""


def set_text(judgment: Judgment, layout: Layout, draw: Draw) -> str:
    """The document's text in that layout."""
    return _SETTERS[layout](judgment, draw)


def _court(judgment: Judgment, draw: Draw) -> str:
    zero = draw.weighted({"〇": 8, "○": 1, "O": 1})
    indent = draw.one_of(("", " " * 3, _WIDE * 2))
    return "\n".join(_court_row(row, indent, zero) for row in judgment.rows) + "\n"


def _court_row(row: Row, indent: str, zero: str) -> str:
    match row.kind:
        case RowKind.COURT:
            return indent + row.text
        case RowKind.TYPE:
            return " ".join(row.text)
        case RowKind.OFFICER:
            return _padded(row.text)
        case RowKind.DATE:
            return row.text.replace("〇", zero)
        case _:
            return row.text


def _padded(officer: str) -> str:
    """审　判　长　　顾　岚: three-character offices spaced out, two-character names padded to three."""
    office, name = officer.split("|")
    office = _WIDE.join(office) if len(office) == 3 else office
    return office + _WIDE * 2 + (_WIDE.join(name) if len(name) == 2 else name)


def _plain(judgment: Judgment, draw: Draw) -> str:
    space = draw.one_of(("", " ", _WIDE))
    return "\n".join(row.text.replace("|", space) for row in judgment.rows)


def _website(judgment: Judgment, draw: Draw) -> str:
    published = judgment.truth.decided_on + timedelta(days=draw.between(20, 160))
    above = f"{judgment.title}\n发布日期：{published:%Y-%m-%d} 浏览：{draw.between(12, 380)}次\n"
    return above + _court(judgment, draw)


def _flat(judgment: Judgment, draw: Draw) -> str:
    above = f"{judgment.title} " if draw.chance(0.2) else ""
    return above + " ".join(row.text.replace("|", "") for row in judgment.rows)


def _dense(judgment: Judgment, _: Draw) -> str:
    return "".join(_dense_row(row) for row in judgment.rows)


def _dense_row(row: Row) -> str:
    if row.kind is RowKind.TYPE:
        return " ".join(row.text)
    return _padded(row.text) if row.kind is RowKind.OFFICER else row.text


_SETTERS: dict[Layout, Callable[[Judgment, Draw], str]] = {
    Layout.COURT: _court,
    Layout.PLAIN: _plain,
    Layout.WEBSITE: _website,
    Layout.FLAT: _flat,
    Layout.DENSE: _dense,
}
