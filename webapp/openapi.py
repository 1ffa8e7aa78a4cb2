"""The interface's description: what APIFlask writes, made to say what really leaves.

Errors are problem+json, optional members are absent instead of null, every guarded route lists how it refuses,
and a shape has one name wherever it appears, so that types generated from it are readable.
"""

import re
from collections.abc import Iterator
from typing import Any

from apiflask import APIFlask

from webapp.guard import SAFE_METHODS, rule_of
from webapp.problems import MEDIA_TYPE
from webapp.viewing import COOKIE

PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "reference": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "reason"],
                "properties": {"name": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
}
SETTINGS = {
    "OPENAPI_VERSION": "3.1.0",
    "SPEC_FORMAT": "json",
    "AUTO_SERVERS": False,
    "AUTO_OPERATION_ID": True,
    "HTTP_ERROR_SCHEMA": PROBLEM,
    "VALIDATION_ERROR_SCHEMA": PROBLEM,
    "DESCRIPTION": "府院图谱的数据接口。每次查阅人员或文书都先记入审计日志。",
    "SERVERS": [{"url": "/"}],
    "SECURITY_SCHEMES": {
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
        "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"},
    },
}


def describe(app: APIFlask) -> None:
    """Set APIFlask up and finish what it writes."""
    app.config.update(SETTINGS)

    def finish(spec: Any) -> Any:
        for path, method, rule_of_route in _guarded(app):
            _state_refusals(spec["paths"][path][method], rule_of_route, method)
        for operation in _operations(spec):
            _answer_with_problems(operation)
            if "requestBody" in operation:
                operation["requestBody"]["required"] = True
        return _without_nulls(_one_name_a_shape(spec))

    app.spec_processor(finish)


def _guarded(app: APIFlask) -> Iterator[tuple[str, str, Any]]:
    for rule in app.url_map.iter_rules():
        stated = rule_of(app.view_functions[rule.endpoint])
        path = re.sub(r"<(?:[^<:]+:)?([^>]+)>", r"{\1}", rule.rule)
        if stated is not None and path.startswith("/api/"):
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                yield path, method.lower(), stated


def _state_refusals(operation: dict[str, Any], stated: Any, method: str) -> None:
    refusals: dict[str, str] = {}
    if stated.signed_in:
        writes = method.upper() not in SAFE_METHODS
        operation["security"] = [{"session": [], **({"csrf": []} if writes else {})}]
        refusals |= {"401": "请先登录", "403": "角色无权查阅，或请求未通过校验"}
    if stated.action or not stated.signed_in or method != "get":
        refusals["503"] = "审计日志或图谱不可用，不显示任何内容"
    if method == "post":
        refusals |= {"400": "请求无法识别", "401": "未通过登录"}
    for status, meaning in refusals.items():
        schema = {"$ref": "#/components/schemas/HTTPError"}
        content = {"application/json": {"schema": schema}}
        operation["responses"].setdefault(status, {"description": meaning, "content": content})


def _operations(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in spec["paths"].values():
        yield from path.values()


def _answer_with_problems(operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        if status[0] in "45" and "application/json" in response.get("content", {}):
            response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}


def _one_name_a_shape(spec: dict[str, Any]) -> dict[str, Any]:
    """APIFlask calls a nested shape Answer.Shape, once for each answer; here it is Shape, once."""
    schemas = spec["components"]["schemas"]
    for name in sorted(schemas):
        short = name.rsplit(".", 1)[-1]
        if short != name:
            schemas.setdefault(short, schemas[name])
            del schemas[name]
    schemas["Problem"] = schemas.pop("HTTPError", PROBLEM)
    schemas.pop("ValidationError", None)
    renamed: dict[str, Any] = _with_short_references(spec)
    return renamed


def _with_short_references(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: _short(value) if key == "$ref" else _with_short_references(value)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_with_short_references(each) for each in node]
    return node


def _short(reference: str) -> str:
    name = reference.rsplit("/", 1)[-1].rsplit(".", 1)[-1]
    return "#/components/schemas/" + {"HTTPError": "Problem", "ValidationError": "Problem"}.get(name, name)


def _without_nulls(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_nulls(each) for each in node]
    if not isinstance(node, dict):
        return node
    choices = [each for each in node.get("anyOf", []) if each != {"type": "null"}]
    if len(choices) == 1 and len(node["anyOf"]) == 2:
        node = {**{k: v for k, v in node.items() if k not in ("anyOf", "default")}, **choices[0]}
    return {key: _without_nulls(value) for key, value in node.items()}
