"""Valid files of every format, damaged at random: a seed names the damage. `python -m tests.ingest.corrupted N
[FIRST]` runs N of them, from the seed FIRST on, through a lake of its own and prints how they ended."""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest import IngestReport, Lake, run
from tests.ingest.delivered import letter, page_of_judgment, register_in
from tests.ingest.invented import json_file, judgment_text, penalty

REGISTERS = ("utf-8:csv", "gb18030:csv", "utf-16:csv", "xlsx:xlsx", "macro:xlsm", "page:xls", "page:html",
             "docx:docx", "zip:zip", "tar:tar.gz", "tabs:txt")  # fmt: skip
TEXTS = ("json", "jsonl", "letter", "page", "text")


def damaged(folder: Path, seed: int) -> Path:
    """A file with one kind of damage."""
    dice = random.Random(seed)
    folder.mkdir(parents=True)
    path = _valid(folder, dice)
    body = bytearray(path.read_bytes())
    match dice.randrange(6):
        case 0:
            for _ in range(dice.randrange(1, 20)):
                body[dice.randrange(len(body))] ^= 1 << dice.randrange(8)
        case 1:
            del body[dice.randrange(len(body)) :]
        case 2:
            body = bytearray(_shuffled(bytes(body), dice))
        case 3:
            at = dice.randrange(len(body))
            body[at:at] = dice.choice(("松河市晨晖路", "\n,,,\n", '"', "\x00")).encode(
                dice.choice(("utf-8", "gb18030", "utf-16"))
            )
        case 4:
            body = bytearray(_columns_moved(bytes(body), dice))
        case 5:
            body = bytearray(_recoded(bytes(body), dice))
    path.write_bytes(body)
    return path


def _valid(folder: Path, dice: random.Random) -> Path:
    kind = dice.choice((*REGISTERS, *TEXTS))
    if kind in REGISTERS:
        return register_in(kind, folder / "名册", dice.randrange(1, 30))
    match kind:
        case "json" | "jsonl":
            return json_file(folder / f"处罚.{kind}", [penalty(n) for n in range(20)])
        case "letter":
            return letter(folder / "判决.docx", judgment_text(7))
        case "page":
            (folder / "判决.html").write_bytes(page_of_judgment(7))
            return folder / "判决.html"
    (folder / "判决.txt").write_bytes(judgment_text(7).encode("gb18030"))
    return folder / "判决.txt"


def _shuffled(body: bytes, dice: random.Random) -> bytes:
    """Pieces of the file in another order: columns change places, archives lose their tables."""
    mark = b"," if body.count(b",") > 10 else b"<td>" if b"<td>" in body else b""
    pieces = body.split(mark) if mark else [body[n : n + 64] for n in range(0, len(body), 64)]
    at = dice.randrange(len(pieces))
    some = pieces[at : at + dice.randrange(2, 12)]
    dice.shuffle(some)
    pieces[at : at + len(some)] = some
    return mark.join(pieces)


def _columns_moved(body: bytes, dice: random.Random) -> bytes:
    """Every line's columns in another order, as somebody dragged them; the first ones only, as a script that died."""
    lines = body.split(b"\n")
    order = list(range(lines[0].count(b",") + 1))
    dice.shuffle(order)
    until = dice.choice((len(lines), dice.randrange(len(lines)) + 1))
    for n, line in enumerate(lines[:until]):
        cells = line.split(b",")
        if len(cells) == len(order):
            lines[n] = b",".join(cells[i] for i in order)
    return b"\n".join(lines)


def _recoded(body: bytes, dice: random.Random) -> bytes:
    """Some lines in another encoding: two exports pasted together."""
    here, there = dice.sample(("utf-8", "gb18030", "big5", "utf-16"), 2)
    lines = body.split(b"\n")
    for n in range(len(lines)):
        if dice.random() < 0.3:
            lines[n] = lines[n].decode(here, "replace").encode(there, "replace")
    return b"\n".join(lines)


def fault(report: IngestReport) -> str:
    """What is wrong with how an import ended; empty if it ended as it must."""
    for file in report.files:
        if file.rows_in != file.accepted + file.quarantined + file.unchanged:
            return f"{file.rows_in} rows in, {file.accepted} + {file.quarantined} + {file.unchanged} told"
    if not report.files and not report.unfit:
        return "nothing was said"
    return "" if report.exit_code in (0, 3) else f"exit code {report.exit_code}"


def ends(folder: Path, seeds: Iterator[int] | range) -> Iterator[tuple[int, str, IngestReport]]:
    """Seed, fault and report of each damaged file, all into one lake."""
    lake = Lake.open(folder / "home" / "lake")
    for seed in seeds:
        report = run(lake, [damaged(folder / str(seed), seed)])
        yield seed, fault(report), report


def main(count: int, first: int = 0) -> int:
    """Run a campaign and print it; 1 if one ended badly."""
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for seed, wrong, report in ends(Path(name), range(first, first + count)):
            if wrong:
                sys.stdout.write(f"seed {seed}: {wrong}\n")
                told["wrong"] += 1
            told[f"exit {report.exit_code}"] += 1
            told["accepted"] += report.accepted
            told["quarantined"] += report.quarantined
            told["refused"] += sum(bool(f.refused) for f in report.files)
    sys.stdout.write(f"{dict(told)}\n")
    return int(bool(told["wrong"]))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
