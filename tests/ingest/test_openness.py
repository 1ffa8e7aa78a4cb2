"""What was imported for everybody's eyes because no instrument was named, and turns out to be a case's: it is taken
back from the eyes, not from the lake."""

from dataclasses import replace
from zipfile import ZipFile

import pytest

from ingest import NONE, Acquisition, Lake, run
from ingest.unpacking import Unpacking
from ingest.worklist import open_entries
from ontology.compartment import LOCAL
from ontology.ids import mention_id, record_id
from tests.ingest.invented import company_name, credit_code_of, registry_file, registry_row
from tests.ingest.said import rows

CASE = Acquisition(
    "调取证据通知书", issuing_body="松河市公安局", obtained="2024-09-01", case_number="松公立字8号"
)
PUBLISHED = Acquisition(
    "政务公开目录", delivering_body="松河市市场监督管理局", obtained="2024-09-01", is_open=True
)
CLOSED = CASE.compartment.id


def address(lake: Lake, number: int, as_of: str | None = None) -> str | None:
    """What somebody without a grant reads of a company; the view, the look-up and the mention must agree."""
    opened = lake.open_compartments()
    code = credit_code_of(number)
    row = lake.record(record_id("registry", code), compartments=opened, as_of=as_of)
    company = mention_id("registry", code, "company", company_name(number))
    said = lake.statements_of(company, compartments=opened, as_of=as_of)
    found = {s.statement.value for s in said if s.statement.property == "address"}
    told = None if row is None else {cell.column: cell.value for cell in row.cells}["注册地址"]
    assert found == ({told} if told else set())
    if as_of is None:
        places = ", ".join(str(id) for id in (*opened, -1))
        seen = (
            f"select value from statements where mention = unhex('{company}') and compartment in ({places})"
        )
        assert {value for (value,) in rows(lake, f"{seen} and property = 'address'")} == found
    return told


@pytest.mark.parametrize("papers", [(NONE, CASE), (CASE, NONE)], ids=["opened first", "closed first"])
def test_the_stricter_delivery_of_a_file_holds_in_whichever_order_they_came(lake, tmp_path, papers):
    path = registry_file(tmp_path / "a.csv", [registry_row(1, 注册地址="密址"), registry_row(2, 企业名称="")])
    other = registry_file(tmp_path / "b.csv", [registry_row(3, 注册地址="公址")])
    run(lake, [other])
    reports = [run(lake, [path], acquisition=paper) for paper in papers]
    assert address(lake, 1) is None
    assert address(lake, 1, as_of="2") is None, "nor in the earlier state in which it was open"
    assert address(lake, 3) == "公址"
    assert lake.record(record_id("registry", credit_code_of(1)), compartments={CLOSED}) is not None
    assert {c for (c,) in rows(lake, "select compartment from quarantine")} == {CLOSED}
    assert not open_entries(lake, compartments=[LOCAL.id])
    assert len(open_entries(lake, compartments=[CLOSED])) == 1
    said = "".join(reports[1].files[0].messages)
    assert ("收回公开" if papers[0] == NONE else "不会使其公开") in said
    again = run(lake, [path])
    assert again.files[0].unchanged == 1
    assert address(lake, 1) is None


@pytest.mark.parametrize("loose_first", [True, False], ids=["loose first", "archive first"])
@pytest.mark.parametrize("papers", [(NONE, CASE), (CASE, NONE)], ids=["opened first", "closed first"])
def test_a_file_loose_and_inside_an_archive_are_two_and_it_is_said(lake, tmp_path, loose_first, papers):
    """Until the open one is delivered under the instrument too, as was said."""
    loose = registry_file(tmp_path / "登记.csv", [registry_row(1, 注册地址="密址")])
    archive = tmp_path / "资料.zip"
    with ZipFile(archive, "w") as packed:
        packed.write(loose, "盘/登记.csv")
    ways = (loose, archive) if loose_first else (archive, loose)
    run(lake, [ways[0]], acquisition=papers[0])
    said = "".join(run(lake, [ways[1]], acquisition=papers[1]).files[0].messages)
    assert ("仍对全体用户公开" if papers[0] == NONE else "这一份对全体用户公开") in said
    assert ("单独" if loose_first else "随压缩包 资料.zip") in said
    assert address(lake, 1) == "密址"
    run(lake, [ways[papers.index(NONE)]], acquisition=CASE)
    assert address(lake, 1) is None


