"""`fuyuan user`: users, their one-time links and their keys for programs."""

from datetime import timedelta
from typing import Annotated

import typer

from casework.audit.model import Act
from casework.identity.model import Role
from casework.identity.users import DIVISION
from fuyuan.cli.helping import Room
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, open_home, say
from fuyuan.home import Home
from webapp.login_link import login_link

OPERATOR = "local"
"""Whoever owns the home on this machine: adds users, the first administrator among them."""
LOOPBACK = "127.0.0.1"
PORT = 8000

ROLES = text("user.role", roles="、".join(f"{each} {text(f'role.{each}')}" for each in Role))
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, help=text("serve.port"))]
user = Room(help=text("user.help"), no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group of this file."""
    user.command("add", help=text("user.add.help"))(add_user)
    user.command("link", help=text("user.link.help"))(link_user)
    user.command("key", help=text("user.key.help"))(key_user)
    app.add_typer(user, name="user")


def add_user(
    name: Annotated[str, typer.Argument(metavar="姓名", help=text("user.name"))],
    body: Annotated[str, typer.Option(help=text("user.body"))],
    role: Annotated[list[Role], typer.Option(help=ROLES)],
    division: Annotated[str, typer.Option(help=text("user.division"))] = "",
    port: PortOption = PORT,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    if division and not DIVISION.fullmatch(division):
        raise typer.BadParameter(text("user.no_division", division=division))
    with open_home(home, config) as opened:
        users = opened.casework.users
        added = users.add(name, body=users.body(body, division_code=division), roles=role)
        opened.casework.audit.append(
            Act(OPERATOR, "", "local_operator", "user.add", f"{added.id} {','.join(sorted(role))}", "local")
        )
        say("user.added", name=name, id=added.id, role="、".join(role))
        say_link(opened, added.id, LOOPBACK, port)


def link_user(
    id: Annotated[str, typer.Argument(metavar="用户编号", help=text("user.id"))],
    port: PortOption = PORT,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        say_link(opened, id, LOOPBACK, port)


def key_user(
    id: Annotated[str, typer.Argument(metavar="用户编号", help=text("user.id"))],
    scope: Annotated[list[str], typer.Option(help=text("user.scope"))],
    label: Annotated[str, typer.Option(help=text("user.label"))],
    days: Annotated[int, typer.Option(min=1, max=365, help=text("user.days"))] = 30,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    with open_home(home, config) as opened:
        from webapp.app import (
            create_app,
        )  # the scopes are those of its routes; no other command here needs them
        from webapp.matrix import accesses

        known = {access.rule.action for access in accesses(create_app(opened))} - {""}
        if unknown := sorted(set(scope) - known):
            raise typer.BadParameter(
                text("user.no_scope", scope="、".join(unknown), known="、".join(sorted(known)))
            )
        key, secret = opened.casework.keys.issue(id, label=label, scopes=scope, lifetime=timedelta(days=days))
        said = f"{key.id} {id} {','.join(sorted(scope))}"
        opened.casework.audit.append(Act(OPERATOR, "", "local_operator", "user.key", said, "local"))
        say("user.key_issued", id=key.id, until=f"{key.expires_at:%Y-%m-%d}", secret=secret.text)


def say_link(home: Home, user_id: str, host: str, port: int) -> None:
    """Issue a one-time link and print it."""
    token = home.casework.links.issue(user_id)
    say("serve.link", link=login_link(token.text, host, port))
