"""The server's password: made here, kept in a file that only its owner reads, never a default one.

Neo4j takes its first user from `auth.ini`, so a new server never answers to neo4j/neo4j, not even for the seconds
until somebody changes it; and nothing secret stands on a command line.
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import Final

USER: Final = "neo4j"
_ROUNDS: Final = 1024  # as `neo4j-admin dbms set-initial-password` of 5.26 writes them


def kept_password(path: Path) -> str:
    """The password in this file; a new one where there is none."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    made = secrets.token_urlsafe(24)
    with os.fdopen(descriptor, "w") as file:
        file.write(made + "\n")
    return made


def write_first_user(data: Path, password: str) -> None:
    """Make this the password of a server that has not run yet."""
    folder = data / "dbms"
    folder.mkdir(parents=True, exist_ok=True)
    salt = secrets.token_bytes(32)
    hashed = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_ROUNDS - 1):
        hashed = hashlib.sha256(hashed).digest()
    path = folder / "auth.ini"
    path.touch(mode=0o600)
    path.write_text(f"{USER}:SHA-256,{hashed.hex()},{salt.hex()},{_ROUNDS}:\n", "ascii")
