"""Bank rows, as banks really deliver them: each stays a row of its own, which way its money went is read from a table
and never guessed, and what cannot be read is set aside by cell with its row kept."""

from pathlib import Path

import pytest

from ingest import Lake, run
from ingest.mapping.codes import code_table
from ontology.identifiers.id_number import check_character
from tests.ingest.said import rows, values

HEADER = (
    "卡号,交易账号,交易户名,交易时间,交易金额,交易余额,借贷标志,对方账号,对方户名,摘要,交易是否成功,现金标志"
)
CARD, OTHER = "6299990000000000018", "6299990000000000026"


def statement(tmp_path: Path, *lines: str, header: str = HEADER) -> Path:
    folder = tmp_path / "云岭银行"
    folder.mkdir(exist_ok=True)
    path = folder / "交易明细信息.csv"
    path.write_text("\n".join((header, *lines)) + "\n", "gb18030")
    return path


def row(**changed: str) -> str:
    cells = {
        "卡号": CARD, "交易账号": "", "交易户名": "赵一", "交易时间": "2024-01-02 03:04:05", "交易金额": "1,000.50",
        "交易余额": "", "借贷标志": "借", "对方账号": OTHER, "对方户名": "钱二", "摘要": "转账", "交易是否成功": "成功",
        "现金标志": "",
    }  # fmt: skip
    cells |= changed
    return ",".join(f'"{cells[name]}"' for name in HEADER.split(","))


def ends(lake: Lake, type_: str) -> list[tuple[str, str]]:
    """Numbers paid from and to, of relations of a type."""
    return rows(
        lake,
        f"""with e as (select mention, max(value) filter (property = 'subject') s,
                   max(value) filter (property = 'object') o from statements where type = '{type_}' group by mention)
            select a.value, b.value from e
            left join statements a on a.mention = unhex(e.s) and a.property = 'number'
            left join statements b on b.mention = unhex(e.o) and b.property = 'number' order by all""",
    )


@pytest.mark.parametrize(
    "card", ["6299 9900 0000 0000 018", "6299-9900-0000-0000-018", "６２９９ ９９０００００００００００１８"]
)
def test_a_card_and_an_id_number_written_in_groups_are_the_card_and_its_holders(lake, tmp_path, card):
    body = "11010119900307001"
    header = HEADER + ",交易证件号码"
    line = row(卡号=card) + f',"{body[:6]} {body[6:14]} {body[14:]}{check_character(body)}"'
    run(lake, [statement(tmp_path, line, header=header)])
    assert CARD in values(lake, "bank_card", "number")
    assert values(lake, "person", "id_number") == [body + check_character(body)]


@pytest.mark.parametrize(("stated", "code"), [("156", "CNY"), ("840", "USD"), ("人民币", "CNY")])
def test_a_currency_may_be_stated_by_its_number(lake, tmp_path, stated, code):
    run(lake, [statement(tmp_path, row() + f",{stated}", header=HEADER + ",币种")])
    assert values(lake, "transfer", "amount") == [f"{code}:100050:exact"]


@pytest.mark.parametrize("word", ["借", "D", "出", "支出", "付", "转出"])
def test_money_that_left_the_account_was_paid_by_it(lake, tmp_path, word):
    run(lake, [statement(tmp_path, row(借贷标志=word))])
    assert ends(lake, "transfer") == [(CARD, OTHER)]


@pytest.mark.parametrize("word", ["贷", "C", "进", "收入", "收", "转入"])
def test_money_that_came_in_was_paid_to_it(lake, tmp_path, word):
    run(lake, [statement(tmp_path, row(借贷标志=word))])
    assert ends(lake, "transfer") == [(OTHER, CARD)]


def test_a_word_that_no_table_knows_tells_no_direction(lake, tmp_path):
    report = run(lake, [statement(tmp_path, row(借贷标志=""), row(借贷标志="1", 交易金额="7"))])
    assert values(lake, "unclear_transfer", "amount") == ["CNY:100050:exact", "CNY:700:exact"]
    assert not ends(lake, "transfer")
    assert report.files[0].cell_issues == 1
    assert {word for word, _ in code_table("direction")}.isdisjoint({"1", "2", "O"})


