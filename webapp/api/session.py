"""Signing in with a one-time link or a password, asking who one is, stating case and purpose, signing out."""

from datetime import timedelta

from apiflask import APIBlueprint
from flask import Response, after_this_request, request
from pydantic import BaseModel, ConfigDict, Field

from casework.access import viewer_of
from casework.identity.model import Session, Stated, User
from casework.identity.purposes import checked
from casework.kernel.secret import Secret
from ontology.viewer import Viewer
from webapp.api.shapes import Shape
from webapp.guard import anyone, record, signed_in
from webapp.services import services
from webapp.viewing import COOKIE, current_session, current_viewer

session = APIBlueprint("session", __name__)


class Spend(BaseModel):
    """The token of a one-time link: what stands after # in its address."""

    model_config = ConfigDict(extra="forbid")
    token: str = Field(min_length=1, max_length=200)


class SignIn(BaseModel):
    """Name and password."""

    model_config = ConfigDict(extra="forbid")
    login: str = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=256)


class NewPassword(SignIn):
    """The name to sign in with from now on, and its password."""


class StatePurpose(BaseModel):
    """What one looks for, and for how long."""

    model_config = ConfigDict(extra="forbid")
    case_number: str = Field(min_length=1, max_length=80, examples=["（2025）云01刑初12号"])
    purpose: str = Field(min_length=2, max_length=200, examples=["核对当事人身份"])
    minutes: int = Field(60, ge=1, le=480)


class SignedInUser(Shape):
    """Who is signed in."""

    name: str
    roles: list[str]


class StatedPurpose(Shape):
    """The case and purpose under which personal fields are shown, and until when (ISO)."""

    case_number: str
    purpose: str
    until: str


class SessionAnswer(Shape):
    """`csrf` goes into the header X-CSRF-Token of every request that writes. `stated` is absent where no case and
    purpose hold."""

    user: SignedInUser
    csrf: str
    stated: StatedPurpose | None = None


class WhoAnswer(Shape):
    """`session` is absent where nobody is signed in."""

    session: SessionAnswer | None = None


@session.post("/session")
@session.input(Spend)
@session.output(SessionAnswer)
@anyone(because="the token is the proof; who has none is refused")
def sign_in(json_data: Spend) -> SessionAnswer:
    """用一次性链接登录。"""
    return _opened(services().casework.links.spend(Secret(json_data.token)))


@session.post("/session/login")
@session.input(SignIn)
@session.output(SessionAnswer)
@anyone(because="the password is the proof; who has none is refused, and locked out after five tries")
def log_in(json_data: SignIn) -> SessionAnswer:
    """用登录名和密码登录。"""
    return _opened(services().casework.passwords.check(json_data.login, json_data.password))


@session.put("/session/password")
@session.input(NewPassword)
@session.output({}, status_code=204)
@signed_in(because="it sets one's own password and shows nothing")
def set_password(json_data: NewPassword) -> str:
    """设置自己的登录名和密码。"""
    mine = _mine()
    record(mine, current_viewer(mine), "session.password")
    services().casework.passwords.set(mine.user.id, json_data.login, json_data.password)
    return ""


@session.post("/session/purpose")
@session.input(StatePurpose)
@session.output(SessionAnswer)
@signed_in(because="it says why one looks, and shows nothing")
def state_purpose(json_data: StatePurpose) -> SessionAnswer:
    """登记案号和查询目的；有效期内个人信息不再脱敏。"""
    mine = _mine()
    lifetime = timedelta(minutes=json_data.minutes)
    stated = Stated(*checked(json_data.case_number, json_data.purpose), mine.expires_at)
    record(mine, _viewer_for(mine, stated), "session.purpose")
    services().casework.purposes.state(mine, stated.case_number, stated.purpose, lifetime=lifetime)
    return _answer(mine)


@session.delete("/session/purpose")
@session.output(SessionAnswer)
@signed_in(because="from now on one looks for nothing in particular")
def end_purpose() -> SessionAnswer:
    """撤回登记的案号和查询目的。"""
    mine = _mine()
    record(mine, current_viewer(mine), "session.purpose.end")
    services().casework.purposes.end(mine)
    return _answer(mine)


@session.get("/session")
@session.output(WhoAnswer)
@anyone(because="users see who they are themselves, and a stranger sees nobody")
def read_session() -> WhoAnswer:
    """当前登录的用户；未登录时没有 session 一项。"""
    mine = current_session()
    return WhoAnswer(session=_answer(mine) if mine else None)


@session.delete("/session")
@session.output({}, status_code=204)
@signed_in(because="it ends one's own session and shows nothing")
def sign_out() -> str:
    """退出登录。"""
    mine = _mine()
    record(mine, current_viewer(mine), "session.end")
    services().casework.sessions.end(mine)

    @after_this_request
    def forget(response: Response) -> Response:
        response.delete_cookie(COOKIE, path="/api/v1", httponly=True, samesite="Strict")
        return response

    return ""


def _opened(user: User) -> SessionAnswer:
    opened = services().casework.sessions.open(user)
    record(opened, current_viewer(opened), "session.open")
    _with_cookie(opened)
    return _answer(opened)


def _viewer_for(mine: Session, stated: Stated) -> Viewer:
    home = services()
    return viewer_of(home.casework, mine.user, stated, home.of_case)


def _mine() -> Session:
    found = current_session()
    assert found is not None, "check_access runs before every view"
    return found


def _answer(opened: Session) -> SessionAnswer:
    user = SignedInUser(name=opened.user.name, roles=sorted(opened.user.roles))
    now = services().casework.purposes.current(opened)
    stated = (
        StatedPurpose(case_number=now.case_number, purpose=now.purpose, until=now.expires_at.isoformat())
        if now
        else None
    )
    return SessionAnswer(user=user, csrf=opened.csrf, stated=stated)


def _with_cookie(opened: Session) -> None:
    @after_this_request
    def keep(response: Response) -> Response:
        response.set_cookie(
            COOKIE,
            opened.secret.text,
            path="/api/v1",
            expires=opened.expires_at,
            secure=request.is_secure,  # on the office machine itself there is no TLS to ask for
            httponly=True,
            samesite="Strict",
        )
        return response
