"""Commands that fill a home: ingest, extract, link, build, status. The owner of the home runs them unasked."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from fuyuan.cli import acquiring
from fuyuan.cli.explained import asker, explain_files
from fuyuan.cli.ingest_report import as_json, tell
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, open_home, print_json, say
from fuyuan.cli.progress import ingest_progress
from fuyuan.pipeline import build_graph, ingest_files, link_mentions, status
from fuyuan.pipeline.extracting import extract_files
from ingest import IngestError
from ingest.passwords import Passwords, read_passwords
from linkage import LinkReport

Paths = Annotated[list[Path], typer.Argument(help=text("ingest.paths"))]


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    for name, command in (
        ("ingest", ingest),
        ("extract", extract),
        ("link", link),
        ("build", build),
        ("status", show_status),
    ):
        app.command(name, help=text(f"{name}.help"))(command)


def ingest(
    paths: Paths,
    mapping: Annotated[str | None, typer.Option(help=text("ingest.mapping"))] = None,
    source: Annotated[str | None, typer.Option(help=text("ingest.source"))] = None,
    acquisition: Annotated[Path | None, typer.Option(help=text("ingest.acquisition"))] = None,
    full: Annotated[bool, typer.Option("--full", help=text("ingest.full"))] = False,
    password_file: Annotated[
        Path | None, typer.Option(envvar="FUYUAN_PASSWORD_FILE", help=text("ingest.password_file"))
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help=text("ingest.explain"))] = False,
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    asking = not json and sys.stdin.isatty()
    passwords = _passwords(password_file, asking=asking)
    if explain:
        raise typer.Exit(explain_files(paths, mapping, passwords, json=json))
    with open_home(home, config) as opened:
        rests_on = acquiring.acquired(opened, paths, acquisition, asking=asking)
        with ingest_progress(quiet=json) as on_progress:
            report = ingest_files(
                opened,
                paths,
                mapping=mapping,
                source=source,
                acquisition=rests_on,
                full=full,
                on_progress=on_progress,
                passwords=passwords,
                ask_which=asker(quiet=json),
            )
    if json:
        print_json({**as_json(report), "acquisition": acquiring.as_json(rests_on)})
    else:
        tell(report)
        if report.accepted:
            acquiring.tell(rests_on)
    raise typer.Exit(report.exit_code)


def _passwords(file: Path | None, *, asking: bool) -> Passwords:
    """From a file, never from the command line, where every process may read them; then from the terminal."""
    try:
        known = list(read_passwords(file)) if file else []
    except IngestError as error:
        raise typer.BadParameter(str(error)) from error
    return Passwords(known, _ask) if asking else Passwords(known)


def _ask(name: str) -> str | None:
    return typer.prompt(text("ingest.password", name=name), default="", hide_input=True) or None


def extract(paths: Paths, json: JsonOption = True) -> None:  # noqa: ARG001 - JSON is all it prints; scripts say so
    complete = True
    for line in extract_files(paths):
        complete = complete and line.whole
        typer.echo(line.text, err=not line.whole)
    raise typer.Exit(0 if complete else 3)


def link(home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    with open_home(home, config) as opened:
        report = link_mentions(opened)
    if json:
        print_json(_link_json(report))
    else:
        say("link.done", **_link_json(report))


def build(
    full: Annotated[bool, typer.Option("--full", help=text("build.full"))] = False,  # noqa: ARG001 - every build is full until increments land; scripts may already say so
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    with open_home(home, config) as opened:
        built = build_graph(opened)
    report = built.report
    counts = {
        "build": built.build,
        "entities": report.entities,
        "relations": report.relations,
        "evidence": report.evidence,
        "seconds": round(report.seconds, 3),
    }
    if json:
        print_json({**counts, "linked": _link_json(built.linked) if built.linked else None})
        return
    if built.linked:
        say("build.linking")
        say("link.done", **_link_json(built.linked))
    if report.slow_path:
        say("build.slow_path", why=report.slow_path)
    say("build.done", **counts)


def show_status(home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    with open_home(home, config) as opened:
        found = status(opened)
    if json:
        print_json(found)
        return
    for source in found["sources"]:
        say("status.source", **source)
    say("status.build", build=found["build"]) if found["build"] else say("status.no_build")


def _link_json(report: LinkReport) -> dict[str, int]:
    return {
        "mentions": report.mentions,
        "entities": report.entities,
        "links": report.links,
        "refused": report.refused,
    }
