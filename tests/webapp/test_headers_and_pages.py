"""What the browser is told: nothing from outside, nothing framed, nothing kept. And the one page there is."""

from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)


@pytest.fixture
def built(app: APIFlask, tmp_path: Path) -> None:
    """An explorer that has been built."""
    folder = tmp_path / "static/explorer"
    folder.mkdir(parents=True)
    (folder / "explorer.js").write_text("start();")
    (folder / "explorer.css").write_text("body {}")
    app.static_folder = str(tmp_path / "static")


@pytest.mark.parametrize(
    "path", ["/", "/login", "/api/v1/health", "/api/v1/schema", "/api/v1/openapi.json", "/x"]
)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str):
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_nothing_of_the_interface_is_kept(client: FlaskClient):
    for path in ("/api/v1/health", "/api/v1/session", "/api/v1/schema"):
        assert client.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/", "/login"])
def test_the_page_loads_the_explorer_and_nothing_else(stranger: FlaskClient, path: str):
    page = stranger.get(path)
    assert page.mimetype == "text/html"
    assert '<html lang="zh-CN">' in page.text
    assert 'src="/static/explorer/explorer.js" defer' in page.text
    assert 'href="/static/explorer/explorer.css"' in page.text
    assert 'id="__________cytoscape_stylesheet"' in page.text
    assert "http" not in page.text
    assert "<style" not in page.text
    assert "style=" not in page.text
    with stranger.get("/static/explorer/explorer.js") as script:
        assert script.status_code == 200
        assert script.headers["Cache-Control"] == "no-cache"


def test_an_address_that_is_none_is_a_page_to_a_browser_and_json_to_programs(stranger: FlaskClient):
    """With the way back on it; the same words in both."""
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    page, told = stranger.get("/entity/1", headers=browser), stranger.get("/entity/1").json
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert told["title"] in page.text
    assert told["detail"] in page.text
    assert 'href="/"' in page.text
    assert stranger.get("/api/v1/nowhere", headers=browser).mimetype == "application/problem+json"


def test_without_the_explorer_the_page_says_what_to_type(
    app: APIFlask, stranger: FlaskClient, tmp_path: Path
):
    app.static_folder = str(tmp_path)
    page = stranger.get("/")
    assert page.status_code == 200
    assert "make setup" in page.text
    assert "script" not in page.text


def test_a_home_of_invented_people_says_so(stranger: FlaskClient):
    assert "演示数据，纯属虚构" in stranger.get("/").text
