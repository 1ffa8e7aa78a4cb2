"""What `doctor` examines: a registry of checks, each of one thing that goes wrong in offices, each with the way out.

A check never repairs and never shows anybody's data. It says what it found; a check that itself fails is a finding.
"""

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from casework.masking.masks import FILE_NAME as MASKING
from fuyuan.home import Home


class State(StrEnum):
    """How a check ended."""

    GOOD = "good"
    BAD = "bad"
    EMPTY = "empty"
    """There is nothing to examine yet."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found, in words for whoever looks after the home."""

    state: State
    says: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing examined."""

    name: str
    examine: Callable[[Home], Outcome]


_CHECKS: Final[list[Check]] = []


def check(name: str) -> Callable[[Callable[[Home], Outcome]], Callable[[Home], Outcome]]:
    """Put a function into the registry under a name."""

    def register(examine: Callable[[Home], Outcome]) -> Callable[[Home], Outcome]:
        _CHECKS.append(Check(name, examine))
        return examine

    return register


def examine(home: Home) -> Iterator[tuple[str, Outcome]]:
    """Run every check, in the order of the registry."""
    for each in _CHECKS:
        try:
            yield each.name, each.examine(home)
        except Exception as failure:  # noqa: BLE001 - whatever is wrong with a home, the other checks still run
            says = f"检查本身未能完成（{type(failure).__name__}）。请核对数据目录是否完整，必要时从备份恢复。"
            yield each.name, Outcome(State.BAD, says)


@check("home.mode")
def _home_is_its_owners(home: Home) -> Outcome:
    files = [home.folder, *(f for f in home.folder.glob("casework.*")), home.folder / "session"]
    open_to_others = [f.name for f in files if f.exists() and stat.S_IMODE(f.stat().st_mode) & 0o077]
    if open_to_others:
        names = "、".join(open_to_others)
        return Outcome(State.BAD, f"{names} 可被其他系统用户访问。请收回权限：目录 0700，文件 0600。")
    return Outcome(State.GOOD, "数据目录仅所有者可访问。")


@check("casework.migrations")
def _schema_is_the_newest(home: Home) -> Outcome:
    config = Config()
    config.set_main_option("script_location", "casework:migrations")
    newest = ScriptDirectory.from_config(config).get_current_head()
    with home.casework.database.reading() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found != newest:
        return Outcome(State.BAD, f"业务库版本为 {found}，应为 {newest}。请用当前版本的程序打开一次以升级。")
    return Outcome(State.GOOD, f"业务库版本 {found}。")


@check("audit.chain")
def _log_is_whole(home: Home) -> Outcome:
    verdict = home.casework.audit.verify()
    if verdict.sound:
        return Outcome(State.GOOD, f"审计日志 {verdict.entries} 条，逐条相连，未被改动。")
    places = "、".join(f"第 {each.seq} 条（{each.damage}）" for each in verdict.findings[:5])
    return Outcome(State.BAD, f"审计日志被改动：{places}。请保全现场、停止查阅，并与最近的备份核对。")


@check("masking.formats")
def _formats_can_be_read(home: Home) -> Outcome:
    own = "本目录的 " + MASKING if (home.folder / MASKING).exists() else "内置格式"
    return Outcome(State.GOOD, f"脱敏采用{own}，共 {len(home.masks.formats)} 种格式。")


@check("lake.opens")
def _lake_opens(home: Home) -> Outcome:
    if not (home.folder / "lake").exists():
        return Outcome(State.EMPTY, "尚未导入数据。")
    return Outcome(State.GOOD, f"数据湖可以打开，版本 {home.lake.version()}。")


@check("graph.opens")
def _graph_opens(home: Home) -> Outcome:
    if home.builds.current() is None:
        return Outcome(State.EMPTY, "尚未建图。")
    return Outcome(State.GOOD, f"图谱可以打开，版本 {home.store().build_info().build}。")
