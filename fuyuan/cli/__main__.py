"""`python -m fuyuan.cli`: the console script where scripts are not on the path."""

from fuyuan.cli import main

main()
