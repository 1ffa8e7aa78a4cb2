"""Help in Chinese and whole. Typer's own panels speak English and end a Chinese sentence, which has no spaces to break
at, in "…" where the window is narrow; here it goes on in the next line."""

from typing import Any, Final

import typer
from rich.table import Table
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from fuyuan.cli.messages import text
from fuyuan.cli.options import console

_HELP: Final = "--help"


class Command(TyperCommand):
    """A command whose help is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - printed, as Typer's own is
        """Usage, what it is for, its arguments and options."""
        _print_help(self, ctx)


class Group(TyperGroup):
    """A group of commands whose help is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - printed, as Typer's own is
        """Usage, what it is for, its options and commands."""
        _print_help(self, ctx)
        commands = [self.get_command(ctx, name) for name in self.list_commands(ctx)]
        _print_table("help.commands", [(each.name or "", each.help or "") for each in commands if each])


class Room(typer.Typer):
    """Where commands are registered, so that each gets the help of this file."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"cls": Group, **given})

    def command(self, name: str | None = None, **given: Any) -> Any:
        """As Typer's, with our help."""
        return super().command(name, **{"cls": Command, **given})


def usage(command: TyperCommand | TyperGroup, context: typer.Context) -> str:
    """How a command is written: its path, options, arguments."""
    arguments = [each for each in command.params if isinstance(each, TyperArgument)]
    words = [_name(each) if each.required else f"[{_name(each)}]" for each in arguments]
    rest = [text("help.command")] if isinstance(command, TyperGroup) else []
    return " ".join([context.command_path, f"[{text('help.option')}]", *words, *rest])


def _print_help(command: TyperCommand | TyperGroup, context: typer.Context) -> None:
    console.print(text("help.usage", usage=usage(command, context)), markup=False)
    console.print(f"\n{command.help or ''}", markup=False)
    arguments = [each for each in command.params if isinstance(each, TyperArgument)]
    _print_table("help.arguments", [(_name(each), _explained(each)) for each in arguments])
    options = [each for each in command.params if isinstance(each, TyperOption)]
    rows = [(_name(each), _explained(each)) for each in options]
    _print_table("help.options", [*rows, (_HELP, text("help.help"))])


def _print_table(title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, explained in rows:
        table.add_row(f"  {name}", explained)
    console.print(f"\n{text(title)}", markup=False)
    console.print(table, markup=False)


def _name(parameter: TyperArgument | TyperOption) -> str:
    if isinstance(parameter, TyperArgument):
        return (parameter.metavar or parameter.name or "") + ("..." if parameter.nargs < 0 else "")
    return "/".join([*parameter.opts, *parameter.secondary_opts]) + (
        f" {parameter.metavar}" if parameter.metavar else ""
    )


def _explained(parameter: TyperArgument | TyperOption) -> str:
    default = parameter.default
    tells = type(default) in (int, str) and default != "" and parameter.required is False
    notes = [
        text("help.required") if parameter.required and isinstance(parameter, TyperOption) else "",
        text("help.default", value=default) if tells else "",
        text("help.variable", name=parameter.envvar) if isinstance(parameter.envvar, str) else "",
    ]
    return (parameter.help or "") + "".join(notes)
