"""A progress bar with rate and time left, for anything over two seconds; none where the output is for programs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from fuyuan.cli.options import errors
from ingest.report import OnProgress
from ingest.report import Progress as Step


@contextmanager
def ingest_progress(*, quiet: bool) -> Iterator[OnProgress | None]:
    """A callback that draws where an import is, on standard error."""
    if quiet or not errors.is_terminal:
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("", total=1.0, rate="")
        began: dict[str, float] = {}

        def draw(step: Step) -> None:
            seconds = time.monotonic() - began.setdefault(str(step.path), time.monotonic())
            rate = f"{step.rows / seconds:,.0f} 行/秒" if seconds > 1 else ""
            title = f"{step.file}/{step.files} {step.path.name} {step.phase}"
            bar.update(task, description=title, completed=step.share, rate=rate)

        yield draw
