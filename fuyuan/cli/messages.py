"""The command line's catalogue: every sentence it says, by key, so that wording is changed in one place."""

from functools import cache
from importlib.resources import files

from ontology.yaml_text import read_yaml


@cache
def _catalogue() -> dict[str, str]:
    loaded = read_yaml(files("fuyuan.cli").joinpath("messages.yaml").read_text("utf-8"))
    return {str(key): str(value) for key, value in loaded.items()}


def text(key: str, **values: object) -> str:
    """The sentence under `key` with its values put in; raises KeyError for a key that is not there."""
    return _catalogue()[key].format(**values)
