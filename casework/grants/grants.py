"""Gives, finds and takes back grants. Whether somebody may approve one is decided above, where bodies are known."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, insert, or_, select, update

from casework.errors import CaseworkError
from casework.grants.tables import GrantRow
from casework.kernel.database import Database
from ontology.identifiers import stated_case

LONGEST: Final = timedelta(days=366)
"""A need that lasts longer is looked at again."""


class UnfitGrant(CaseworkError):  # noqa: N818 - says what happened
    """A grant that names too little, too much, or the approver's own hand."""


@dataclass(frozen=True, slots=True)
class Grant:
    """`compartment`, or every compartment of `of_case`; to `user` or to everybody of `body`; usable while
    `case_number` is the stated case."""

    id: str
    compartment: int | None
    of_case: str
    user: str | None
    body: str | None
    case_number: str
    purpose: str
    approver: str
    valid_from: datetime
    valid_to: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """What a grant is to say; exactly one of each pair is named."""

    case_number: str
    purpose: str
    valid_to: datetime
    compartment: int | None = None
    of_case: str = ""
    user: str | None = None
    body: str | None = None


class Grants:
    """The grants of this home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, wish: Wish, *, approver: str) -> Grant:
        """Write a grant, valid from now; raises UnfitGrant."""
        now = self._database.clock()
        _check(wish, approver, now)
        grant = Grant(
            id="g" + self._database.randomness(8).hex(),
            compartment=wish.compartment,
            of_case=_one_form(wish.of_case),
            user=wish.user,
            body=wish.body,
            case_number=_one_form(wish.case_number),
            purpose=wish.purpose,
            approver=approver,
            valid_from=now,
            valid_to=wish.valid_to,
        )
        with self._database.writing() as connection:
            connection.execute(insert(GrantRow).values(**_to_row(grant), created_at=now))
        return grant

    def valid(self, *, user: str, body: str, case_number: str) -> list[Grant]:
        """What is granted now, to the user or to everybody of their body, for use in a case."""
        now = self._database.clock()
        return self._where(
            or_(GrantRow.user_id == user, GrantRow.body_id == body),
            GrantRow.case_number == case_number,
            GrantRow.revoked_at.is_(None),
            GrantRow.valid_from <= now,
            GrantRow.valid_to > now,
        )

    def given_by(self, approver: str) -> list[Grant]:
        """What somebody has approved and nobody has taken back."""
        return self._where(GrantRow.approver_id == approver, GrantRow.revoked_at.is_(None))

    def revoke(self, id: str, *, by: str) -> bool:
        """Take back a grant that this person approved, at once; whether there was one."""
        with self._database.writing() as connection:
            ended = connection.execute(
                update(GrantRow)
                .where(GrantRow.id == id, GrantRow.approver_id == by, GrantRow.revoked_at.is_(None))
                .values(revoked_at=self._database.clock(), revoked_by=by)
            )
        return ended.rowcount == 1

    def _where(self, *conditions: Any) -> list[Grant]:
        wanted = select(GrantRow.__table__).where(*conditions).order_by(GrantRow.created_at, GrantRow.id)
        with self._database.reading() as connection:
            return [_from_row(row) for row in connection.execute(wanted)]


def _one_form(case_number: str) -> str:
    """As it is stated; what is no case's number stays as written and opens nothing."""
    return stated_case(case_number) or case_number


def _check(wish: Wish, approver: str, now: datetime) -> None:
    if (wish.compartment is None) == (not wish.of_case):
        raise UnfitGrant("授权应指明一个数据分区或一个案件，二者择一。")
    if (wish.user is None) == (wish.body is None):
        raise UnfitGrant("授权应指明一名用户或一个单位，二者择一。")
    if wish.user == approver:
        raise UnfitGrant("不能给自己授权，请由他人批准。")
    if not now < wish.valid_to <= now + LONGEST:
        raise UnfitGrant(f"授权期限应在今后 {LONGEST.days} 天以内。")


def _to_row(grant: Grant) -> dict[str, object]:
    return {
        "id": grant.id,
        "compartment": grant.compartment,
        "of_case": grant.of_case,
        "user_id": grant.user,
        "body_id": grant.body,
        "case_number": grant.case_number,
        "purpose": grant.purpose,
        "approver_id": grant.approver,
        "valid_from": grant.valid_from,
        "valid_to": grant.valid_to,
    }


def _from_row(row: Row[Any]) -> Grant:
    return Grant(
        id=row.id,
        compartment=row.compartment,
        of_case=row.of_case,
        user=row.user_id,
        body=row.body_id,
        case_number=row.case_number,
        purpose=row.purpose,
        approver=row.approver_id,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
