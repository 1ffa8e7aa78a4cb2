"""A casework room of its own for each test, with a clock that moves only when told."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework.audit.model import Act
from casework.database import Casework
from casework.identity.model import Role, User


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'casework.sqlite'}"


@pytest.fixture
def casework(url: str, watch: Watch) -> Iterator[Casework]:
    room = Casework.open(url, clock=watch)
    yield room
    room.close()


@pytest.fixture
def investigator(casework: Casework) -> User:
    body = casework.users.body("云川市公安局", jurisdiction="云川市")
    return casework.users.add("程见微", body=body, roles={Role.INVESTIGATOR})


def looked_at(person: str, *, user: str = "u1") -> Act:
    return Act(
        user=user,
        body="b1",
        role="investigator",
        action="entity.read",
        question=person,
        terminal="127.0.0.1",
        shown=(person,),
        count=1,
    )
