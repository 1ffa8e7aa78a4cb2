"""Whatever an office calls a file, the same rows and the same sentences come out of it, and nothing is lost on the
way: what cannot be read is told with its place and its reason."""

import io
import json
import random
import tarfile
import zipfile
from pathlib import Path
from random import Random

import pytest
import pyzipper

from ingest import Lake, run
from ingest.acquisition import NONE
from ingest.errors import UnreadableFileError
from ingest.passwords import Passwords
from ingest.readers.encoding import encoding_of
from ingest.readers.old_letter import old_letter_text
from ingest.readers.parts import open_parts
from ingest.task_sheet import told_by_tasks
from ingest.unpacking import Limits, Unpacking
from tests.ingest.compound import STRUCK, compound, old_letter
from tests.ingest.conftest import Finder
from tests.ingest.delivered import cells, letter, page_of_judgment, register_in, workbook
from tests.ingest.invented import csv_bytes, judgment_text, penalty, registry_row
from tests.ingest.said import rows, values

KINDS = ("xlsx:xlsx", "macro:xlsm", "page:xls", "page:html", "docx:docx", "zip:zip", "tar:tar.gz", "tabs:txt",
         "tabs:xls", "gb18030:csv", "utf-16:csv", "utf-16-le:csv", "gb18030:xls")  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_register_says_the_same_in_every_format(kind, tmp_path):
    plain, other = Lake.open(tmp_path / "a" / "lake"), Lake.open(tmp_path / "b" / "lake")
    run(plain, [register_in("utf-8:csv", tmp_path / "plain", 30)])
    report = run(other, [register_in(kind, tmp_path / "登记", 30)])
    assert [f.refused for f in report.files] == [""]
    assert (report.accepted, report.quarantined, report.unfit) == (30, 0, ())
    said = "select mention, property, value from statements order by all"
    assert rows(other, said) == rows(plain, said)
    again = run(other, [register_in(kind, tmp_path / "登记", 30)])
    assert (again.accepted, again.exit_code) == (0, 0)


def test_big5_is_told_from_gb18030(lake, tmp_path):
    header, *lines = csv_bytes([registry_row(n) for n in range(20)]).decode().splitlines()
    text = "\n".join([header, *lines]).translate(
        str.maketrans("企业称统码册类资经营范围岭远锦号贸", "企業稱統碼冊類資經營範圍嶺遠錦號貿")
    )
    (tmp_path / "a.csv").write_bytes(
        text.translate(str.maketrans("晖东孙赵钱吴郑冯陈会围员数时", "暉東孫趙錢吳鄭馮陳會圍員數時")).encode(
            "big5", "replace"
        )
    )
    assert encoding_of((tmp_path / "a.csv").read_bytes()) == "big5"
    assert encoding_of(csv_bytes([registry_row(1)], encoding="gb18030")) == "gb18030"


def test_several_sheets_with_titles_totals_and_a_stranger(lake, tmp_path):
    header, *register = cells(6)
    width = len(header)
    sheets = {
        "一": [["企业登记名册"], [], header, *register[:3], ["合计", "3"] + [""] * (width - 2)],
        "二": [header, *register[3:]],
        "说明": [["制表说明"], ["数据来自登记机关"]],
        "空": [],
    }
    report = run(lake, [workbook(tmp_path / "名册.xlsx", sheets)])
    assert (report.accepted, report.quarantined) == (6, 1)
    assert [path.name for path in report.unfit] == ["名册.xlsx!说明"]
    assert sum(f.rows_in for f in report.files) == 7
    assert rows(lake, "select code, line from quarantine") == [("total", 7)]
    assert rows(lake, "select distinct file_name from runs order by 1") == [
        ("名册.xlsx!一",),
        ("名册.xlsx!二",),
    ]
    assert len(list((tmp_path / "home" / "originals").iterdir())) == 1, "the workbook is kept once"


def test_digits_that_a_spreadsheet_lost_are_no_number_any_more(lake, tmp_path):
    header, first, second = cells(2)
    code = header.index("统一社会信用代码")
    first[code] = 911101010123456768.0
    report = run(lake, [workbook(tmp_path / "a.xlsx", {"甲": [header, first, second]})])
    assert report.accepted == 2
    assert rows(lake, "select scope, code, raw from quarantine") == [
        ("cell", "digits_lost", "9.11101010123457E+17")
    ]
    assert len(values(lake, "company", "credit_code")) == 1


@pytest.mark.parametrize("kind", ["docx", "doc", "html", "txt"])
def test_a_judgment_is_read_from_its_text_in_every_format(kind, lake, tmp_path):
    path = tmp_path / f"判决.{kind}"
    if kind == "docx":
        letter(path, judgment_text(7))
    elif kind == "doc":
        old_letter(path, judgment_text(7).replace("\n", "\r"))
    else:
        path.write_bytes(page_of_judgment(7) if kind == "html" else judgment_text(7).encode("gb18030"))
    report = run(lake, [path], extractor=Finder())
    assert [(f.mapping, f.accepted, f.refused) for f in report.files] == [("judgment", 1, "")]
    ((text,),) = rows(lake, "select text from documents")
    for start, end, value in rows(lake, 'select start, "end", value from statements'):
        assert text[start:end] == value


