"""Money is conserved: in the ledger, on every account, and in what the banks' files show of it."""

import csv
import io
from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.demo.draw import Draw
from fuyuan.demo.money.book import at
from fuyuan.demo.money.ledger import Ledger
from fuyuan.demo.money.model import Account, Order
from fuyuan.demo.money.statements import FOLDER, TRANSACTIONS
from fuyuan.demo.money.truth import closing_balances, pseudo_accounts
from fuyuan.demo.people import People
from fuyuan.demo.tables import table
from tests.demo.life import town, town_files

SEEDS = [1, 2, 3]
BANKS = {bank["name"]: bank for bank in table("life")["banks"]}
NOON = at(date(2023, 5, 1), 12 * 3600)
HOLDER = People(Draw(1)).person()

payments = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 90_000), st.booleans()), max_size=60
)


def _accounts() -> list[Account]:
    held = [Account(str(n), HOLDER, 0, 20_000 * n, date(2020, 1, 1)) for n in range(4)]
    return [*held, Account("cash", None, -1, 0, date(2020, 1, 1))]


@given(payments)
@settings(max_examples=200)
def test_whatever_is_paid_and_taken_back_nothing_is_made_or_lost_and_nobody_owes(drawn) -> None:
    accounts = _accounts()
    orders: list[Order] = []
    for minute, (payer, payee, amount, taken_back) in enumerate(drawn):
        if payer == payee:
            continue
        at = NOON + timedelta(minutes=minute)
        orders.append(Order(at, accounts[payer], accounts[payee], amount, "private", "转账"))
        if taken_back:
            back = orders[-1]
            orders.append(
                Order(
                    at + timedelta(seconds=30),
                    back.payee,
                    back.payer,
                    amount,
                    "reversal",
                    "冲正",
                    takes_back=back,
                )
            )
    ledger = Ledger(orders)
    booked = list(ledger.book())
    assert len(booked) == len(orders)
    assert sum(map(ledger.balance, accounts)) == sum(it.opening for it in accounts)
    assert all(ledger.balance(it) >= 0 for it in accounts if not it.is_pseudo)
    by_number = {it.number: it for it in booked}
    for transfer in booked:
        if transfer.reverses:
            assert transfer.amount == by_number[transfer.reverses].amount


def test_a_planned_payment_without_money_behind_it_is_a_mistake_of_the_story() -> None:
    first, second, *_ = _accounts()
    with pytest.raises(ValueError, match="larger opening"):
        list(Ledger([Order(NOON, first, second, 1, "private", "转账", planned=True)]).book())


@pytest.mark.parametrize("seed", SEEDS)
def test_the_citys_money_is_conserved_and_no_account_runs_below_nothing(seed: int) -> None:
    money = town(seed).money
    everything = (*pseudo_accounts(money), *money.accounts)
    closing = closing_balances(money)
    assert sum(closing.values()) == sum(it.opening for it in everything)
    running = {it: it.opening for it in everything}
    for transfer in money.transfers:
        order = transfer.order
        if transfer.ok:
            running[order.payer] -= transfer.amount
            running[order.payee] += transfer.amount
        assert (running[order.payer], running[order.payee]) == (transfer.payer_after, transfer.payee_after)
        assert order.payer.is_pseudo or running[order.payer] >= 0


@pytest.mark.parametrize("seed", SEEDS)
def test_each_statement_adds_up_row_by_row(seed: int) -> None:
    """From one balance to the next by the amount, in the direction that the bank's own word gives."""
    opening = {it.number: it.opening for it in town(seed).money.accounts}
    checked = 0
    for name, bank, rows in _statements(seed):
        balance: dict[str, int] = {}
        for row in rows:
            number = (row["交易卡号"] or row["交易账号"]).partition("_")[0]
            before = balance.get(number, opening[number])
            balance[number] = _fen(row["交易余额"])
            if row["交易是否成功"] == "成功":
                sign = 1 if row[bank["columns"].get("收付标志", "收付标志")] == bank["into"] else -1
                assert balance[number] == before + sign * _fen(row["交易金额"]), (name, row)
            checked += 1
    assert checked > 3_000


def test_a_transfer_that_two_banks_report_is_one_sum_under_two_numbers() -> None:
    seen: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for _, bank, rows in _statements(1):
        columns = bank["columns"]
        for row in rows:
            mine = (row["交易卡号"] or row["交易账号"]).partition("_")[0]
            other = row[columns.get("交易对手账卡号", "交易对手账卡号")]
            if other and row["交易是否成功"] == "成功":
                ends = sorted((mine, other))
                seen[ends[0], ends[1], row["交易金额"]].add(row["交易流水号"])
    assert sum(len(numbers) > 1 for numbers in seen.values()) > 500


def test_fraud_money_leaves_within_the_hour_and_a_hundred_ordinary_payments_surround_each() -> None:
    transfers = town(1).money.transfers
    of_rings = [it for it in transfers if it.order.case]
    assert {it.order.level for it in of_rings} == {1, 2, 3, 4}
    assert {it.order.case for it in of_rings} == {"fraud-ring-service", "fraud-ring-investment"}
    by_victim = [it for it in of_rings if it.order.level == 1]
    assert len({it.order.payer for it in by_victim}) == 13
    lost, cashed = (sum(it.amount for it in of_rings if it.order.level == level) for level in (1, 4))
    assert lost * 0.97 < cashed < lost


def test_the_bank_that_never_answered_left_a_task_file_and_nothing_else() -> None:
    silent = next(name for name, bank in BANKS.items() if not bank["answers"])
    files = {name: content for name, content in town_files(1).items() if f"/{silent}/" in name}
    assert files
    assert all(name.endswith("任务信息.csv") for name in files)
    for content in files.values():
        assert {row["反馈结果"] for row in _rows(content)} == {"失败"}


def _statements(seed: int):
    for name, content in town_files(seed).items():
        if name.startswith(f"{FOLDER}/") and TRANSACTIONS in name:
            yield name, BANKS[name.split("/")[2]], _rows(content)


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("gb18030"))))


def _fen(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    yuan, _, fen = text.lstrip("-").partition(".")
    return sign * (int(yuan) * 100 + int(fen))
