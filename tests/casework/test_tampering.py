"""Whoever holds the file and changes the log at random is found, every time, and many writers make one chain."""

import random
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from casework.audit.model import AuditUnavailable
from casework.database import Casework
from tests.casework.conftest import looked_at

LINES = 40
TRIES = 1_000
COLUMNS = (
    "user_id",
    "role",
    "purpose",
    "case_number",
    "action",
    "question",
    "shown",
    "terminal",
    "previous_hash",
)


def edit(at: sqlite3.Connection, dice: random.Random) -> None:
    column = dice.choice(COLUMNS)
    said = f"UPDATE audit SET {column} = {column} || 'x' WHERE seq = ?"
    at.execute(said, [dice.randint(1, LINES)])


def delete(at: sqlite3.Connection, dice: random.Random) -> None:
    first = dice.randint(1, LINES)
    at.execute("DELETE FROM audit WHERE seq BETWEEN ? AND ?", [first, first + dice.randint(0, 3)])


def close_the_gap(at: sqlite3.Connection, dice: random.Random) -> None:
    gone = dice.randint(1, LINES - 1)
    at.execute("DELETE FROM audit WHERE seq = ?", [gone])
    for seq in range(gone + 1, LINES + 1):
        at.execute("UPDATE audit SET seq = ? WHERE seq = ?", [seq - 1, seq])


def reorder(at: sqlite3.Connection, dice: random.Random) -> None:
    one, other = dice.sample(range(1, LINES + 1), 2)
    for here, there in ((one, -1), (other, one), (-1, other)):
        at.execute("UPDATE audit SET seq = ? WHERE seq = ?", [there, here])


def truncate(at: sqlite3.Connection, dice: random.Random) -> None:
    kept = dice.randint(1, LINES - 1)
    at.execute("DELETE FROM audit WHERE seq > ?", [kept])
    if dice.random() < 0.5:  # and covers the track in the database
        at.execute(
            "UPDATE audit_head SET seq = ?, hash = (SELECT hash FROM audit WHERE seq = ?)", [kept, kept]
        )


def rewrite_the_end(at: sqlite3.Connection, dice: random.Random) -> None:
    """A line changed, and its hash too: the next one, or the anchor, does not follow it."""
    seq = dice.randint(1, LINES)
    at.execute("UPDATE audit SET user_id = 'u2', hash = ? WHERE seq = ?", [dice.randbytes(32).hex(), seq])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("log")
    room = Casework.open(f"sqlite:///{folder / 'casework.sqlite'}")
    for number in range(LINES):
        room.audit.append(looked_at(f"e{number}"))
    room.close()
    return folder


@pytest.mark.parametrize("tamper", [edit, delete, close_the_gap, reorder, truncate, rewrite_the_end])
def test_a_thousand_random_tamperings_are_all_found(written: Path, tmp_path: Path, tamper):
    """A thousand in all; each starts from the sound log, which a transaction brings back."""
    folder = tmp_path / "log"
    shutil.copytree(written, folder)
    room = Casework.open(f"sqlite:///{folder / 'casework.sqlite'}")
    assert room.audit.verify().sound
    dice, missed = random.Random(tamper.__name__), []
    before = (folder / "casework.sqlite").read_bytes()
    room.close()
    for number in range(TRIES // 6 + 1):
        for rest in ("-wal", "-shm"):
            (folder / f"casework.sqlite{rest}").unlink(missing_ok=True)
        (folder / "casework.sqlite").write_bytes(before)
        with closing(sqlite3.connect(folder / "casework.sqlite")) as at, at:
            at.execute("PRAGMA synchronous = OFF")
            at.execute("DROP TRIGGER audit_refuses_update")
            at.execute("DROP TRIGGER audit_refuses_delete")
            tamper(at, dice)
        if verified(folder).sound:
            missed.append(number)
    assert missed == []


def verified(folder: Path):
    from sqlalchemy import make_url

    from casework.audit.log import AuditLog
    from casework.kernel.database import Database, _sqlite, system_clock, system_randomness

    engine = _sqlite(make_url(f"sqlite:///{folder / 'casework.sqlite'}"))
    database = Database(engine, system_clock, system_randomness)
    try:
        return AuditLog(database, folder / "casework.audit-head").verify()
    finally:
        database.close()


def test_twenty_writers_make_one_unbroken_chain(tmp_path: Path):
    """Twenty threads over four openings, as four processes of five threads would."""
    url = f"sqlite:///{tmp_path / 'casework.sqlite'}"
    rooms = [Casework.open(url) for _ in range(4)]
    start, entries = threading.Barrier(20), []

    def work(number: int) -> None:
        start.wait()
        mine = [rooms[number % 4].audit.append(looked_at(f"e{number}")) for _ in range(10)]
        entries.extend(mine)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    verdict = rooms[0].audit.verify()
    assert (verdict.sound, verdict.entries) == (True, 200)
    assert sorted(entry.seq for entry in entries) == list(range(1, 201))
    for room in rooms:
        room.close()


def test_a_batch_that_cannot_be_written_tells_every_one_who_waits(tmp_path: Path):
    room = Casework.open(f"sqlite:///{tmp_path / 'casework.sqlite'}")
    with room.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    start, refused = threading.Barrier(8), []

    def work() -> None:
        start.wait()
        try:
            room.audit.append(looked_at("e1"))
        except AuditUnavailable:
            refused.append(1)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 8
    assert room.audit.verify().entries == 0
    room.close()
