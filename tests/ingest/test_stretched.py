"""A cell merged over several rows belongs to each of them, unless it is a sum."""

from ingest import Lake, run
from ingest.readers.stretched import Stretched
from tests.ingest.said import rows
from tests.ingest.sheets_written import Sheet, written

HEADERS = ("序号", "企业名称", "股东", "认缴额(万元)", "认缴出资日期")
SHAREHOLDERS = Sheet(
    "股东",
    (
        ("云岭市企业股东情况表", "", "", "", ""),
        HEADERS,
        ("1", "云岭青禾贸易有限公司", "赵云岭", "100", "2021-03-01"),
        ("", "", "松河金穗合伙企业", "", ""),
        ("2", "云岭远山商贸有限公司", "钱松河", "50", "2022-05-06"),
        ("", "", "", "", ""),
        ("备注：以上为截至上月末数据", "", "", "", ""),
    ),
    merged=(
        ((0, 0), (0, 4)),
        ((2, 0), (3, 0)),
        ((2, 1), (3, 1)),
        ((2, 3), (3, 3)),
        ((2, 4), (3, 4)),
        ((4, 1), (5, 1)),
        ((6, 0), (7, 4)),
    ),
)


def test_a_company_merged_over_its_shareholders_has_all_of_them(tmp_path):
    lake = Lake.open(tmp_path / "lake")
    (report,) = run(lake, [written(tmp_path / "股东", "xlsx", [SHAREHOLDERS])]).files
    assert (report.mapping, report.accepted, report.quarantined, report.cell_issues) == (
        "shareholders",
        3,
        1,
        0,
    )
    assert "3 个单元格取自纵向合并的单元格（金额、比例等数值不重复计入）" in report.messages
    owned = rows(
        lake,
        """select o.value, s.value, a.value from statements e
           join statements os on os.mention = e.mention and os.property = 'object'
           join statements ss on ss.mention = e.mention and ss.property = 'subject'
           join statements o on hex(o.mention) = upper(os.value) and o.property = 'name'
           join statements s on hex(s.mention) = upper(ss.value) and s.property = 'name'
           left join statements a on a.mention = e.mention and a.property = 'subscribed'
           where e.type = 'shareholding' and e.property = 'subscribed_on'""",
    )
    assert set(owned) == {
        ("云岭青禾贸易有限公司", "松河金穗合伙企业", None),  # whose part of the 100 is how much nobody said
        ("云岭青禾贸易有限公司", "赵云岭", "CNY:100000000:exact"),
        ("云岭远山商贸有限公司", "钱松河", "CNY:50000000:exact"),
    }


def test_what_stands_in_a_row_stays_and_rows_of_nothing_stay_so():
    stretched = Stretched([((0, 0), (3, 0)), ((0, 1), (3, 1))], ["企业名称", "罚款金额（万元）"])
    table = [["甲公司", "3"], ["", ""], ["乙公司", ""], ["", "4"]]
    told = [list(stretched.row(n, row)) for n, row in enumerate(table)]
    assert told == [["甲公司", "3"], ["", ""], ["乙公司", ""], ["甲公司", "4"]]
    assert stretched.filled == 1
