"""One delivered file on its way into the lake: what is known of it before its rows are judged, and what is said of
it when they have been."""

import json
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.acquisition import Acquisition
from ingest.lake.originals import Original
from ingest.mapping.layout import Layout
from ingest.mapping.model import Mapping, SourceKind
from ingest.report import FileReport


@dataclass(frozen=True, slots=True)
class Delivery:
    """`obtained`: by its acquisition, else when the file was last written; `asked`: the mapping was named by the
    caller, else it was guessed, which is said aloud; `place`: which file of how many; `context`: cells that its
    surroundings give to every row, by column of the mapping; `part`: which sheet, or which file of an archive;
    `notes`: what has to be said of it besides."""

    path: Path
    original: Original
    layout: Layout
    source: str
    acquisition: Acquisition
    obtained: str
    asked: bool
    place: tuple[int, int]
    context: Table[int, str] = field(default_factory=dict)
    part: str = ""
    notes: tuple[str, ...] = ()

    @property
    def mapping(self) -> Mapping:
        """How the file is read."""
        return self.layout.mapping

    @property
    def file_name(self) -> str:
        """Where in the original the rows stand: 资料.zip!明细.xlsx!Sheet1."""
        return f"{self.original.name}!{self.part}" if self.part else self.original.name

    @property
    def shape(self) -> tuple[Mapping, str, tuple[str, ...]]:
        """Deliveries of one shape go through the same expressions."""
        return self.mapping, self.source, self.layout.units


_FLAGS: Final = {
    "balance": "{} 笔的余额与上一笔不相符，已标记待查，其所在行照常收入",
    "serial_date": "{} 个日期是表格软件的序号，已按 1900 日期系统换算并标记待查",
}
"""Cells that were read and have to be looked at."""


RENEWED: Final = (
    "{} 份文书的编号在本来源中已有而全文不同，按同一文书的新版本收入，旧文本仍保留；"
    "如果其实是另外的文书，请加 --source 另起来源名称，重新导入本文件"
)
"""A court's corrected text and another court's text under the same running number look alike to a key."""


def messages(
    delivery: Delivery,
    break_note: str,
    issues: Table[str, int],
    *,
    blank: int = 0,
    filled: int = 0,
    changed: int = 0,
) -> tuple[str, ...]:
    """What a person should know about how the file was taken, said aloud. `issues`: single cells set aside or
    flagged, by code."""
    layout = delivery.layout
    label, name = layout.mapping.label.zh, layout.mapping.name
    said = [] if delivery.asked else [f"识别为「{label}」（{name}），把握 {layout.confidence:.0%}"]
    said += delivery.notes
    if layout.header:
        said.append(f"表头在第 {layout.header + 1} 行，它之前的行未读入")
    if layout.unit_above:
        said.append(f"表头以上写明金额单位：{layout.unit_above}")
    if layout.unmapped and layout.mapping.kind is SourceKind.ROWS:
        said.append(f"未映射的列：{'、'.join(layout.unmapped)}")
    if blank:
        said.append(f"空行 {blank} 行，未计入")
    if filled:
        said.append(f"{filled} 个单元格取自纵向合并的单元格（金额、比例等数值不重复计入）")
    if unread := sum(n for code, n in issues.items() if code not in _FLAGS):
        said.append(f"{unread} 个单元格无法识别，已记入隔离区，其所在行照常收入")
    said += [line.format(issues[code]) for code, line in _FLAGS.items() if issues.get(code)]
    if changed and layout.mapping.kind is SourceKind.DOCUMENTS:
        said.append(RENEWED.format(changed))
    if break_note:
        said.append(f"{break_note}，断点之前的行已收入")
    return tuple(said)


def run_row(
    delivery: Delivery, said_by: Sequence[str], report: FileReport, started: str, *, wrote: bool
) -> dict[str, object]:
    """The row of `runs` that makes a run visible; id, number and commit time are the lake's."""
    original, layout = delivery.original, delivery.layout
    return {
        "source": delivery.source,
        "mapping": said_by[0],
        "extractor": said_by[1],
        "kind": str(layout.mapping.kind),
        "file_name": delivery.file_name,
        "sha256": original.sha256,
        "sm3": original.sm3,
        "size": original.size,
        "acquisition": delivery.acquisition.id,
        "compartment": delivery.acquisition.compartment.id,
        "obtained": delivery.obtained,
        "headers": json.dumps(dict(layout.written), ensure_ascii=False),
        "rows_in": report.rows_in,
        "accepted": report.accepted,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "quarantined": report.quarantined,
        "cell_issues": report.cell_issues,
        "wrote": wrote,
        "break_note": report.break_note,
        "started_at": started,
    }
