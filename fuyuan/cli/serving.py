"""Commands that open the house to a browser: serve, demo."""

import socket
from contextlib import suppress
from typing import Annotated

import typer

from fuyuan.cli.building import say_built
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, open_home, say
from fuyuan.cli.sign_in import NotSignedInError, remember, signed_in
from fuyuan.cli.users import LOOPBACK, PORT, PortOption, say_link
from fuyuan.demo import CITY, SMALL
from fuyuan.home import Home
from fuyuan.pipeline.demonstration import demo_user, load_demo
from ontology.system_reasons import system_reason
from webapp.app import create_app
from webapp.serve import make_server

HostOption = Annotated[str, typer.Option("--host", help=text("serve.host"))]


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("serve", help=text("serve.help"))(serve)
    app.command("demo", help=text("demo.help"))(demo)


def serve(
    host: HostOption = LOOPBACK,
    port: PortOption = PORT,
    beyond: Annotated[bool, typer.Option("--beyond-this-machine", help=text("serve.beyond"))] = False,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        _serve(opened, host, port, beyond=beyond)


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help=text("demo.serve"))] = True,
    small: Annotated[bool, typer.Option("--small", help=text("demo.small"))] = False,
    port: PortOption = PORT,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        say("demo.loading")
        built = load_demo(opened, size=SMALL if small else CITY)
    with open_home(home, config) as opened:
        if built is not None:
            say_built(built)
        else:
            say("demo.ready")
        _sign_in_demo(opened)
        say("demo.fictional")
        if serve:
            _serve(opened, LOOPBACK, port, user_id=demo_user(opened))


def _sign_in_demo(home: Home) -> None:
    """Whoever tries the demo reads at once: nobody in it exists."""
    with suppress(NotSignedInError):
        signed_in(home)
        return
    remember(home, home.casework.users.find(demo_user(home)))


def _serve(home: Home, host: str, port: int, *, beyond: bool = False, user_id: str | None = None) -> None:
    home.store()  # before the first build there is nothing to serve, and it says so
    try:
        server = make_server(create_app(home), host, port, beyond_this_machine=beyond)
    except OSError as error:
        typer.echo(text("serve.busy", host=host, port=port, reason=system_reason(error)), err=True)
        raise typer.Exit(1) from error
    bound = _bound_port(server, port)
    say("serve.at", url=f"http://{host}:{bound}/")
    if user_id is not None:
        say_link(home, user_id, host, bound)
    try:
        server.run()
    finally:
        server.close()


def _bound_port(server: object, asked: int) -> int:
    """Port 0 takes a free one; only the socket knows which."""
    listening = getattr(server, "socket", None)
    return listening.getsockname()[1] if isinstance(listening, socket.socket) else asked
