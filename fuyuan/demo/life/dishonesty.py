"""失信被执行人 rows, with the keys of the public list: every debtor against whom an enforcement found nothing, and the
person behind it. Numbers are masked as the list masks them, so a row says who only together with the case number."""

import json
import re
from datetime import date, timedelta
from typing import Any

from fuyuan.demo.city import City, Document
from fuyuan.demo.model import Company, Person
from fuyuan.demo.truth import DocumentTruth

_DUTY = "{creditor}与{debtor}纠纷一案，由{debtor}支付所欠款项及利息，负担案件受理费。"
_ACTS = ("有履行能力而拒不履行生效法律文书确定义务", "违反财产报告制度", "其他规避执行")


def dishonesty_lines(city: City) -> bytes:
    """JSON lines, by date of publication."""
    companies = {company.name: company for company in city.companies}
    rows: list[dict[str, Any]] = []
    for document in city.documents:
        if document.judgment.title.endswith("执行实施类执行裁定书"):
            rows += _rows_of(document, companies)
    rows.sort(key=lambda row: (row["publishDate"], row["caseCode"], row["partyTypeName"]))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _rows_of(document: Document, companies: dict[str, Company]) -> list[dict[str, Any]]:
    truth = document.judgment.truth
    debtor = next(it for it in truth.parties if "被执行人" in it.roles)
    company = companies.get(debtor.name)
    if company is None:
        return []
    about = _about(truth, debtor.name) | {"disruptTypeName": _ACTS[len(truth.case_number) % len(_ACTS)]}
    person = company.representative
    return [
        about | _company(company) | {"partyTypeName": "1"},
        about | _person(person, truth.decided_on) | {"partyTypeName": "0"},
    ]


def _about(truth: DocumentTruth, debtor: str) -> dict[str, Any]:
    basis = next(it.case_number for it in truth.related if it.relation == "enforcement_basis")
    creditor = next(it.name for it in truth.parties if "申请执行人" in it.roles)
    published = truth.decided_on - timedelta(days=21)
    return {
        "courtName": truth.court,
        "areaName": truth.court[:2],
        "gistId": basis,
        "gistUnit": truth.court,
        "regDate": f"{_filed(truth):%Y年%m月%d日}",
        "caseCode": truth.case_number.removesuffix("之一"),
        "duty": _DUTY.format(creditor=creditor, debtor=debtor),
        "performance": "全部未履行",
        "performedPart": "",
        "unperformPart": "",
        "publishDate": f"{published:%Y年%m月%d日}",
    }


def _filed(truth: DocumentTruth) -> date:
    """In the year of the case number, some months before the ruling."""
    year = int(re.findall(r"\d{4}", truth.case_number)[0])
    return min(max(truth.decided_on - timedelta(days=140), date(year, 1, 8)), date(year, 12, 28))


def _company(company: Company) -> dict[str, Any]:
    return {
        "iname": company.name,
        "sexy": "",
        "age": 0,
        "cardNum": company.code[:9] + "****" + company.code[-1],
        "businessEntity": company.representative.name,
    }


def _person(person: Person, on: date) -> dict[str, Any]:
    return {
        "iname": person.name,
        "sexy": person.sex,
        "age": on.year - person.born.year,
        "cardNum": person.id_number[:10] + "****" + person.id_number[-4:],
        "businessEntity": "",
    }