def test_an_old_letter_is_read_in_the_order_of_its_pieces_without_what_was_struck_out(tmp_path):
    path = old_letter(
        tmp_path / "a.doc", "松河市人民法院\r", "No. 12, ", f"{STRUCK}应付三万元，", "应付两万元。\r",
        "甲\x07乙\x07\x07丙\x07\x07", '见\x13 HYPERLINK "http://x" \x14附件\x15。\r', header="（2024）松01民初8号",
    )  # fmt: skip
    (part,) = open_parts(path, path.name)
    lines = ["（2024）松01民初8号", "松河市人民法院", "No. 12, 应付两万元。", "甲\t乙", "丙", "见附件。"]
    assert part.table.sample(0, 0) == ["\n".join(lines)]
    (renamed,) = open_parts(path.rename(tmp_path / "a.xls"), "a.xls")
    assert renamed.table.sample(0, 0) == part.table.sample(0, 0), "told by what is in it"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xdb\xa5\x2d\x00" + bytes(600), "已损坏"),
        (b"{\\rtf1\\ansi a}", "RTF"),
        (compound({"WordDocument": b"\xdc\xa5\x68\x00"}), "Word 95 及更早"),
        (compound({"WordDocument": b"\xec\xa5\xc1\x00", "0Table": b""}), "已损坏"),
    ],
)
def test_a_letter_that_cannot_be_read_is_refused_in_a_line(tmp_path, raw, said):
    (tmp_path / "a.doc").write_bytes(raw)
    with pytest.raises(UnreadableFileError, match=said):
        list(open_parts(tmp_path / "a.doc", "a.doc"))


def test_an_old_letter_damaged_anywhere_is_read_or_refused(tmp_path):
    whole = old_letter(
        tmp_path / "a.doc", judgment_text(7).replace("\n", "\r"), f"{STRUCK}删去", "完", header="页眉"
    ).read_bytes()
    draw, refused = Random(7), 0
    for n in range(300):
        raw = bytearray(whole[: draw.randrange(16, len(whole))] if n % 3 == 0 else whole)
        for _ in range(n % 40):
            raw[draw.randrange(len(raw))] = draw.randrange(256)
        try:
            old_letter_text(io.BytesIO(raw))
        except UnreadableFileError:
            refused += 1
    assert 0 < refused < 300


