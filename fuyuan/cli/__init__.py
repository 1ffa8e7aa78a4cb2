"""The command line: `fuyuan …`. Exit 0 done, 1 failed, 2 wrong use, 3 done but some input was set aside."""

from fuyuan.cli.main import main

__all__ = ["main"]
