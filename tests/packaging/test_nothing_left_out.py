"""Under REQUIRE_ALL=1 a green run means that everything ran: each way of leaving a test out is tried here
against the project's own conftest, in a pytest of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.lock import ROOT

WAYS = {
    "a mark": "@pytest.mark.skip(reason='too tired')\ndef test_it(): ...",
    "a condition": "@pytest.mark.skipif(True, reason='too tired')\ndef test_it(): ...",
    "a call": "def test_it(): pytest.skip('too tired')",
    "a fixture": "@pytest.fixture\ndef f(): pytest.skip('too tired')\ndef test_it(f): ...",
    "a whole module": "pytest.skip('too tired', allow_module_level=True)\ndef test_it(): ...",
    "an absent library": "pytest.importorskip('no_such_library')\ndef test_it(): ...",
    "an expected failure": "@pytest.mark.xfail(reason='too tired')\ndef test_it(): assert False",
}
PLUGINS = ("-p", "pytest_timeout", "-p", "tests.conftest", "-p", "no:cacheprovider")
REAL = "@pytest.mark.real_data\ndef test_the_real_thing(): ..."
REAL_BUT_IDLE = "@pytest.mark.real_data\ndef test_the_real_thing(): pytest.skip('too tired')"


def run(folder: Path, text: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One test file under the house rules; `-c` takes the marks from the project's own configuration."""
    (folder / "test_one.py").write_text(f"import pytest\n{text}\n")
    words = ["-c", ROOT / "pyproject.toml", "--rootdir", folder, *PLUGINS, folder / "test_one.py"]
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "REQUIRE"))
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=ROOT,
        env={**inherited, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS.keys())
def test_whatever_is_left_out_fails(tmp_path: Path, text: str) -> None:
    done = run(tmp_path, text, REQUIRE_ALL="1")
    assert done.returncode != 0, done.stdout
    assert "REQUIRE_ALL=1 leaves nothing out, but" in done.stdout


def test_on_a_persons_own_machine_a_need_may_be_missing(tmp_path: Path) -> None:
    done = run(tmp_path, WAYS["a call"])
    assert done.returncode == 0, done.stdout
    assert re.search(r"SKIPPED .*too tired", done.stdout)


def test_without_real_data_its_tests_are_excused_and_named(tmp_path: Path) -> None:
    done = run(tmp_path, REAL, REQUIRE_ALL="1", FUYUAN_REAL_DATA="")
    assert done.returncode == 0, done.stdout
    assert "not run: there is no real data here" in done.stdout
    assert "test_one.py::test_the_real_thing" in done.stdout.split("not run:")[1]


def test_with_real_data_its_tests_are_not_excused(tmp_path: Path) -> None:
    done = run(tmp_path, REAL_BUT_IDLE, REQUIRE_ALL="1", FUYUAN_REAL_DATA=str(tmp_path))
    assert done.returncode != 0, done.stdout


def test_a_test_never_sees_someones_own_home(tmp_path: Path) -> None:
    text = "import os\ndef test_it(): assert 'FUYUAN_HOME' not in os.environ"
    assert run(tmp_path, text, FUYUAN_HOME=str(tmp_path)).returncode == 0


def test_a_browser_test_without_a_browser_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "@pytest.mark.browser\ndef test_it(): ...", PATH=str(tmp_path), FUYUAN_CHROMIUM="")
    assert "no Chromium: `make test` installs it where it may" in done.stdout
