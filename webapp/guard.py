"""The rule that every route has to state, and the wrapper that keeps it.

A route says one of three things: anyone may call it, a signed-in user may call it and it shows nobody, or it shows
people or documents to stated roles and is audited. `check_rules` refuses to start an app with a route that says
nothing. Audited views return `Shown`; the entry is written before their answer leaves, and without entry no answer.
"""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar

from flask import Flask, current_app, request

from casework.access import CASE_ROLES
from casework.audit.model import Act
from casework.identity.model import Role, Session
from ontology.viewer import Viewer
from webapp.problems import CSRF, NO_MATTER, NOT_FOUND, NOT_YOUR_ROLE, OUT_OF_SCOPE, SIGN_IN, Refused
from webapp.services import services
from webapp.viewing import current_session, current_viewer

P = ParamSpec("P")
T = TypeVar("T")
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
FRAMEWORK_ROUTES: Final = {
    "static": "the explorer's files, the same for everyone",
    "openapi.spec": "the description of this interface",
}
"""Routes that Flask and APIFlask add, with the reason why nobody's data leaves by them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call a route, and what the audit calls it; without `action`, `because` says why it needs none.
    A user with any of `roles` may; where nobody has to sign in it is empty."""

    signed_in: bool
    roles: frozenset[Role] = frozenset()
    action: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """An answer with what it shows: ids of persons, entities, documents, records, and the number of rows."""

    body: T
    ids: tuple[str, ...]
    count: int


def anyone(*, because: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A route without sign-in; say why that harms nobody."""
    return _stating(Rule(signed_in=False, because=because))


def signed_in(*, because: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A route for every user that shows no person and no document; say what it shows."""
    return _stating(Rule(signed_in=True, roles=frozenset(Role), because=because))


def audited(
    action: str, *, roles: frozenset[Role] = CASE_ROLES
) -> Callable[[Callable[Concatenate[Viewer, P], Shown[T]]], Callable[P, T]]:
    """A route that shows people or documents, to readers of case data unless other roles are stated. The view gets
    its Viewer as first argument."""

    def decorate(view: Callable[Concatenate[Viewer, P], Shown[T]]) -> Callable[P, T]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
            session = current_session()
            assert session is not None, "check_access runs before every view"
            viewer = current_viewer(session)
            if roles <= CASE_ROLES and not viewer.compartments:
                record(session, viewer, action)
                raise Refused(NO_MATTER)
            try:
                shown = view(viewer, *args, **kwargs)
            except Refused as refused:
                if (
                    refused.problem is NOT_FOUND
                ):  # that somebody asked is worth a line, and writing it takes as long
                    record(session, viewer, action)
                raise
            record(session, viewer, action, shown.ids, shown.count)
            return shown.body

        return _stating(Rule(signed_in=True, roles=roles, action=action))(guarded)

    return decorate


def record(session: Session, viewer: Viewer, action: str, ids: tuple[str, ...] = (), count: int = 0) -> None:
    """Write the audit entry of this request; raises AuditUnavailable."""
    user = session.user
    services().casework.audit.append(
        Act(
            user=user.id,
            body=user.body,
            role=",".join(sorted(user.roles)),
            action=action,
            question=json.dumps(
                {**(request.view_args or {}), **request.args}, ensure_ascii=False, sort_keys=True
            ),
            terminal=request.remote_addr or "local",
            purpose=viewer.purpose,
            case_number=viewer.case_number,
            shown=tuple(dict.fromkeys(ids)),
            count=count,
        )
    )


def check_access() -> None:
    """Before every view: sign-in, CSRF token and role, as the route's rule has it."""
    if request.endpoint is None or request.endpoint in FRAMEWORK_ROUTES:
        return
    rule = rule_of(current_app.view_functions[request.endpoint])
    if rule is None or not rule.signed_in:
        return
    session = current_session()
    if session is None:
        raise Refused(SIGN_IN)
    if session.scopes is not None:  # a key: no browser sends it by itself, so it needs no CSRF token
        if rule.action not in session.scopes:
            raise Refused(OUT_OF_SCOPE)
    elif request.method not in SAFE_METHODS:
        given = request.headers.get("X-CSRF-Token", "")
        if not hmac.compare_digest(given.encode(), session.csrf.encode()):
            raise Refused(CSRF)
    if not session.user.roles & rule.roles:
        raise Refused(NOT_YOUR_ROLE)


def check_rules(app: Flask) -> None:
    """Refuse an app one of whose routes states no rule; raises RuntimeError naming them."""
    silent = sorted(
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint not in FRAMEWORK_ROUTES and rule_of(view) is None
    )
    if silent:
        raise RuntimeError(
            f"routes without a rule: {', '.join(silent)}; state @anyone, @signed_in or @audited (webapp.guard)"
        )


def rule_of(view: Callable[..., Any]) -> Rule | None:
    """The rule a view states; decorators around it carry it on."""
    return getattr(view, "fuyuan_rule", None)


def _stating(rule: Rule) -> Callable[[Callable[P, T]], Callable[P, T]]:
    def decorate(view: Callable[P, T]) -> Callable[P, T]:
        view.fuyuan_rule = rule  # type: ignore[attr-defined]
        return view

    return decorate
