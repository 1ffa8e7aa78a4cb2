"""`python -m benchmarks [NAME…] [--json]`: runs the named benchmarks, by default all, and prints their figures."""

import argparse
import json
import pkgutil
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.figure import Figure


def names() -> list[str]:
    """Every module beside this one that has a `run()`."""
    here = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    return sorted(name for name in here if hasattr(import_module(f"benchmarks.{name}"), "run"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("name", nargs="*", help="all by default")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    known = names()
    unknown = sorted(set(asked.name) - set(known))
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are: {', '.join(known)}")
    figures = [figure for name in asked.name or known for figure in import_module(f"benchmarks.{name}").run()]
    print(json.dumps([asdict(f) for f in figures], indent=2)) if asked.json else _print_table(figures)
    return 0


def _print_table(figures: list[Figure]) -> None:
    table = Table("figure", "ours", "unit", "peer", "peer's", "ratio")
    for f in figures:
        table.add_row(f.name, f"{f.figure:,.3g}", f.unit, f.peer, f"{f.peer_figure:,.3g}", f"{f.ratio:.2f}")
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