def test_a_name_alone_makes_no_copy(lake, tmp_path):
    with ZipFile(tmp_path / "资料.zip", "w") as packed:
        packed.write(registry_file(tmp_path / "登记.csv", [registry_row(1)]), "登记.csv")
    run(lake, [tmp_path / "资料.zip"])
    other = registry_file(tmp_path / "登记.csv", [registry_row(2)])
    assert "公开" not in "".join(run(lake, [other], acquisition=CASE).files[0].messages)


def test_an_archive_is_opened_once_for_all_its_files_of_one_name(lake, tmp_path, monkeypatch):
    """A bank's reply has 交易明细信息.csv in each of three hundred folders."""
    loose = []
    with ZipFile(tmp_path / "资料.zip", "w") as packed:
        for n in range(1, 5):
            (tmp_path / str(n)).mkdir()
            loose.append(registry_file(tmp_path / str(n) / "登记.csv", [registry_row(n)]))
            packed.write(loose[-1], f"{n}/登记.csv")
    run(lake, [tmp_path / "资料.zip"])
    opened: list[str] = []
    really = Unpacking.all
    monkeypatch.setattr(
        Unpacking, "all", lambda self, path, name: opened.append(name) or really(self, path, name)
    )
    files = run(lake, loose, acquisition=CASE).files
    assert ["随压缩包 资料.zip" in "".join(file.messages) for file in files] == [True] * 4
    assert opened == ["资料.zip"]


def test_the_same_bytes_loose_and_in_an_archive_are_evidence_once(lake, tmp_path):
    """Keys and contents are the source's, whatever brought the file: the second delivery is a run without rows."""
    loose = registry_file(tmp_path / "登记.csv", [registry_row(n) for n in (1, 2)])
    with ZipFile(tmp_path / "资料.zip", "w") as packed:
        packed.write(loose, "登记.csv")
    run(lake, [tmp_path / "资料.zip"])
    said = rows(lake, "select count(*) from statements")
    (file,) = run(lake, [loose]).files
    assert (file.accepted, file.unchanged) == (0, 2)
    assert rows(lake, "select count(*) from statements") == said


def test_what_a_sheet_says_is_open_stays_so_until_it_says_otherwise(lake, tmp_path):
    path = registry_file(tmp_path / "a.csv", [registry_row(1, 注册地址="公址")])
    run(lake, [path])
    run(lake, [path], acquisition=CASE)
    assert address(lake, 1) is None
    run(lake, [path], acquisition=PUBLISHED)
    assert address(lake, 1) == "公址", "published is published, whatever case holds a copy"
    run(lake, [path], acquisition=replace(PUBLISHED, is_open=False))
    assert address(lake, 1) is None


def test_equal_rows_of_another_open_file_go_and_its_others_and_older_versions_stay(lake, tmp_path):
    old = registry_file(tmp_path / "old.csv", [registry_row(1, 注册地址="旧址")])
    early = registry_file(
        tmp_path / "early.csv", [registry_row(1, 注册地址="密址"), registry_row(2, 注册地址="公址")]
    )
    late = registry_file(tmp_path / "late.csv", [registry_row(1, 注册地址="密址")])
    for path in (old, early, late):
        run(lake, [path])
    assert address(lake, 1) == "密址"
    run(lake, [late], acquisition=CASE)
    assert (address(lake, 1), address(lake, 2)) == ("旧址", "公址")
