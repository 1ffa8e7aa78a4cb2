"""The command line run inside the test: for stories of many commands, where a process of its own for each one would
take seconds to start."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from fuyuan.cli.main import EXPECTED, app


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
