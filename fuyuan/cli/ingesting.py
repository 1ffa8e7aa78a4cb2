"""`fuyuan ingest`: files into the lake. The owner of the home runs it unasked."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from fuyuan.cli import acquiring
from fuyuan.cli.explained import asker, explain_files
from fuyuan.cli.ingest_report import as_json, tell
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, PathsArgument, open_home, print_json
from fuyuan.cli.progress import ingest_progress
from fuyuan.home.secret_file import SecretFileError, secret_in
from fuyuan.pipeline.ingesting import ingest_files
from ingest.passwords import Passwords


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("ingest", help=text("ingest.help"))(ingest)


def ingest(
    paths: PathsArgument,
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
        rests_on = acquiring.acquired(opened, paths, acquisition, asking=asking, passwords=passwords)
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
        known = [line for line in secret_in(file).splitlines() if line] if file else []
    except SecretFileError as error:
        raise typer.BadParameter(str(error)) from error
    return Passwords(known, _ask) if asking else Passwords(known)


def _ask(name: str) -> str | None:
    return typer.prompt(text("ingest.password", name=name), default="", hide_input=True) or None
