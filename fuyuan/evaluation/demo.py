"""The demo city's stories looked for in its own home: yes or no a story, with the path that shows it.

The truth is read from the file the generator wrote, so the evaluation knows nothing that the file does not say."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from fuyuan.errors import FuyuanError
from fuyuan.evaluation.claims import Claims
from fuyuan.evaluation.subjects import Subjects
from fuyuan.home import Home
from fuyuan.pipeline.demonstration import SOURCES
from fuyuan.pipeline.status import LOCAL_OPERATOR
from ontology.viewer import open_viewer

TRUTH: Final = "stories.json"


class NotADemoHomeError(FuyuanError):
    """The home holds no demo, so there is nothing to compare with."""


def evaluate_demo(home: Home) -> dict[str, dict[str, Any]]:
    """Metrics by story, in the order they were planted; schema: docs/schemas/eval.json."""
    truth = _truth(home.folder / SOURCES / TRUTH)
    viewer = open_viewer(LOCAL_OPERATOR)
    subjects = Subjects(home, viewer, truth["files"], truth["later"])
    claims = Claims(home, viewer, subjects)
    return {story["id"]: _story(claims, story) for story in truth["stories"]}


def _truth(path: Path) -> Any:
    if not path.exists():
        raise NotADemoHomeError(f"{path.parent.parent} 中没有演示数据。请先运行 fuyuan demo --no-serve。")
    return json.loads(path.read_text("utf-8"))


def _story(claims: Claims, story: Mapping[str, Any]) -> dict[str, Any]:
    checked = [(claim, claims.check(claim)) for claim in story["expectations"]]
    found = [verdict.found for _, verdict in checked]
    return {
        "title": story["title"],
        "found": all(found),
        "claims": len(found),
        "claims_found": sum(found),
        "needs": _each_once(folder for claim, _ in checked for folder in claim["needs"]),
        "why": _each_once(verdict.why for _, verdict in checked if not verdict.found),
        "evidence": [
            {"expect": claim["expect"], "offence": claim["offence"], **verdict.as_json()}
            for claim, verdict in checked
        ],
    }


def _each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
