"""A one-time link opens one session; the cookie is out of reach of scripts; writing needs the CSRF token."""

import threading
from collections import Counter

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from casework.identity.model import User
from fuyuan.home import Home
from tests.webapp.test_guard import acts

SESSION = "/api/v1/session"


@pytest.fixture
def token(town: Home, investigator: User) -> str:
    return town.casework.links.issue(investigator.id).text


def test_a_link_opens_a_session(stranger: FlaskClient, town: Home, investigator: User, token: str):
    answer = stranger.post(SESSION, json={"token": token})
    assert answer.json["user"] == {"name": "程见微", "roles": ["investigator"]}
    assert stranger.get(SESSION).json == {"session": answer.json}  # after a reload of the page
    act = acts(town)[-1]
    assert (act.action, act.user, act.question) == ("session.open", investigator.id, "{}")


def test_scripts_and_other_sites_cannot_have_the_cookie(stranger: FlaskClient, token: str):
    answer = stranger.post(SESSION, json={"token": token})
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/api/v1" in cookie
    assert "Expires" in cookie
    assert "Secure" not in cookie
    assert token not in cookie


def test_over_tls_the_cookie_stays_on_tls(stranger: FlaskClient, token: str):
    answer = stranger.post(SESSION, json={"token": token}, base_url="https://localhost")
    assert "; Secure" in answer.headers["Set-Cookie"]


def test_a_page_may_ask_who_is_signed_in_before_anybody_is(stranger: FlaskClient):
    """A refusal would stand as an error in the browser's console on every first visit."""
    answer = stranger.get(SESSION)
    assert (answer.status_code, answer.json) == (200, {})


def test_a_link_works_once(stranger: FlaskClient, token: str):
    assert stranger.post(SESSION, json={"token": token}).status_code == 200
    again = stranger.post(SESSION, json={"token": token})
    assert again.status_code == 401
    assert again.json["type"] == "urn:fuyuan:problem:link-refused"


def test_twenty_browsers_spend_one_link_once(app: APIFlask, token: str):
    start, outcomes = threading.Barrier(20), Counter[int]()

    def spend() -> None:
        browser = app.test_client()
        start.wait()
        outcomes[browser.post(SESSION, json={"token": token}).status_code] += 1

    threads = [threading.Thread(target=spend) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {200: 1, 401: 19}


def test_a_link_is_spent_by_post_alone(stranger: FlaskClient, token: str):
    """Link previews and crawlers only GET."""
    assert stranger.get(f"{SESSION}?token={token}").json == {}
    assert stranger.get(f"/login?token={token}").status_code == 200
    assert stranger.post(SESSION, json={"token": token}).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"X-CSRF-Token": "wrong"}, {"X-CSRF-Token": "错"}])
def test_another_page_cannot_end_the_session(client: FlaskClient, headers: dict[str, str]):
    del client.environ_base["HTTP_X_CSRF_TOKEN"]
    answer = client.delete(SESSION, headers=headers)
    assert answer.status_code == 403
    assert answer.json["type"] == "urn:fuyuan:problem:csrf"
    assert client.get(SESSION).json != {}


def test_signing_out_ends_the_session_everywhere(client: FlaskClient, app: APIFlask, town: Home):
    stolen = client.get_cookie("fuyuan_session", path="/api/v1").value
    assert client.delete(SESSION).status_code == 204
    assert client.get(SESSION).json == {}
    thief = app.test_client()
    thief.set_cookie("fuyuan_session", stolen, path="/api/v1")
    assert thief.get(SESSION).json == {}
    assert acts(town)[-1].action == "session.end"


@pytest.mark.parametrize("body", [{}, {"token": ""}, {"token": 7}, {"token": "x", "also": 1}, [], "x", 7])
def test_a_malformed_sign_in_is_refused(stranger: FlaskClient, body: object):
    assert stranger.post(SESSION, json=body).status_code == 422


def test_text_that_is_no_json_is_refused(stranger: FlaskClient):
    answer = stranger.post(SESSION, data=b"\xff{", content_type="application/json")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"


def test_a_request_too_large_is_refused(stranger: FlaskClient):
    answer = stranger.post(SESSION, data=b"x" * 2_000_000, content_type="application/json")
    assert answer.status_code == 413
    assert answer.mimetype == "application/problem+json"
