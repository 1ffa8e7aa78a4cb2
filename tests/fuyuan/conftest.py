"""The small demo city, made once for all who ask about it; who writes into it takes a copy."""

from pathlib import Path

import pytest

from fuyuan.home import Home
from fuyuan.pipeline.demonstration import load_demo


@pytest.fixture(scope="session")
def small_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home's folder; nobody writes into it."""
    folder = tmp_path_factory.mktemp("small") / "home"
    with Home.open(folder) as home:
        load_demo(home)
    return folder
