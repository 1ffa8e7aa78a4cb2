"""Joint owners and joint debtors in one cell are nobody's name: one person made of two would carry the first one's ID
number. The row stays; the cell waits on the work list, once."""

from ingest import run
from ontology.identifiers.id_number import check_character
from tests.ingest.delivered import workbook
from tests.ingest.said import rows, values

BODY = "11010119900307001"
ESTATE = ["不动产单元号", "坐落", "权利人", "权利人证件号", "登记时间"]
ENDED = ["被执行人", "执行法院", "案号", "立案日期", "终本日期", "未履行金额（元）"]


def ended(name: str, number: int) -> list[str]:
    case = f"（2024）云0106执{number}号"
    return [name, "松河区人民法院", case, "2024-01-02", "2024-06-30", "48000"]


def test_several_names_in_a_cell_are_nobody_and_the_row_stays(lake, tmp_path):
    owned = [
        "330106001001GB00001F00010001",
        "晨晖路1号",
        "程见微，林一舟",
        BODY + check_character(BODY),
        "2019-6-1",
    ]
    sheets = {
        "不动产": [ESTATE, owned],
        "终本": [ENDED, ended("云岭贸易有限公司、李白", 1), ended("李白", 2), ended("云岭贸易有限公司", 3)],
    }
    reports = run(lake, [workbook(tmp_path / "查询.xlsx", sheets)]).files
    assert [(r.accepted, r.quarantined) for r in reports] == [(1, 0), (3, 0)]
    assert values(lake, "person", "name") == ["李白"]
    assert values(lake, "person", "id_number") == []
    assert values(lake, "company", "name") == ["云岭贸易有限公司"]
    assert rows(lake, "select raw, count(*) from quarantine group by all order by all") == [
        ("云岭贸易有限公司、李白", 1),
        ("程见微，林一舟", 1),
    ]
