"""The answers to the statements: every account with its role and both balances, every transfer with the fraud it
belongs to. Kept beside stories.json and never among the sources."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from fuyuan.demo.money.book import Money
from fuyuan.demo.money.model import Account

_ACCOUNT = ("account", "holder", "holder_number", "bank", "role", "opening_fen", "closing_fen", "asked")
_TRANSFER = ("transfer", "time", "from", "to", "amount_fen", "kind", "ok", "reverses", "case", "level")


def money_truth(money: Money) -> dict[str, bytes]:
    """Two tables by name."""
    closing = closing_balances(money)
    accounts = (_account(it, closing[it]) for it in (*pseudo_accounts(money), *money.accounts))
    return {
        "truth/accounts.csv": _csv(_ACCOUNT, accounts),
        "truth/transfers.csv": _csv(_TRANSFER, _transfers(money)),
    }


def pseudo_accounts(money: Money) -> tuple[Account, ...]:
    """Where money comes from and goes to outside of the banks."""
    return money.cash, money.fees, money.interest


def closing_balances(money: Money) -> dict[Account, int]:
    """What is on each account in the end, counted from its opening and from what moved."""
    balance = {it: it.opening for it in (*pseudo_accounts(money), *money.accounts)}
    for transfer in money.transfers:
        if transfer.ok:
            balance[transfer.order.payer] -= transfer.amount
            balance[transfer.order.payee] += transfer.amount
    return balance


def _account(it: Account, closing: int) -> Sequence[object]:
    number = it.number if not it.is_pseudo else it.role
    return (
        number,
        it.holder_name,
        it.holder_number,
        it.bank,
        it.role,
        it.opening,
        closing,
        " ".join(it.asked),
    )


def _transfers(money: Money) -> Iterable[Sequence[object]]:
    for it in money.transfers:
        order = it.order
        yield (
            it.number,
            order.at.isoformat(),
            order.payer.number,
            order.payee.number,
            it.amount,
            order.kind,
            int(it.ok),
            it.reverses or "",
            order.case,
            order.level or "",
        )


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
