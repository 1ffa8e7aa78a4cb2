"""What was delivered in an archive of archives reopens from the page: the very row of the sheet, the very sentence."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import pyzipper
from flask.testing import FlaskClient

from casework.identity.model import Role
from fuyuan.home import Home
from fuyuan.pipeline.building import build_graph
from fuyuan.pipeline.ingesting import ingest_files
from ingest import mapping_named
from ingest.passwords import Passwords
from tests.ingest.delivered import workbook
from tests.ingest.invented import company_name, credit_code_of, judgment_text, registry_row
from tests.webapp.conftest import sign_in
from webapp.app import create_app

CASE = {"case_number": "（2025）云01刑初12号", "purpose": "核对来源"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked zip that holds a zip with a workbook, and a judgment."""
    where = tmp_path_factory.mktemp("delivered")
    rows = [registry_row(n) for n in (1, 2)]
    sheet = [["登记导出"], list(rows[0]), *([*row.values()] for row in rows)]
    workbook(where / "登记.xlsx", {"名录": sheet})
    with zipfile.ZipFile(where / "里.zip", "w") as packed:
        packed.write(where / "登记.xlsx", "盘/登记.xlsx")
    with pyzipper.AESZipFile(where / "资料.zip", "w", encryption=pyzipper.WZ_AES) as packed:
        packed.setpassword(b"1234")
        packed.write(where / "里.zip", "里.zip")
        packed.writestr("文书/判决书.txt", judgment_text(1))
    with Home.open(where / "home") as home:
        report = ingest_files(home, [where / "资料.zip"], passwords=Passwords(["1234"]))
        assert (report.accepted, report.quarantined) == (3, 0)
        build_graph(home)
    return where


@pytest.fixture
def client(folder: Path) -> Iterator[FlaskClient]:
    with Home.open(folder / "home") as home:
        users = home.casework.users
        user = users.add("程见微", body=users.body("某局"), roles={Role.INVESTIGATOR})
        browser = sign_in(create_app(home), home, user)
        assert browser.post("/api/v1/session/purpose", json=CASE).status_code == 200
        yield browser


def evidence(client: FlaskClient, words: str, kind: str) -> list[dict]:
    found = client.get(f"/api/v1/search?q={words}").json["results"]
    said = client.get(f"/api/v1/entities/{found[0]['id']}/statements").json
    return [e for e in said["evidence"] if e["source"]["kind"] == kind]


def test_a_row_of_a_sheet_in_a_zip_in_a_zip(client: FlaskClient, folder: Path):
    (said, *_) = [e for e in evidence(client, company_name(2), "row") if e["property"] == "credit_code"]
    record = client.get(f"/api/v1/records/{said['record']}").json
    assert record["file"] == "资料.zip!里.zip!盘/登记.xlsx!名录"
    registry = mapping_named("registry")
    assert said["extractor_label"] == f"{registry.label.zh}（第 {registry.version} 版）"
    sheet = openpyxl.load_workbook(folder / "登记.xlsx")["名录"]
    headers, row = ([c.value for c in sheet[n]] for n in (2, record["line"]))
    shown = {cell["header"]: cell["value"] for cell in record["cells"]}
    assert shown == {h: v for h, v in zip(headers, row, strict=True) if v}
    (cell,) = [c for c in record["cells"] if c["column"] == said["column"]]
    assert cell["value"] == said["value"] == credit_code_of(2)


def test_a_sentence_of_a_judgment_in_a_zip(client: FlaskClient):
    found = client.get("/api/v1/search?q=民初&type=proceeding").json["results"]
    said = client.get(f"/api/v1/entities/{found[0]['id']}/statements").json["evidence"]
    (number, *_) = [e for e in said if e["property"] == "case_number" and "start" in e]
    document = client.get(f"/api/v1/documents/{number['document']}").json
    assert document["text"] == judgment_text(1)
    cut = document["text"].encode("utf-16-le")[2 * number["start"] : 2 * number["end"]].decode("utf-16-le")
    assert cut == number["value"]
