"""Each command's module is loaded when the command is called: `--help` and `status` would else wait two seconds of
computing for a language pipeline and a web server that they never ask."""

from functools import cache
from importlib import import_module
from typing import Any, Final

import typer
from typer.main import get_group

from fuyuan.cli.helping import Group, Room
from fuyuan.cli.messages import text

COMMANDS: Final = {
    "fuyuan.cli.ingesting": ("ingest",),
    "fuyuan.cli.extracting": ("extract",),
    "fuyuan.cli.building": ("link", "build"),
    "fuyuan.cli.status": ("status",),
    "fuyuan.cli.acquiring": ("acquisition",),
    "fuyuan.cli.worklist": ("quarantine",),
    "fuyuan.cli.sources": ("sources",),
    "fuyuan.cli.worker": ("worker",),
    "fuyuan.cli.read": ("search", "show", "paths"),
    "fuyuan.cli.serving": ("serve", "demo"),
    "fuyuan.cli.users": ("user",),
    "fuyuan.cli.sign_in": ("login", "logout"),
    "fuyuan.cli.stores": ("graph",),
    "fuyuan.cli.doctor": ("doctor",),
    "fuyuan.cli.evaluation": ("eval",),
}
"""Modules, in the order of `--help`, and the commands that each registers."""
_MODULE_OF: Final = {command: module for module, commands in COMMANDS.items() for command in commands}


class Commands(Group):
    """Knows the names and one line about each; loads the one that is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names, loaded."""
        if args[0] in _MODULE_OF:
            self.commands.update(_loaded(_MODULE_OF[args[0]]))
        return super().resolve_command(ctx, args)


def announce(app: typer.Typer) -> None:
    """Put every command's name and its line into the list."""
    for command in _MODULE_OF:
        app.command(command, help=text(f"{command}.help"))(_not_loaded)


@cache
def _loaded(module: str) -> dict[str, Any]:
    room = Room()
    import_module(module).register(room)
    return dict(get_group(room).commands)


def _not_loaded() -> None:
    """Stands for a command in the list."""
