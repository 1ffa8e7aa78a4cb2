"""The command line as a user runs it: a process of its own, its exit code and what it printed."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ran:
    """A finished command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def words(*arguments: str | Path, home: Path | None = None) -> list[str]:
    options = ["--home", str(home)] if home else []
    return [sys.executable, "-m", "fuyuan.cli", *map(str, arguments), *options]


def fuyuan(*arguments: str | Path, home: Path | None = None, expect: int | None = 0) -> Ran:
    """Run a command; fails unless it exits as expected (None: any code)."""
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    done = subprocess.run(
        words(*arguments, home=home), capture_output=True, text=True, env=environment, check=False
    )
    ran = Ran(done.returncode, done.stdout, done.stderr)
    assert expect is None or ran.code == expect, f"exit {ran.code}, expected {expect}\n{ran.out}\n{ran.err}"
    return ran


def killed_after(seconds: float, *arguments: str | Path, home: Path) -> bool:
    """Start a command and kill it; False if it was done before."""
    process = subprocess.Popen(
        words(*arguments, home=home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False
