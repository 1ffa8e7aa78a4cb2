"""Commands that open the house to a browser: serve, demo, user add."""

import socket
from contextlib import suppress
from datetime import timedelta
from typing import Annotated

import typer

from casework.audit.model import Act
from casework.identity.model import Role
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, open_home, say
from fuyuan.cli.sign_in import NotSignedInError, remember, signed_in
from fuyuan.demo import CITY, SMALL
from fuyuan.home import Home
from fuyuan.pipeline.demonstration import demo_user, load_demo
from webapp.app import create_app
from webapp.matrix import accesses
from webapp.serve import login_link, make_server

OPERATOR = "local"
"""Whoever owns the home on this machine: adds users, the first administrator among them."""
LOOPBACK = "127.0.0.1"
PORT = 8000

HostOption = Annotated[str, typer.Option("--host", help=text("serve.host"))]
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, help=text("serve.port"))]
user = typer.Typer(help=text("user.help"), no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("serve", help=text("serve.help"))(serve)
    app.command("demo", help=text("demo.help"))(demo)
    user.command("add", help=text("user.add.help"))(add_user)
    user.command("link", help=text("user.link.help"))(link_user)
    user.command("key", help=text("user.key.help"))(key_user)
    app.add_typer(user, name="user")


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
            r = built.report
            counts = {
                "entities": r.entities,
                "relations": r.relations,
                "evidence": r.evidence,
                "seconds": r.seconds,
            }
            say("build.done", build=built.build, **counts)
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


def add_user(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    body: Annotated[str, typer.Option(help=text("user.body"))],
    role: Annotated[list[Role], typer.Option(help=text("user.role"))],
    division: Annotated[str, typer.Option(help=text("user.division"))] = "",
    port: PortOption = PORT,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        users = opened.casework.users
        added = users.add(name, body=users.body(body, division_code=division), roles=role)
        opened.casework.audit.append(
            Act(OPERATOR, "", "local_operator", "user.add", f"{added.id} {','.join(sorted(role))}", "local")
        )
        say("user.added", name=name, id=added.id, role="、".join(role))
        _say_link(opened, added.id, LOOPBACK, port)


def link_user(
    id: Annotated[str, typer.Argument(metavar="USER")],
    port: PortOption = PORT,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        _say_link(opened, id, LOOPBACK, port)


def key_user(
    id: Annotated[str, typer.Argument(metavar="USER")],
    scope: Annotated[list[str], typer.Option(help=text("user.scope"))],
    label: Annotated[str, typer.Option(help=text("user.label"))],
    days: Annotated[int, typer.Option(min=1, max=365, help=text("user.days"))] = 30,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        known = {access.rule.action for access in accesses(create_app(opened))} - {""}
        if unknown := sorted(set(scope) - known):
            raise typer.BadParameter(
                text("user.no_scope", scope="、".join(unknown), known="、".join(sorted(known)))
            )
        key, secret = opened.casework.keys.issue(id, label=label, scopes=scope, lifetime=timedelta(days=days))
        said = f"{key.id} {id} {','.join(sorted(scope))}"
        opened.casework.audit.append(Act(OPERATOR, "", "local_operator", "user.key", said, "local"))
        say("user.key_issued", id=key.id, until=f"{key.expires_at:%Y-%m-%d}", secret=secret.text)


def _serve(home: Home, host: str, port: int, *, beyond: bool = False, user_id: str | None = None) -> None:
    home.store()  # before the first build there is nothing to serve, and it says so
    try:
        server = make_server(create_app(home), host, port, beyond_this_machine=beyond)
    except OSError as error:
        typer.echo(text("serve.busy", host=host, port=port, reason=error.strerror), err=True)
        raise typer.Exit(1) from error
    bound = _bound_port(server, port)
    say("serve.at", url=f"http://{host}:{bound}/")
    if user_id is not None:
        _say_link(home, user_id, host, bound)
    try:
        server.run()
    finally:
        server.close()


def _bound_port(server: object, asked: int) -> int:
    """Port 0 takes a free one; only the socket knows which."""
    listening = getattr(server, "socket", None)
    return listening.getsockname()[1] if isinstance(listening, socket.socket) else asked


def _say_link(home: Home, user_id: str, host: str, port: int) -> None:
    token = home.casework.links.issue(user_id)
    say("serve.link", link=login_link(token.text, host, port))
