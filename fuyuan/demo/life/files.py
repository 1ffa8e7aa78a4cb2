"""The registers as files, with the headers that such exports really have. The order of rows tells nothing: each file is
sorted by a number in it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO

from fuyuan.demo.city import FILE_PREFIX, City
from fuyuan.demo.life.dishonesty import dishonesty_lines
from fuyuan.demo.life.records import Records
from fuyuan.demo.model import Party, Person
from fuyuan.demo.numerals import WAN

SHAREHOLDERS, POSTS, REPORTS = "股东信息", "主要人员", "企业年报"
INSURANCE, VEHICLES, DISHONESTY, LICENCES = "社会保险", "机动车", "失信被执行人", "行政许可"
_INSURANCE_KIND = "企业职工基本养老保险"
_Rows = Iterator[Sequence[str]]


def register_files(city: City) -> dict[str, bytes]:
    """Every file by its path within its folder."""
    tables = (
        (SHAREHOLDERS, _HOLDING, _holdings),
        (POSTS, _POST, _posts),
        (REPORTS, _REPORT, _reports),
        (INSURANCE, _JOB, _jobs),
        (VEHICLES, _CAR, _cars),
        (LICENCES, _LICENCE, _licences),
    )
    contents = {source_path(name): _csv(header, rows(city.records)) for name, header, rows in tables}
    contents[source_path(DISHONESTY)] = dishonesty_lines(city)
    return contents


def source_path(name: str) -> str:
    """Where the file of a register lies."""
    return f"{name}/{FILE_PREFIX}{name}.{'jsonl' if name == DISHONESTY else 'csv'}"


def _csv(header: str, rows: Iterable[Sequence[str]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split())
    writer.writerows(rows)
    return out.getvalue().encode()


def _wan(fen: int) -> str:
    return f"{fen / WAN:g}"


def _number(party: Party) -> str:
    return party.id_number if isinstance(party, Person) else party.code


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_HOLDING = (
    "企业名称 统一社会信用代码 股东类型 股东(发起人) 证照/证件类型 证照/证件号码 认缴额(万元) 实缴额(万元) "
    "认缴出资方式 认缴出资日期"
)


def _holdings(records: Records) -> _Rows:
    for it in sorted(records.holdings, key=lambda it: (it.company.code[8:], _number(it.owner))):
        kind, paper = (
            ("自然人", "居民身份证") if isinstance(it.owner, Person) else ("企业法人", "企业法人营业执照")
        )
        yield (
            it.company.name,
            it.company.code,
            kind,
            it.owner.name,
            paper,
            _number(it.owner),
            _wan(it.subscribed),
            _wan(it.paid),
            "货币",
            _day(it.since),
        )


_POST = "企业名称 统一社会信用代码 姓名 职务"


def _posts(records: Records) -> _Rows:
    for it in sorted(records.posts, key=lambda it: (it.company.code[8:], it.person.name)):
        yield it.company.name, it.company.code, it.person.name, it.title


_REPORT = "企业名称 统一社会信用代码 报告年度 企业通信地址 企业联系电话 从业人数 社保参保人数"


def _reports(records: Records) -> _Rows:
    insured: dict[str, int] = {}
    for job in records.jobs:
        insured[job.company.code] = insured.get(job.company.code, 0) + (job.until is None)
    for it in sorted(records.contacts, key=lambda it: it.company.code[8:]):
        code = it.company.code
        count = str(insured.get(code, 0))
        yield it.company.name, code, str(it.year), it.address, it.phone, str(it.staff), count


_JOB = "姓名 证件类型 证件号码 参保单位 单位统一社会信用代码 险种类型 参保开始日期 参保终止日期 缴费基数 缴费状态"


def _jobs(records: Records) -> _Rows:
    for it in sorted(records.jobs, key=lambda it: (it.person.id_number[6:], it.since)):
        yield (
            it.person.name,
            "居民身份证",
            it.person.id_number,
            it.company.name,
            it.company.code,
            _INSURANCE_KIND,
            _day(it.since),
            _day(it.until),
            f"{it.base / 100:.2f}",
            "暂停缴费" if it.until else "参保缴费",
        )


_CAR = (
    "号牌种类 号牌号码 中文品牌 车辆识别代号 机动车所有人 身份证明名称 身份证明号码 登记日期 转出日期 机动车状态 "
    "抵押标记"
)


def _cars(records: Records) -> _Rows:
    for it in sorted(records.cars, key=lambda it: (it.plate, it.since)):
        yield (
            it.kind,
            it.plate,
            it.brand,
            it.vin,
            it.owner.name,
            "居民身份证" if isinstance(it.owner, Person) else "统一社会信用代码",
            _number(it.owner),
            _day(it.since),
            _day(it.until),
            it.status,
            "已抵押" if it.pledged else "未抵押",
        )


_LICENCE = (
    "行政相对人名称 行政相对人代码_1(统一社会信用代码) 法定代表人 行政许可决定文书名称 行政许可决定文书号 许可类别 "
    "许可证书名称 许可编号 许可内容 许可决定日期 有效期自 有效期至 许可机关 当前状态 备注"
)


def _licences(records: Records) -> _Rows:
    for it in sorted(records.licences, key=lambda it: it.number):
        yield (
            it.company.name,
            it.company.code,
            it.company.representative.name,
            f"准予行政许可决定书（{it.document}）",
            it.number,
            "普通",
            it.document,
            it.number,
            it.content,
            _day(it.since),
            _day(it.since),
            _day(it.until),
            it.authority,
            "0",
            it.remark,
        )
