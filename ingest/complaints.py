"""Why a file was not taken, in one line that says what to do about it."""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import duckdb
from deltalake.exceptions import DeltaError

from ingest.errors import LakeError
from ingest.mapping.guess import Doubt, nearest
from ingest.mapping.layout import Layout, missing
from ingest.mapping.model import Mapping, SourceKind
from ingest.readers.rows import Table
from ontology.system_reasons import system_reason

FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Errors of a disk that takes no more: no fault of the file at hand, and the next one would meet them too."""


def unwritten(error: Exception) -> LakeError:
    """The lake could not be written."""
    return LakeError(f"写入数据湖失败：{error}。已收入的文件不受影响，排除故障后重新运行即可。")


@contextmanager
def committing() -> Iterator[None]:
    """Failures of disk and engines while committing, told as the lake's."""
    try:
        yield
    except (OSError, duckdb.Error, DeltaError) as error:
        raise unwritten(error) from error


def why(error: OSError, *, is_folder: bool) -> str:
    """Why a path could not be read."""
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, PermissionError):
        return f"没有读取权限{'，目录中的文件未导入' if is_folder else ''}"
    return f"无法读取（{system_reason(error)}）"


def unfit(table: Table, known: Sequence[Mapping]) -> str:
    """Which mapping came nearest and what it lacked."""
    near = nearest(known, table.head)
    if near is None or not any(p is not None for p in near.places):
        return "没有合适的映射：认不出任何一列"
    return f"没有合适的映射：最接近「{near.mapping.label.zh}」，但{lacks(near, table, missing(near))}"


def broken(table: Table) -> str:
    """Added where the file also ended early."""
    return f"；{table.break_note}" if table.break_note else ""


def ambiguous(near: Sequence[Layout]) -> str:
    """Which mappings the headers do not tell apart, and how to say which."""
    named = " 与 ".join(f"「{each.mapping.label.zh}」（{each.mapping.name}）" for each in near)
    ways = " 或 ".join(f"--mapping {each.mapping.name}" for each in near)
    return f"列名同样适合{named}，不能断定，未读入；请用 {ways} 指明"


def doubtful(best: Layout, doubt: Doubt, table: Table) -> str:
    """Why the mapping that fits is not taken: another knows more of the headers, or as many, and the cells of a header
    that nobody knows may be what it lacks."""
    other, mapping = f"「{doubt.other.mapping.label.zh}」（{doubt.other.mapping.name}）", best.mapping
    said = f"列名更像{other}，但"
    if doubt.under:
        said = f"列名同样像{other}，所缺的列看内容可能是「{'、'.join(doubt.under)}」："
    return (
        f"{said}{lacks(doubt.other, table, missing(doubt.other))}；勉强适合「{mapping.label.zh}」（{mapping.name}），"
        f"不能断定，未读入；请补上所缺的列名，或用 --mapping {mapping.name} 指明"
    )


def lacks(layout: Layout, table: Table, lacking: Sequence[str]) -> str:
    """The columns a mapping needs beside those the file has."""
    seen = "、".join(h for h in (table.head[layout.header] if table.head else ())[:20])
    if not lacking and layout.mapping.kind is SourceKind.ROWS and layout.mapping.recognise:
        return f"「{layout.mapping.text}」列没有一格是这类文件的写法，或另有别类文件的列（文件有：{seen}）"
    if not lacking:
        return f"多数列不认识（文件有：{seen}）"
    return f"缺少列「{'、'.join(lacking)}」（文件有：{seen}）"
