"""The home: one folder with everything a desk knows, opened from one configuration."""

from fuyuan.home.builds import Builds
from fuyuan.home.config import Config, ConfigError, load_config
from fuyuan.home.home import Home, HomeError, NoBuildError
from fuyuan.home.lock import HomeBusyError, writing

__all__ = [
    "Builds",
    "Config",
    "ConfigError",
    "Home",
    "HomeBusyError",
    "HomeError",
    "NoBuildError",
    "load_config",
    "writing",
]
