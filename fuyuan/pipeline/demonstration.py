"""The demo home: fictional sources written, ingested, linked and built, and a user to look at it with.

A demo never mixes with anything else: a home that holds other data refuses it, and a demo home says on every
page that it is fictional.
"""

import json
from dataclasses import asdict, replace
from typing import Final

from casework.identity.model import Role
from fuyuan.demo import SMALL, Size, write
from fuyuan.demo.write import STORIES
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
    """The home holds something that is not this demo."""


def load_demo(home: Home, *, size: Size = SMALL) -> Built | None:
    """Write, ingest, link and build the demo; None where it already answers as it should."""
    _refuse_other_data(home, size)
    _mark_fictional(home)
    written = write(home.folder / SOURCES, size=size)
    before = home.lake.version()
    ingest_files(home, [written.sources])
    current = home.builds.current()
    if current is not None and home.lake.version() == before and home.graphs.holds(current):
        return None
    return build_graph(home)


def _refuse_other_data(home: Home, size: Size) -> None:
    if not home.lake.status():
        return
    if not (home.folder / SOURCES).exists():
        raise NotADemoError(f"{home.folder} 中已有非演示数据，不与演示数据混放。请用 --home 指定另一个目录。")
    stories = home.folder / SOURCES / STORIES
    loaded = json.loads(stories.read_text("utf-8"))["size"] if stories.exists() else asdict(size)
    if asdict(size) | loaded != asdict(size):
        raise NotADemoError(
            f"{home.folder} 中已载入另一种规模的演示数据（{loaded['companies']:,} 家企业），两者不混放。"
            "请用 --home 指定另一个目录，或按原来的规模（是否加 --small）运行。"
        )


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
    if not home.config.fictional:
        found = path.read_text("utf-8") if path.exists() else ""
        if "[home]" in found:
            raise NotADemoError(
                f"{path} 的 [home] 中没有写明 fictional = true，不能载入演示数据。请加上这一行，或用 --home 另指目录。"
            )
        path.write_text(f"[home]\nfictional = true\nworld_date = {WORLD_DATE}\n{found}", "utf-8")
        given = load_config(path)
        home.config = replace(home.config, fictional=True, world_date=given.world_date)
