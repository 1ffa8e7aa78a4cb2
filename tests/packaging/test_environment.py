"""Set-up is repeated when what it is made of changed, and at no other time; the installer's bytes are checked too."""

import os
import re
from pathlib import Path

import pytest

from deploy import environment
from tests.packaging.lock import read_lock


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock and a place for an environment, apart from the ones these tests run in."""
    lock = tmp_path / "requirements-dev.txt"
    lock.write_text(environment.LOCK.read_text())
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "BIN", tmp_path / "bin")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".made-from")
    monkeypatch.setattr(environment, "LOCK", lock)
    monkeypatch.setattr(environment, "MADE_FROM", (lock,))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    return tmp_path


def test_time_alone_changes_nothing(elsewhere: Path) -> None:
    before = environment.digest()
    os.utime(environment.LOCK, (0, 0))
    assert environment.digest() == before


def test_one_changed_pin_is_a_reason_to_set_up_again(elsewhere: Path) -> None:
    environment.STAMP.write_text(environment.digest())
    assert environment.is_current(environment.digest())
    environment.LOCK.write_text(re.sub(r"uv==\S+", "uv==0.0.1", environment.LOCK.read_text()))
    assert not environment.is_current(environment.digest())


def test_an_environment_whose_python_is_gone_is_made_again(elsewhere: Path) -> None:
    environment.STAMP.write_text(environment.digest())
    (elsewhere / "bin" / "python").unlink()
    assert not environment.is_current(environment.digest())


def test_an_interrupted_set_up_counts_as_none(elsewhere: Path) -> None:
    assert not environment.is_current(environment.digest())


def test_the_installers_own_lock_is_the_locks_entry_with_all_its_hashes(elsewhere: Path) -> None:
    text = environment.installer_lock().read_text()
    pin = read_lock("requirements-dev.txt")["uv"]
    assert text.startswith(f"uv=={pin.version} ")
    assert set(re.findall(r"--hash=sha256:(\w+)", text)) == pin.hashes
    assert text.count("==") == 1


def test_a_python_the_lock_was_not_made_for_is_refused_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(environment.sys, "version_info", (3, 14, 0))
    with pytest.raises(environment.SetupError, match=r"is not 3\.11, 3\.12 or 3\.13: make setup PYTHON="):
        environment.check_python()


def test_a_mirror_told_to_pip_is_passed_on(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")  # a pip without settings of its own
    (elsewhere / "bin" / "python").chmod(0o755)
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    assert environment.mirror() == {}
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.invalid/simple")
    assert environment.mirror() == {"UV_DEFAULT_INDEX": "https://mirror.invalid/simple"}
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://other.invalid/simple")
    assert environment.mirror() == {}
