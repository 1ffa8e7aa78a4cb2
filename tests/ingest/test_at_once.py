"""What is read many lines at a time is what the reader that looks at each line reads, whatever the text."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.lake.made_rows import made_rows
from ingest.lake.tables import SCHEMAS
from ingest.readers.at_once import AtOnce
from ingest.readers.opening import open_table
from ingest.readers.rows import BadRow, Columns, texts

PIECES = [
    "云岭贸易", "a", "1.5", "", " ", "\u3000", "\xa0", "\x85", "\x1c", "\x00", "\ufeff", "\u2028", "\t", "\\", "'", "𠮷",
    '"', '""', '"x"', '"a,b"', '"两\n行"', ",", ",", ",", "\n", "\n", "\n", "\r\n", "\r", "\udc80",
]  # fmt: skip


def read(path):
    """Rows with lines and rest, bad rows, blank rows; and how many came as columns."""
    table, _ = open_table(path, path.name)
    rows, bad, at_once = [], [], 0
    for item in table.rows(0, [0, None, len(table.head[0]) - 1]):
        if isinstance(item, BadRow):
            bad.append(item)
            continue
        at_once += len(item) if isinstance(item, Columns) else 0
        block = item.block()
        rows += zip(block.lines, map(tuple, block.rows), block.rest, strict=True)
    found = rows, bad, table.blank, table.break_note
    table.close()
    return found, at_once


def both(path, monkeypatch_context):
    fast, at_once = read(path)
    with monkeypatch_context() as patch:
        patch.setattr(AtOnce, "columns", lambda *_: None)
        slow, none = read(path)
    assert none == 0
    assert fast == slow
    return fast, at_once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("a,b,c\r\n" * 3)
@example('"a","b","c"\n"","",""\n')
@example('a,"b,"c\n1,2,3\n')
@example("\u3000, ,\n1,2,3\n")
def test_any_text_is_read_alike(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_bytes(f"名称,住所,备注\n{text}".encode("utf-8", "surrogateescape"))
    both(path, pytest.MonkeyPatch.context)


def test_faults_among_many_lines_cost_their_neighbours_nothing(tmp_path):
    """Every kind of fault among 60,000 lines, so that texts taken at once begin and end anywhere."""
    lines = [f"云岭{n}公司,松河市晨晖路{n}号,备注{n}\n" for n in range(60_000)]
    lines[40] = '"云岭, 一","路",x\r\n'
    lines[20_011] = '云岭,"两\n行",x\n'
    lines[30_017] = '云岭,"没有\n'
    lines[30_500] = "少,了\n"
    lines[45_000] = "\n"
    lines[45_001] = " , ,\u3000\n"
    lines[50_003] = "坏\udcff,a,b\n"
    lines[59_999] = "最后,没有,换行"
    (tmp_path / "a.csv").write_bytes(("名称,住所,备注\n" + "".join(lines)).encode("utf-8", "surrogateescape"))
    (rows, bad, blank, _), at_once = both(tmp_path / "a.csv", pytest.MonkeyPatch.context)
    assert len(rows) + len(bad) + blank == 60_000
    assert {item.code for item in bad} == {"quote", "cell_count", "bytes"}
    assert at_once > 20_000
    assert all(a[0] < b[0] for a, b in pairwise(rows))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "big5"])
def test_other_encodings_are_read_at_once_too(tmp_path, encoding):
    text = "名稱,住所,備註\n" + "雲嶺貿易有限公司,松河市號,電話\n" * 20_000
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    (rows, bad, _, _), at_once = both(tmp_path / "a.csv", pytest.MonkeyPatch.context)
    assert (len(rows), bad) == (20_000, [])
    assert at_once == 20_000


@given(st.lists(st.one_of(st.none(), st.text(st.characters(codec="utf-8")))))
def test_texts_without_pandas_are_the_same_texts(cells):
    made = texts(cells)
    made.validate(full=True)
    assert made.to_pylist() == cells


@given(st.lists(st.text(st.characters(codec="utf-8"))), st.integers(-(2**63), 2**63 - 1))
def test_small_tables_hold_what_was_given(words, number):
    rows = [dict.fromkeys(SCHEMAS["quarantine"].names, word) | {"line": number} for word in [*words, None]]
    assert made_rows("quarantine", rows).to_pylist() == rows
    assert made_rows("quarantine", rows).schema == SCHEMAS["quarantine"]
