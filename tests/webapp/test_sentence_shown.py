"""Each statement of a document opens its sentence: from the lake through the API's offsets into the explorer's own code.

The texts hold what moves offsets: CR LF, padding, emoji, characters beyond the first plane, no line breaks at all.
"""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fuyuan.evaluation.nlp.given import Given
from fuyuan.pipeline.reading import JudgmentReader
from ingest import run
from ingest.lake.lake import Lake
from ontology.ids import record_id
from ontology.statement import RecordContext
from tests.nlp.invented import APPEAL, CRIMINAL, draft, one_line
from tests.real_data import real_data
from webapp.text_offsets import Utf16Offsets

NODE = Path(sys.executable).with_name("node")
EXPLORER = Path("webapp/explorer/src/domain/passages.ts").resolve()
SCRIPT = f"""
import {{ sentenceAround }} from {json.dumps(EXPLORER.as_uri())};
import {{ readFileSync }} from "node:fs";
const texts = JSON.parse(readFileSync(0, "utf8"));
const shown = texts.map(({{ text, spans }}) => spans.map(([start, end]) => {{
  const around = sentenceAround(text, {{ start, end }});
  return [text.slice(start, end), text.slice(around.start, around.end), around.start <= start && end <= around.end];
}}));
console.log(JSON.stringify(shown));
"""
TEXTS = [
    CRIMINAL,
    APPEAL,
    one_line(CRIMINAL),
    CRIMINAL.replace("柳青山", "𠮷青山"),
    APPEAL.replace("\n", "\r\n"),
    "🏛️ 文书公开 😀\n" + CRIMINAL.replace("诈骗罪", "诈　骗　罪"),
    draft(number="（2019）云0102民初18号\u3000"),
]
Place = tuple[int, int]


def explorer_shows(texts: list[tuple[str, list[Place]]]) -> list[list[tuple[str, str, bool]]]:
    """(words, sentence, whether the sentence holds the words), cut by the explorer in a JavaScript engine."""
    asked = []
    for text, places in texts:
        offsets = Utf16Offsets(text)
        asked.append({"text": text, "spans": [[offsets.of(a), offsets.of(b)] for a, b in places]})
    done = subprocess.run(
        [str(NODE), "--input-type=module", "--disable-warning=ExperimentalWarning", "--eval", SCRIPT],
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    shown: list[list[tuple[str, str, bool]]] = json.loads(done.stdout)
    return shown


def assert_each_opens_its_sentence(texts: list[tuple[str, list[Place]]]) -> None:
    for (text, places), shown in zip(texts, explorer_shows(texts), strict=True):
        assert len(places) == len(shown)
        for (start, end), (words, sentence, holds) in zip(places, shown, strict=True):
            assert 0 <= start < end <= len(text)
            assert words == text[start:end]
            assert holds
            assert words in sentence


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    folder = tmp_path_factory.mktemp("sentences")
    file = folder / "judgments.jsonl"
    rows = (json.dumps({"id": f"j{i}", "text": text}, ensure_ascii=False) for i, text in enumerate(TEXTS))
    file.write_text("\n".join(rows), "utf-8")
    lake = Lake.open(folder / "lake")
    assert run(lake, [file], mapping="judgment", extractor=JudgmentReader()).accepted == len(TEXTS)
    return lake


def test_each_statement_in_the_lake_opens_its_sentence_in_the_explorer(lake: Lake) -> None:
    with lake.reading() as cursor:
        found = cursor.execute(
            "select d.text, s.start, s.end from statements s join documents d using (record) order by all"
        ).fetchall()
    by_text: dict[str, list[Place]] = {}
    for text, start, end in found:
        assert start is not None, "a statement of a document without its words"
        by_text.setdefault(text, []).append((start, end))
    assert len(by_text) == len({text.replace("\r\n", "\n") for text in TEXTS})
    assert sum(map(len, by_text.values())) > 100
    assert_each_opens_its_sentence(list(by_text.items()))


def _sampled(data: Path) -> Iterator[tuple[str, list[Place]]]:
    given, reader = Given(data), JudgmentReader()
    for path in sorted((data / "judgments").glob("*.jsonl.gz")):
        texts = list(given.texts(path.name.removesuffix(".jsonl.gz")))
        for text in random.Random(7).sample(texts, min(12, len(texts))):
            context = RecordContext("judgment", text.id, record_id("judgment", text.id))
            evidence = [s.evidence for s in reader(text.text, context)]
            yield text.text, [(e.start, e.end) for e in evidence if e.start is not None and e.end is not None]


@pytest.mark.real_data
def test_each_statement_of_real_judgments_opens_its_sentence() -> None:
    data = real_data()
    if data is None:
        pytest.skip("no real data here: set FUYUAN_REAL_DATA to its folder")
    texts = list(_sampled(data))
    assert sum(len(places) for _, places in texts) > 1000
    assert_each_opens_its_sentence(texts)
