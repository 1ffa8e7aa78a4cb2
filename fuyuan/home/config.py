"""The one configuration file, `fuyuan.toml`: which stores, where, and whether the data is fictional.

A key that is not known is refused, because a misspelt one would silently keep its default.
"""

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from fuyuan.errors import FuyuanError

FILE_NAME: Final = "fuyuan.toml"
STORES: Final = ("sqlite", "neo4j")
SCHEMES: Final = ("bolt://", "bolt+s://", "neo4j://", "neo4j+s://")
"""Addresses the driver takes; without any, a local server is started."""


class ConfigError(FuyuanError):
    """The configuration file cannot be read or says what is not known."""


@dataclass(frozen=True, slots=True)
class Config:
    """`world_date`: the day "now" means in answers, by default the day of the build; a demo fixes it. `graph_uri`: a
    Neo4j that somebody else runs; without it the home runs its own. `large_model_url`: a server inside the network
    that judgments are read by beside the rules; without it none is asked. `worker_build`: whether the graph is brought
    up to what a scheduled source brings. Of the jobs of each source the last `worker_keep_jobs` are kept for
    `worker_keep_days`: a thousand is six weeks of a source looked at hourly, and a row is 200 bytes."""

    graph_store: str = "sqlite"
    graph_uri: str = ""
    graph_user: str = "neo4j"
    graph_password_file: str = ""
    casework_url: str = ""
    large_model_url: str = ""
    large_model_name: str = ""
    large_model_key_file: str = ""
    world_date: date | None = None
    fictional: bool = False
    worker_build: bool = True
    worker_keep_jobs: int = 1_000
    worker_keep_days: int = 90

    @property
    def large_model(self) -> dict[str, str] | None:
        """Settings of the optional large model, if one is named."""
        if not self.large_model_url:
            return None
        return {
            "url": self.large_model_url,
            "model": self.large_model_name,
            "key_file": self.large_model_key_file,
        }


_KEYS: Final = {
    "graph.store": "graph_store",
    "graph.uri": "graph_uri",
    "graph.user": "graph_user",
    "graph.password_file": "graph_password_file",
    "casework.url": "casework_url",
    "large_model.url": "large_model_url",
    "large_model.name": "large_model_name",
    "large_model.key_file": "large_model_key_file",
    "home.world_date": "world_date",
    "home.fictional": "fictional",
    "worker.build": "worker_build",
    "worker.keep_jobs": "worker_keep_jobs",
    "worker.keep_days": "worker_keep_days",
}


def load_config(path: Path) -> Config:
    """Configuration from a TOML file; the defaults where there is none."""
    if not path.exists():
        return Config()
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"配置文件 {path} 无法读取：{error}。请改正后重试。") from error
    return Config(**dict(_settings(path, tables)))


def _settings(path: Path, tables: dict[str, Any]) -> list[tuple[str, Any]]:
    kinds = {field.name: field.type for field in fields(Config)}
    found = []
    for table, entries in tables.items():
        for key, value in (entries if isinstance(entries, dict) else {"": entries}).items():
            name = f"{table}.{key}".rstrip(".")
            if name not in _KEYS:
                raise ConfigError(f"配置文件 {path} 中的「{name}」不是已知的设置。可用：{'、'.join(_KEYS)}")
            found.append((_KEYS[name], _checked(path, name, value, kinds[_KEYS[name]])))
    return found


def _checked(path: Path, name: str, value: Any, kind: Any) -> Any:
    if not _fits(name, value, kind):
        choices = {
            "graph.store": f"，可选：{'、'.join(STORES)}",
            "graph.uri": f"，应以 {'、'.join(SCHEMES)} 之一开头",
        }.get(name, "，应为正整数" if kind is int else "")
        raise ConfigError(f"配置文件 {path} 中「{name} = {value!r}」不合要求{choices}。")
    return value


def _fits(name: str, value: Any, kind: Any) -> bool:
    if kind is int:
        return type(value) is int and value > 0  # True is an int too
    if name == "graph.store":
        return value in STORES
    if name == "graph.uri":
        return str(value).startswith(SCHEMES)
    return isinstance(value, kind if kind in (str, bool) else date)
