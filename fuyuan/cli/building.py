"""`fuyuan link` and `fuyuan build`: what the lake holds becomes clusters, and those the graph that answers."""

from typing import Annotated, Any

import typer

from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, complain, open_home, print_json, say
from fuyuan.pipeline.building import Built, build_graph
from fuyuan.pipeline.linking import link_mentions
from linkage.run import LinkReport


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("link", help=text("link.help"))(link)
    app.command("build", help=text("build.help"))(build)


def link(home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    with open_home(home, config) as opened:
        report = link_mentions(opened)
    if json:
        print_json(_link_json(report))
    else:
        say("link.done", **_link_json(report))
        if not report.mentions:
            complain("build.empty")


def build(
    full: Annotated[bool, typer.Option("--full", help=text("build.full"))] = False,  # noqa: ARG001 - every build is full until increments land; scripts may already say so
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    with open_home(home, config) as opened:
        built = build_graph(opened)
    if json:
        print_json({**_counts(built), "linked": _link_json(built.linked) if built.linked else None})
        return
    if built.linked:
        say("build.linking")
        say("link.done", **_link_json(built.linked))
    if built.report.slow_path:
        say("build.slow_path", why=built.report.slow_path)
    say_built(built)


def say_built(built: Built) -> None:
    """The build in one line; a graph of nothing says what comes first."""
    say("build.done", **_counts(built))
    if not built.report.entities:
        complain("build.empty")


def _counts(built: Built) -> dict[str, Any]:
    report = built.report
    return {
        "build": built.build,
        "entities": report.entities,
        "relations": report.relations,
        "evidence": report.evidence,
        "seconds": round(report.seconds, 3),
    }


def _link_json(report: LinkReport) -> dict[str, int]:
    return {
        "mentions": report.mentions,
        "entities": report.entities,
        "links": report.links,
        "refused": report.refused,
    }
