"""`fuyuan extract`: judgments to JSON, no home touched."""

import typer

from fuyuan.cli.messages import text
from fuyuan.cli.options import JsonOption, PathsArgument
from fuyuan.pipeline.extracting import extract_files


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("extract", help=text("extract.help"))(extract)


def extract(paths: PathsArgument, json: JsonOption = True) -> None:  # noqa: ARG001 - JSON is all it prints; scripts say so
    complete = True
    for line in extract_files(paths):
        complete = complete and line.whole
        typer.echo(line.text, err=not line.whole)
    raise typer.Exit(0 if complete else 3)
