"""`fuyuan doctor`: examines the home and says, line by line, what is well and what to do about the rest."""

import typer

from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, open_home, print_json, say
from fuyuan.pipeline.examination import State, examine

_SIGNS = {State.GOOD: "✓", State.BAD: "✗", State.EMPTY: "·"}


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("doctor", help=text("doctor.help"))(doctor)


def doctor(home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    with open_home(home, config) as opened:
        found = list(examine(opened))
    well = all(outcome.state is not State.BAD for _, outcome in found)
    if json:
        checks = [{"name": name, "state": o.state, "says": o.says} for name, o in found]
        print_json({"well": well, "checks": checks})
    else:
        for name, outcome in found:
            say("doctor.line", sign=_SIGNS[outcome.state], name=name, says=outcome.says)
    if not well:
        raise typer.Exit(1)
