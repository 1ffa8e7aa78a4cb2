"""Reading takes time in proportion to a text's length, whatever the text: eight times the noise, far from 64 times."""

import time

import pytest

from tests.nlp.invented import extract
from tests.nlp.noise import NOISE, PARTS, noisy, noisy_everywhere

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
