"""Sources looked at by themselves. No person is shown, nobody is asked to sign in."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from casework.schedule.schedule import BUCKET, DATABASE, FOLDER, HTTP, Scheduled, Wish
from fuyuan.cli.helping import Room
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, complain, open_home, print_json, say
from fuyuan.home import Home
from fuyuan.home.builds import SHANGHAI
from fuyuan.pipeline.buckets import check_bucket
from fuyuan.pipeline.databases import check_database, is_database
from fuyuan.pipeline.secret_places import check_place
from ingest import mapping_named, read_acquisition

NameArgument = Annotated[str, typer.Argument(metavar="名称", help=text("sources.name"))]
sources = Room(help=text("sources.help"), invoke_without_command=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    sources.callback()(show)
    sources.command("add", help=text("sources.add.help"))(add)
    sources.command("run", help=text("sources.run.help"))(run_soon)
    sources.command("remove", help=text("sources.remove.help"))(remove)
    app.add_typer(sources, name="sources")


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
        say("sources.line", **{name: "—" if value == "" else value for name, value in source.items()})
    if not found:
        say("sources.none")


def add(
    name: NameArgument,
    location: Annotated[str, typer.Argument(metavar="文件夹|网址|数据库|S3", help=text("sources.location"))],
    every: Annotated[int, typer.Option(min=5, help=text("sources.every"))] = 3600,
    mapping: Annotated[str | None, typer.Option(help=text("ingest.mapping"))] = None,
    acquisition: Annotated[Path | None, typer.Option(help=text("ingest.acquisition"))] = None,
    full: Annotated[bool, typer.Option("--full", help=text("ingest.full"))] = False,
    query_file: Annotated[Path | None, typer.Option(help=text("sources.query_file"))] = None,
    secret: Annotated[str, typer.Option(metavar="env:变量名|file:文件", help=text("sources.secret"))] = "",
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    if mapping:
        mapping_named(mapping)
    check_place(secret)
    kind, where, query = _place(location, query_file)
    with open_home(home, config) as opened:
        sheet, compartment = _keep_sheet(opened, name, acquisition)
        wish = Wish(name, kind, where, every, mapping or "", sheet, compartment, full, query, secret)
        opened.casework.schedule.add(wish)
    say("sources.added", name=name)


def _place(location: str, query_file: Path | None) -> tuple[str, str, str]:
    """Kind, address as it is kept, and query."""
    scheme = urlsplit(location).scheme
    if scheme in ("http", "https"):
        if urlsplit(location).password is not None:
            raise typer.BadParameter(text("sources.no_password"))
        return HTTP, location, ""
    if scheme == "s3":
        check_bucket(location)
        return BUCKET, location, ""
    if not is_database(location):
        folder = Path(location).expanduser().absolute()
        if not folder.is_dir():
            complain("sources.no_folder", folder=folder)
        return FOLDER, str(folder), ""
    if query_file is None:
        raise typer.BadParameter(text("sources.no_query"))
    query = query_file.read_text("utf-8-sig")
    return DATABASE, check_database(location, query), query


def run_soon(name: NameArgument, home: HomeOption = None, config: ConfigOption = None) -> None:
    with open_home(home, config) as opened:
        opened.casework.schedule.soon(name)
        say("sources.soon", name=name)


def remove(name: NameArgument, home: HomeOption = None, config: ConfigOption = None) -> None:
    with open_home(home, config) as opened:
        opened.casework.schedule.remove(name)
        say("sources.removed", name=name)


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
