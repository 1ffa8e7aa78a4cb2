"""House rules for every test: no real home is ever touched, and nothing is left out in silence.

Under `REQUIRE_ALL=1` a test that would be skipped fails instead, whatever the reason: a green run then means
that everything ran. Tests on real data are the one exception, where there is none, and are named at the end.
"""

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from fuyuan.real_data import real_data
from tests.needs import MISSING, chromium

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
REAL_DATA_MARK = "real_data"

# Time is the machine's affair, not the code's: two busy cores must not turn a true property false.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("house")

# A quiet browser: no update, no sync, nothing it asks the network for of its own accord.
BROWSER_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_configure() -> None:
    os.environ.pop("FUYUAN_HOME", None)  # someone's own home; a test makes its own


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "soak" not in config.option.markexpr:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("soak")])
        items[:] = [item for item in items if not item.get_closest_marker("soak")]
    _slow_files_first(items)
    reasons = {mark: missing() for mark, missing in MISSING.items()}
    for item in items:
        for mark, reason in reasons.items():
            if reason and item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if REQUIRE_ALL and report.skipped and not _excused(item):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if REQUIRE_ALL and report.outcome == "skipped":
        _fail(report)
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The machine's own Chromium instead of a download; Chromium's sandbox refuses to start for root."""
    flags = [*BROWSER_FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*BROWSER_FLAGS]
    return {**browser_type_launch_args, "executable_path": chromium(), "args": flags}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    names = sorted({report.nodeid for report in skipped if REAL_DATA_MARK in report.keywords})
    if names:
        terminalreporter.section("not run: there is no real data here")
        terminalreporter.write_line("\n".join(names))


def _slow_files_first(items: list[pytest.Item]) -> None:
    """A long file begun last leaves every other worker idle; xdist keeps this order (`--no-loadscope-reorder`)."""
    slow = {
        item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("neo4j")
    }
    items.sort(key=lambda item: item.path not in slow)


def _excused(item: pytest.Item) -> bool:
    return item.get_closest_marker(REAL_DATA_MARK) is not None and real_data() is None


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.outcome = "failed"
    vars(report).pop("wasxfail", None)  # pytest does not count a failure that was expected
    report.longrepr = f"REQUIRE_ALL=1 leaves nothing out, but: {_reason(report.longrepr)}"


def _reason(longrepr: object) -> object:
    """A skip carries (file, line, reason); an expected failure carries its traceback."""
    return longrepr[2] if isinstance(longrepr, tuple) else longrepr
