"""The folders that 公安资金查控 requests bring: per request and bank a file of transactions, one of accounts, one of
tasks. Each bank has its own header names, words for direction and form of time; a bank that never answered has a
task file that says so and nothing else."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from io import StringIO
from typing import Any

from fuyuan.demo.draw import Draw
from fuyuan.demo.identities import measuring_address
from fuyuan.demo.model import Company
from fuyuan.demo.money.book import Money, at
from fuyuan.demo.money.model import Account, Transfer
from fuyuan.demo.tables import table

FOLDER = "资金查控"
TRANSACTIONS, ACCOUNTS, TASKS = "交易明细信息", "账户信息", "任务信息"
_TRANSACTION_COLUMNS = [
    "交易卡号",
    "交易账号",
    "交易户名",
    "交易证件号码",
    "交易时间",
    "交易金额",
    "交易余额",
    "收付标志",
    "交易对手账卡号",
    "现金标志",
    "对手户名",
    "对手身份证号",
    "对手开户银行",
    "摘要说明",
    "交易币种",
    "交易网点名称",
    "交易网点代码",
    "交易发生地",
    "交易是否成功",
    "传票号",
    "终端号",
    "IP地址",
    "MAC地址",
    "对手交易余额",
    "交易流水号",
    "日志号",
    "凭证种类",
    "凭证号",
    "交易柜员号",
    "商户名称",
    "商户号",
    "备注",
    "交易类型",
    "查询反馈结果原因",
]
_ACCOUNT_COLUMNS = [
    "账户开户名称",
    "开户人证件类型",
    "开户人证件号码",
    "交易卡号",
    "交易账号",
    "账号开户时间",
    "账户余额",
    "可用余额",
    "币种",
    "开户网点代码",
    "开户网点",
    "账户状态",
    "账户类型",
    "销户日期",
    "最后交易时间",
    "开户联系方式",
    "通信地址",
    "代理人",
    "代办人证件类型",
    "代办人证件号码",
    "账号开户银行",
    "法人代表",
    "客户工商执照号码",
    "任务流水号",
]
_TASK_COLUMNS = [
    "任务流水号",
    "银行名称",
    "主体类别",
    "证账号码",
    "账卡号",
    "发送时间",
    "反馈时间",
    "反馈结果",
    "反馈明细结果",
    "查询结果",
    "请求单号",
]
_CASH_KINDS = ("cash_in", "cash_out")
_BLANK_COUNTERPARTY = 0.05
"""Counterparty names that the bank left out; 16 % of a large real set lacked one of the two names."""


def statement_files(money: Money, draw: Draw) -> Iterator[tuple[str, bytes]]:
    """Every file by its path within the folder."""
    rows_of = _rows_of(money.transfers)
    asked: defaultdict[tuple[str, int], list[Account]] = defaultdict(list)
    for account in money.accounts:
        for request in account.asked:
            asked[request, account.bank].append(account)
    for (request, place), accounts in sorted(asked.items()):
        bank = Bank(place, request, draw.child(request, str(place)))
        for name, content in bank.files(accounts, rows_of):
            yield f"{request}/{bank.name}/{name}", content


def _rows_of(transfers: Iterable[Transfer]) -> dict[Account, list[Transfer]]:
    found: defaultdict[Account, list[Transfer]] = defaultdict(list)
    for transfer in transfers:
        found[transfer.order.payer].append(transfer)
        found[transfer.order.payee].append(transfer)
    return found


class Bank:
    """One bank's answer to one request."""

    def __init__(self, place: int, request: str, draw: Draw) -> None:
        self._it: dict[str, Any] = table("life")["banks"][place]
        self.name = str(self._it["name"])
        self._place, self._request, self._draw = place, request, draw
        without = self._it["without"]
        self._columns = [name for name in _TRANSACTION_COLUMNS if name not in without]
        self._order = draw.child("order").some(self._columns, len(self._columns))

    def files(
        self, accounts: list[Account], rows_of: dict[Account, list[Transfer]]
    ) -> Iterator[tuple[str, bytes]]:
        """Transactions and accounts where the bank answers, tasks always."""
        yield f"演示_{TASKS}.csv", _csv(_TASK_COLUMNS, (self._task(it) for it in accounts))
        if not self._it["answers"]:
            return
        yield f"演示_{ACCOUNTS}.csv", _csv(_ACCOUNT_COLUMNS, (self._account(it, rows_of) for it in accounts))
        header = [self._it["columns"].get(name, name) for name in self._order]
        rows = (self._transaction(account, it) for account in accounts for it in rows_of.get(account, ()))
        yield f"演示_{TRANSACTIONS}.csv", _csv(header, rows)

    def _task(self, account: Account) -> list[str]:
        sent = at(date.fromisoformat(self._request[8:16]), 9 * 3600 + self._draw.below(9_000))
        back = sent + timedelta(hours=self._draw.between(2, 60))
        answers = self._it["answers"]
        return [
            self._task_number(account),
            self.name,
            "个人" if account.is_card else "单位",
            account.holder_number,
            account.number,
            f"{sent:%Y-%m-%d %H:%M:%S}",
            f"{back:%Y-%m-%d %H:%M:%S}" if answers else "",
            "成功" if answers else "失败",
            "查询成功" if answers else "银行系统超时，未返回结果",
            "有数据" if answers else "",
            self._request,
        ]

    def _serial(self, transfer: Transfer) -> str:
        """Each bank counts for itself: the same transfer has another number in the other bank's file."""
        own = transfer.number * (7_919 + 2 * self._place) % 9_999_991
        return f"{self._place:02d}{transfer.order.at:%Y%m%d}{own:07d}"

    def _task_number(self, account: Account) -> str:
        return f"{self._request}{self._place:02d}{account.number[-8:]}"

    def _account(self, account: Account, rows_of: dict[Account, list[Transfer]]) -> list[str]:
        rows = rows_of.get(account, [])
        last = f"{rows[-1].order.at:%Y-%m-%d %H:%M:%S}" if rows else ""
        balance = _yuan(_after(account, rows[-1]) if rows else account.opening)
        agent, holder, card = account.agent, account.holder, account.is_card
        assert holder is not None
        return [
            account.holder_name,
            "居民身份证" if card else "统一社会信用代码",
            account.holder_number,
            account.number if card else "",
            "" if card else account.number,
            f"{account.opened:%Y%m%d}",
            balance,
            balance,
            "人民币",
            f"99{self._place:02d}01",
            f"{self.name}营业部",
            "正常",
            "个人银行结算账户" if card else "基本存款账户",
            "",
            last,
            account.phone,
            holder.address,
            agent.name if agent else "",
            "居民身份证" if agent else "",
            agent.id_number if agent else "",
            self.name,
            holder.representative.name if isinstance(holder, Company) else "",
            "" if card else account.holder_number,
            self._task_number(account),
        ]

    def _transaction(self, account: Account, transfer: Transfer) -> list[str]:
        cells = self._cells(account, transfer)
        return [cells.get(name, "") for name in self._order]

    def _cells(self, account: Account, transfer: Transfer) -> dict[str, str]:
        draw, order, it = self._draw, transfer.order, self._it
        out = order.payer is account
        # 冲正: the first booking's direction again, with the sign turned.
        taken_back = transfer.reverses is not None
        other = order.payee if out else order.payer
        amount = -transfer.amount if taken_back else transfer.amount
        number = account.number + str(it.get("tail", ""))
        cells = {
            "交易卡号": number if account.is_card else "",
            "交易账号": "" if account.is_card else account.number,
            "交易户名": account.holder_name,
            "交易证件号码": account.holder_number,
            "交易时间": order.at.strftime(it["time"]),
            "交易金额": _yuan(amount),
            "交易余额": _yuan(_after(account, transfer)),
            "收付标志": it["out"] if out != taken_back else it["into"],
            "现金标志": "现金" if order.kind in _CASH_KINDS else "其它",
            "摘要说明": order.summary,
            "交易币种": "人民币",
            "交易网点名称": f"{self.name}营业部",
            "交易网点代码": f"99{self._place:02d}01",
            "交易是否成功": "成功" if transfer.ok else "失败",
            "交易流水号": self._serial(transfer),
            "查询反馈结果原因": "" if transfer.ok else "余额不足",
        }
        if other.is_pseudo:
            return cells
        named = not draw.chance(_BLANK_COUNTERPARTY)
        cells |= {
            "交易对手账卡号": other.number,
            "对手户名": other.holder_name if named else "",
            "对手开户银行": str(table("life")["banks"][other.bank]["name"]) if named else "",
        }
        if out and order.kind != "shopping":
            cells["IP地址"], cells["MAC地址"] = account.device or (measuring_address(draw), "")
        if order.kind == "shopping":
            cells |= {"商户名称": order.payee.holder_name, "商户号": f"99{order.payee.number[-10:]}"}
        return cells


def _after(account: Account, transfer: Transfer) -> int:
    return transfer.payer_after if transfer.order.payer is account else transfer.payee_after


def _yuan(fen: int) -> str:
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


def _csv(header: list[str], rows: Iterable[list[str]]) -> bytes:
    """GB18030, as banks deliver it."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("gb18030")
