"""`make setup`: a working environment in `.venv`, made again only when what it is made of has changed.

Runs on any Python 3.11–3.13 with nothing installed. Every package, the installer included, comes from the
committed lock with its hash checked. What decides the environment is compared by content, so a fresh clone
or a branch switch costs nothing, and an interrupted set-up is simply done again.
"""

import hashlib
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / ".made-from"
LOCK = ROOT / "requirements-dev.txt"
MADE_FROM = (LOCK, ROOT / "pyproject.toml", Path(__file__).resolve())
SUPPORTED = ((3, 11), (3, 13))  # as pyproject.toml says


class SetupError(Exception):
    """Says what is missing on this machine and what to type."""


def digest() -> str:
    """What the environment is made of: the lock, the project's declaration, this recipe, the interpreter."""
    total = hashlib.sha256(f"{sys.version}\0{sysconfig.get_platform()}\0{ROOT}".encode())
    for path in MADE_FROM:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_current(wanted: str) -> bool:
    """Whether the last finished set-up was made of the same things, and its interpreter is still there."""
    return STAMP.is_file() and STAMP.read_text() == wanted and (BIN / "python").exists()


def install_lock() -> None:
    """Every package of the lock, into an environment made for it."""
    check_python()
    make_venv()
    run(
        BIN / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--no-deps",
        "-r",
        installer_lock(),
    )
    # Compiled once here (20,000 files), imports take 2.5 s instead of 10 s wherever Python may not cache them.
    uv_install("--require-hashes", "--compile-bytecode", "-r", LOCK)


def uv_install(*words: str | Path) -> None:
    """`uv pip install` into our environment."""
    run(BIN / "uv", "pip", "install", "--python", BIN / "python", *words, env={**os.environ, **mirror()})


def check_python() -> None:
    """Refuse an interpreter the lock was not made for, before anything is downloaded."""
    if not SUPPORTED[0] <= sys.version_info[:2] <= SUPPORTED[1]:
        raise SetupError(
            f"Python {sys.version.split()[0]} is not 3.11, 3.12 or 3.13: make setup PYTHON=python3.12"
        )


def make_venv() -> None:
    """A fresh folder unless one of this very interpreter stands there."""
    config = VENV / "pyvenv.cfg"
    same = config.is_file() and f"version = {sys.version.split()[0]}" in config.read_text()
    try:
        run(sys.executable, "-m", "venv", *([] if same else ["--clear"]), VENV)
    except subprocess.CalledProcessError as failed:
        raise SetupError("this Python has no venv module (on Debian: apt install python3-venv)") from failed


def installer_lock() -> Path:
    """The lock's own entry for uv, as a file that pip can install with its hashes checked."""
    lines = LOCK.read_text().splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("uv=="))
    end = next(i for i in range(start, len(lines)) if not lines[i].endswith("\\"))
    path = VENV / "installer.txt"
    path.write_text("\n".join(lines[start : end + 1]) + "\n")
    return path


def mirror() -> dict[str, str]:
    """uv reads no pip settings; an office that told pip about its mirror should not have to say it twice."""
    if "UV_DEFAULT_INDEX" in os.environ:
        return {}
    asked = subprocess.run(
        [BIN / "python", "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True
    )
    address = os.environ.get("PIP_INDEX_URL") or asked.stdout.strip()
    return {"UV_DEFAULT_INDEX": address} if address else {}


def run(*words: str | Path, env: dict[str, str] | None = None) -> None:
    """Run it, let the person see what it says, stop where it fails."""
    subprocess.run([str(word) for word in words], cwd=ROOT, env=env, check=True)


def set_up() -> None:
    """Packages, explorer, project: each only as far as something changed."""
    wanted = digest()
    outdated = not is_current(wanted)
    if outdated:
        print("setting up .venv (after a change of the locks; one to three minutes)", flush=True)
        install_lock()
    run(BIN / "python", "build_explorer.py")
    if outdated:
        # No isolation: the build tools, too, are those of the lock.
        uv_install("--no-deps", "--no-build-isolation", "--editable", ROOT)
        STAMP.write_text(wanted)


def main() -> int:
    """Set up, and say in one line why not."""
    try:
        set_up()
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
    except subprocess.CalledProcessError as failed:
        print(f"setup: stopped at `{' '.join(failed.cmd)}`; its reason is above", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
