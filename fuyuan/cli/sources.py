"""Sources looked at by themselves, and the worker that does it. No person is shown, nobody is asked to sign in."""

import shutil
import signal
import threading
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from casework.schedule.schedule import FOLDER, HTTP, Scheduled, Wish
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, open_home, print_json, say
from fuyuan.home import Home
from fuyuan.home.builds import SHANGHAI
from fuyuan.pipeline.worker import Worker
from ingest import mapping_named, read_acquisition

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help=text("sources.name"))]
sources = typer.Typer(help=text("sources.help"), invoke_without_command=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    sources.callback()(show)
    sources.command("add", help=text("sources.add.help"))(add)
    sources.command("run", help=text("sources.run.help"))(run_soon)
    sources.command("remove", help=text("sources.remove.help"))(remove)
    app.add_typer(sources, name="sources")
    app.command("worker", help=text("worker.help"))(worker)


def show(
    context: typer.Context, home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False
) -> None:
    if context.invoked_subcommand is not None:
        return
    with open_home(home, config) as opened:
        found = [_told(source) for source in opened.casework.schedule.all()]
    if json:
        print_json({"sources": found})
        return
    for source in found:
        say("sources.line", **{name: value or "—" for name, value in source.items()})
    if not found:
        say("sources.none")


def add(
    name: NameArgument,
    location: Annotated[str, typer.Argument(metavar="FOLDER|URL", help=text("sources.location"))],
    every: Annotated[int, typer.Option(min=5, help=text("sources.every"))] = 3600,
    mapping: Annotated[str | None, typer.Option(help=text("ingest.mapping"))] = None,
    acquisition: Annotated[Path | None, typer.Option(help=text("ingest.acquisition"))] = None,
    full: Annotated[bool, typer.Option("--full", help=text("ingest.full"))] = False,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    kind = HTTP if urlsplit(location).scheme in ("http", "https") else FOLDER
    if kind == HTTP and urlsplit(location).password is not None:
        raise typer.BadParameter(text("sources.no_password"))
    if mapping:
        mapping_named(mapping)
    where = location if kind == HTTP else str(Path(location).expanduser().absolute())
    with open_home(home, config) as opened:
        sheet, compartment = _keep_sheet(opened, name, acquisition)
        wish = Wish(name, kind, where, every, mapping or "", sheet, compartment, full)
        opened.casework.schedule.add(wish)
    say("sources.added", name=name)


def run_soon(name: NameArgument, home: HomeOption = None, config: ConfigOption = None) -> None:
    with open_home(home, config) as opened:
        opened.casework.schedule.soon(name)
        say("sources.soon", name=name)


def remove(name: NameArgument, home: HomeOption = None, config: ConfigOption = None) -> None:
    with open_home(home, config) as opened:
        opened.casework.schedule.remove(name)
        say("sources.removed", name=name)


def worker(
    once: Annotated[bool, typer.Option("--once", help=text("worker.once"))] = False,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        if once:
            say("worker.done", count=Worker(opened).once())
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        say("worker.started")
        Worker(opened).forever(stop)


def _keep_sheet(home: Home, name: str, sheet: Path | None) -> tuple[str, int | None]:
    """The acquisition sheet beside the home's stores, so that the worker finds the one that was read now."""
    if sheet is None:
        return "", None
    compartment = read_acquisition(sheet).compartment
    folder = home.folder / "acquisitions"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = f"{name.replace('/', '_')}{sheet.suffix or '.yaml'}"
    shutil.copyfile(sheet, folder / kept)
    return kept, None if compartment.is_open else compartment.id


def _told(source: Scheduled) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": source.kind,
        "location": source.location,
        "every_seconds": source.every_seconds,
        "next_run": _moment(source.next_run_at),
        "last_success": _moment(source.last_success_at),
        "last_failure": _moment(source.last_failure_at),
        "failures": source.failures,
        "note": source.note,
    }


def _moment(at: datetime | None) -> str:
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds") if at else ""
