"""Before anything is read in, a person can see how it would be: and where the headers tell two kinds, is asked."""

import zipfile

import pytest

from ingest import Lake, explain, mapping_named, run, worklist
from ingest.choosing import Chooser
from ingest.errors import UnreadableFileError
from ingest.mapping.layout import fit
from ingest.readers.parts import open_parts
from tests.ingest.invented import csv_bytes, judgment_text, registry_file, registry_row
from tests.ingest.said import values


def one(path, **options):
    (found,) = explain([path], **options)
    return found


def test_each_column_is_told_with_its_properties_and_its_unit(tmp_path):
    path = tmp_path / "名册.csv"
    text = "松河市企业名单\n企业名称,统一社会信用代码,注册资本（万美元）,备注栏\n甲,,3,\n"
    path.write_text(text, "gb18030")
    found = one(path)
    assert (found.mapping, found.header, found.unmapped) == ("registry", 2, ("备注栏",))
    assert found.confidence == pytest.approx(3 / 4)
    told = {column.header: column for column in found.columns}
    assert told["企业名称"].properties == ("企业·名称",)
    assert (told["注册资本（万美元）"].column, told["注册资本（万美元）"].unit) == ("注册资金", "万美元")
    assert told["注册资本（万美元）"].properties == ("企业·注册资本",)


def test_sheets_archives_and_texts_are_told_apart_and_nothing_is_written(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("b.csv", csv_bytes([registry_row(1)]))
        packed.writestr("c.txt", judgment_text(1))
        packed.writestr("d.xlsx", b"PK\x03\x04broken")
        packed.writestr("e.jpg", b"")
    found = list(explain([tmp_path / "a.zip", tmp_path / "absent.csv"]))
    assert [(e.path.name, e.mapping, bool(e.refused)) for e in found] == [
        ("a.zip!b.csv", "registry", False), ("a.zip!c.txt", "judgment", False), ("a.zip!d.xlsx", "", True),
        ("a.zip!e.jpg", "", True), ("absent.csv", "", True),
    ]  # fmt: skip
    assert [e.absent for e in found] == [False, False, False, False, True]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


@pytest.fixture
def alike(tmp_path, monkeypatch):
    """A file of which two mappings know the same headers."""
    registry = mapping_named("registry")
    twin = mapping_named("company_register")
    headers = ["企业名称", "统一社会信用代码"]
    pair = [fit(registry, headers), fit(twin, headers)]
    monkeypatch.setattr("ingest.choosing.candidates", lambda *_: pair)
    return registry_file(tmp_path / "名册.csv", [registry_row(1)])


def test_two_mappings_that_fit_alike_are_named_and_neither_is_taken(alike, tmp_path):
    lake = Lake.open(tmp_path / "lake")
    report = run(lake, [alike])
    assert (report.exit_code, report.accepted, report.quarantined) == (3, 0, 1)
    said = report.files[0].refused
    assert "「工商登记」（registry）" in said
    assert "--mapping registry 或 --mapping company_register" in said
    assert [g.scope for g in worklist.groups(lake)] == ["file"]
    assert run(lake, [alike], mapping="registry").accepted == 1
    assert worklist.groups(lake) == []
    assert one(alike).refused == said


def test_a_person_who_is_there_says_which_once_for_all_files_alike(alike, tmp_path):
    asked = []
    answer = lambda file, layouts: asked.append(file) or layouts[0].mapping.name  # noqa: E731
    lake = Lake.open(tmp_path / "lake")
    second = registry_file(tmp_path / "第二份.csv", [registry_row(2)])
    assert run(lake, [alike, second], ask_which=answer).accepted == 2
    assert asked == ["名册.csv"]
    assert len(values(lake, "company", "name")) == 2


def test_an_answer_that_names_neither_takes_neither(alike):
    (part,) = open_parts(alike, alike.name)
    with pytest.raises(UnreadableFileError, match="不能断定"):
        Chooser(None, lambda *_: "penalty").layout(part, alike.name)
    part.table.close()
