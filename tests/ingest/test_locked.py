"""Locked files: opened by a password that somebody gives, else one clear line and an entry that waits; the password is
in no store, no log and no message."""

import io
import logging
from pathlib import Path

import pytest
import pyzipper
from msoffcrypto.format.ooxml import OOXMLFile

from ingest import run
from ingest.errors import UnreadableFileError
from ingest.passwords import Passwords
from ingest.readers.pdf import pdf_text
from ingest.worklist import groups
from tests.ingest.delivered import cells, workbook
from tests.ingest.invented import csv_bytes, registry_row
from tests.ingest.locked_pdf import locked_pdf

SECRET = "Zq7-gate"


def locked(kind: str, folder: Path) -> Path:
    path = folder / f"登记.{kind}"
    match kind:
        case "zip":
            with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as packed:
                packed.setpassword(SECRET.encode())
                packed.writestr("登记.csv", csv_bytes([registry_row(1)]))
        case "xlsx":
            plain, made = workbook(folder / "plain.xlsx", {"一": cells(1)}), io.BytesIO()
            with plain.open("rb") as file:
                OOXMLFile(file).encrypt(SECRET, made)
            path.write_bytes(made.getvalue())
        case "pdf":
            locked_pdf(path, "the court finds", SECRET)
    return path


@pytest.mark.parametrize("kind", ["zip", "xlsx"])
def test_it_is_taken_in_with_its_password_which_is_kept_nowhere(lake, tmp_path, kind, caplog):
    caplog.set_level(logging.DEBUG)
    report = run(lake, [locked(kind, tmp_path)], passwords=Passwords(["wrong", SECRET]))
    assert report.accepted == 1
    for file in lake.folder.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file
    assert SECRET not in caplog.text + repr(report)


def test_a_locked_pdf_opens_with_its_password(tmp_path):
    path = locked("pdf", tmp_path)
    assert pdf_text(path, iter(["wrong", SECRET])) == ("the court finds", [])
    with pytest.raises(UnreadableFileError, match="设有打开密码"):
        pdf_text(path, iter(["wrong"]))


@pytest.mark.parametrize(
    ("kind", "said"), [("zip", "压缩包已加密"), ("xlsx", "文件已加密"), ("pdf", "设有打开密码")]
)
def test_without_it_one_line_says_so_and_an_entry_waits(lake, tmp_path, kind, said):
    report = run(lake, [locked(kind, tmp_path)])
    (file,) = report.files
    assert (file.rows_in, file.quarantined) == (1, 1)
    assert said in file.refused + "".join(file.messages) + file.break_note
    (waiting,) = groups(lake)
    assert said in waiting.reason


def test_a_broken_word_file_of_before_2007_ends_in_one_line_and_waits(lake, tmp_path):
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    report = run(lake, [tmp_path / "旧.doc"])
    assert report.exit_code == 3
    (waiting,) = groups(lake)
    assert "Word" in waiting.reason
