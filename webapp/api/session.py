"""Signing in with a one-time link, asking who one is, signing out."""

from apiflask import APIBlueprint
from flask import Response, after_this_request, request
from pydantic import BaseModel, ConfigDict, Field

from casework.identity.model import Session
from casework.kernel.secret import Secret
from webapp.api.shapes import Shape
from webapp.guard import anyone, record, signed_in
from webapp.services import services
from webapp.viewing import COOKIE, current_session, current_viewer

session = APIBlueprint("session", __name__)


class Spend(BaseModel):
    """The token of a one-time link: what stands after # in its address."""

    model_config = ConfigDict(extra="forbid")
    token: str = Field(min_length=1, max_length=200)


class SignedInUser(Shape):
    """Who is signed in."""

    name: str
    roles: list[str]


class SessionAnswer(Shape):
    """`csrf` goes into the header X-CSRF-Token of every request that writes."""

    user: SignedInUser
    csrf: str


class WhoAnswer(Shape):
    """`session` is absent where nobody is signed in."""

    session: SessionAnswer | None = None


@session.post("/session")
@session.input(Spend)
@session.output(SessionAnswer)
@anyone(because="the token is the proof; who has none is refused")
def sign_in(json_data: Spend) -> SessionAnswer:
    """用一次性链接登录。"""
    casework = services().casework
    opened = casework.sessions.open(casework.links.spend(Secret(json_data.token)))
    record(opened, current_viewer(opened), "session.open")
    _with_cookie(opened)
    return _answer(opened)


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


def _mine() -> Session:
    found = current_session()
    assert found is not None, "check_access runs before every view"
    return found


def _answer(opened: Session) -> SessionAnswer:
    user = SignedInUser(name=opened.user.name, roles=sorted(opened.user.roles))
    return SessionAnswer(user=user, csrf=opened.csrf)


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
