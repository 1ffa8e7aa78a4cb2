"""Our rooms have everyday names. They stay importable only while no dependency brings the same name, and while
nobody starts Python beside a file of that name: the first is proved here, the second is refused with a clear word."""

import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.utils import canonicalize_name

from tests.packaging.lock import read_lock

ROOMS = ("ontology", "ingest", "nlp", "linkage", "graph", "casework", "webapp")
OURS = {*ROOMS, "fuyuan", "tests", "benchmarks", "docs", "notebooks", "deploy", "build_explorer"}
LOCKED = {
    name: pin
    for name, pin in read_lock("requirements-dev.txt").items()
    if not pin.marker or Marker(pin.marker).evaluate()
}
INSTALLED = {canonicalize_name(found.metadata["Name"]): found for found in distributions()}


def top_level_names(distribution: Distribution) -> set[str]:
    """What `import` can name once this distribution is installed."""
    parts = (path.parts for path in distribution.files or () if path.suffix in {".py", ".so", ".pyd"})
    return {part[0].split(".")[0] for part in parts if ".." not in part}


def test_the_environment_is_the_lock() -> None:
    """Otherwise the test below would look at other packages than those we ship with."""
    wrong = {
        name: (pin.version, INSTALLED[name].version if name in INSTALLED else None)
        for name, pin in LOCKED.items()
        if name not in INSTALLED or INSTALLED[name].version != pin.version
    }
    assert wrong == {}, "run `make setup`"


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_no_locked_dependency_ships_a_name_of_ours(name: str) -> None:
    assert top_level_names(INSTALLED[name]) & OURS == set()


def test_top_level_names_sees_packages_modules_and_extensions() -> None:
    assert "pytest" in top_level_names(INSTALLED["pytest"])
    assert {"yaml", "_yaml"} <= top_level_names(INSTALLED["pyyaml"])
    assert "ahocorasick" in top_level_names(INSTALLED["pyahocorasick"])


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("file", ["{}.py", "{}/__init__.py"])
def test_a_file_that_hides_a_room_is_named_at_once(tmp_path: Path, room: str, file: str) -> None:
    intruder = tmp_path / file.format(room)
    intruder.parent.mkdir(exist_ok=True)
    intruder.write_text("")
    started = subprocess.run(
        [sys.executable, "-c", "import fuyuan"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert started.returncode == 1
    assert f"{intruder} stands where Fuyuan's own package '{room}' belongs" in started.stderr
    assert "rename that file" in started.stderr


def test_a_folder_without_such_a_file_is_a_fine_place_to_start(tmp_path: Path) -> None:
    (tmp_path / "graphs.py").write_text("")
    started = subprocess.run([sys.executable, "-c", "import fuyuan"], cwd=tmp_path, timeout=60)
    assert started.returncode == 0
