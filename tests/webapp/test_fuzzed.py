"""The interface does what its description says, whatever is sent: drawn requests, right and wrong ones."""

import pytest
import schemathesis
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth

READING = [
    "/health",
    "/schema",
    "/search",
    "/entities",
    "/entities/{entity_id}",
    "/entities/{entity_id}/statements",
    "/entities/{entity_id}/neighbours",
    "/relations/{relation_id}",
    "/documents/{document_id}",
    "/records/{record_id}",
    "/sources",
    "/jobs",
    "/audit",
]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/session"),
        ("POST", "/session/login"),
        ("POST", "/session/purpose"),
        *(("GET", path) for path in READING),
    ],
)
def test_every_answer_is_one_that_is_described(
    app: APIFlask, client: FlaskClient, method: str, path: str, mode: GenerationMode
) -> None:
    config = schemathesis.Config.from_dict({"generation": {"with-security-parameters": False}})
    interface = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)
    operation = interface[f"/api/v1{path}"][method]
    if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
        return  # any text is an id, so there is nothing to get wrong
    cookie = client.get_cookie("fuyuan_session", path="/api/v1")

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def holds(case: Case) -> None:
        case.call_and_validate(cookies={"fuyuan_session": cookie.value}, excluded_checks=[ignored_auth])

    holds()
