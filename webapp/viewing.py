"""Who is looking: from the cookie or key to the session to the Viewer, and to the masks before that Viewer.

Headers hold ASCII alone, so a case number and a purpose stand in theirs percent-encoded (UTF-8).
"""

from urllib.parse import unquote

from flask import g, request

from casework.access import viewer_of
from casework.identity.model import Session, Stated
from casework.identity.purposes import checked
from casework.kernel.secret import Secret
from casework.masking.curtain import Curtain
from ontology.viewer import Viewer
from webapp.services import services

COOKIE = "fuyuan_session"
CASE_HEADER, PURPOSE_HEADER = "X-Case-Number", "X-Purpose"
_FOUND = "fuyuan_found_session"


def current_session() -> Session | None:
    """The session of this request's cookie or API key, looked up once a request."""
    if _FOUND not in g:
        setattr(g, _FOUND, _found())
    found: Session | None = getattr(g, _FOUND)
    return found


def current_viewer(session: Session) -> Viewer:
    """What this session may see, now: as `casework.access` decides."""
    home = services()
    return viewer_of(home.casework, session.user, stated_now(session), home.of_case)


def stated_now(session: Session) -> Stated | None:
    """The case and purpose of this request: its own headers, else what the session has stated."""
    case, purpose = (unquote(request.headers.get(name, "")) for name in (CASE_HEADER, PURPOSE_HEADER))
    if case or purpose:
        return Stated(*checked(case, purpose), session.expires_at)
    return None if session.scopes is not None else services().casework.purposes.current(session)


def curtain(viewer: Viewer) -> Curtain:
    """The masks before a viewer."""
    return Curtain.before(viewer, services().masks)


def _found() -> Session | None:
    kind, _, key = request.headers.get("Authorization", "").partition(" ")
    casework = services().casework
    if kind.lower() == "bearer":
        return casework.keys.find(Secret(key.strip()))
    text = request.cookies.get(COOKIE, "")
    return casework.sessions.find(Secret(text)) if text else None
