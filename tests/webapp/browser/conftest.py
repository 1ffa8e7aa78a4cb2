"""A desk: the demo city behind the real server, a browser before it, and everything the browser complained about.

A test that ends with an error in the console, a request off the machine, or a page that doesn't say it is fictional
has failed, whatever else it showed.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

import build_explorer
from fuyuan.home import Home
from fuyuan.pipeline.demonstration import demo_user
from tests.webapp.browser.city import found_city
from tests.webapp.browser.desk import Desk, Explorer
from webapp.app import create_app
from webapp.serve import make_server

SMALL_SCREEN = {"width": 1366, "height": 768}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The served city; no test changes what is in it."""
    if not build_explorer.is_current():
        pytest.fail("webapp/static/explorer is older than webapp/explorer: run make setup")
    folder = tmp_path_factory.mktemp("city") / "home"
    found_city(folder)
    with Home.open(folder) as home:
        server = make_server(create_app(home), port=0)
        finished = threading.Event()
        serving = threading.Thread(target=_serve, args=(server, finished))
        serving.start()
        yield Desk(home, demo_user(home), f"http://127.0.0.1:{server.effective_port}")
        finished.set()
        serving.join()
        server.close()


def _serve(server: Any, finished: threading.Event) -> None:
    """What `server.run` does, ending in its own thread: closed from another, it would go on reading a closed socket."""
    while not finished.is_set():
        server.asyncore.loop(timeout=0.2, map=server._map, count=1)


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {**browser_context_args, "viewport": SMALL_SCREEN, "locale": "zh-CN"}


@pytest.fixture
def stranger(desk: Desk, page: Page) -> Iterator[Explorer]:
    """A browser at nobody's desk yet."""
    page.set_default_timeout(10_000)
    seen = Explorer(page, desk)
    page.on("console", lambda message: _note(seen, message))
    page.on("pageerror", lambda error: seen.complaints.append(f"script: {error}"))
    page.on("request", lambda request: _follow(seen, desk, request))
    yield seen
    assert seen.complaints == []
    assert seen.left_for == []
    assert page.locator("aside.fictional").inner_text() == "演示数据，纯属虚构"


@pytest.fixture(scope="session")
def session(desk: Desk, browser: Browser) -> list[Any]:
    """The cookie of somebody who has spent a link."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk.link())
    page.wait_for_selector("[data-page=explorer]")
    cookies = context.cookies(f"{desk.address}/api/v1/session")
    context.close()
    return [*cookies]


@pytest.fixture
def explorer(stranger: Explorer, session: list[Any]) -> Explorer:
    """Signed in, before an empty canvas."""
    stranger.enter(session)
    return stranger


def _note(seen: Explorer, message: ConsoleMessage) -> None:
    if message.type in ("error", "warning") and not any(word in message.text for word in seen.expected):
        seen.complaints.append(f"{message.type}: {message.text}")


def _follow(seen: Explorer, desk: Desk, request: Request) -> None:
    if not request.url.startswith((desk.address, "data:")):
        seen.left_for.append(request.url)
    else:
        seen.asked.append(request.url.removeprefix(desk.address))
