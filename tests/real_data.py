"""Real data for tests, asked for in one word; the places themselves are known to `fuyuan.real_data` alone."""

from fuyuan.real_data import generators, real_data

__all__ = ["generators", "real_data"]
