"""A desk for each test; its stores are closed at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.graph.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    for store in desk.stores:
        store.close()
