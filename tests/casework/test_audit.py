"""The log says who saw whom, and whoever edits, deletes, reorders, cuts or rewrites it is found."""

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.audit.anchor import Anchor
from casework.audit.model import GENESIS, Act, AuditUnavailable, Entry, Head, digest_question
from casework.audit.verify import Damage, Finding
from casework.database import Casework
from tests.casework.conftest import Watch, looked_at


@pytest.fixture
def log(casework: Casework) -> Casework:
    for number in range(1, 6):
        casework.audit.append(looked_at(f"e{number}"))
    return casework


@pytest.fixture
def tamper(tmp_path: Path) -> Callable[..., None]:
    """SQL run by somebody who holds the file and took the triggers away."""

    def run(*statements: str) -> None:
        with sqlite3.connect(tmp_path / "casework.sqlite") as connection:
            for name in ("update", "delete"):
                connection.execute(f"DROP TRIGGER IF EXISTS audit_refuses_{name}")
            for statement in statements:
                connection.execute(statement)
        connection.close()

    return run


def test_entries_follow_each_other(casework: Casework, watch: Watch):
    first = casework.audit.append(looked_at("e1"))
    watch.pass_(minutes=1)
    second = casework.audit.append(looked_at("e2"))
    assert (first.seq, second.seq) == (1, 2)
    assert first.previous_hash == GENESIS
    assert second.previous_hash == first.hash
    assert second.at > first.at


def test_an_untouched_log_is_sound(log: Casework):
    verdict = log.audit.verify()
    assert verdict.sound
    assert verdict.entries == 5


def test_an_empty_log_is_sound(casework: Casework):
    assert casework.audit.verify().sound


@pytest.mark.parametrize("statement", ["UPDATE audit SET user_id = 'u2'", "DELETE FROM audit WHERE seq = 5"])
def test_the_database_itself_refuses_to_change_the_log(log: Casework, tmp_path: Path, statement: str):
    connection = sqlite3.connect(tmp_path / "casework.sqlite")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("user_id", "'u2'"),
        ("body_id", "'b2'"),
        ("role", "'judge'"),
        ("purpose", "'x'"),
        ("case_number", "'x'"),
        ("action", "'search'"),
        ("question", "'e9'"),
        ("question_salt", "'00'"),
        ("question_digest", "'00'"),
        ("shown", "'[]'"),
        ("shown", "'not json'"),
        ("count", "9"),
        ("export", "1"),
        ("terminal", "'10.0.0.9'"),
        ("at", "'2020-01-01 00:00:00.000000'"),
        ("hash", "'00'"),
    ],
)
def test_an_edited_line_is_found(log: Casework, tamper: Callable[..., None], column: str, value: str):
    tamper(f'UPDATE audit SET "{column}" = {value} WHERE seq = 3')
    assert Finding(Damage.EDITED, 3) in log.audit.verify().findings


def test_a_deleted_line_is_found(log: Casework, tamper: Callable[..., None]):
    tamper("DELETE FROM audit WHERE seq = 3")
    assert Finding(Damage.MISSING, 3) in log.audit.verify().findings


def test_a_deleted_first_line_is_found(log: Casework, tamper: Callable[..., None]):
    tamper("DELETE FROM audit WHERE seq = 1")
    assert Finding(Damage.MISSING, 1) in log.audit.verify().findings


def test_a_closed_gap_is_found(log: Casework, tamper: Callable[..., None]):
    tamper("DELETE FROM audit WHERE seq = 3", "UPDATE audit SET seq = seq - 1 WHERE seq > 3")
    findings = log.audit.verify().findings
    assert Finding(Damage.UNLINKED, 3) in findings
    assert Finding(Damage.EDITED, 3) in findings


def test_exchanged_lines_are_found(log: Casework, tamper: Callable[..., None]):
    tamper(
        "UPDATE audit SET seq = 99 WHERE seq = 2",
        "UPDATE audit SET seq = 2 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 99",
    )
    assert {f.seq for f in log.audit.verify().findings} >= {2, 3}


@pytest.mark.parametrize("kept", [4, 1, 0])
def test_a_cut_off_end_is_found_even_when_the_head_was_moved(
    log: Casework, tamper: Callable[..., None], kept: int
):
    tamper(
        f"DELETE FROM audit WHERE seq > {kept}",
        f"UPDATE audit_head SET seq = {kept}, "
        f"hash = coalesce((SELECT hash FROM audit WHERE seq = {kept}), '{GENESIS}')",
    )
    assert log.audit.verify().findings == (Finding(Damage.TRUNCATED, kept + 1),)


def test_nobody_is_shown_anything_while_the_end_is_missing(log: Casework, tamper: Callable[..., None]):
    tamper(
        "DELETE FROM audit WHERE seq = 5",
        "UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit WHERE seq = 4)",
    )
    with pytest.raises(AuditUnavailable, match="第 5 条记录"):
        log.audit.append(looked_at("e6"))


