"""The pages: one shell of HTML that loads the explorer. It holds no data, so nothing leaves unaudited by it."""

from pathlib import Path

from apiflask import APIBlueprint
from flask import current_app, render_template

from webapp.guard import anyone
from webapp.services import services

pages = APIBlueprint("pages", __name__, enable_openapi=False)
EXPLORER = "explorer"


@pages.get("/")
@anyone(because="an empty shell; the explorer asks for a session before it shows anything")
def explorer() -> str:
    """The explorer."""
    return _shell()


@pages.get("/login")
@anyone(because="an empty shell; the token stays after the # and never reaches the server this way")
def login() -> str:
    """Where a one-time link leads."""
    return _shell()


def _shell() -> str:
    folder = Path(current_app.static_folder or "") / EXPLORER
    built = all((folder / name).is_file() for name in ("explorer.js", "explorer.css"))
    return render_template("page.html", built=built, fictional=services().fictional)
