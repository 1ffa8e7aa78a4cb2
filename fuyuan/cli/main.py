"""The commands put together, and the one place where an error becomes a line and an exit code."""

import sys

import typer

from casework.errors import CaseworkError
from fuyuan.cli import acquiring, doctor, evaluation, load, read, serving, sign_in, sources, stores, worklist
from fuyuan.cli.messages import text
from fuyuan.cli.options import errors
from fuyuan.errors import FuyuanError
from graph.errors import GraphError
from ingest.errors import IngestError
from linkage import LinkageError

app = typer.Typer(
    help=text("app.help"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
for room in (evaluation, load, acquiring, worklist, sources, read, serving, sign_in, stores, doctor):
    room.register(app)

EXPECTED = (FuyuanError, IngestError, LinkageError, GraphError, CaseworkError)
"""Errors whose message is meant for the person at the keyboard."""


def main() -> None:
    """Entry point of the console script."""
    try:
        app()
    except EXPECTED as error:
        errors.print(str(error), markup=False, style="red")
        sys.exit(1)
    except OSError as error:
        errors.print(
            text("error.file", name=error.filename, reason=error.strerror), markup=False, style="red"
        )
        sys.exit(1)
