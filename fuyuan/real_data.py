"""Where real court and registry data lie, for tests, benchmarks and `fuyuan eval`.

Real data never enters this repository: it is read in place, and what leaves are counts, hashes and rates.
The two default places are written here and nowhere else. An empty variable means "there is none".
"""

import os
from pathlib import Path

DATA_VARIABLE = "FUYUAN_REAL_DATA"
GENERATORS_VARIABLE = "FUYUAN_GENERATORS"

_REPOSITORY = Path(__file__).resolve().parent.parent
_DEFAULTS = {
    DATA_VARIABLE: _REPOSITORY.parent / "shared" / "data",
    GENERATORS_VARIABLE: _REPOSITORY.parent / "shared" / "generators",
}


class NoSuchFolderError(Exception):
    """A variable names a folder that is not there: a slip worth stopping for, unlike no data at all."""

    def __init__(self, variable: str, value: str) -> None:
        self.variable, self.value = variable, value
        super().__init__(f"${variable} is {value!r}, which is no folder: correct it, or set it to nothing")


def real_data() -> Path | None:
    """The folder of real data, or None where this machine has none."""
    return _folder(DATA_VARIABLE)


def generators() -> Path | None:
    """The folder of generators of look-alike data with known truth, or None."""
    return _folder(GENERATORS_VARIABLE)


def _folder(variable: str) -> Path | None:
    value = os.environ.get(variable)
    if value is None:
        return _DEFAULTS[variable] if _DEFAULTS[variable].is_dir() else None
    if not value:
        return None
    if not Path(value).is_dir():
        raise NoSuchFolderError(variable, value)
    return Path(value).resolve()
