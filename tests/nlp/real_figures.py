"""What the reader finds in the real judgments, as counts and rates; nothing of a text leaves this module.

Run as `python -m tests.nlp.real_figures "why they changed"` to freeze the figures again, on purpose.
"""

import gzip
import json
import re
import sys
from ast import literal_eval
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nlp.extract import Source, extract_documents
from nlp.extraction import Extraction
from nlp.model import Kind
from tests.real_data import real_data
from webapp.text_offsets import Utf16Offsets

FROZEN = Path(__file__).with_name("frozen.json")
COLLECTIONS = ("criminal_first_instance", "criminal_mixed", "supreme_court", "mixed_samples")
CRIMINAL_LAW = "中华人民共和国刑法"
NOT_A_LABEL = re.compile(r"[\n`（(]|\.|python")
"""Some charge labels are a language model's prose; those documents are left out of the comparison."""


def rows(folder: Path, collection: str) -> Iterator[dict[str, Any]]:
    """Rows of one collection, sentence lists joined as ingest joins them."""
    with gzip.open(folder / "judgments" / f"{collection}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {**row, "text": _text(row["text"])}


def _text(cell: Any) -> str:
    if isinstance(cell, str) and not cell.startswith("[{"):
        return cell.replace("\r\n", "\n")
    sentences = literal_eval(cell) if isinstance(cell, str) else cell
    return "\n".join(s["sentence"] for s in sentences)


def figures(folder: Path) -> dict[str, Any]:
    """All figures, by collection."""
    return {collection: _of(folder, collection) for collection in COLLECTIONS}


def _of(folder: Path, collection: str) -> dict[str, Any]:
    given = list(rows(folder, collection))
    sources = (Source(row["text"], collection, row["id"], "") for row in given)
    counts: Counter[str] = Counter()
    articles, offences = _Score(), _Score()
    for row, found in zip(given, extract_documents(sources), strict=True):
        counts += _counts(found)
        counts += _against_metadata(row, found)
        counts += Counter(misplaced=misplaced(row["text"], found))
        if "articles" in row:
            articles.add(set(row["articles"]), _criminal_law(found))
        if "charges" in row and not any(NOT_A_LABEL.search(c) for c in row["charges"]):
            offences.add(set(row["charges"]), _convictions(found))
    return {
        "counts": dict(sorted(counts.items())),
        **articles.named("articles"),
        **offences.named("offences"),
    }


def _counts(found: Extraction) -> Counter[str]:
    kinds = Counter(f"parties_{p.kind}" for p in found.parties)
    defendants = {i for i, p in enumerate(found.parties) if any("被告人" in role for role in p.roles)}
    return kinds + Counter(
        documents=1,
        judgments=found.is_judgment,
        courts=found.court is not None,
        own_numbers=found.case_number is not None,
        complete_dates=found.decided_on is not None and len(found.decided_on.value) == 10,
        masked_persons=sum(p.masked for p in found.parties if p.kind is Kind.PERSON),
        births=sum(p.detail("birth_date") is not None for p in found.parties),
        addresses=sum(p.detail("address") is not None for p in found.parties),
        representatives=sum(p.representative is not None for p in found.parties),
        agents=sum(len(p.agents) for p in found.parties),
        officers=len(found.officers),
        citations=len(found.citations),
        defendants=len(defendants),
        defendants_charged=len(
            defendants & {o.party for o in found.offences if o.asserted_by == "prosecutor"}
        ),
        defendants_decided=len(defendants & {o.party for o in found.offences if o.asserted_by == "court"}),
        negative_findings=sum(o.asserted_by == "court" and o.polarity == "negative" for o in found.offences),
    )


def misplaced(text: str, found: Extraction) -> int:
    """Entities whose words do not stand where they are said to, in code points or in a browser's units."""
    offsets, units = Utf16Offsets(text), text.encode("utf-16-le", "surrogatepass")
    return sum(
        text[e.start : e.end] != e.text
        or units[2 * offsets.of(e.start) : 2 * offsets.of(e.end)]
        != e.text.encode("utf-16-le", "surrogatepass")
        for e in found.entities
    )


def _against_metadata(row: dict[str, Any], found: Extraction) -> Counter[str]:
    """One crawl carries number, court and date beside the text (a fragment without its heading left out)."""
    if "case_no" not in row or not found.is_judgment:
        return Counter()
    number, court, date = found.case_number, found.court, found.decided_on
    return Counter(
        with_metadata=1,
        number_as_metadata=number is not None and number.printed.value == row["case_no"],
        court_as_metadata=court is not None
        and court.value.endswith(row["court"].removeprefix(row["province"] + "省")),
        date_as_metadata=date is not None and date.value == row["date"],
    )


def _criminal_law(found: Extraction) -> set[int]:
    return {int(c.article.split("之")[0]) for c in found.citations if c.law == CRIMINAL_LAW}


def _convictions(found: Extraction) -> set[str]:
    return {o.offence.value for o in found.offences if o.asserted_by == "court" and o.polarity == "positive"}


class _Score:
    """Micro precision and recall over documents, and how many are exactly right."""

    def __init__(self) -> None:
        self.right = self.given = self.found = self.exact = self.documents = 0

    def add(self, truth: set[Any], found: set[Any]) -> None:
        self.right += len(truth & found)
        self.given += len(truth)
        self.found += len(found)
        self.exact += truth == found
        self.documents += 1

    def named(self, name: str) -> dict[str, dict[str, float]]:
        if not self.documents:
            return {}
        return {
            name: {
                "precision": round(self.right / self.found, 4),
                "recall": round(self.right / self.given, 4),
                "exact": self.exact,
                "documents": self.documents,
            }
        }


if __name__ == "__main__":
    data = real_data()
    if data is None or len(sys.argv) != 2:
        sys.exit("usage: python -m tests.nlp.real_figures REASON (and there must be real data)")
    frozen = {"reason": sys.argv[1], **figures(data)}
    FROZEN.write_text(json.dumps(frozen, ensure_ascii=False, indent=2) + "\n", "utf-8")
