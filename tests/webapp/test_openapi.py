"""The interface's description is valid, complete, and what the answers keep to."""

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.webapp import town as t
from tests.webapp.test_guard import READS


@pytest.fixture
def spec(stranger: FlaskClient) -> dict:
    return stranger.get("/api/v1/openapi.json").json


def test_it_is_valid_openapi_31(spec: dict):
    assert spec["openapi"].startswith("3.1")
    validate(spec)


def test_it_needs_nothing_from_outside(app: APIFlask):
    assert {r.rule for r in app.url_map.iter_rules() if r.endpoint.startswith("openapi")} == {
        "/api/v1/openapi.json"
    }


def test_it_describes_every_route_of_the_interface(spec: dict, app: APIFlask):
    described = {p.replace("{", "<").replace("}", ">") for p in spec["paths"]}
    routes = {r.rule for r in app.url_map.iter_rules() if r.rule.startswith("/api/v1/")}
    assert described == routes - {"/api/v1/openapi.json"}


def test_shapes_have_one_name_and_are_never_null(spec: dict):
    assert {"Evidence", "Edge", "Node", "Source", "ShownValue", "Problem"} <= set(
        spec["components"]["schemas"]
    )
    assert not [name for name in spec["components"]["schemas"] if "." in name]
    assert '"null"' not in str(spec).replace("'", '"')


def test_errors_are_described_as_problems(spec: dict):
    for path, operations in spec["paths"].items():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                if status[0] in "45":
                    assert set(response["content"]) == {"application/problem+json"}, (path, method, status)


def test_guarded_routes_say_how_they_refuse(spec: dict):
    search = spec["paths"]["/api/v1/search"]["get"]
    assert search["security"] == [{"session": []}]
    assert {"200", "401", "403", "422", "503"} <= set(search["responses"])
    assert spec["paths"]["/api/v1/session"]["delete"]["security"] == [{"session": [], "csrf": []}]
    assert "security" not in spec["paths"]["/api/v1/health"]["get"]


def test_limits_are_described(spec: dict):
    parameters = spec["paths"]["/api/v1/entities/{entity_id}/neighbours"]["get"]["parameters"]
    described = {p["name"]: p["schema"] for p in parameters}
    assert (described["hops"]["maximum"], described["limit"]["maximum"]) == (6, 10_000)


@pytest.mark.parametrize("path", [*READS.values(), "health", "schema", "session", "sources", "jobs"])
def test_answers_keep_to_the_description(client: FlaskClient, spec: dict, path: str):
    template = path.split("?")[0]
    for id, name in (
        (t.PERSON, "{entity_id}"),
        (t.OFFENCE, "{relation_id}"),
        (t.DOCUMENT, "{document_id}"),
        (t.ROW, "{record_id}"),
    ):
        template = template.replace(id, name)
    content = spec["paths"][f"/api/v1/{template}"]["get"]["responses"]["200"]["content"]
    reference = content["application/json"]["schema"]["$ref"]
    registry = Registry().with_resource("urn:spec", Resource(contents=spec, specification=DRAFT202012))
    validator = OAS31Validator({"$ref": f"urn:spec{reference}"}, registry=registry)
    errors = [*validator.iter_errors(client.get(f"/api/v1/{path}").json)]
    assert errors == []
