"""Installs what the tests need beyond Python: a Chromium, a font with Chinese characters, a PostgreSQL server.

Where a package manager may be used without asking for a password it is used; elsewhere one line says what is
missing. Never an error: the tests themselves decide what a missing tool means (see tests/conftest.py).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tests.needs import chromium, postgres_programs

CHROMIUM, FONT, POSTGRES = "chromium", "fonts-noto-cjk", "postgresql"  # as Debian names them


def missing() -> list[str]:
    """Names of the packages that would meet a need this machine does not meet."""
    there = {
        CHROMIUM: chromium() is not None,
        FONT: has_chinese_font(),
        POSTGRES: postgres_programs() is not None,
    }
    return [name for name, present in there.items() if not present]


def has_chinese_font() -> bool:
    """Without one a page is full of boxes, and the screenshots prove nothing."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True)
    return bool(listed.stdout.strip())


def may_install() -> Sequence[str] | None:
    """The words to put before `apt-get`, or None where it can't be used without a person."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ()
    asked = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True)
    return ("sudo", "-n") if asked and asked.returncode == 0 else None


def install(packages: Sequence[str], prefix: Sequence[str]) -> bool:
    """Whether apt could install them all."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run([*prefix, "apt-get", "-qq", *words], env=env, stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            return False
    return True


def main() -> None:
    """Install what is missing, or name it."""
    packages = missing()
    if not packages:
        return
    prefix = may_install()
    print(f"tests need {' and '.join(packages)}", flush=True)
    if prefix is None or not install(packages, prefix):
        print(f"not installed; to run them: sudo apt-get install {' '.join(packages)}", file=sys.stderr)


if __name__ == "__main__":
    main()
