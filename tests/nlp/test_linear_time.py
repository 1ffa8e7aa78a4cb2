"""Reading takes time in proportion to a text's length, whatever the text: eight times the noise, far from 64 times."""

import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.nlp.invented import extract
from tests.nlp.noise import FURTHER, NOISE, PARTS, noisy, noisy_everywhere

SHORT, TIMES = 6_000, 8
ALLOWED = 3 * TIMES
"""Proportional is 8, the square 64; caches and the collector of garbage take their part."""
LONG = 600_000


def seconds(text: str, rounds: int = 2) -> float:
    """CPU seconds of this process, the better of the rounds."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        extract(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("kind", NOISE)
def test_eight_times_the_noise_takes_about_eight_times_as_long(kind: str) -> None:
    short, long = (seconds(noisy_everywhere(kind, n)) for n in (SHORT, SHORT * TIMES))
    assert long <= ALLOWED * max(short, 0.002)


@pytest.mark.soak
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", NOISE)
def test_megabytes_of_noise_in_any_part_end(kind: str, part: str) -> None:
    short, long = (seconds(noisy(kind, part, n), rounds=1) for n in (LONG // TIMES, LONG))
    assert long <= ALLOWED * max(short, 0.05)


@pytest.mark.soak
@pytest.mark.parametrize(
    "kind", ["random characters", "digits", "cue words without a stop", "opening brackets"]
)
def test_five_megabytes_end_and_point_inside(kind: str) -> None:
    text = noisy(kind, "finding", 5_000_000)
    found = extract(text)
    assert found.sections
    assert all(0 <= e.start <= e.end <= len(text) for e in found.entities)


@pytest.mark.soak
@pytest.mark.parametrize("kind", FURTHER)
def test_stranger_noise_everywhere_takes_time_as_long_as_it_is(kind: str) -> None:
    short, long = (seconds(noisy_everywhere(kind, n), rounds=1) for n in (LONG // TIMES, LONG))
    assert long <= ALLOWED * max(short, 0.05)


def most_memory(kind: str, part: str, length: int) -> float:
    """MB a process took at most that has read such a text and nothing else."""
    extract(noisy(kind, part, length))
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1024


@pytest.mark.soak
@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("names and commas", "finding"),
        ("amounts", "finding"),
        ("case numbers", "finding"),
        ("party rows", "header"),
        ("party rows with agents", "header"),
        ("numbered orders", "orders"),
    ],
)
def test_five_megabytes_of_what_holds_most_take_less_than_600_megabytes(kind: str, part: str) -> None:
    with get_context("spawn").Pool(1) as pool:
        assert pool.apply(most_memory, (kind, part, 5_000_000)) < 600
