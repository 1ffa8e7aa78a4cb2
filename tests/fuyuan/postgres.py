"""A PostgreSQL server of the test's own, on a socket and a free port, gone with the test session."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.needs import postgres_programs

PASSWORD = "口令-Zq7"


@contextmanager
def server() -> Iterator[str]:
    """Host and port as `127.0.0.1:port`; user `reader` has PASSWORD."""
    where = postgres_programs()
    assert where is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        owner = "postgres" if os.getuid() == 0 and _known("postgres") else None
        if owner:  # the server refuses to run as root
            shutil.chown(folder, owner)
        secret = Path(folder, "secret")
        secret.write_text(PASSWORD, "utf-8")
        secret.chmod(0o644)

        def do(*command: str | Path) -> None:
            subprocess.run(
                list(map(str, command)), check=True, user=owner, cwd=folder, stdout=subprocess.DEVNULL
            )

        data = f"{folder}/data"
        do(
            where / "initdb",
            "-D",
            data,
            "-U",
            "reader",
            "--pwfile",
            secret,
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
        )
        options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
        do(where / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield f"127.0.0.1:{port}"
        finally:
            do(where / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
