"""`fuyuan graph`: which graph answers, and the Neo4j servers that this home started. A server outlives the command that
started it, so there is a command that ends it."""

import typer

from fuyuan.cli.helping import Room
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, open_home, print_json, say

graph = Room(help=text("graph.help"), no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    graph.command("status", help=text("graph.status.help"))(status)
    graph.command("stop", help=text("graph.stop.help"))(stop)
    app.add_typer(graph, name="graph")


def status(home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    with open_home(home, config) as opened:
        build, running = opened.builds.current(), opened.graphs.running()
        if json:
            print_json({"store": opened.config.graph_store, "build": build, "servers": list(running)})
            return
        say("graph.status", store=opened.config.graph_store, build=build or text("graph.none"))
        for address in running:
            say("graph.running", address=address)


def stop(home: HomeOption = None, config: ConfigOption = None) -> None:
    with open_home(home, config) as opened:
        running = opened.graphs.running()
        opened.graphs.stop()
    say("graph.stopped", number=len(running))
