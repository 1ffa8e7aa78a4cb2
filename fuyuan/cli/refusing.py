"""Wrong use in Chinese: what was typed, what is wrong with it, how the command is written. Typer says it in English;
the sentences are told by their form, and a test meets each of them."""

import re
from typing import Final

from pydantic import ValidationError
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from fuyuan.cli.helping import usage
from fuyuan.cli.messages import text
from webapp.wrong_values import reasons

_FORMS: Final = {
    r"Missing argument '(?P<name>.+)'\.": "wrong.no_argument",
    r"Missing option '(?P<name>.+)'\.": "wrong.no_option",
    r"Missing command\.": "wrong.no_command",
    r"No such option: (?P<name>\S+) \(Possible options: (?P<known>.+)\)": "wrong.option_like",
    r"No such option: (?P<name>\S+)": "wrong.option",
    r"No such command '(?P<name>.+)'\. Did you mean (?P<known>.+)\?": "wrong.command_like",
    r"No such command '(?P<name>.+)'\.": "wrong.command",
    r"Got unexpected extra argument\(s\) \((?P<name>.+)\)": "wrong.extra",
    r"Option '(?P<name>.+)' requires an argument\.": "wrong.no_value",
    r"Option '(?P<name>.+)' does not take a value\.": "wrong.takes_no_value",
    r"Invalid value for '?(?P<name>.+?)'?: Value error, '(?P<value>.*)' is not one of (?P<known>.+)\.": "wrong.choice",
    r"Invalid value for '?(?P<name>.+?)'?: (?P<why>.+)": "wrong.value",
    r"Invalid value: (?P<why>.+)": "wrong.said",
}
"""Typer's sentences, in order, and ours."""


def refusal(error: TyperException) -> str:
    """The lines for whoever typed it."""
    said = _said(error)
    context = getattr(error, "ctx", None)
    if context is None or not isinstance(context.command, (TyperCommand, TyperGroup)):
        return said
    how = text("wrong.usage", usage=usage(context.command, context), path=context.command_path)
    return f"{said}\n{how}"


def _said(error: TyperException) -> str:
    message = " ".join(error.format_message().split())
    for form, key in _FORMS.items():
        if found := re.fullmatch(form, message):
            return text(key, **{name: _plain(word) for name, word in found.groupdict().items()} | _why(error))
    return message


def _why(error: TyperException) -> dict[str, str]:
    """What is wrong with a value, where the value was judged by its type."""
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        return {}
    value = cause.errors()[0]["input"]
    return {"why": text("wrong.judged", value=value, reason=reasons(cause)[0]["reason"])}


def _plain(words: str) -> str:
    return words.replace("', '", "、").strip("'")
