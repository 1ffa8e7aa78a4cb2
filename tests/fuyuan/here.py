"""The command line run inside the test: for stories of many commands, where a process of its own for each one would
take seconds to start."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

from typer.testing import CliRunner

from fuyuan.cli.main import EXPECTED, app, main
from tests.fuyuan import command


class Ran:
    """A command that was run here: what it printed, its exit code, and the error that a person would read."""

    def __init__(self, *arguments: str | Path, home: Path | None = None) -> None:
        options = ["--home", str(home)] if home else []
        done = CliRunner().invoke(app, [*map(str, arguments), *options])
        assert done.exception is None or isinstance(done.exception, (SystemExit, *EXPECTED)), done.exception
        self.code, self.out, self.err = done.exit_code, done.stdout, done.stderr
        self.error = str(done.exception or "")

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def fuyuan(*arguments: str | Path, home: Path | None = None, expect: int | None = 0) -> command.Ran:
    """As `command.fuyuan`, without its process: the same entry point, the same streams, the same exit code. What is
    not told to a person fails the test where it was raised."""
    words = ["fuyuan", *command.words(*arguments, home=home)[3:]]
    out, err, code = io.StringIO(), io.StringIO(), 0
    with patch.object(sys, "argv", words), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
    ran = command.Ran(code, out.getvalue(), err.getvalue())
    assert expect is None or ran.code == expect, f"exit {ran.code}, expected {expect}\n{ran.out}\n{ran.err}"
    return ran
