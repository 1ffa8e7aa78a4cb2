"""`fuyuan status`: what the home holds, in counts."""

import typer

from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, open_home, print_json, say
from fuyuan.pipeline.status import status
from ingest.refusals import UNREAD


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("status", help=text("status.help"))(show)


def show(home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    with open_home(home, config) as opened:
        found = status(opened)
    if json:
        print_json(found)
        return
    for source in found["sources"]:
        unread = {"mapping": text("status.unread")} if source["mapping"] == UNREAD else {}
        say("status.source", **source | unread)
    if not found["sources"]:
        say("status.no_source")
    say("status.build", build=found["build"]) if found["build"] else say("status.no_build")
