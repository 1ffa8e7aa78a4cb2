"""Commands that score what was built against truth: `fuyuan eval demo`. The owner of the home runs them unasked."""

from typing import Any

import typer

from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, open_home, print_json, say
from fuyuan.evaluation import evaluate_demo

evaluation = typer.Typer(help=text("eval.help"), no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group of this file."""
    evaluation.command("demo", help=text("eval.demo.help"))(demo)
    app.add_typer(evaluation, name="eval")


def demo(home: HomeOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    with open_home(home, config) as opened:
        stories = evaluate_demo(opened)
    if json:
        print_json(stories)
        return
    for story in stories.values():
        _tell(story)
    found = sum(story["found"] for story in stories.values())
    say("eval.demo.sum", found=found, stories=len(stories))


def _tell(story: dict[str, Any]) -> None:
    """Yes or no with the count of claims; under a no what is lacking."""
    answer = text("eval.yes" if story["found"] else "eval.no")
    say("eval.demo.story", answer=answer, **{key: story[key] for key in ("title", "claims", "claims_found")})
    for why in story["why"]:
        say("eval.demo.why", why=why)
