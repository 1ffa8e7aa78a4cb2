"""Time and randomness come in from outside, so a test can be at 11:59 of a ten-minute link and know its token."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Now, with a time zone."""
Randomness = Callable[[int], bytes]
"""That many unpredictable bytes."""


def system_clock() -> datetime:
    """Now, in UTC; shown to people in Asia/Shanghai."""
    return datetime.now(UTC)


def system_randomness(count: int) -> bytes:
    """Bytes fit for secrets."""
    return secrets.token_bytes(count)
