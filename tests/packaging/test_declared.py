"""What our code imports, pyproject.toml declares: a library that merely comes along with another may leave with it."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.lock import ROOT
from tests.packaging.test_locks import PROJECT
from tests.packaging.test_names import OURS, ROOMS

OPTIONAL_AT_RUN_TIME = ("community", "server", "notebook", "spark")
PROVIDERS = packages_distributions()


@cache
def declared(*extras: str) -> frozenset[str]:
    texts = [
        *PROJECT["dependencies"],
        *(t for extra in extras for t in PROJECT["optional-dependencies"][extra]),
    ]
    return frozenset(canonicalize_name(Requirement(text).name) for text in texts)


def imported(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each foreign top-level name that a file under `folder` imports, at whatever depth of its code."""
    for path in folder.rglob("*.py"):
        if "node_modules" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            yield from ((name.split(".")[0], path.relative_to(ROOT)) for name in names)


def undeclared(folder: Path, allowed: frozenset[str]) -> set[tuple[str, str]]:
    found = {
        (name, str(path))
        for name, path in imported(folder)
        if name not in sys.stdlib_module_names and name not in OURS
    }
    return {
        (name, path)
        for name, path in found
        if allowed.isdisjoint(canonicalize_name(provider) for provider in PROVIDERS.get(name, [name]))
    }


@pytest.mark.parametrize("room", [*ROOMS, "fuyuan"])
def test_a_room_imports_only_what_is_declared(room: str) -> None:
    assert undeclared(ROOT / room, declared(*OPTIONAL_AT_RUN_TIME)) == set()


@pytest.mark.parametrize("folder", ["tests", "benchmarks", "deploy"])
def test_tests_and_tools_import_only_what_is_declared(folder: str) -> None:
    assert undeclared(ROOT / folder, declared(*PROJECT["optional-dependencies"])) == set()
