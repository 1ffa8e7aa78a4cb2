"""The explorer is built when its sources changed and only then, and a build that died is done again."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import build_explorer

Build = Callable[[], bool]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A page without libraries, so that npm has nothing to fetch: it copies one file."""
    folder = tmp_path / "explorer"
    folder.mkdir()
    (folder / "package.json").write_text(
        '{"name": "page", "version": "1.0.0", "scripts": {"build": "node build.mjs"}}'
    )
    (folder / "package-lock.json").write_text(
        '{"name": "page", "version": "1.0.0", "lockfileVersion": 3, "requires": true,'
        ' "packages": {"": {"name": "page", "version": "1.0.0"}}}'
    )
    (folder / "build.mjs").write_text(
        'import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";\nrmSync("dist", { recursive: true, force: true });\n'
        'mkdirSync("dist/fonts", { recursive: true });\ncpSync("page.ts", "dist/page.js");\n'
        'if (existsSync("letter.woff2")) cpSync("letter.woff2", "dist/fonts/letter.woff2");\n'
    )
    (folder / "page.ts").write_text("first")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def build(source: Path, out: Path) -> Build:
    return lambda: build_explorer.build(source, out)


def test_a_second_build_of_the_same_sources_does_nothing(build: Build, out: Path) -> None:
    assert build()
    assert (out / "page.js").read_text() == "first"
    assert not build()


def test_an_edited_source_is_built_again(build: Build, source: Path, out: Path) -> None:
    build()
    (source / "page.ts").write_text("second")
    assert build()
    assert (out / "page.js").read_text() == "second"


def test_a_page_older_than_its_sources_is_known_before_it_is_built_again(
    build: Build, source: Path, out: Path
) -> None:
    assert not build_explorer.is_current(source, out)
    build()
    assert build_explorer.is_current(source, out)
    (source / "page.ts").write_text("second")
    assert not build_explorer.is_current(source, out)


def test_an_installed_package_has_no_sources_to_be_older_than(tmp_path: Path) -> None:
    assert build_explorer.is_current(tmp_path / "nothing", tmp_path / "out")


def test_a_fresh_clone_with_equal_contents_counts_as_unchanged(source: Path, tmp_path: Path) -> None:
    clone = tmp_path / "elsewhere"
    shutil.copytree(source, clone, copy_function=shutil.copyfile)  # new times, equal contents
    assert build_explorer.digest(clone) == build_explorer.digest(source)


def test_a_renamed_file_is_a_change(source: Path) -> None:
    before = build_explorer.digest(source)
    (source / "page.ts").rename(source / "other.ts")
    assert build_explorer.digest(source) != before


def test_installed_libraries_are_no_source(source: Path) -> None:
    before = build_explorer.digest(source)
    (source / "node_modules").mkdir()
    (source / "node_modules" / "library.js").write_text("anything")
    assert build_explorer.digest(source) == before


def test_a_failed_build_does_not_look_finished(build: Build, source: Path, out: Path) -> None:
    build()
    (source / "page.ts").rename(source / "away")
    with pytest.raises(build_explorer.ExplorerBuildError, match="npm run build"):
        build()
    (source / "away").rename(source / "page.ts")
    assert build()
    assert (out / "page.js").read_text() == "first"


def test_a_checkout_without_the_explorer_builds_nothing(tmp_path: Path) -> None:
    assert not build_explorer.build(tmp_path / "nothing", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_build_never_takes_away_what_is_being_served(build: Build, source: Path, out: Path) -> None:
    """A page loaded in the middle of a build, or after one that died, finds a whole explorer."""
    build()
    (source / "page.ts").rename(source / "away")
    with pytest.raises(build_explorer.ExplorerBuildError):
        build()
    assert (out / "page.js").read_text() == "first"


def test_what_is_no_longer_made_is_no_longer_served(build: Build, source: Path, out: Path) -> None:
    (source / "letter.woff2").write_bytes(b"wOF2")
    build()
    assert (out / "fonts" / "letter.woff2").read_bytes() == b"wOF2"
    (source / "letter.woff2").unlink()
    build()
    assert {path.name for path in out.rglob("*") if path.is_file()} == {"page.js", build_explorer.STAMP}
