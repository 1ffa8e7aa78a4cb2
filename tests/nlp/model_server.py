"""A language model's server for tests: real HTTP on the loopback, answers written beforehand."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any]], tuple[int, bytes]]
"""Makes status and body from the request's JSON."""


def saying(content: Any) -> Answer:
    """A server that always says this, in the form of chat completions."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    body = json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()
    return lambda _: (200, body)


def sleeping(seconds: float) -> Answer:
    """A server that does not answer in time."""

    def answer(_: dict[str, Any]) -> tuple[int, bytes]:
        time.sleep(seconds)
        return 200, b"{}"

    return answer


@contextmanager
def model_server(answer: Answer) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Its address, and the requests it has had (with the headers under "headers")."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append({**request, "path": self.path, "headers": dict(self.headers)})
            status, body = answer(request)
            try:
                self.send_response(status)
                self.send_header("Location", "http://127.0.0.1:9/")
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                return  # the client would not wait

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
