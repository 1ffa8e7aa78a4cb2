"""How a delivery came to us decides who may see it, and stands beside every run that brought something of it."""

import json

import pytest

from ingest import AcquisitionError, read_acquisition, run
from ingest.acquisition import NO_INSTRUMENT, NONE, Acquisition
from ontology.compartment import LOCAL
from tests.ingest.invented import registry_file, registry_row
from tests.ingest.said import rows

PAPER = {
    "instrument": "调取证据通知书",
    "number": "松公调证字〔2024〕8号",
    "issuing_body": "松河市公安局",
    "delivering_body": "松河市市场监督管理局",
    "medium": "光盘",
    "obtained": "2024-09-01",
    "obtained_by": "经办人甲",
    "receipt": "回执第3号",
    "case_number": "松公立字〔2024〕8号",
}


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_it_is_read_from_yaml_and_json(tmp_path, ending):
    text = (
        json.dumps(PAPER, ensure_ascii=False)
        if ending == "json"
        else "\n".join(f"{k}: {v}" for k, v in PAPER.items())
    )
    (tmp_path / f"a.{ending}").write_text(text, "utf-8")
    assert read_acquisition(tmp_path / f"a.{ending}") == Acquisition(**PAPER)


def test_its_compartment_is_closed_unless_it_says_open(tmp_path):
    assert not Acquisition(**PAPER).compartment.is_open
    (tmp_path / "a.yaml").write_text(json.dumps({**PAPER, "open": True}), "utf-8")
    assert read_acquisition(tmp_path / "a.yaml").compartment.is_open
    (tmp_path / "b.yaml").write_text(json.dumps({**PAPER, "secret": True}), "utf-8")
    assert read_acquisition(tmp_path / "b.yaml").compartment.is_secret


def test_without_one_material_is_the_homes_own_and_has_no_instrument():
    assert (NONE.compartment, NONE.id) == (LOCAL, "")
    assert NO_INSTRUMENT == "无取证文书"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"instrument": ""}, "须写明 instrument"),
        ({"obtained": ""}, "须写明 instrument（文书名称）和 obtained（取得日期）"),
        ({"obtained": "去年"}, "'去年' is not a date"),
        ({"obtained": "2024-02-30"}, "day is out of range"),
        ({"open": "是"}, "open 应为 true 或 false，实为「是」"),
        ({"open": True, "secret": True}, "不能既 open 又 secret"),
        ({"court": "x"}, "不认识的项「court」"),
    ],
)
def test_one_that_proves_nothing_is_refused(tmp_path, changed, said):
    (tmp_path / "a.yaml").write_text(json.dumps({**PAPER, **changed}, ensure_ascii=False), "utf-8")
    with pytest.raises(AcquisitionError, match="取证文书") as error:
        read_acquisition(tmp_path / "a.yaml")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("content", "said"), [(b"- a\n- b", "应为"), (b"a: [", "不是有效的"), (b"\xff\xfe\xfa", "不是有效的")]
)
def test_a_file_that_is_none_is_refused(tmp_path, content, said):
    (tmp_path / "a.yaml").write_bytes(content)
    with pytest.raises(AcquisitionError, match=said):
        read_acquisition(tmp_path / "a.yaml")
    with pytest.raises(AcquisitionError, match="无法读取"):
        read_acquisition(tmp_path / "absent.yaml")


def test_a_run_names_the_instrument_it_rests_on(lake, tmp_path):
    paper = Acquisition(**PAPER)
    for n in range(2):
        run(lake, [registry_file(tmp_path / f"{n}.csv", [registry_row(n)])], acquisition=paper)
    run(lake, [registry_file(tmp_path / "z.csv", [registry_row(9)])])
    named = rows(
        lake,
        "select r.file_name, a.number from runs r left join acquisitions a using (acquisition) order by 1",
    )
    assert named == [("0.csv", PAPER["number"]), ("1.csv", PAPER["number"]), ("z.csv", None)]
    assert len(rows(lake, "select * from raw_acquisitions")) == 1
    said = rows(lake, "select id, is_open, is_secret, case_number from compartments order by is_open")
    assert said == [(paper.compartment.id, False, False, PAPER["case_number"]), (LOCAL.id, True, False, "")]
