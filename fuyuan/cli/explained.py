"""`fuyuan ingest --explain`: how files would be read, told to a person or to a program. Nothing is written."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer
from rich.table import Table

from fuyuan.cli.messages import text
from fuyuan.cli.options import complain, console, print_json, say
from ingest import AskWhich, Explanation, Layout, explain
from ingest.choosing import nobody
from ingest.passwords import Passwords


def explain_files(paths: Sequence[Path], mapping: str | None, passwords: Passwords, *, json: bool) -> int:
    """Tell how each file would be read. Exit code: 0 all would be, 3 some would not, 1 none is there."""
    found = list(explain(paths, mapping=mapping, passwords=passwords, ask_which=asker(quiet=json)))
    if json:
        print_json({"files": [_as_json(each) for each in found]})
    else:
        for each in found:
            _tell(each)
    if found and all(each.absent for each in found):
        return 1
    return 3 if not found or any(each.refused for each in found) else 0


def asker(*, quiet: bool) -> AskWhich:
    """Asks at the terminal which of some mappings reads a file; nobody where there is none."""
    return nobody if quiet or not sys.stdin.isatty() else _ask


def _ask(file: str, layouts: Sequence[Layout]) -> str | None:
    for number, layout in enumerate(layouts, start=1):
        mapping, confidence = layout.mapping, f"{layout.confidence:.0%}"
        say("ingest.which", number=number, label=mapping.label.zh, name=mapping.name, confidence=confidence)
    answer = typer.prompt(text("ingest.which_one", file=file), default="")
    names = [layout.mapping.name for layout in layouts]
    if answer.isdecimal() and 0 < int(answer) <= len(names):
        return names[int(answer) - 1]
    return answer if answer in names else None


def _as_json(each: Explanation) -> dict[str, Any]:
    """Schema: docs/schemas/ingest_explain.json."""
    found = asdict(each) | {"path": str(each.path), "unmapped": list(each.unmapped)}
    found["columns"] = [asdict(c) | {"properties": list(c.properties)} for c in each.columns]
    return found


def _tell(each: Explanation) -> None:
    if each.refused:
        complain("ingest.refused", path=each.path, reason=each.refused)
        return
    key = "explain.table" if each.header else "explain.text"
    said = {"label": each.label, "mapping": each.mapping, "confidence": f"{each.confidence:.0%}"}
    say(key, path=each.path, header=each.header, **said)
    table = Table(*(text(f"explain.{name}") for name in ("header", "properties", "unit", "values")), box=None)
    for column in each.columns:
        properties = "；".join(column.properties) or text("explain.kept", column=column.column)
        table.add_row(column.header, properties, column.unit, column.values)
    for header in each.unmapped:
        table.add_row(header, text("explain.unmapped"), "", "")
    if each.header:
        console.print(table)


__all__ = ["asker", "explain_files"]
