"""The threat model names a test for each threat; every one of them is there."""

import ast
import re
from pathlib import Path

MODEL = Path("docs/threat-model.md")


def test_every_threat_names_a_test_that_exists():
    rows = [line for line in MODEL.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    for row in rows:
        (named,) = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row) or [("", "")]
        path, function = Path(named[0]), named[1]
        assert path.is_file(), row
        tree = ast.parse(path.read_text("utf-8"))
        assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, row