def test_money_that_did_not_move_is_no_transfer(lake, tmp_path):
    run(lake, [statement(tmp_path, row(交易是否成功="失败"))])
    assert ends(lake, "attempted_transfer") == [(CARD, OTHER)]
    assert not ends(lake, "transfer")


def test_a_tail_is_cut_and_a_masked_or_damaged_number_is_no_number(lake, tmp_path):
    lines = row(卡号=CARD + "_156_1"), row(对方账号="6222****1234"), row(对方账号="6.217E+18")
    report = run(lake, [statement(tmp_path, *lines)])
    assert ends(lake, "transfer") == [(CARD, OTHER), (CARD, None), (CARD, None)]
    assert values(lake, "bank_account", "masked_number") == ["6222****1234"]
    assert rows(lake, "select code from quarantine order by 1") == [("bad_identifier",), ("digits_lost",)]
    assert (report.files[0].accepted, report.files[0].cell_issues) == (3, 2)


def test_where_no_account_is_named_each_row_has_a_counterparty_of_its_own(lake, tmp_path):
    blank = {"对方账号": "", "对方户名": ""}
    lines = (
        row(**blank, 摘要="ATM取款"), row(**blank, 摘要="ATM取款", 交易金额="9"), row(**blank, 摘要="手续费"),
        row(**blank, 摘要="结息", 借贷标志="贷"), row(**blank, 摘要=""),
    )  # fmt: skip
    run(lake, [statement(tmp_path, *lines)])
    found = rows(lake, "select type, count(distinct mention) from statements group by type")
    assert dict(found) | {"cash": 2, "bank_charge": 1, "bank_interest": 1, "unknown_party": 1} == dict(found)
    assert len(ends(lake, "transfer")) == 5


def test_a_reversal_keeps_its_sign_and_is_called_one(lake, tmp_path):
    run(lake, [statement(tmp_path, row(), row(交易金额="-1000.50", 摘要="冲正"))])
    assert values(lake, "transfer", "kind") == ["reversal", "transfer"]
    assert values(lake, "transfer", "amount") == ["CNY:-100050:exact", "CNY:100050:exact"]


def test_times_are_as_precise_as_the_bank_wrote_them(lake, tmp_path):
    written = "2024-1-2 10:03:04", "20240102030405", "2024/01/02", "2024-02-30"
    run(lake, [statement(tmp_path, *(row(交易时间=time) for time in written))])
    assert values(lake, "transfer", "at") == ["2024-01-02", "2024-01-02T03:04:05", "2024-01-02T10:03:04"]


def test_a_balance_that_does_not_follow_is_flagged_and_kept(lake, tmp_path):
    lines = (
        row(交易金额="10", 交易余额="90.00"),
        row(交易金额="10", 交易余额="80.00", 交易时间="2024-01-02 03:05:00"),
        row(交易金额="10", 交易余额="71.00", 交易时间="2024-01-02 03:06:00"),
        row(交易金额="1", 交易余额="72.00", 交易时间="2024-01-02 03:07:00", 借贷标志="贷"),
    )
    report = run(lake, [statement(tmp_path, *lines)])
    assert report.files[0].accepted == 4
    assert rows(lake, "select line, code from quarantine") == [(4, "balance")]


def test_a_bank_that_did_not_answer_is_a_finding(lake, tmp_path):
    path = tmp_path / "任务信息.csv"
    head = "任务流水号,银行名称,证账号码,账卡号,反馈结果,查询结果,请求单号"
    lines = f"T1,云岭银行,,{CARD},失败,超时未反馈,Q1", f"T2,云岭银行,,{OTHER},成功,无数据,Q1"
    path.write_text("\n".join((head, *lines)) + "\n", "gb18030")
    run(lake, [path])
    assert values(lake, "query_task", "outcome") == ["no_data", "not_answered"]
    assert "not_answered" in values(lake, "asked_of", "outcome")
    assert not ends(lake, "transfer")


def written(tmp_path: Path, name: str, head: str, *lines: str) -> Path:
    path = tmp_path / name
    path.write_text("\n".join((head, *lines)) + "\n", "utf-8")
    return path


