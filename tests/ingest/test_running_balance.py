"""Running balances as banks write them: whichever way the rows run, whatever order they have within a second or a day,
a statement that is whole is followed to its end, and what is missing or changed is told once, where it is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import run
from ingest.running_balance import Entry, by_moment, one_by_one, unfollowed
from tests.ingest.said import rows

MOVES = st.lists(
    st.integers(-5_000, 5_000).filter(lambda moved: moved != 0), min_size=4, max_size=25, unique=True
)


def account(moves, days):
    """Rows of a whole account, in the order in which they were booked: moment, moved, left over."""
    left = 100_000
    booked = []
    for n, moved in enumerate(moves):
        left += moved
        booked.append((f"2024-01-{1 + n * days // len(moves):02}", moved, left))
    return booked


def odd(booked, grouped):
    entries = [
        Entry(n, moment, moved, (left - moved,), left) for n, (moment, moved, left) in enumerate(booked)
    ]
    return list(unfollowed(grouped(sorted(entries, key=lambda each: each.moment))))


@given(MOVES, st.integers(1, 30), st.randoms())
def test_rows_of_a_day_fit_in_whatever_order_they_are_listed(moves, days, dice):
    listed = account(moves, days)
    dice.shuffle(listed)
    assert odd(listed, by_moment) == []


@given(MOVES, st.data())
def test_a_missing_row_or_a_changed_balance_is_told_once_and_nothing_after_it(moves, data):
    booked = account(moves, 1)
    place = data.draw(st.integers(1, len(booked) - 2))
    assert odd(booked[:place] + booked[place + 1 :], one_by_one) == [place]
    moment, moved, left = booked[place]
    changed = [*booked[:place], (moment, moved, left + 1_000_000), *booked[place + 1 :]]
    assert odd(changed, one_by_one) == [place]
    swapped = [*booked[:place], (moment, -moved, left), *booked[place + 1 :]]
    assert odd(swapped, one_by_one) == [place]


@given(MOVES, st.integers(2, 5), st.randoms())
def test_a_row_missing_from_a_shuffled_day_is_told_once_or_within_what_the_day_allows(moves, days, dice):
    """A day whose first balance nobody knows may be read as a round: then its gap is told at its end as well."""
    booked = account(moves, days)
    gone = dice.randrange(1, len(booked) - 1)
    listed = booked[:gone] + booked[gone + 1 :]
    dice.shuffle(listed)
    assert 1 <= len(odd(listed, by_moment)) <= 2


def test_a_time_written_less_precisely_ties_with_all_that_it_may_be():
    written = (
        "2024-01-02",
        "2024-01-02T03:04:05",
        "2024-01-02T03:04:06",
        "2024-01-03T01",
        "2024-01-03T01:02",
    )
    entries = [Entry(n, moment, 1, (0,), 1) for n, moment in enumerate(written)]
    assert [[each.row for each in group] for group in by_moment(entries)] == [[0, 1, 2], [3, 4]]


def flagged(lake, tmp_path, text, name="流水.csv"):
    """Mapping that read the text, and the lines whose balance is flagged."""
    (tmp_path / name).write_text(text, "utf-8")
    (file,) = run(lake, [tmp_path / name]).files
    assert file.quarantined == 0
    return file.mapping, [
        n for (n,) in rows(lake, "select line from quarantine where code = 'balance' order by 1")
    ]


CARD = "6299990000000000018"
COLUMNS = "卡号,交易日期,支出,收入,余额,对方户名,摘要"
TWO = (
    f"{CARD},2024-01-02,10.00,,90.00,甲,转账",
    f"{CARD},2024-01-02,,30.00,120.00,乙,转账",
    f"{CARD},2024-01-02,20.00,0.00,100.00,丙,消费",
    f"{CARD},2024-01-03,50.00,,50.00,甲,转账",
    f"{CARD},2024-01-03,-50.00,,100.00,甲,冲正",
    f"{CARD},2024-01-04,,1.20,101.20,,结息",
)


@pytest.mark.parametrize("order", ["oldest first", "newest first", "days shuffled"])
def test_two_columns_are_followed_whichever_way_they_run(order, lake, tmp_path):
    lines = list(TWO)
    if order == "newest first":
        lines.reverse()
    if order == "days shuffled":
        lines = [lines[n] for n in (2, 0, 1, 4, 3, 5)]
    assert flagged(lake, tmp_path, "\n".join((COLUMNS, *lines))) == ("bank_statement_columns", [])


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_row_left_out_of_two_columns_is_flagged_once(newest_first, lake, tmp_path):
    lines = [line for n, line in enumerate(TWO) if n != 3]
    text = "\n".join((COLUMNS, *(reversed(lines) if newest_first else lines)))
    assert flagged(lake, tmp_path, text)[1] == [3 if newest_first else 5]


def test_accounts_of_one_sheet_are_followed_apart_and_blank_balances_carried_over(lake, tmp_path):
    other = [line.replace(CARD, "6299990000000000026").replace("90.00,", ",", 1) for line in TWO]
    mixed = [line for pair in zip(TWO, other, strict=True) for line in pair]
    assert flagged(lake, tmp_path, "\n".join((COLUMNS, *mixed)))[1] == []
    changed = [
        line.replace("50.00,甲", "55.00,甲") if line.startswith("6299990000000000026") else line
        for line in mixed
    ]
    assert len(flagged(lake, tmp_path, "\n".join((COLUMNS, *changed)), "改.csv")[1]) == 1


def test_a_statement_without_an_account_is_one_accounts_unless_most_of_it_does_not_fit(lake, tmp_path):
    lines = ["2024-01-02,-10.00,90.00,甲", "2024-01-03,-1.00,89.00,甲", "2024-01-04,+5.00,94.00,乙"]
    lines += ["2024-01-05,-4.00,80.00,甲", "2024-01-06,-1.00,79.00,甲"]
    assert flagged(lake, tmp_path, "\n".join(("记账日期,金额,余额,对方账户名", *lines))) == (
        "bank_statement_signed", [5]
    )  # fmt: skip
    dice = random.Random(3)
    several = [f"2024-02-{n:02},-{n}.00,{dice.randrange(10**6)}.00,甲" for n in range(1, 20)]
    assert (
        len(flagged(lake, tmp_path, "\n".join(("记账日期,金额,余额,对方账户名", *several)), "杂.csv")[1]) == 1
    )


def test_a_row_that_failed_and_a_card_of_the_same_account_break_nothing(lake, tmp_path):
    head = (
        "交易卡号,交易账号,交易户名,交易时间,交易金额,交易余额,收付标志,对方账号,对方户名,摘要,交易是否成功"
    )
    row = "{},{},赵一,2024-01-02 03:0{}:00,{},{},{},,钱二,转账,{}"
    lines = (
        row.format(CARD, "990001", 1, "10", "90", "出", "成功"),
        row.format(CARD, "", 2, "10", "80", "出", "成功"),
        row.format("6299990000000000034", "990001", 3, "500", "0.00", "出", "失败"),
        row.format("6299990000000000034", "990001", 4, "20", "100", "进", "成功"),
        row.format(CARD, "990001", 5, "1", "98", "出", "成功"),
    )
    assert flagged(lake, tmp_path, "\n".join((head, *lines))) == ("bank_statement", [6])


def test_a_wallet_paid_by_a_bound_card_keeps_its_balance(lake, tmp_path):
    head = "用户ID,交易单号,借贷类型,交易时间,交易金额(分),账户余额(分),用户银行卡号,对手方ID,对手侧账户名称"
    lines = (
        "wx_a,1,出,2024-01-02 03:04:05,100,900,,wx_b,钱二",
        f"wx_a,2,出,2024-01-02 03:05:05,5000,900,{CARD},wx_b,钱二",
        "wx_a,3,入,2024-01-02 03:06:05,50,950,,wx_b,钱二",
        "wx_a,4,出,2024-01-02 03:07:05,50,850,,wx_b,钱二",
    )
    assert flagged(lake, tmp_path, "\n".join((head, *lines))) == ("wechat_police", [5])


def test_a_wallets_balance_entries_are_followed(lake, tmp_path):
    head = "交易订单号,账户,对方账户,交易发生日期,收入金额(+)（元）,支出金额(-)（元）,余额（元）,业务类型"
    lines = (
        "3,2088000000000001(赵一),,2024-01-04 10:00:00,0.00,-1.00,8.00,提现",
        "2,2088000000000001(赵一),,2024-01-03 10:00:00,0.00,-10.00,10.00,提现",
        "1,2088000000000001(赵一),,2024-01-02 10:00:00,5.00,0.00,20.00,转账",
    )
    assert flagged(lake, tmp_path, "\n".join((head, *lines))) == ("alipay_balance", [2])
