"""Passwords, API keys and stated purposes: each opens what it is for, ends by itself, and is stored as no secret."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.database import Casework
from casework.identity.model import PasswordRefused, UnfitPassword, UnfitPurpose, User
from casework.identity.passwords import MOST_FAILURES
from casework.identity.tables import KeyRow, PasswordRow
from casework.kernel.secret import Secret
from tests.casework.conftest import Watch

PASSWORD = "seven crows on a wire"
CASE = ("（2025）云01刑初12号", "核对身份")


@pytest.fixture
def login(casework: Casework, investigator: User) -> str:
    casework.passwords.set(investigator.id, "chengjw", PASSWORD)
    return "chengjw"


def test_a_password_opens_and_is_not_stored(casework: Casework, investigator: User, login: str):
    assert casework.passwords.check(login, PASSWORD) == investigator
    with casework.database.reading() as connection:
        row = connection.execute(select(PasswordRow.__table__)).one()
    assert row.hash.startswith("$argon2id$")
    assert PASSWORD not in repr(tuple(row))


def test_wrong_name_and_wrong_password_are_one_answer(casework: Casework, login: str):
    said = set()
    for name, password in ((login, "wrong password here"), ("nobody", PASSWORD)):
        with pytest.raises(PasswordRefused) as refused:
            casework.passwords.check(name, password)
        said.add(str(refused.value))
    assert len(said) == 1


def test_five_wrong_tries_lock_for_a_quarter_of_an_hour(casework: Casework, login: str, watch: Watch):
    for _ in range(MOST_FAILURES):
        with pytest.raises(PasswordRefused):
            casework.passwords.check(login, "wrong password here")
    with pytest.raises(PasswordRefused):
        casework.passwords.check(login, PASSWORD)
    watch.pass_(minutes=15, seconds=1)
    assert casework.passwords.check(login, PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaaaaaa", "chengjw-chengjw-1", "x" * 300])
def test_a_password_that_would_be_guessed_is_refused(casework: Casework, investigator: User, password: str):
    with pytest.raises(UnfitPassword):
        casework.passwords.set(investigator.id, "chengjw", password)


def test_a_key_does_what_it_is_for_until_it_ends(casework: Casework, investigator: User, watch: Watch):
    key, secret = casework.keys.issue(
        investigator.id, label="夜间核查", scopes=["search"], lifetime=timedelta(days=1)
    )
    found = casework.keys.find(secret)
    assert (found.user, found.scopes) == (investigator, {"search"})
    with casework.database.reading() as connection:
        assert secret.text not in repr(tuple(connection.execute(select(KeyRow.__table__)).one()))
    assert casework.keys.find(Secret("fyk_" + "A" * 43)) is None
    watch.pass_(days=1)
    assert casework.keys.find(secret) is None
    again, other = casework.keys.issue(
        investigator.id, label="x", scopes=["search"], lifetime=timedelta(days=1)
    )
    assert casework.keys.revoke(again.id)
    assert casework.keys.find(other) is None
    assert not casework.keys.revoke(key.id + "x")


def test_a_purpose_runs_out_by_itself(casework: Casework, investigator: User, watch: Watch):
    session = casework.sessions.open(investigator)
    casework.purposes.state(session, *CASE, lifetime=timedelta(minutes=30))
    assert casework.purposes.current(session).case_number == CASE[0]
    assert casework.purposes.current(casework.sessions.open(investigator)) is None, "each session its own"
    watch.pass_(minutes=30)
    assert casework.purposes.current(session) is None


@pytest.mark.parametrize(
    ("written", "stated"),
    [
        ("松公立字[2024]8号", "松公立字〔2024〕8号"),
        ("松公(刑)立字〔2024〕 第0008号", "松公（刑）立字〔2024〕0008号"),
        ("a3301002024090001", "A3301002024090001"),
        ("(2025)云01刑初12号", "（2025）云01刑初12号"),
    ],
)
def test_a_case_is_stated_in_one_form_before_it_has_reached_a_court_too(
    casework: Casework, investigator: User, written: str, stated: str
):
    session = casework.sessions.open(investigator)
    assert casework.purposes.state(session, written, "核对身份").case_number == stated


@pytest.mark.parametrize(
    ("case", "purpose"),
    [
        ("看看", "核对身份"),
        (CASE[0], "x"),
        ("", ""),
        ("12", "核对身份"),
        ("松公立字〔2024〕×号", "核对身份"),
        ("松公行罚决字〔2024〕8号", "核对身份"),
    ],
)
def test_a_purpose_that_says_nothing_is_refused(
    casework: Casework, investigator: User, case: str, purpose: str
):
    with pytest.raises(UnfitPurpose):
        casework.purposes.state(casework.sessions.open(investigator), case, purpose)


def test_a_city_covers_its_districts_and_a_circle_of_bodies_ends(casework: Casework):
    city = casework.users.body("云川市公安局", division_code="530100")
    district = casework.users.body("桃源分局", division_code="530102", parent=city.id)
    assert city.covers(district)
    assert not district.covers(city)
    assert not casework.users.body("无代码局").covers(district)
    assert list(casework.users.above(district)) == [city]
