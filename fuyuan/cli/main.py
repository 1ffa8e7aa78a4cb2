"""The commands put together, and the one place where an error becomes a line and an exit code."""

import sys

import typer
from typer.exceptions import TyperException

from casework.errors import CaseworkError
from fuyuan.cli.loading import Commands, announce
from fuyuan.cli.messages import text
from fuyuan.cli.options import errors
from fuyuan.errors import FuyuanError
from graph.errors import GraphError
from ingest.errors import IngestError
from linkage.errors import LinkageError
from ontology.system_reasons import system_reason

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
        code = app(prog_name="fuyuan", standalone_mode=False)
    except typer.Abort:
        errors.print(text("wrong.aborted"), style="red")
        sys.exit(1)
    except TyperException as error:
        if error.format_message():  # none where help is the answer, and has been given
            from fuyuan.cli.refusing import refusal

            errors.print(refusal(error), markup=False, style="red")
        sys.exit(error.exit_code)
    except EXPECTED as error:
        errors.print(str(error), markup=False, style="red")
        sys.exit(1)
    except OSError as error:
        errors.print(
            text("error.file", name=error.filename, reason=system_reason(error)), markup=False, style="red"
        )
        sys.exit(1)
    if code:
        sys.exit(code)
