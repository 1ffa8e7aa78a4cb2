"""`fuyuan eval nlp`: what the reader finds against annotations that hold offsets and labels only."""

import gzip
import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from fuyuan.evaluation import Evaluation, Given, evaluate_nlp
from fuyuan.evaluation.nlp.score import Score, sentence_around
from tests.fuyuan.here import fuyuan
from tests.nlp.invented import APPEAL

ANNOTATIONS = Path("tests/nlp/annotations")


def annotated(text: str, **fields: object) -> dict[str, object]:
    def span(part: str) -> list[int]:
        return [text.index(part), text.index(part) + len(part)]

    empty: dict[str, object] = dict.fromkeys(("case_number", "court", "document_type", "date"))
    lists: dict[str, object] = {
        key: [] for key in ("parties", "agents", "officers", "articles", "abbreviations")
    }
    made = {key: span(value) if isinstance(value, str) else value for key, value in fields.items()}
    facets = {"source": "invented", "id": "1", "kind": "civil", "split": "tuning", "judgment": True}
    return {**facets, "sha256": hashlib.sha256(text.encode()).hexdigest(), **empty, **lists, **made}


def folder(path: Path, text: str, annotation: dict[str, object]) -> Path:
    (path / "judgments").mkdir()
    (path / "annotations").mkdir()
    with gzip.open(path / "judgments" / "invented.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "1", "text": text}, ensure_ascii=False))
    (path / "annotations" / "headers.jsonl").write_text(json.dumps(annotation), "utf-8")
    return path


@pytest.fixture
def given(tmp_path: Path) -> Path:
    truth = annotated(
        APPEAL, court="云州市中级人民法院", case_number="（2020）云01民终321号", document_type=None
    )
    return folder(tmp_path, APPEAL, truth)


def test_right_fields_score_and_wrong_ones_are_listed_with_their_sentence(given: Path):
    found: Evaluation = evaluate_nlp(Given(given))
    assert found.figures["headers/court"]["recall"] == 1
    assert found.figures["headers/court/source=invented"]["precision"] == 1
    wrong = [e for e in found.errors if e.name == "headers/document_type"]
    assert {e.kind for e in wrong} <= {"missing", "spurious"}


def test_a_text_that_changed_is_counted_and_left_out(tmp_path: Path):
    truth = annotated(APPEAL, court="云州市中级人民法院") | {"sha256": "0" * 64}
    given = folder(tmp_path, APPEAL, truth)
    assert "headers/court/source=invented" not in evaluate_nlp(Given(given)).figures


def test_the_command_prints_what_its_schema_promises(given: Path):
    schema = json.loads(Path("docs/schemas/eval_nlp.json").read_text("utf-8"))
    plain = fuyuan("eval", "nlp", "--data", given, "--json").json
    listed = fuyuan("eval", "nlp", "--data", given, "--errors", "--json").json
    jsonschema.validate(plain, schema)
    jsonschema.validate(listed, schema)
    assert "errors" not in plain
    assert listed.pop("errors") is not None
    assert listed == plain


def test_without_texts_the_command_says_so(tmp_path: Path):
    assert "--data" in fuyuan("eval", "nlp", "--data", tmp_path, expect=1).err


def test_a_score_counts_equal_things_as_often_as_they_occur():
    score = Score()
    score.add(["甲", "甲", "乙"], ["甲", "丙"])
    assert (score.right, score.gold, score.found) == (1, 3, 2)
    assert score.metrics()["precision"] == 0.5


def test_the_sentence_of_a_span_ends_where_sentences_end():
    text = "前一句。甲公司欠乙公司货款；后一句。"
    assert sentence_around(text, text.index("乙"), text.index("乙") + 1) == "甲公司欠乙公司货款；"


@pytest.mark.parametrize("path", sorted(ANNOTATIONS.glob("headers*.jsonl")), ids=lambda p: p.name)
def test_annotations_hold_no_text(path: Path):
    labels = {"公诉机关"}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        assert len(row["sha256"]) == 64
        for party in row["parties"]:
            assert set(party) <= {"span", "roles", "kind", "representative"}
            labels |= set(party["roles"])
    assert all(len(label) <= 20 for label in labels)
