"""What banks give their customers, and Alipay the police of a wallet's balance: money in and out in two columns, or one
sum with its sign; the account above the headers, the other party in cells of its own or in one."""

import pytest

from ingest import run
from tests.ingest.said import rows

ICBC = """明细查询文件下载

卡号: 6229****0012,"卡别名: "

交易日期,摘要,交易场所,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户
2024-01-02,转账,网上银行,,"1,200.50",人民币,,"1,200.50",人民币,"8,799.50",钱某甲,6299001234567890123
2024-01-03,工资,批量业务,"5,000.00",0.00,人民币,"5,000.00",0.00,人民币,"13,799.50",松河一号贸易有限公司,
2024-01-21,利息,,"1.20","0.00",人民币,"1.20","0.00",人民币,"13,800.70",,
合计,,,"5,001.20","1,200.50",,"5,001.20","1,200.50",,,,
"""
CMB = """# 招商银行交易记录,,,,,,
# 账号: [一卡通:629900******1234      松河],,,,,,
交易日期,交易时间,收入,支出,余额,交易类型,交易备注
"\t20240102","\t13:44:45","","64.91","935.09","\t银联在线支付","\t某某超市"
"\t20240103","\t08:00:00","73.64","","1008.73","\t代发工资","\t一月"
"""
BOC = """记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行,借记卡号
2024-01-02,12:01:02,人民币,-32.00,968.00,网上快捷支付,网上支付,------,某某超市,某某支付,Z2004944000010N,------,6299009876543210987
2024-01-03,12:01:03,人民币,"+1,000.00","1,968.00",转账收入,手机银行,------,还款,孙某乙,6299001234567890123,某某银行,6299009876543210987
"""
CCB = """中国某某银行个人活期账户全部交易明细,,,,,,
卡号/账号:6299005550001112223,客户名称:李某丙,币别:人民币元,,,,
序号,摘要,交易日期,交易金额,账户余额,交易地点/附言,对方账号与户名
1,消费,20240102,-298.00,740.77,某某商店,6299001234567890123/某某商店
2,转存,20240103,¥500.00,1240.77,网银,王某丁 6299001234567890456
3,跨行转账,20240104,-10.00,1230.77,,赵某
"""
ZGC = """交易流水号,记账日期,货币,交易金额,账户余额,交易摘要,对手信息
1,2024-01-02,人民币,（1.50）,8.50,消费,某某店
2,2024-01-03,人民币,3.00,11.50,转入,孙某乙
"""
BALANCE = """交易订单号/外部流水号,账户,对方帐户,交易发生日期,银行处理日期,收入金额(+)（元）,支出金额(-)（元）,余额（元）,业务类型,交易发生地,银行名称,备注,对应的协查数据
I-1,2088000000000001(钱某甲),2088000000000002(孙某乙),2024-01-02 10:00:00,,500.0,null,1000.0,转账,,,,
O-1,2088000000000001(钱某甲),,2024-01-02 11:00:00,,0.00,-1200.5,800.0,提现,,某某银行,,
"""
WALLETS = """交易号,付款方支付宝账号,收款方支付宝账号,收款机构信息,到账时间,转账金额（元）,转账产品名称,交易发生地,提现流水号,对应的协查数据
T-1,2088000000000001,2088000000000002(孙某乙),,2024-01-02 10:00:00,20.00,转账到支付宝,,,
T-2,2088000000000001,,某某银行(0001)松河支行,2024-01-02 12:00:00,30.00,转账到卡,,,
"""
NO_SIGNS = BOC.replace("-32.00", "32.00")

TRANSFERS = """
    with said as (select lower(hex(mention)) as mention, property, value from statements where type in ('transfer', 'unclear_transfer')),
    named as (
        select lower(hex(mention)) as mention, max(type) as type, max(value) filter (property in ('number', 'masked_number')) as number,
               max(value) filter (property = 'holder_name') as holder, max(value) filter (property = 'name') as name
        from statements group by 1)
    select regexp_replace(a.value, ':exact$', ''), coalesce(p.number, p.name, p.type), coalesce(q.number, q.name, q.type)
    from said a
    join said s on s.mention = a.mention and s.property = 'subject' join named p on p.mention = s.value
    join said o on o.mention = a.mention and o.property = 'object' join named q on q.mention = o.value
    where a.property = 'amount' order by 1"""
OTHER = "6299001234567890123"


@pytest.mark.parametrize(
    ("text", "mapping", "accepted", "quarantined", "moved"),
    [
        (ICBC, "bank_statement_columns", 3, 1, {
            ("CNY:120050", "6229****0012", OTHER),
            ("CNY:500000", "松河一号贸易有限公司", "6229****0012"),
            ("CNY:120", "bank_interest", "6229****0012"),
        }),
        (CMB, "bank_statement_columns", 2, 0, {
            ("CNY:6491", "629900******1234", "unknown_party"),
            ("CNY:7364", "unknown_party", "629900******1234"),
        }),
        (BOC, "bank_statement_signed", 2, 0, {
            ("CNY:3200", "6299009876543210987", "Z2004944000010N"),
            ("CNY:100000", OTHER, "6299009876543210987"),
        }),
        (CCB, "bank_statement_signed", 3, 0, {
            ("CNY:29800", "6299005550001112223", OTHER),
            ("CNY:50000", "6299001234567890456", "6299005550001112223"),
            ("CNY:1000", "6299005550001112223", "赵某"),
        }),
        (ZGC, "bank_statement_signed", 2, 0, {
            ("CNY:150", "bank_account", "某某店"),
            ("CNY:300", "孙某乙", "bank_account"),
        }),
        (BALANCE, "alipay_balance", 2, 0, {
            ("CNY:50000", "2088000000000002", "2088000000000001"),
            ("CNY:120050", "2088000000000001", "unknown_party"),
        }),
        (WALLETS, "alipay_transfers", 2, 0, {
            ("CNY:2000", "2088000000000001", "2088000000000002"),
            ("CNY:3000", "2088000000000001", "某某银行(0001)松河支行"),
        }),
    ],
    ids=["two columns", "two columns, tabs", "signed", "signed, one cell", "bookkeepers' brackets", "balance", "wallets"],
)  # fmt: skip
def test_money_goes_the_way_the_columns_or_the_sign_say(
    text, mapping, accepted, quarantined, moved, lake, tmp_path
):
    (tmp_path / "明细.csv").write_bytes(text.encode("gb18030"))
    (file,) = run(lake, [tmp_path / "明细.csv"]).files
    assert (file.mapping, file.accepted, file.quarantined) == (
        mapping, accepted, quarantined,
    )  # fmt: skip
    assert {tuple(row) for row in rows(lake, TRANSFERS)} == moved


def test_sums_without_any_sign_say_no_way_and_are_not_guessed(lake, tmp_path):
    (tmp_path / "明细.csv").write_text(NO_SIGNS, "utf-8")
    (file,) = run(lake, [tmp_path / "明细.csv"]).files
    assert file.accepted == 0
    assert "「金额」列没有一格" in file.refused


def test_what_is_taken_out_of_another_cell_and_is_none_is_on_the_work_list(lake, tmp_path):
    (tmp_path / "明细.csv").write_text(BOC.replace('"+1,000.00"', "若干"), "utf-8")
    (file,) = run(lake, [tmp_path / "明细.csv"]).files
    assert (file.accepted, file.cell_issues) == (2, 2)
    assert sorted(rows(lake, 'select "column", code, raw from quarantine')) == [
        ("对方账号栏", "bad_identifier", "Z2004944000010N"),
        ("金额", "bad_amount", "若干"),
    ]
