"""`fuyuan extract`: judgments to JSON, no home touched."""

import typer

from fuyuan.cli.messages import text
from fuyuan.cli.options import JsonOption, PathsArgument
from fuyuan.pipeline.extracting import extract_files


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("extract", help=text("extract.help"))(extract)


def extract(paths: PathsArgument, json: JsonOption = True) -> None:  # noqa: ARG001 - JSON is all it prints; scripts say so
    read, refused = 0, 0
    for line in extract_files(paths):
        read += line.whole
        refused += not line.whole
        typer.echo(line.text, err=not line.whole)
    raise typer.Exit((3 if read else 1) if refused else 0)
