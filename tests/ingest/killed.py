"""Imports that die: run in a process of their own, which is killed from outside at a moment, or from inside right
after its n-th step towards disk."""

import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deltalake import DeltaTable

from ingest import Lake, LakeError, run
from tests.ingest.conftest import Finder

FULL = 7
"""Exit code of an import that said that it could not write."""
STEPS = ((Path, "rename"), (Path, "replace"), (DeltaTable, "create_write_transaction"))
"""What moves a run forward on disk: files taking their place, commits."""

# Importing the libraries takes longer than the import under test: they are loaded once, each process is forked
# from there, before any engine has started a thread.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.ingest.killed_ready"])


def nothing() -> None:
    """For the first process of all, which waits until the one that all are forked from is ready."""


def import_whole(home: Path, paths: Sequence[Path]) -> None:
    """Import to the end."""
    run(Lake.open(home / "lake"), paths, extractor=Finder())


def import_and_die(home: Path, paths: Sequence[Path], step: int) -> None:
    """Import, and die right after the n-th step."""
    left = [step]
    for owner, name in STEPS:
        _count_down(owner, name, left)
    import_whole(home, paths)


def import_without_room(home: Path, paths: Sequence[Path], size: int) -> None:
    """Import where no file may grow beyond a size, as on a full disk."""
    lake = Lake.open(home / "lake")
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        run(lake, paths, extractor=Finder())
    except LakeError:
        sys.exit(FULL)


def _count_down(owner: type, name: str, left: list[int]) -> None:
    genuine = getattr(owner, name)

    def counted(*args: Any, **options: Any) -> Any:
        done = genuine(*args, **options)
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(owner, name, counted)


def elsewhere(task: Any, *args: Any, kill_after: float | None = None) -> int:
    """Exit code of a task in another process, which is killed after some seconds if that is asked."""
    process = _CONTEXT.Process(target=task, args=args)
    process.start()
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    process.join()
    code = process.exitcode
    process.close()
    assert code is not None
    return code
