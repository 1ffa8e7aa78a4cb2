"""Every row of a file is accounted for: it is handed on whole, or named with its line and its raw text."""

import gzip
import json
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableFileError
from ingest.readers.encoding import encoding_of
from ingest.readers.opening import open_table
from ingest.readers.rows import BadRow, Table


def read(path: Path, wanted: list[int | None], *, name: str = "", header: int = 0):
    """Rows with their lines, and bad rows, of a file."""
    table, _ = open_table(path, name or path.name)
    rows: list[tuple[int, list[str | None]]] = []
    bad: list[BadRow] = []
    for item in table.rows(header, wanted):
        if isinstance(item, BadRow):
            bad.append(item)
        else:
            block = item.block()
            rows += zip(block.lines, map(list, block.rows), strict=True)
    note = table.break_note
    table.close()
    return rows, bad, note


def opened(path: Path) -> Table:
    return open_table(path, path.name)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_is_read_whichever_way_it_was_encoded(tmp_path, encoding):
    text = "名称,住所\n" + "云岭贸易有限公司,松河市晨晖路１号\n" * 50
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    rows, bad, _ = read(tmp_path / "a.csv", [0, 1])
    assert rows[0] == (2, ["云岭贸易有限公司", "松河市晨晖路１号"])
    assert (len(rows), bad) == (50, [])


def test_text_that_leaves_ascii_only_late_is_still_recognised(tmp_path):
    early = b"name,place\n" + b"plain,plain\n" * 200_000
    (tmp_path / "a.csv").write_bytes(early + "云岭,松河\n".encode("gb18030"))
    rows, bad, _ = read(tmp_path / "a.csv", [0])
    assert (rows[-1][1], bad) == (["云岭"], [])


def test_a_few_damaged_bytes_do_not_make_utf8_a_gb18030_file():
    sample = ("云岭贸易有限公司" * 100).encode() + b"\xff\xfe\x80" + ("松河市" * 100).encode()
    assert encoding_of(sample) == "utf-8"
    assert encoding_of(("云岭贸易有限公司" * 100).encode("gb18030")) == "gb18030"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_the_one_that_cuts_rows_alike(tmp_path, delimiter):
    lines = [
        ["名称", "说明", "数"],
        ["云岭", "甲，乙", "1"],
        ["松河", "丙,丁" if delimiter != "," else "丙", "2"],
    ]
    (tmp_path / "a.csv").write_text("\n".join(delimiter.join(line) for line in lines) + "\n", "utf-8")
    assert opened(tmp_path / "a.csv").head == lines


def damage(row: list[str], kind: str) -> bytes:
    plain = ",".join(row)
    return {
        "extra": plain + ",多一格",
        "short": ",".join(row[:-1]),
        "quote": '"' + plain,
        "nul": plain[:3] + "\x00" + plain[3:],
    }.get(kind, plain).encode() if kind != "bytes" else plain.encode()[:4] + b"\xff" + plain.encode()[4:]  # fmt: skip


KINDS = {"extra": "cell_count", "short": "cell_count", "quote": None, "nul": "nul", "bytes": "bytes"}


@given(
    plan=st.lists(st.sampled_from(["good", "good", "good", "multiline", *KINDS]), min_size=1, max_size=60),
    packed=st.booleans(),
)
def test_rows_in_are_rows_out_plus_rows_set_aside(tmp_path_factory, plan, packed):
    path = tmp_path_factory.mktemp("planted") / ("a.csv.gz" if packed else "a.csv")
    raw, good, bad_lines, line = "名称,代码,住所,电话\n".encode(), [], [], 2
    for number, kind in enumerate(plan):
        row = [f"云岭{number}号", f"码{number}", f"松河路{number}号", str(number)]
        if kind == "multiline":
            broken = number % 4
            row[broken] = f"松河路\n{number}号"
            raw += (
                ",".join(f'"{cell}"' if i == broken else cell for i, cell in enumerate(row)).encode() + b"\n"
            )
            good.append((line, row))
            line += 2
            continue
        raw += (damage(row, kind) if kind != "good" else ",".join(row).encode()) + b"\n"
        good += [(line, row)] if kind == "good" else []
        bad_lines += [] if kind == "good" else [line]
        line += 1
    path.write_bytes(gzip.compress(raw) if packed else raw)
    rows, bad, _ = read(path, [0, 1, 2, 3])
    assert rows == good
    assert [b.line for b in bad] == bad_lines
    named = [kind for kind in plan if kind in KINDS]
    assert all(KINDS[kind] in (None, b.code) for kind, b in zip(named, bad, strict=True))


def test_a_stray_quote_costs_its_own_line_and_not_those_after_it(tmp_path):
    lines = ["名称,代码,住所"] + [f"云岭{n},码{n},路{n}" for n in range(100)]
    lines[10] = '"' + lines[10]
    lines[50] = lines[50].replace("路49", '"路49')
    (tmp_path / "a.csv").write_text("\n".join(lines) + "\n", "utf-8")
    rows, bad, _ = read(tmp_path / "a.csv", [0])
    assert len(rows) == 98
    assert [b.line for b in bad] == [11, 51]
    assert bad[0].raw == lines[10]


