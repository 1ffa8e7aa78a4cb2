"""Real data is read where it lies; a slip in its address is an error, its absence is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fuyuan.real_data import (
    DATA_VARIABLE,
    GENERATORS_VARIABLE,
    NoSuchFolderError,
    generators,
    real_data,
)

PLACES = [(DATA_VARIABLE, real_data), (GENERATORS_VARIABLE, generators)]
Place = Callable[[], Path | None]


@pytest.mark.parametrize(("variable", "place"), PLACES)
def test_the_variable_decides(
    variable: str, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    assert place() == tmp_path.resolve()


@pytest.mark.parametrize(("variable", "place"), PLACES)
def test_an_empty_variable_means_there_is_none(
    variable: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "")
    assert place() is None


@pytest.mark.parametrize(("variable", "place"), PLACES)
def test_a_wrong_address_is_said_aloud(variable: str, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "/no/such/folder")
    with pytest.raises(NoSuchFolderError, match=rf"\${variable} is '/no/such/folder', which is no folder"):
        place()