def test_names_in_a_chinese_zip_and_a_zip_in_it(lake, tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("b.csv", csv_bytes([registry_row(2)]))
    with zipfile.ZipFile(tmp_path / "交付.zip", "w") as packed:
        packed.writestr("XXXX.csv", csv_bytes([registry_row(1)]))
        packed.writestr("inner.zip", inner.getvalue())
    raw = (tmp_path / "交付.zip").read_bytes()
    (tmp_path / "交付.zip").write_bytes(raw.replace(b"XXXX", "名册".encode("gb18030")))
    report = run(lake, [tmp_path / "交付.zip"])
    assert sorted(f.path.name for f in report.files) == ["交付.zip!inner.zip!b.csv", "交付.zip!名册.csv"]
    assert report.accepted == 2


def test_an_encrypted_zip_asks_and_keeps_the_password_to_itself(lake, tmp_path):
    with pyzipper.AESZipFile(tmp_path / "a.zip", "w", encryption=pyzipper.WZ_AES) as packed:
        packed.setpassword("松河1234".encode())
        packed.writestr("a.csv", csv_bytes([registry_row(1)]))
    without = run(lake, [tmp_path / "a.zip"])
    assert without.exit_code == 3
    assert "密码" in without.files[0].refused
    asked: list[str] = []
    passwords = Passwords(["wrong"], lambda name: asked.append(name) or "松河1234")
    assert run(lake, [tmp_path / "a.zip"], passwords=passwords).accepted == 1
    assert asked == ["a.zip"]
    assert "1234" not in repr(passwords)


def test_an_archive_leads_nowhere_outside_and_stays_in_its_bounds(tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w") as packed:
        for name in ("../../etc/a.csv", "/b.csv"):
            info = tarfile.TarInfo(name)
            info.size = 3
            packed.addfile(info, io.BytesIO(b"a,b"))
        link = tarfile.TarInfo("c.csv")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    (tmp_path / "into").mkdir()
    members = Unpacking(tmp_path / "into", Passwords()).all(tmp_path / "a.tar", "a.tar")
    assert [(m.name, bool(m.problem)) for m in members] == [
        ("b.csv", False),
        ("c.csv", True),
        ("etc/a.csv", False),
    ]
    assert all((tmp_path / "into") in m.path.resolve().parents for m in members if not m.problem)


def test_an_archive_that_grows_without_end_is_cut_where_it_is_said(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.csv", b"x" * 1000)
        packed.writestr("b.csv", b"0" * 5_000_000)
        packed.writestr("c.csv", b"x" * 1000)
    (tmp_path / "into").mkdir()
    unpacking = Unpacking(tmp_path / "into", Passwords(), Limits(size=1_000_000))
    members = unpacking.all(tmp_path / "a.zip", "a.zip")
    assert [(m.name, "上限" in m.problem) for m in members] == [
        ("a.csv", False),
        ("b.csv", True),
        ("c.csv", False),
    ]


def test_an_archive_that_points_before_its_own_beginning_is_damaged_not_absent(lake, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("a.csv", csv_bytes([registry_row(1)]))
    body = bytearray((tmp_path / "a.zip").read_bytes())
    body[-6] += 10  # where the directory begins
    (tmp_path / "a.zip").write_bytes(body)
    report = run(lake, [tmp_path / "a.zip"])
    assert (report.quarantined, report.exit_code) == (1, 3)
    assert "损坏" in report.files[0].refused


def test_a_bz2_archive_damaged_in_its_middle_is_damaged_not_absent(lake, tmp_path):
    content = random.Random(1).randbytes(3_000_000)  # more than one block
    with tarfile.open(tmp_path / "a.tar.bz2", "w:bz2") as packed:
        info = tarfile.TarInfo("a.csv")
        info.size = len(content)
        packed.addfile(info, io.BytesIO(content))
    body = bytearray((tmp_path / "a.tar.bz2").read_bytes())
    body[len(body) // 2] ^= 255
    (tmp_path / "a.tar.bz2").write_bytes(body)
    report = run(lake, [tmp_path / "a.tar.bz2"])
    assert report.exit_code == 3
    assert [("损坏" in f.refused, "未读入" in f.refused) for f in report.files] == [
        (True, False),
        (False, True),
    ]


def test_a_damaged_task_sheet_in_an_archive_tells_nothing(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("任务信息.csv", "请求单号,请求单位\n" * 50)
    body = bytearray((tmp_path / "a.zip").read_bytes())
    at = body.index("任务信息.csv".encode()) + len("任务信息.csv".encode())
    body[at : at + 8] = b"\xff" * 8
    (tmp_path / "a.zip").write_bytes(body)
    assert told_by_tasks([tmp_path / "a.zip"]) == NONE


def test_a_zip_in_a_zip_in_a_zip_ends(lake, tmp_path):
    packed = csv_bytes([registry_row(1)])
    for n in range(9):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr("a.csv" if not n else "a.zip", packed)
        packed = outer.getvalue()
    (tmp_path / "a.zip").write_bytes(packed)
    report = run(lake, [tmp_path / "a.zip"])
    assert report.exit_code == 3
    assert "嵌套" in report.files[0].refused


def scanned_pdf(path: Path) -> Path:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(300, 400)
    document.save(str(path))
    return path


def test_a_scan_is_not_an_empty_letter(lake, tmp_path):
    report = run(lake, [scanned_pdf(tmp_path / "扫描.pdf")])
    assert (report.quarantined, report.exit_code) == (1, 3)
    ((code, reason),) = rows(lake, "select code, reason from quarantine")
    assert code == "scanned"
    assert "文字层" in reason


FOUND = [penalty(1), penalty(2), "不是对象"]
ENVELOPES = {
    "list": {"code": 0, "data": {"list": FOUND, "total": 3}},
    "records": {"code": 0, "result": {"records": FOUND}, "names": ["甲", "乙"]},
    "two": {"data": {"处罚": FOUND[:1], "更多": {"处罚": FOUND[1:]}, "分页": [{"页": 1}]}},
}


@pytest.mark.parametrize("indent", [None, 2], ids=["one line", "many lines"])
@pytest.mark.parametrize("envelope", ENVELOPES.values(), ids=ENVELOPES)
def test_rows_in_an_envelope_are_rows(lake, tmp_path, envelope, indent):
    """Several lists are taken like sheets: each by its own mapping, and one that is nothing we read is named."""
    (tmp_path / "a.json").write_text(json.dumps(envelope, ensure_ascii=False, indent=indent), "utf-8")
    report = run(lake, [tmp_path / "a.json"])
    assert (report.accepted, report.quarantined) == (2, 1)
    assert {f.mapping for f in report.files if not f.refused} == {"penalty"}
    assert rows(lake, "select line, code from quarantine where scope = 'row'")[0][1] == "not_json"
    pages = ["a.json!data.分页"] if "分页" in envelope.get("data", {}) else []
    assert [path.name for path in report.unfit] == pages


def test_a_single_object_that_is_a_record_keeps_its_lists(lake, tmp_path):
    record = penalty(1) | {"附件": [penalty(2)]}
    (tmp_path / "a.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
    (file,) = run(lake, [tmp_path / "a.json"]).files
    assert (file.mapping, file.rows_in, file.accepted) == ("penalty", 1, 1)
    ((cells,),) = rows(lake, "select cells from records")
    assert "附件" in cells