def test_a_payment_service_counts_in_fen(lake, tmp_path):
    head = "用户ID,交易单号,借贷类型,交易时间,交易金额(分),账户余额(分),对手方ID,对手侧账户名称"
    path = written(tmp_path, "w.csv", head, "wx_a,1,出,2024-01-02 03:04:05,12345,5,wx_b,钱二")
    run(lake, [path])
    assert ends(lake, "transfer") == [("wx_a", "wx_b")]
    assert values(lake, "transfer", "amount") == ["CNY:12345:exact"]


def test_a_freeze_names_its_account_and_its_body(lake, tmp_path):
    head = "银行名称,账号,冻结措施类型,冻结金额,冻结机关,冻结开始日期,冻结截止日期,措施序号"
    run(
        lake, [written(tmp_path, "f.csv", head, f"云岭银行,{CARD},冻结,1.5,松河市公安局,20240102,20240702,1")]
    )
    assert values(lake, "freeze", "amount") == ["CNY:150:exact"]
    assert values(lake, "public_body", "name") == ["松河市公安局"]


def test_who_called_whom_is_told_by_the_record_type(lake, tmp_path):
    head = "本机号码,对方号码,呼叫开始时间,呼叫时长(秒),话单类型"
    line = "14000000001,14000000002,2024-01-02 03:04:05,{},{}"
    run(lake, [written(tmp_path, "c.csv", head, line.format(3, "主叫"), line.format(4, "被叫"))])
    assert ends(lake, "call") == [("14000000001", "14000000002"), ("14000000002", "14000000001")]


def numbered(lake: Lake, type_: str, *properties: str) -> set[tuple]:
    """Properties of each mention of a type, each combination once."""
    columns = ", ".join(f"max(value) filter (property = '{name}')" for name in properties)
    return set(rows(lake, f"select {columns} from statements where type = '{type_}' group by mention"))


def test_an_alipay_reply_names_account_and_person_in_one_cell(lake, tmp_path):
    head = "交易号,商户订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,用户信息,交易对方信息,消费名称,金额（元）,收/支,交易状态"
    told = "2024-01-02 03:04:05,,,手机,转账"
    lines = (
        f"1,,{told},2088000000000001(赵一),2088000000000002(松河（云岭）商贸有限公司),货款,12.50,支出,交易成功",
        f"2,,{told},2088000000000001（赵一）,qian@example.com,,3,收入,交易成功",
        f"3,S3,{told},2088000000000001(赵一),(松河超市),牙膏,4,支出,交易关闭",
    )
    run(lake, [written(tmp_path, "支付宝.csv", head, *lines)])
    one, other = "2088000000000001", "2088000000000002"
    assert ends(lake, "transfer") == [(one, other), ("qian@example.com", one)]
    assert numbered(lake, "payment_wallet", "number", "holder_name", "provider") == {
        (one, "赵一", "支付宝"), (other, "松河（云岭）商贸有限公司", "支付宝"), ("qian@example.com", None, "支付宝"),
    }  # fmt: skip
    assert ends(lake, "attempted_transfer") == [(one, None)]
    assert values(lake, "merchant", "name") == ["松河超市"]
    shown = rows(lake, "select distinct \"column\" from statements where value = '赵一'")
    assert shown == [("用户信息",)], "evidence names the cell that stands in the file"


