"""Signing in at the keyboard: a session like a browser's, its token in a file of the home that only its owner reads.

Who owns the home could open the files themselves; signing in is what gives every look a name, a role and a line in
the log. Loading, building and looking after the home never ask for it.
"""

import os
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

import typer

from casework.audit.model import Act
from casework.identity.model import Session, User
from casework.kernel.secret import Secret
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, open_home, say
from fuyuan.errors import FuyuanError
from fuyuan.home import Home

FILE_NAME: Final = "session"


class NotSignedInError(FuyuanError):
    """Nobody is signed in at this keyboard."""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("login", help=text("login.help"))(login)
    app.command("logout", help=text("logout.help"))(logout)


def login(
    link: Annotated[str | None, typer.Argument(metavar="链接", help=text("login.link"))] = None,
    user: Annotated[str | None, typer.Option("--user", help=text("login.user"))] = None,
    home: HomeOption = None,
    config: ConfigOption = None,
) -> None:
    if (link is None) == (user is None):
        raise typer.BadParameter(text("login.one"))
    with open_home(home, config) as opened:
        if user is not None:
            password = typer.prompt(text("login.password"), hide_input=True)
            found = opened.casework.passwords.check(user, password)
        else:
            found = opened.casework.links.spend(Secret(urlsplit(str(link)).fragment or str(link)))
        remember(opened, found)
        say("login.done", name=found.name)


def logout(home: HomeOption = None, config: ConfigOption = None) -> None:
    with open_home(home, config) as opened:
        found = _stored(opened)
        if found is not None:
            opened.casework.audit.append(act(found.user, "session.end"))
            opened.casework.sessions.end(found)
        (opened.folder / FILE_NAME).unlink(missing_ok=True)
        say("logout.done")


def remember(home: Home, user: User) -> None:
    """Open a session for a user at this keyboard, audited, and keep its token."""
    home.casework.audit.append(act(user, "session.open"))
    session = home.casework.sessions.open(user)
    _write(home.folder / FILE_NAME, session.secret.text)


def signed_in(home: Home) -> Session:
    """Who is signed in at this keyboard; raises NotSignedInError."""
    found = _stored(home)
    if found is None:
        raise NotSignedInError(text("login.needed"))
    return found


def act(user: User, action: str) -> Act:
    """An act of a user at this machine's keyboard."""
    roles = ",".join(sorted(user.roles))
    return Act(user=user.id, body=user.body, role=roles, action=action, question="", terminal="local")


def _stored(home: Home) -> Session | None:
    try:
        token = (home.folder / FILE_NAME).read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return home.casework.sessions.find(Secret(token)) if token else None


def _write(path: Path, token: str) -> None:
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(token)
    beside.replace(path)
