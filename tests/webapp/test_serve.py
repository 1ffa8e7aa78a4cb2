"""The server is for this machine, unless somebody says otherwise aloud."""

import threading
from collections.abc import Iterator

import httpx
import pytest
from apiflask import APIFlask

from webapp.login_link import login_link
from webapp.serve import NotLoopbackError, make_server


@pytest.fixture
def address(app: APIFlask) -> Iterator[str]:
    server = make_server(app, port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join()


def test_it_answers_on_this_machine_without_saying_what_it_is(address: str):
    answer = httpx.get(f"{address}/api/v1/health")
    assert answer.json()["status"] == "ok"
    assert "waitress" not in str(answer.headers)


def test_a_page_elsewhere_that_calls_itself_this_machine_is_refused(address: str):
    assert httpx.get(f"{address}/api/v1/health", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "office.example"])  # noqa: S104 - refused
def test_other_machines_are_let_in_only_when_that_is_said(app: APIFlask, host: str):
    with pytest.raises(NotLoopbackError, match=host):
        make_server(app, host, 0)


def test_the_links_token_stays_out_of_the_request_line():
    assert login_link("abc") == "http://127.0.0.1:8000/login#abc"