def test_registrations_tie_a_person_to_wallets_and_wallets_to_cards(lake, tmp_path):
    id_number = "99010119900101001" + check_character("99010119900101001")
    alipay = "用户ID,登录邮箱,登录手机,账户名称,证件类型,证件号,可用余额,绑定手机,注册时间,注册时IP,绑定银行卡,关联账户"
    line = f"2088000000000001,,14000000001,赵一,身份证,{id_number},5.00,14000000002,2020-01-02 03:04:05,198.18.0.1,{{}},"
    both, unclear = f"{CARD}，{OTHER}", f"{CARD}(已解绑)；{OTHER}"
    bound = enumerate(
        (CARD, both, unclear, f"{OTHER[:4]} {OTHER[4:8]} {OTHER[8:12]} {OTHER[12:16]} {OTHER[16:]}"), 1
    )
    lines = (line.replace("001,", f"00{n},", 1).format(cards) for n, cards in bound)
    run(lake, [written(tmp_path, "a.csv", alipay, *lines)])
    wechat = "账户状态,账号,注册姓名,注册时间,注册身份证号,绑定手机,绑定状态,开户行信息,银行账号"
    bound = (
        f"正常,wx_zhao,赵一,2019-01-02,{id_number},14000000001,已绑定,云岭银行,{card}"
        for card in (CARD, OTHER)
    )
    report = run(lake, [written(tmp_path, "w.csv", wechat, *bound)])
    assert (report.files[0].mapping, report.files[0].accepted) == ("wechat_registration", 2)
    assert {tuple(sorted(pair, key=str)) for pair in ends(lake, "linked_account")} == {
        ("2088000000000001", CARD), ("2088000000000002", CARD), ("2088000000000002", OTHER),
        ("2088000000000004", OTHER), (CARD, "wx_zhao"), (OTHER, "wx_zhao"),
    }  # fmt: skip
    assert set(ends(lake, "holder_of")) == {
        (None, w) for w in (*(f"208800000000000{n}" for n in range(1, 5)), "wx_zhao")
    }
    assert set(values(lake, "person", "id_number")) == {id_number}
    assert rows(lake, 'select "column", code, raw from quarantine') == [
        ("绑定银行卡", "bad_identifier", unclear)
    ]
    assert values(lake, "login", "action") == ["注册"] * 4


ALIPAY = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注"
)
WECHAT = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"


def own_sides(lake: Lake) -> set[tuple]:
    """What is said of the accounts that paid."""
    query = """select distinct s.property, s.value from statements t join statements s
               on s.mention = unhex(t.value) where t.type = 'transfer' and t.property = 'subject'"""
    return set(rows(lake, query))


@pytest.mark.parametrize("account", ["14000000001", "140****0001"])
def test_the_rows_of_a_personal_bill_are_one_accounts(lake, tmp_path, account):
    title = f"导出信息：\n姓名：赵一\n支付宝账户：{account}\n起始时间：[2024-01-01]\n导出时间：[2024-03-01 10:00:00]\n共2笔记录"
    lines = (f"2024-01-0{n} 03:04:05,转账,钱二,,还款,支出,{n}.00,余额,交易成功,{n},," for n in (1, 2))
    report = run(lake, [written(tmp_path, "支付宝账单.csv", f"{title}\n{ALIPAY}", *lines)])
    assert (report.files[0].mapping, report.files[0].accepted) == ("alipay_bill", 2)
    said = own_sides(lake)
    (bill,) = (value for name, value in said if name == "local_number")
    assert said == {
        ("masked_number" if "*" in account else "number", account), ("holder_name", "赵一"), ("provider", "支付宝"),
        ("local_number", bill), ("data_set", "支付宝账单"),
    }  # fmt: skip
    assert "赵" not in bill
    assert account not in bill


def test_a_wechat_bill_is_its_nicknames_and_two_exports_are_not_taken_for_one(lake, tmp_path):
    bills = []
    for day in (1, 2):
        title = f"微信支付账单明细,,\n微信昵称：[云岭老赵],,\n导出时间：[2024-03-0{day} 10:00:00],,"
        line = f"2024-01-0{day} 03:04:05,转账,钱二,,支出,¥{day}.00,零钱,支付成功,{day},,"
        run(lake, [written(tmp_path, f"{day}.csv", f"{title}\n{WECHAT}", line)])
        bills.append({value for name, value in own_sides(lake) if name == "local_number"})
    assert ("holder_name", "云岭老赵") in own_sides(lake)
    assert [len(each) for each in bills] == [1, 2]


def test_a_bill_without_its_head_has_an_account_a_row(lake, tmp_path):
    lines = (f"2024-01-0{n} 03:04:05,转账,钱二,,支出,¥{n}.00,零钱,支付成功,{n},," for n in (1, 2))
    run(lake, [written(tmp_path, "微信.csv", WECHAT, *lines)])
    assert own_sides(lake) == {("note", "账单行没有写明本人账号"), ("provider", "财付通")}
