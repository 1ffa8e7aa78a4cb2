"""What a server installs: one wheel with every room, its data files and the finished explorer, and no Node."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packaging.lock import ROOT
from tests.packaging.test_locks import PROJECT
from tests.packaging.test_names import ROOMS

NOT_SHIPPED = ("webapp/explorer/", "webapp/static/explorer/")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def files_of_the_rooms() -> set[str]:
    """Everything in the working tree that is code or data of a room, as a wheel would name it."""
    found = set()
    for room in (*ROOMS, "fuyuan"):
        for folder, subfolders, names in os.walk(ROOT / room):
            subfolders[:] = [name for name in subfolders if name not in {"__pycache__", "node_modules"}]
            found |= {Path(folder, name).relative_to(ROOT).as_posix() for name in names}
    return {name for name in found if not name.startswith(NOT_SHIPPED) and not name.endswith(".pyc")}


def test_the_wheel_holds_every_file_of_every_room(wheel: zipfile.ZipFile) -> None:
    assert files_of_the_rooms() - set(wheel.namelist()) == set()


def test_the_wheel_holds_the_built_explorer_and_not_its_sources(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert any(name.startswith("webapp/static/explorer/") and name.endswith(".js") for name in names)
    assert not [name for name in names if "node_modules" in name or name.startswith("webapp/explorer/")]


def test_the_wheel_brings_nothing_but_our_packages(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {*ROOMS, "fuyuan"}


def test_the_command_leads_to_the_door(wheel: zipfile.ZipFile) -> None:
    entry = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "fuyuan = fuyuan.cli:main" in wheel.read(entry).decode()


def test_the_licence_travels_with_it(wheel: zipfile.ZipFile) -> None:
    licence = next(name for name in wheel.namelist() if name.endswith("licenses/LICENSE"))
    assert "Apache License" in wheel.read(licence).decode()
    assert PROJECT["license"] == "Apache-2.0"
