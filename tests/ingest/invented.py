"""Invented register rows, penalties and judgments, in the shapes real deliveries have. Nobody here exists."""

import csv
import gzip
import io
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from ontology.identifiers.credit_code import ALPHABET, check_character
from ontology.identifiers.organisation_code import check_character as organisation_check
from ontology.identifiers.registration_number import check_digit

REGISTRY_HEADER = (
    "企业名称", "统一社会信用代码", "注册日期", "企业类型", "法人代表", "注册资金", "经营范围",
    "所在省份", "地区", "注册地址", "src",
)  # fmt: skip

_WORDS = "云岭澜沧松河晨晖泰宁瑞和恒丰锦程远景"
_SURNAMES = "赵钱孙李周吴郑王冯陈"


def credit_code_of(number: int) -> str:
    """The n-th valid credit code of an invented district."""
    body = f"{number:08d}"
    first = f"91990101{body}{organisation_check(body)}"
    return first + check_character(first)


def registration_number_of(number: int) -> str:
    """The n-th valid 15-digit registration number."""
    first = f"990101{number:08d}"
    return first + check_digit(first)


def company_name(number: int) -> str:
    letters = random.Random(number)
    return f"{letters.choice(_WORDS)}{letters.choice(_WORDS)}{number}号贸易有限公司"


def person_name(number: int) -> str:
    letters = random.Random(number)
    return letters.choice(_SURNAMES) + letters.choice(_WORDS)


def registry_row(number: int, **changed: str) -> dict[str, str]:
    """A register row as the bulk file has it."""
    row = {
        "企业名称": company_name(number),
        "统一社会信用代码": credit_code_of(number),
        "注册日期": f"20{number % 20:02d}-0{number % 9 + 1}-1{number % 10}",
        "企业类型": "N/A",
        "法人代表": person_name(number),
        "注册资金": f"{number % 900 + 100}.5000(万元)",
        "经营范围": "贸易，咨询",
        "所在省份": "云州",
        "地区": "松河",
        "注册地址": f"松河市晨晖路{number}号",
        "src": "2001/云州",
    }
    return row | changed


def csv_bytes(
    rows: Iterable[dict[str, str]], header: Sequence[str] = REGISTRY_HEADER, *, encoding: str = "utf-8"
) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def registry_file(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    """A register file; gzip by its ending."""
    raw = csv_bytes(rows)
    path.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)
    return path


def json_file(path: Path, objects: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects), "utf-8")
    return path


def penalty(number: int, **changed: object) -> dict[str, object]:
    return {
        "行政处罚公司名称": company_name(number),
        "案号": f"松市监罚字〔2021〕{number}号",
        "事实": "占道经营",
        "处罚结果": "罚款",
        "处罚金额": 700,
        "处罚单位": "松河市市场监督管理局",
        "处罚日期": "2021年05月06日",
    } | changed


def judgment_text(number: int) -> str:
    return (
        f"松河市人民法院\n民 事 判 决 书\n（2021）云9901民初{number}号\n"
        f"原告：{company_name(number)}。\n被告：{company_name(number + 1)}。\n判决如下：驳回。\n"
    )


ALPHABET_OF_CODES = ALPHABET
