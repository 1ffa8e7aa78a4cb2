"""The lock between processes: one holder at a time, whichever way the system has, and none left by a killed one."""

import subprocess
import sys
import threading

import pytest

from casework.kernel import lock
from casework.kernel.lock import Lock

HOLDER = """
import sys, time
from pathlib import Path
from casework.kernel import lock
lock.HAS_FLOCK = sys.argv[2] == "True"
with lock.Lock(Path(sys.argv[1])).held():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(params=[True, False], ids=["flock", "transaction"])
def way(request, monkeypatch):
    if request.param and not lock.HAS_FLOCK:
        return False
    monkeypatch.setattr(lock, "HAS_FLOCK", request.param)
    return request.param


def test_threads_take_turns(way, tmp_path):
    held, together, most = Lock(tmp_path / "lock"), [0], [0]

    def work():
        for _ in range(50):
            with held.held():
                together[0] += 1
                most[0] = max(most[0], together[0])
                together[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_another_process_waits_and_a_killed_one_leaves_nothing(way, tmp_path, monkeypatch):
    path = tmp_path / "lock"
    words = [sys.executable, "-c", HOLDER, str(path), str(way)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        monkeypatch.setattr(lock, "BUSY_SECONDS", 0.2)
        with pytest.raises(TimeoutError), Lock(path).held():
            pass
        holder.kill()
    with Lock(path).held():
        pass
