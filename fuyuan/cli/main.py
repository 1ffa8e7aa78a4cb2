"""The commands put together, and the one place where an error becomes a line and an exit code."""

import sys

import typer

from casework.errors import CaseworkError
from fuyuan.cli.loading import Commands, announce
from fuyuan.cli.messages import text
from fuyuan.cli.options import errors
from fuyuan.errors import FuyuanError
from graph.errors import GraphError
from ingest.errors import IngestError
from linkage.errors import LinkageError

app = typer.Typer(
    cls=Commands,
    help=text("app.help"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
announce(app)

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
