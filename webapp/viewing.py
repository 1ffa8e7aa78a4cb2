"""Who is looking: from the cookie to the session to the Viewer. The only place that makes a Viewer."""

from flask import g, request

from casework.identity.model import Session
from casework.kernel.secret import Secret
from ontology.viewer import Viewer, open_viewer
from webapp.services import services

COOKIE = "fuyuan_session"
_FOUND = "fuyuan_found_session"


def current_session() -> Session | None:
    """The session of this request's cookie, looked up once a request."""
    if _FOUND not in g:
        text = request.cookies.get(COOKIE, "")
        setattr(g, _FOUND, services().casework.sessions.find(Secret(text)) if text else None)
    found: Session | None = getattr(g, _FOUND)
    return found


def current_viewer(session: Session) -> Viewer:
    """What this session may see: everything open. Restricted compartments need a grant, and none exists yet."""
    return open_viewer(session.user.id)
