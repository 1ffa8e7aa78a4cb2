"""Reasons for which a row or a cell is set aside, in words a clerk can act on. Codes are stable: queries and later
re-deliveries refer to them."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from ontology.identifiers import SCHEMES, parse

FILE, ROW, CELL = "file", "row", "cell"

_REASONS: Final = {
    "cell_count": "单元格数与表头不符（本行/表头：{detail}）",
    "quote": "引号不成对，本行无法切分",
    "nul": "本行含有空字符（NUL）",
    "bytes": "本行含有无法解码的字节",
    "truncated": "文件在本行中间断开",
    "missing": "必填列「{column}」没有值",
    "not_json": "本行不是 JSON 对象：{detail}",
    "surrogate": "本行含有不成对的代理字符",
    "scanned": "第 {detail} 页没有文字层（扫描件），须先作文字识别",
    "total": "合计行，不是一条记录",
    "note": "表格下方或中间的说明（制表人、备注、页码等），不是一条记录",
    "headers": "重复出现的表头或标题，不是一条记录",
    "too_long": "本行过长（{detail} 字符），只留其开头，全文见原件",
    "digits_lost": "数字被表格软件改成了科学计数，末尾位数已丢失，须从原系统按文本重新导出",
    "sheet_error": "表格软件的出错值（如 #DIV/0!、#REF!、####），原值已不在文件中，须从原系统重新导出",
    "no_result": "公式没有保存计算结果，须用表格软件打开原表、保存后重新导入",
    "serial_date": "日期是表格软件的序号，已按 1900 日期系统换算；若来自 1904 日期系统，应晚 1462 天，请核对",
    "bad_date": "不是可识别的日期",
    "bad_amount": "不是可识别的金额，或没有写明单位",
    "bad_integer": "不是整数",
    "bad_time": "不是可识别的时间",
    "bad_code": "代码表中没有这个写法，含义未定",
    "balance": "余额与上一笔的余额、本笔金额不相符",
    "no_name": "不是一个姓名或名称",
}


@dataclass(frozen=True, slots=True)
class Quarantined:
    """`scope` file: nothing of the file was taken in. row: nothing of the row was. cell: the row was, without this
    value."""

    scope: str
    line: int
    column: str
    code: str
    reason: str
    raw: str

    def row(self, run: str) -> dict[str, Any]:
        """As the lake holds it."""
        return asdict(self) | {"run": run}


def reason(code: str, column: str = "", detail: str = "") -> str:
    """The reason in words."""
    return _REASONS[code].format(column=column, detail=detail)


def identifier_reason(schemes: tuple[str, ...], raw: str) -> str:
    """Why the cell is no identifier of the schemes its column may hold, said for the first of them."""
    read = [parse(scheme, raw) for scheme in schemes if scheme in SCHEMES]
    if any(identifier.masked for identifier in read):
        return "号码已遮蔽，不能作为标识"
    return next((i.problem.rstrip("。") for i in read if i.problem), "不是可识别的号码")
