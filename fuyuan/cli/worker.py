"""`fuyuan worker`: looks at the scheduled sources, once or until it is told to stop."""

import signal
import threading
from typing import Annotated

import typer

from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, open_home, say
from fuyuan.pipeline.worker import Worker


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("worker", help=text("worker.help"))(worker)


def worker(
    once: Annotated[bool, typer.Option("--once", help=text("worker.once"))] = False,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        if once:
            say("worker.done", count=Worker(opened).once())
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        say("worker.started")
        Worker(opened).forever(stop)
