"""Signing in: a link opens one session, once; a session ends by itself, by log-out, or with its user."""

import threading
from collections import Counter

import pytest
from sqlalchemy import select, update

from casework.database import Casework
from casework.identity.model import LinkRefused, Role, UnknownUser, User
from casework.identity.tables import LinkRow, SessionRow, UserRow
from casework.kernel.secret import Secret
from tests.casework.conftest import Watch


def test_a_user_is_found_with_body_and_roles(casework: Casework, investigator: User):
    assert casework.users.find(investigator.id) == investigator
    assert investigator.reads_case_data


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.PARTY])
def test_some_roles_see_no_case_data_by_virtue_of_being_there(casework: Casework, role: Role):
    body = casework.users.body("云川市大数据局")
    assert not casework.users.add("值班员", body=body, roles={role}).reads_case_data


def test_a_user_without_a_role_is_refused(casework: Casework):
    body = casework.users.body("云川市公安局")
    with pytest.raises(ValueError, match="name at least one role"):
        casework.users.add("无名", body=body, roles=())


def test_no_link_for_nobody(casework: Casework):
    with pytest.raises(UnknownUser, match="「u404」"):
        casework.links.issue("u404")


def test_a_link_opens_once(casework: Casework, investigator: User):
    token = casework.links.issue(investigator.id)
    assert casework.links.spend(token) == investigator
    with pytest.raises(LinkRefused):
        casework.links.spend(token)


def test_of_twenty_simultaneous_tries_one_wins(casework: Casework, investigator: User):
    token = casework.links.issue(investigator.id)
    start, outcomes = threading.Barrier(20), Counter[str]()

    def try_it() -> None:
        start.wait()
        try:
            casework.links.spend(token)
        except LinkRefused:
            outcomes["refused"] += 1
        else:
            outcomes["opened"] += 1

    threads = [threading.Thread(target=try_it) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"opened": 1, "refused": 19}


def test_a_link_is_good_for_ten_minutes(casework: Casework, investigator: User, watch: Watch):
    used, late = casework.links.issue(investigator.id), casework.links.issue(investigator.id)
    watch.pass_(minutes=9, seconds=59)
    casework.links.spend(used)
    watch.pass_(seconds=1)
    with pytest.raises(LinkRefused):
        casework.links.spend(late)


def test_an_invented_token_opens_nothing(casework: Casework, investigator: User):
    with pytest.raises(LinkRefused):
        casework.links.spend(Secret("A" * 43))


def test_the_database_holds_no_token_that_opens_anything(casework: Casework, investigator: User):
    token = casework.links.issue(investigator.id)
    session = casework.sessions.open(investigator)
    with casework.database.reading() as connection:
        links = connection.execute(select(LinkRow.__table__)).one()
        sessions = connection.execute(select(SessionRow.__table__)).one()
    stored = repr(tuple(links)) + repr(tuple(sessions))
    assert token.text not in stored
    assert session.secret.text not in stored
    assert session.csrf not in stored


def test_a_secret_does_not_show_itself(casework: Casework, investigator: User):
    session = casework.sessions.open(investigator)
    assert session.secret.text not in repr(session)
    assert len(session.secret.text) == 43  # 32 bytes


def test_a_session_is_found_by_its_secret_alone(casework: Casework, investigator: User):
    session = casework.sessions.open(investigator)
    assert casework.sessions.find(session.secret) == session
    assert casework.sessions.find(Secret("B" * 43)) is None
    assert casework.sessions.find(Secret(session.secret.fingerprint)) is None


def test_a_session_ends_with_the_working_day(casework: Casework, investigator: User, watch: Watch):
    session = casework.sessions.open(investigator)
    watch.pass_(hours=11, minutes=59)
    assert casework.sessions.find(session.secret) is not None
    watch.pass_(minutes=1)
    assert casework.sessions.find(session.secret) is None


def test_a_session_ends_by_logging_out(casework: Casework, investigator: User):
    mine, other = casework.sessions.open(investigator), casework.sessions.open(investigator)
    casework.sessions.end(mine)
    casework.sessions.end(mine)
    assert casework.sessions.find(mine.secret) is None
    assert casework.sessions.find(other.secret) is not None


def test_a_user_who_left_is_out_at_once(casework: Casework, investigator: User, watch: Watch):
    session, token = casework.sessions.open(investigator), casework.links.issue(investigator.id)
    with casework.database.writing() as connection:
        connection.execute(update(UserRow).values(closed_at=watch()))
    assert casework.sessions.find(session.secret) is None
    with pytest.raises(UnknownUser):
        casework.links.spend(token)


def test_each_session_has_its_own_csrf_token(casework: Casework, investigator: User):
    first, second = casework.sessions.open(investigator), casework.sessions.open(investigator)
    assert first.csrf != second.csrf
    assert casework.sessions.find(first.secret).csrf == first.csrf  # the same after a reload of the page
