"""The demo home: fictional sources written, ingested, linked and built, and a user to look at it with.

A demo never mixes with anything else: a home that holds other data refuses it, and a demo home says on every
page that it is fictional.
"""

import json
from typing import Final

from casework.identity.model import Role
from fuyuan.demo import write
from fuyuan.errors import FuyuanError
from fuyuan.home import Home, load_config
from fuyuan.home.config import FILE_NAME
from fuyuan.pipeline.building import Built, build_graph
from fuyuan.pipeline.ingesting import ingest_files

SOURCES: Final = "demo"
"""Folder of the home in which the fictional files lie."""
USER: Final = "demo-user.json"
NAME: Final = "演示办案人员"
WORLD_DATE: Final = "2026-06-30"
"""The day on which the city stands still, so that the tutorial reads the same next year."""
BODY: Final = "演示单位（虚构）"


class NotADemoError(FuyuanError):
    """The home holds something that is not the demo."""


def load_demo(home: Home) -> Built | None:
    """Write, ingest, link and build the demo; None where it already answers as it should."""
    if not (home.folder / SOURCES).exists() and home.lake.status():
        raise NotADemoError(f"{home.folder} 中已有非演示数据，不与演示数据混放。请用 --home 指定另一个目录。")
    _mark_fictional(home)
    written = write(home.folder / SOURCES)
    before = home.lake.version()
    ingest_files(home, [written.sources])
    if home.builds.current() is not None and home.lake.version() == before:
        return None
    return build_graph(home)


def demo_user(home: Home) -> str:
    """Id of the demo's investigator, added on the first start."""
    path = home.folder / USER
    if path.exists():
        return str(json.loads(path.read_text("utf-8"))["user"])
    users = home.casework.users
    added = users.add(NAME, body=users.body(BODY), roles=[Role.INVESTIGATOR])
    path.write_text(json.dumps({"user": added.id}), "utf-8")
    return added.id


def _mark_fictional(home: Home) -> None:
    path = home.folder / FILE_NAME
    if not path.exists():
        path.write_text(f"[home]\nfictional = true\nworld_date = {WORLD_DATE}\n", "utf-8")
    home.config = load_config(path)
