"""Sheets of a fraud case beside the bank rows: each is told by its headers, joins what it names, and what a victim says
stays an allegation."""

from pathlib import Path

import pytest

from ingest import Lake, run
from ontology.identifiers.id_number import check_character
from tests.ingest.said import rows, values

CARD, OTHER = "6299990000000000018", "6299990000000000026"
PERSON = "99010119900101001" + check_character("99010119900101001")


def taken(lake: Lake, tmp_path: Path, head: str, *lines: str, above: str = "") -> str:
    """The mapping that the headers told."""
    path = tmp_path / "表.csv"
    path.write_text("\n".join([*filter(None, [above]), head, *lines]) + "\n", "gb18030")
    (report,) = run(lake, [path]).files
    assert (report.accepted, report.quarantined, report.cell_issues) == (len(lines), 0, 0), report
    return report.mapping


def joined(lake: Lake, type_: str, of: str = "number") -> list[tuple]:
    """What a relation joins, by a property of both ends; None where an end has none."""
    return rows(
        lake,
        f"""with e as (select mention, max(value) filter (property = 'subject') s,
                   max(value) filter (property = 'object') o from statements where type = '{type_}' group by mention)
            select a.value, b.value from e
            left join statements a on a.mention = unhex(e.s) and a.property in ('{of}', 'name', 'report_number')
            left join statements b on b.mention = unhex(e.o) and b.property in ('{of}', 'name') order by all""",
    )


def test_a_sub_account_hangs_on_its_account(lake, tmp_path):
    head = (
        "银行名称,开户账号,子账户账号,子账户类别,子账户序号,余额,可用余额,币种,钞汇标识,账户状态,账户人姓名"
    )
    line = f"云岭银行,{CARD},10001000100010001,定期,2,10.50,0,人民币,钞,正常,赵一"
    assert taken(lake, tmp_path, head, line) == "sub_account"
    assert joined(lake, "sub_account_of") == [("10001000100010001", CARD)]
    assert values(lake, "sub_account", "balance") == ["CNY:1050:exact"]


def test_a_contact_sheet_gives_a_customer_his_phones(lake, tmp_path):
    head = "客户名称,证照类型,证照号码,联系电话,联系手机,住宅地址,工作单位"
    assert (
        taken(lake, tmp_path, head, f"赵一,身份证,{PERSON},,14000000001,松河市晨晖路1号,") == "bank_contact"
    )
    assert joined(lake, "phone_of") == [("赵一", "14000000001")]
    other = tmp_path / "二"
    other.mkdir()
    assert taken(lake, other, "开户名称,证照号码,联系电话", f"赵一,{PERSON},'14000000002") == "bank_contact"
    assert values(lake, "phone", "number") == ["14000000001", "14000000002"]


def test_what_a_victim_says_is_alleged(lake, tmp_path):
    head = "警情编号,案件类别,被骗时间,受害人姓名,受害人身份证号,受害人电话,受害人账号,嫌疑账号,嫌疑人户名,涉案金额,简要案情"
    line = f"J1,刷单返利,2024-01-02 03:04:05,赵一,{PERSON},14000000001,{CARD},{OTHER},钱二,5万元,称被骗"
    assert taken(lake, tmp_path, head, line) == "victim_statements"
    assert joined(lake, "reported_account") == [("J1", OTHER)]
    assert joined(lake, "victim_account") == [("J1", CARD)]
    assert rows(lake, "select distinct standing, asserted_by from statements") == [("alleged", "party")]
    assert values(lake, "victim_report", "amount") == ["CNY:5000000:exact"]


def test_a_stop_payment_names_the_account_its_money_and_its_outcome(lake, tmp_path):
    head = (
        "业务申请编号,案件编号,转出账户户名,转出账卡号,转出金额,转出时间,止付账户户名,止付账卡号,止付事由,"
        "止付起始时间,止付截止时间,申请机构,反馈结果,未能止付原因"
    )
    line = f"Z1,A1,赵一,{CARD},100,20240102030405,钱二,{OTHER},电信诈骗,20240102040000,20240104040000,松河市公安局,成功,"
    assert taken(lake, tmp_path, head, line) == "stop_payments"
    assert values(lake, "stop_payment", "ends_at") == ["2024-01-04T04:00:00"]
    assert [b for _, b in joined(lake, "money_from")] == [CARD]
    assert [b for _, b in joined(lake, "measure_on")] == [OTHER]


def test_a_sign_in_comes_from_an_address_and_a_device(lake, tmp_path):
    head = "登陆账号,支付宝用户ID,账户名,客户端ip,操作发生时间,IMEI"
    assert (
        taken(lake, tmp_path, head, "a@b.cn,2088001,赵一,198.18.0.1,2024-01-02 03:04:05,990000000000001")
        == "sign_ins"
    )
    found = rows(lake, "select count(distinct mention) from statements where type = 'login'")
    assert found == [(2,)]
    assert values(lake, "ip_address", "address") == ["198.18.0.1"]
    assert values(lake, "device", "imei") == ["990000000000001"]


def test_the_form_of_payment_institutions_names_payer_and_payee_whichever_side_was_asked(lake, tmp_path):
    head = (
        "序号,支付订单号,交易类型,支付类型,交易主体的出入账标识,交易时间,币种,交易金额,交易余额,付款方的支付帐号,"
        "付款方的银行卡号,收款方的支付帐号,收款方的银行卡号,收款方的商户号,收款方的商户名称,备注"
    )
    lines = [f"{n},S{n},转账,余额,{n},2024-01-02 03:04:0{n},CNY,{n + 1},,w_a,,w_b,,,," for n in (0, 1)]
    assert taken(lake, tmp_path, head, *lines) == "payment_form"
    assert joined(lake, "transfer") == [("w_a", "w_b"), ("w_a", "w_b")]


@pytest.mark.parametrize(
    ("mapping", "head", "line"),
    [
        (
            "alipay_bill",
            "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注",
            "2024-01-02 03:04:05,日用百货,松河商行,,纸巾,{word},12.30,余额,交易成功,T{word},M1,",
        ),
        (
            "wechat_bill",
            "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注",
            "2024-01-02 03:04:05,商户消费,松河商行,纸巾,{word},¥12.30,零钱,支付成功,T{word},M1,",
        ),
    ],
)
def test_a_personal_bill_ties_no_two_rows_to_one_unnamed_wallet(lake, tmp_path, mapping, head, line):
    lines = line.format(word="支出"), line.format(word="收入"), line.format(word="/")
    assert taken(lake, tmp_path, head, *lines, above="支付账单,起始时间：2024-01-01") == mapping
    found = dict(rows(lake, "select type, count(distinct mention) from statements group by type"))
    assert (found["payment_wallet"], found["transfer"], found["unclear_transfer"]) == (3, 2, 1)
    assert values(lake, "transfer", "kind") == ["merchant"] * 2
