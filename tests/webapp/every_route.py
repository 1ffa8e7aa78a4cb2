"""A real request for every route, made from the app's own routes and description, so that tests which go over
"every route" grow with each later one. A route with a path parameter or a body that nobody here knows how to fill
fails those tests until it is told; silence would leave it out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.matrix import Access, accesses


@dataclass(frozen=True)
class Asked:
    """One request to come."""

    access: Access
    path: str
    query: Mapping[str, object]
    body: object | None

    def send(self, client: FlaskClient, **headers: str) -> TestResponse:
        return client.open(
            self.path,
            method=self.access.method,
            query_string=dict(self.query),
            json=self.body,
            headers=headers,
        )


def every_request(app: APIFlask, known: Mapping[str, list[str]]) -> Iterator[Asked]:
    """One request a route and combination: `known` has values by the name of a path or required query parameter."""
    spec = app.spec
    for access in accesses(app):
        path = access.path.replace("<", "{").replace(">", "}")
        operation = spec["paths"].get(path, {}).get(access.method.lower(), {})
        required = [
            p["name"] for p in operation.get("parameters", []) if p["in"] == "query" and p.get("required")
        ]
        names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        for values in _combinations([*names, *required], known, access.path):
            filled = path
            for name in names:
                filled = filled.replace(f"{{{name}}}", values[name])
            yield Asked(access, filled, {name: values[name] for name in required}, _body(operation, spec))


def _combinations(names: list[str], known: Mapping[str, list[str]], path: str) -> Iterator[dict[str, str]]:
    if not names:
        yield {}
        return
    first, *rest = names
    assert first in known, f"{path}: say in the test which values {first} may have"
    for value in known[first]:
        for others in _combinations(rest, known, path):
            yield {first: value, **others}


def _body(operation: Mapping[str, Any], spec: Mapping[str, Any]) -> object | None:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    return None if content is None else _sample(content["schema"], spec)


def _sample(schema: Mapping[str, Any], spec: Mapping[str, Any]) -> Any:
    """The least that the description allows."""
    if "$ref" in schema:
        return _sample(spec["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]], spec)
    if "anyOf" in schema:
        return _sample(schema["anyOf"][0], spec)
    if "examples" in schema:
        return schema["examples"][0]
    match schema.get("type"):
        case "object":
            required = schema.get("required", [])
            return {name: _sample(schema["properties"][name], spec) for name in required}
        case "array":
            return [_sample(schema["items"], spec)] * schema.get("minItems", 0)
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case "string":
            return schema["enum"][0] if "enum" in schema else "x" * max(1, schema.get("minLength", 1))
    raise AssertionError(f"no sample for {schema}")