def test_a_damaged_log_still_opens_to_be_examined(log: Casework, url: str, tamper: Callable[..., None]):
    tamper("DELETE FROM audit", f"UPDATE audit_head SET seq = 0, hash = '{GENESIS}'")
    again = Casework.open(url)
    assert again.audit.verify().findings == (Finding(Damage.TRUNCATED, 1),)
    with pytest.raises(AuditUnavailable):
        again.audit.append(looked_at("e1"))
    again.close()


def test_a_log_written_anew_is_found(log: Casework, tmp_path: Path):
    """All hashes are right, but the anchor remembers another line."""
    anchor = tmp_path / "casework.audit-head"
    remembered = anchor.read_bytes()
    for suffix in ("", "-wal", "-shm"):
        (tmp_path / f"casework.sqlite{suffix}").unlink(missing_ok=True)
    anchor.unlink()
    log.close()
    forged = Casework.open(f"sqlite:///{tmp_path / 'casework.sqlite'}")
    for number in range(1, 7):
        forged.audit.append(looked_at(f"e{number}", user="u2"))
    anchor.write_bytes(remembered)
    assert forged.audit.verify().findings == (Finding(Damage.REPLACED, 5),)
    with pytest.raises(AuditUnavailable):
        forged.audit.append(looked_at("e7"))
    forged.close()


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"seq": "x"}', b"\xff"])
def test_a_lost_anchor_is_found_and_nothing_is_written(log: Casework, tmp_path: Path, content: bytes | None):
    anchor = tmp_path / "casework.audit-head"
    anchor.unlink() if content is None else anchor.write_bytes(content)
    assert Finding(Damage.ANCHOR, 0) in log.audit.verify().findings
    with pytest.raises(AuditUnavailable):
        log.audit.append(looked_at("e6"))


def test_a_power_cut_before_the_anchor_was_written_is_no_damage(log: Casework, tmp_path: Path, url: str):
    anchor = tmp_path / "casework.audit-head"
    before = anchor.read_bytes()
    log.audit.append(looked_at("e6"))
    anchor.write_bytes(before)
    assert log.audit.verify().sound
    log.close()
    again = Casework.open(url)
    assert anchor.read_bytes() != before  # moved on at the next start
    assert again.audit.verify().sound
    again.close()


def test_a_full_or_failing_disk_makes_the_log_unavailable(
    log: Casework, tmp_path: Path, tamper: Callable[..., None]
):
    tamper("CREATE TRIGGER disk_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    with pytest.raises(AuditUnavailable):
        log.audit.append(looked_at("e6"))
    tamper("DROP TRIGGER disk_full")
    assert log.audit.append(looked_at("e6")).seq == 6


def test_an_anchor_that_cannot_be_written_makes_the_log_unavailable(log: Casework, tmp_path: Path):
    anchor = tmp_path / "casework.audit-head"
    remembered = anchor.read_bytes()
    anchor.unlink()
    anchor.mkdir()
    with pytest.raises(AuditUnavailable):
        log.audit.append(looked_at("e6"))
    anchor.rmdir()
    anchor.write_bytes(remembered)
    assert log.audit.append(looked_at("e6")).seq == 6


def test_whoever_reads_the_anchor_meets_one_head_or_the_next(tmp_path: Path):
    anchor, heads = Anchor(tmp_path / "head"), [Head(n, f"{n % 10}" * 64) for n in range(1, 3000)]
    anchor.write(heads[0])
    writing = threading.Thread(target=lambda: [anchor.write(head) for head in heads])
    writing.start()
    while writing.is_alive():
        seen = anchor.read()
        assert seen is not None
        assert seen.hash == f"{seen.seq % 10}" * 64
    writing.join()
    assert anchor.read() == heads[-1]


def test_writers_at_the_same_time_make_one_chain(log: Casework, url: str):
    others = [Casework.open(url) for _ in range(4)]  # as four processes would

    def work(room: Casework) -> None:
        for _ in range(10):
            room.audit.append(looked_at("e1"))

    threads = [threading.Thread(target=work, args=(room,)) for room in [*others, *others]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    verdict = log.audit.verify()
    assert verdict.sound
    assert verdict.entries == 5 + 80
    for room in others:
        room.close()


ACTS = st.builds(
    Act,
    user=st.text(),
    body=st.text(),
    role=st.text(),
    action=st.text(),
    question=st.text(),
    terminal=st.text(),
    purpose=st.text(),
    case_number=st.text(),
    shown=st.lists(st.text()).map(tuple),
    count=st.integers(0, 10_000),
    export=st.booleans(),
)


@given(ACTS, ACTS)
def test_two_different_acts_never_share_a_hash(one: Act, other: Act):
    def hashed(act: Act) -> str:
        digest = digest_question("salt", act.question)
        at = Watch().now
        return Entry(1, at, act, "salt", digest, Head().hash, "").expected_hash()

    assert (hashed(one) == hashed(other)) == (one == other)


def test_the_chain_holds_without_the_words_of_the_question(casework: Casework):
    """A deletion order may take the words away; that it was asked stays proven."""
    entry = casework.audit.append(looked_at("e1"))
    forgotten = replace(entry, act=replace(entry.act, question=""), question_salt="")
    assert forgotten.expected_hash() == entry.hash
