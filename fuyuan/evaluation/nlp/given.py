"""What an evaluation is given: the folder of texts and the folders in which annotations of them may lie.

Texts are others' data and are read in place. Annotations made for this project hold offsets and labels alone; they
lie with the tests, and `annotations/` of the data folder may hold more.
"""

import gzip
import hashlib
import json
from ast import literal_eval
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fuyuan.errors import FuyuanError
from ingest import stored_text

_OURS: Final = Path(__file__).resolve().parents[3] / "tests" / "nlp" / "annotations"


class NoTruthError(FuyuanError):
    """Nothing to compare with was found."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document as stored: decoded, no BOM, LF line ends."""

    source: str
    id: str
    text: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Given:
    """The folder `data` with judgments/*.jsonl.gz and gold/*.jsonl.gz; `retrain`: models of gold are measured too."""

    data: Path
    retrain: bool = False

    def texts(self, collection: str) -> Iterator[Text]:
        """The documents of judgments/<collection>.jsonl.gz, lists of sentences joined."""
        path = self.data / "judgments" / f"{collection}.jsonl.gz"
        for row in json_lines(path) if path.exists() else ():
            yield Text(collection, str(row["id"]), stored_text(_joined(row["text"])))

    def annotations(self, name: str) -> list[dict[str, Any]]:
        """The lines of every <name>*.jsonl among the annotations: `headers` finds headers.jsonl, headers_2.jsonl."""
        folders = dict.fromkeys([_OURS, (self.data / "annotations").resolve()])
        paths = [path for folder in folders for path in sorted(folder.glob(f"{name}*.jsonl"))]
        return [row for path in paths for row in json_lines(path)]


def json_lines(path: Path) -> Iterator[Any]:
    """The values of a file of JSON lines, packed or plain."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _joined(cell: Any) -> str:
    if isinstance(cell, str) and not cell.startswith("[{"):
        return cell
    sentences = literal_eval(cell) if isinstance(cell, str) else cell
    return "\n".join(s["sentence"] for s in sentences)
