"""The word lists in data/*.yaml, read once: roles, cues, document types, law names, offences.

Each file says where its words come from. A list is data so that whoever misses a word adds a line, not a rule.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.yaml_text import read_yaml


@cache
def table(name: str) -> dict[str, Any]:
    """Content of data/<name>.yaml."""
    text = files("nlp").joinpath("data", f"{name}.yaml").read_text("utf-8")
    content = read_yaml(text)
    assert isinstance(content, dict)
    assert "source" in content, f"data/{name}.yaml must say its source"
    return content


def words(name: str, key: str) -> tuple[str, ...]:
    """The list (or the keys of the mapping) under `key`, longest first: an alternation takes the first that fits."""
    return tuple(sorted(table(name)[key], key=lambda word: (-len(word), word)))


def alternation(choices: Iterable[str]) -> str:
    """Regular expression that matches any of the words, longest first."""
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


def spaced(choices: Iterable[str], gap: str = "[ ]{0,4}") -> str:
    """Like `alternation`, with padding allowed between characters: 民 事 判 决 书, 审　判　长."""
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(gap.join(map(re.escape, word)) for word in ordered) + ")"
