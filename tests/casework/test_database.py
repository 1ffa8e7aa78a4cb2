"""The schema grows by migrations alone, and what is acknowledged is on disk."""

import stat
import threading
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, text

from casework.database import Casework
from casework.identity.tables import BodyRow, UserRow
from casework.kernel.database import Database, open_database
from casework.schema import METADATA


def test_the_migrations_build_exactly_the_tables_that_the_code_maps(casework: Casework):
    with casework.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_opening_a_second_time_changes_nothing(url: str):
    first = Casework.open(url)
    body = first.users.body("云川市中级人民法院")
    first.close()
    second = Casework.open(url)
    assert second.users.body("云川市中级人民法院") == body
    second.close()


def test_a_commit_is_on_disk_when_it_returns(casework: Casework):
    with casework.database.reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2  # FULL


def test_the_file_is_its_owners_alone(casework: Casework, tmp_path: Path):
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_a_time_without_a_zone_is_refused(casework: Casework):
    body = casework.users.body("云川市公安局")
    row = {"id": "u9", "name": "某人", "body_id": body.id, "created_at": datetime(2026, 3, 2)}  # noqa: DTZ001
    with pytest.raises(Exception, match="has no time zone"), casework.database.writing() as connection:
        connection.execute(insert(UserRow).values(row))


def test_a_failed_change_leaves_nothing_behind(casework: Casework):
    def half_done() -> None:
        with casework.database.writing() as connection:
            connection.execute(insert(BodyRow).values(id="b9", name="半途而废局", jurisdiction=""))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_done()
    assert casework.users.body("半途而废局").id != "b9"


def test_two_processes_opening_a_new_database_both_find_it_migrated(url: str):
    opened: list[Database] = []
    threads = [threading.Thread(target=lambda: opened.append(open_database(url))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 6
    for each in opened:
        each.close()
