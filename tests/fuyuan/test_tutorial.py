"""The tutorial is run as it stands: every command in its order, every line of output it promises."""

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

TUTORIAL = Path("docs/tutorial.md")
SERVING = "fuyuan serve"
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def commands(page: Path = TUTORIAL) -> list[tuple[str, list[str]]]:
    """Each command with the lines promised under it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), flags=re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def promised(line: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in line.split("…") if part) or ".")


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    """A shell in which `fuyuan` and `python` are this environment's, wherever the tests are started from."""
    bin_ = tmp_path_factory.mktemp("bin")
    for name, module in (("fuyuan", "-m fuyuan.cli"), ("python", "")):
        script = bin_ / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n')
        script.chmod(0o755)
    path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(Path.cwd()), "COLUMNS": "200", "NO_COLOR": "1"}


@contextmanager
def serving(command: str, folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """The command's first line of output, while it runs."""
    process = subprocess.Popen(
        ["sh", "-c", f"exec {command}"], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline()
    finally:
        process.terminate()
        process.communicate()


HOMES = (".fuyuan", ".mine")
"""Homes that the tutorial makes."""


def test_every_command_of_the_tutorial_does_what_it_says(tmp_path, environment):
    run_all(tmp_path, environment)


@pytest.mark.neo4j
def test_with_one_setting_the_tutorial_runs_against_neo4j_and_says_the_same(tmp_path, environment):
    for home in HOMES:
        (tmp_path / home).mkdir()
        (tmp_path / home / "fuyuan.toml").write_text('[graph]\nstore = "neo4j"\n')
    try:
        run_all(tmp_path, environment)
    finally:
        for home in HOMES:
            run(f"fuyuan graph stop --home {home}", tmp_path, environment)


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def run_all(folder: Path, environment: dict[str, str]) -> None:
    ran = commands()
    assert len(ran) >= 12
    for command, lines in ran:
        if command == SERVING:
            with serving(f"{command} --port 0", folder, environment) as first:
                url = re.search(r"http://127\.0\.0\.1:\d+/", first)
                assert url, first
                with urllib.request.urlopen(f"{url.group()}api/v1/health") as answer:  # noqa: S310 - loopback
                    assert b'"fictional":true' in answer.read().replace(b" ", b"")
            continue
        said = run(command, folder, environment)
        for line in lines:
            assert promised(line).search(said), f"{command}\npromised: {line}\n{said}"
