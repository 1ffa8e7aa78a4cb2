"""What every command takes alike: the home, the configuration, machine-readable output."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from fuyuan.cli.messages import text

if TYPE_CHECKING:
    from fuyuan.home import Home

PathsArgument = Annotated[list[Path], typer.Argument(metavar="路径", help=text("ingest.paths"))]
HomeOption = Annotated[Path | None, typer.Option("--home", help=text("option.home"))]
ConfigOption = Annotated[Path | None, typer.Option("--config", help=text("option.config"))]
JsonOption = Annotated[bool, typer.Option("--json", help=text("option.json"))]

console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


def open_home(home: Path | None, config: Path | None) -> "Home":
    """The home that the options name."""
    from fuyuan.home import Home  # the stores, which `--help` never opens

    return Home.open(home, config)


def print_json(value: Any) -> None:
    """One JSON value on standard output, Chinese unescaped, nothing else."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(key: str, **values: object) -> None:
    """A sentence of the catalogue on standard output; markup in values stays text."""
    console.print(text(key, **values), markup=False)


def complain(key: str, **values: object) -> None:
    """A sentence of the catalogue on standard error."""
    errors.print(text(key, **values), markup=False, style="yellow")
