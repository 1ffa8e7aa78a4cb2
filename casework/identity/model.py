"""People and bodies as the rest of the system knows them: by id, with roles, never with a password."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.errors import CaseworkError
from casework.kernel.secret import Secret


class Role(StrEnum):
    """What a user is for; what each may see is decided where it is asked for."""

    INVESTIGATOR = "investigator"
    PROSECUTOR = "prosecutor"
    JUDGE = "judge"
    ANALYST = "analyst"
    AGENCY_OFFICER = "agency_officer"
    ESTATE_ADMINISTRATOR = "estate_administrator"
    PARTY = "party"
    AUDITOR = "auditor"
    SYSTEM_ADMINISTRATOR = "system_administrator"


READS_CASE_DATA = frozenset({Role.INVESTIGATOR, Role.PROSECUTOR, Role.JUDGE})
"""Roles that read people and documents as such. The others see masked, own or no case data."""


@dataclass(frozen=True, slots=True)
class Body:
    """A court, a procuratorate, a police bureau, an agency; `jurisdiction` is its region in words, `division_code`
    the region's code (GB/T 2260), `parent` the body above it."""

    id: str
    name: str
    jurisdiction: str
    division_code: str = ""
    parent: str | None = None

    def covers(self, other: "Body") -> bool:
        """Whether the other body's region lies in this one's: 530100 covers 530102. No code covers nothing."""
        mine = self.division_code
        stem = mine[:2] if mine.endswith("0000") else mine[:4] if mine.endswith("00") else mine
        return bool(stem) and other.division_code.startswith(stem)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who can sign in."""

    id: str
    name: str
    body: str
    roles: frozenset[Role]

    @property
    def reads_case_data(self) -> bool:
        """Whether one of the roles reads people and documents."""
        return bool(self.roles & READS_CASE_DATA)


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in user. `secret` is known only while the holder's request is being answered. `scopes`: the acts an
    API key is for; None for somebody at a browser or terminal, who may do what their roles may."""

    user: User
    secret: Secret
    expires_at: datetime
    scopes: frozenset[str] | None = None

    @property
    def csrf(self) -> str:
        """What every writing request has to repeat in a header; another site's page cannot read it."""
        return self.secret.derive("csrf")


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody says they look for, and until when that holds."""

    case_number: str
    purpose: str
    expires_at: datetime


class UnknownUser(CaseworkError):  # noqa: N818 - says what happened
    """No user has this id."""

    def __init__(self, user: str) -> None:
        self.user = user
        super().__init__(
            f"没有编号为「{user}」的用户。编号是新增用户时给出的（u 开头）；也可用 fuyuan user add 新增。"
        )


class UnknownBody(CaseworkError):  # noqa: N818 - says what happened
    """No body has this id."""


class LinkRefused(CaseworkError):  # noqa: N818 - says what happened
    """The one-time link is unknown, spent or too old; which of these is not said."""

    def __init__(self) -> None:
        super().__init__(
            "登录链接无效：已用过、已过期或不完整。请用 fuyuan user link 编号 重新获取，并粘贴整个链接。"
        )


class PasswordRefused(CaseworkError):  # noqa: N818 - says what happened
    """Wrong name, wrong password or locked; which of these is not said."""

    def __init__(self) -> None:
        super().__init__(
            "用户名或密码不正确，或者连续多次输错已被暂时锁定。请稍后再试，或请管理员给出一次性登录链接。"
        )


class UnfitPassword(CaseworkError):  # noqa: N818 - says what happened
    """A password that would be guessed."""


class UnfitPurpose(CaseworkError):  # noqa: N818 - says what happened
    """A case number or purpose that says nothing."""
