"""Commands that score against truth: `fuyuan eval demo`, `fuyuan eval nlp`. The owner of the home runs them unasked."""

from pathlib import Path
from typing import Annotated, Any

import typer

from fuyuan.cli.helping import Room
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, open_home, print_json, say
from fuyuan.evaluation import Evaluation, Given, NoTruthError, evaluate_demo, evaluate_nlp
from fuyuan.real_data import real_data

evaluation = Room(help=text("eval.help"), no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group of this file."""
    evaluation.command("demo", help=text("eval.demo.help"))(demo)
    evaluation.command("nlp", help=text("eval.nlp.help"))(nlp)
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


def nlp(
    data: Annotated[Path | None, typer.Option("--data", help=text("eval.nlp.data"))] = None,
    errors: Annotated[bool, typer.Option("--errors", help=text("eval.nlp.errors"))] = False,
    retrain: Annotated[bool, typer.Option("--retrain", help=text("eval.nlp.retrain"))] = False,
    json: JsonOption = False,
) -> None:
    folder = data or real_data()
    if folder is None or not folder.is_dir():
        raise NoTruthError(text("eval.nlp.no_data"))
    found = evaluate_nlp(Given(folder, retrain=retrain))
    if json:
        listed = {"errors": [error.to_json() for error in found.errors]} if errors else {}
        print_json(found.figures | listed)
        return
    _tell_figures(found)
    if errors:
        _tell_errors(found)


def _tell_figures(found: Evaluation) -> None:
    for name, metrics in found.figures.items():
        say(
            "eval.nlp.figure",
            name=name,
            metrics="  ".join(f"{metric} {value:g}" for metric, value in metrics.items()),
        )


def _tell_errors(found: Evaluation) -> None:
    for error in found.errors:
        kind = text(f"eval.nlp.{error.kind}")
        say("eval.nlp.error", kind=kind, **{k: v for k, v in error.to_json().items() if k != "kind"})