def test_the_raw_text_of_an_undecodable_row_keeps_its_bytes(tmp_path):
    (tmp_path / "a.csv").write_bytes(
        "名称,代码\n云岭,码一\n".encode() + b"\xb0\xa1,2\n" + "松河,码二\n".encode()
    )
    _, bad, _ = read(tmp_path / "a.csv", [0, 1])
    assert [(b.line, b.code, b.raw) for b in bad] == [(3, "bytes", r"\xb0\xa1,2")]


def test_two_columns_of_one_name_are_both_kept(tmp_path):
    (tmp_path / "a.csv").write_text("出质人,证件号码,质权人,证件号码\n甲甲,1,乙乙,2\n", "utf-8")
    (block,) = opened(tmp_path / "a.csv").rows(0, [0])
    assert json.loads(block.block().rest[0]) == {"证件号码": "1", "质权人": "乙乙", "证件号码#2": "2"}


@given(cut=st.integers(20, 4000))
def test_a_truncated_archive_gives_every_row_before_the_break(tmp_path_factory, cut):
    whole = "名称,代码\n" + "".join(f"云岭{n}号,{random.Random(n).random()}\n" for n in range(400))
    packed = gzip.compress(whole.encode())
    path = tmp_path_factory.mktemp("cut") / "a.csv.gz"
    path.write_bytes(packed[: min(cut, len(packed) - 1)])
    unpacked = zlib.decompressobj(wbits=31).decompress(path.read_bytes())
    before = unpacked.decode(errors="ignore")
    if not unpacked:
        with pytest.raises(UnreadableFileError):
            open_table(path, path.name)
        return
    rows, bad, note = read(path, [0, 1]) if "\n" in before else ([], [], "压缩包被截断")
    assert note == "压缩包被截断"
    complete = [line.split(",") for line in before.split("\n")[1:-1]]
    assert [cells for _, cells in rows] == complete
    assert len(bad) <= 1
    assert all(b.code in ("truncated", "cell_count", "bytes") for b in bad)


def test_a_damaged_archive_says_so_and_gives_what_came_before(tmp_path):
    lines = "".join(f"云岭{n}号,{random.Random(n).random()}\n" for n in range(40_000))
    packed = bytearray(gzip.compress(("名称,代码\n" + lines).encode()))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = b"\x00" * 40
    (tmp_path / "a.csv.gz").write_bytes(packed)
    rows, _, note = read(tmp_path / "a.csv.gz", [0])
    assert note == "压缩包已损坏"
    assert len(rows) > 10_000


def test_several_members_of_an_archive_are_one_file(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(
        gzip.compress("名称\n云岭\n".encode()) + gzip.compress("松河\n".encode())
    )
    rows, bad, note = read(tmp_path / "a.csv.gz", [0])
    assert ([cells for _, cells in rows], bad, note) == ([["云岭"], ["松河"]], [], "")


def test_json_numbers_keep_their_digits(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"金额": 115237.04, "账号": 6217000010001234567, "空": null, "真": true}\n', "utf-8"
    )
    rows, _, _ = read(tmp_path / "a.jsonl", [0, 1, 2, 3])
    assert rows == [(1, ["115237.04", "6217000010001234567", None, "true"])]


def test_json_lines_that_are_none_are_named(tmp_path):
    lines = ['{"a": "一"}', "不是", '["b"]', '{"a": "\\u0000"}', '{"a": "\\ud800"}', "", '{"a": "二"}']
    lines += ['{"a": ["\\ud800"]}', '{"a": ' + "[" * 100_000]
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    rows, bad, _ = read(tmp_path / "a.jsonl", [0])
    assert [(line, cells) for line, cells in rows] == [(1, ["一"]), (7, ["二"])]
    assert [(b.line, b.code) for b in bad] == [
        (2, "not_json"),
        (3, "not_json"),
        (4, "nul"),
        (5, "surrogate"),
        (8, "surrogate"),
        (9, "not_json"),
    ]


def test_a_json_array_is_read_like_lines(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([{"a": "一"}, {"a": 2}, 3], indent=1), "utf-8")
    rows, bad, _ = read(tmp_path / "a.json", [0])
    assert [cells for _, cells in rows] == [["一"], ["2"]]
    assert [b.code for b in bad] == ["not_json"]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n  \n"])
def test_a_file_with_nothing_in_it_is_told_apart(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(UnreadableFileError, match="文件是空的"):
        open_table(tmp_path / "a.csv", "a.csv")


def test_a_foreign_file_names_what_can_be_read(tmp_path):
    (tmp_path / "a.rar").write_bytes(b"PK")
    with pytest.raises(UnreadableFileError, match=r"不支持「.rar」文件，可导入 .csv"):
        open_table(tmp_path / "a.rar", "a.rar")


def test_a_text_that_unpacks_to_gigabytes_is_no_document(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"x" * (65 << 20), 9))
    with pytest.raises(UnreadableFileError, match="文本超过 64 MB"):
        open_table(tmp_path / "a.txt.gz", "a.txt.gz")
