"""The shape of every refusal: application/problem+json with type, title, status and detail, in Chinese, never with
the value that was sent (it may be a name) and never with our code's words."""

import logging
import re

import pytest
from flask.testing import FlaskClient

from fuyuan.home import Home
from fuyuan.home.builds import GRAPH
from tests.webapp import town as t

WRONG = [
    ("GET", "/api/v1/nowhere", 404, "not-found"),
    ("GET", "/nowhere", 404, "not-found"),
    ("GET", "/static/explorer/nothing.js", 404, "not-found"),
    ("GET", f"/api/v1/entities/{t.PERSON[:-1]}", 404, "not-found"),
    ("GET", "/api/v1/entities/%00", 404, "not-found"),
    ("GET", "/api/v1/entities/𠮷", 404, "not-found"),
    ("GET", "/api/v1/entities/..%2f..%2fetc", 404, "not-found"),
    ("GET", "/api/v1/relations/x", 404, "not-found"),
    ("GET", "/api/v1/documents/x", 404, "not-found"),
    ("GET", "/api/v1/records/x", 404, "not-found"),
    ("PUT", "/api/v1/search", 405, "method"),
    ("POST", f"/api/v1/entities/{t.PERSON}", 405, "method"),
    ("GET", "/api/v1/search", 422, "invalid"),
    ("GET", "/api/v1/search?q=", 422, "invalid"),
    ("GET", f"/api/v1/search?q={'长' * 201}", 422, "invalid"),
    ("GET", "/api/v1/search?q=秘密&limit=0", 422, "invalid"),
    ("GET", "/api/v1/search?q=秘密&limit=10001", 422, "invalid"),
    ("GET", "/api/v1/search?q=秘密&limit=秘密", 422, "invalid"),
    ("GET", "/api/v1/search?q=秘密&typ=person", 422, "invalid"),
    ("GET", "/api/v1/search?q=秘密&type=alien", 422, "invalid"),
    ("GET", f"/api/v1/entities/{t.PERSON}/neighbours?hops=7", 422, "invalid"),
    ("GET", f"/api/v1/entities/{t.PERSON}/neighbours?hops=0", 422, "invalid"),
    ("GET", f"/api/v1/entities/{t.PERSON}/neighbours?limit=10001", 422, "invalid"),
    ("GET", f"/api/v1/entities/{t.PERSON}/neighbours?types=person", 422, "invalid"),
    ("GET", f"/api/v1/entities/{t.PERSON}/neighbours?as_of=2025-02-30", 422, "invalid"),
    ("GET", f"/api/v1/entities/{t.PERSON}/statements?limit=10001", 422, "invalid"),
    ("GET", "/api/v1/entities", 422, "invalid"),
    ("GET", "/api/v1/entities?ids=,", 422, "invalid"),
    ("GET", f"/api/v1/entities?ids={','.join(map(str, range(1501)))}", 422, "invalid"),
    ("GET", f"/api/v1/entities?ids={t.PERSON}&limit=10001", 422, "invalid"),
]


@pytest.mark.parametrize(("method", "path", "status", "slug"), WRONG)
def test_every_refusal_has_one_shape(client: FlaskClient, method: str, path: str, status: int, slug: str):
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    body = answer.json
    assert body["type"] == f"urn:fuyuan:problem:{slug}"
    assert body["status"] == status
    for words in (body["title"], body["detail"]):
        assert re.search(r"[\u4e00-\u9fff]", words)
    assert "秘密" not in answer.text


def test_a_wrong_value_is_named_with_its_limit(client: FlaskClient):
    body = client.get(f"/api/v1/entities/{t.PERSON}/neighbours?hops=9&limit=x&when=1").json
    assert {each["name"]: each["reason"] for each in body["errors"]} == {
        "hops": "不能大于 6",
        "limit": "应为整数",
        "when": "没有这个参数",
    }
    assert "hops：不能大于 6" in body["detail"]


def test_an_unknown_kind_is_told_which_there_are(client: FlaskClient):
    (wrong,) = client.get("/api/v1/search?q=江城&type=alien").json["errors"]
    assert wrong["name"] == "type"
    assert "company" in wrong["reason"]


def test_a_wrong_method_says_which_are_right(client: FlaskClient):
    assert "GET" in client.put("/api/v1/search").headers["Allow"]


def test_a_failure_gives_a_reference_and_keeps_names_out_of_answer_and_log(
    client: FlaskClient, town: Home, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    def fail() -> None:
        raise RuntimeError(f"no room for {t.NAME}")

    monkeypatch.setattr(town, "store", fail)
    with caplog.at_level(logging.ERROR):
        answer = client.get(f"/api/v1/entities/{t.PERSON}")
    assert answer.status_code == 500
    assert answer.json["reference"] in caplog.text
    assert "RuntimeError" in caplog.text
    assert t.NAME not in caplog.text + answer.text


def test_a_graph_that_cannot_be_read_is_said_in_words(
    client: FlaskClient, town: Home, caplog: pytest.LogCaptureFixture
):
    """Cut off, of another version, or a server that is down: to wait or to tell somebody, and where it lies is for
    the log."""
    newer = "20260303-093000-0002"
    town.builds.path(newer).mkdir(parents=True)
    (town.builds.path(newer) / GRAPH).write_bytes(b"cut off")
    town.builds.publish(newer)
    with caplog.at_level(logging.ERROR):
        answer = client.get(f"/api/v1/entities/{t.PERSON}")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert answer.json["type"] == "urn:fuyuan:problem:graph-unavailable"
    assert "请稍后重试" in answer.json["detail"]
    assert answer.json["reference"] in caplog.text
    assert "UnfinishedBuildError" in caplog.text
    assert str(town.folder) not in answer.text


def test_a_refusal_is_no_answer_to_cache(client: FlaskClient):
    assert client.get("/api/v1/nowhere").headers["Cache-Control"] == "no-store"
