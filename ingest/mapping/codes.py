"""Code tables: words that offices write for one thing (出, 借, D, 支), each read as one code. They are data, with where
each spelling was seen, because a word read the wrong way round turns money round."""

from functools import cache
from importlib.resources import files

from ontology.identifiers import compact
from ontology.yaml_text import read_yaml


@cache
def code_table(name: str) -> tuple[tuple[str, str], ...]:
    """(word, code) of the table; words in compact form and upper case. Raises ValueError on contradictions."""
    path = files("ingest").joinpath("codes", f"{name}.yaml")
    if not path.is_file():
        raise ValueError(f"没有名为「{name}」的代码表")
    found: dict[str, str] = {}
    for code, entries in read_yaml(path.read_text("utf-8")).items():
        for entry in entries:
            for word in entry["words"]:
                key = compact(str(word)).upper()
                if found.setdefault(key, code) != code:
                    raise ValueError(f"代码表「{name}」把「{word}」同时读作 {found[key]} 和 {code}")
    return tuple(found.items())
