"""The registers and bank replies of the city's life. The demo loads the small requests, those of the fraud rings among
them: 830 rows. The rest lies in a folder of its own, which explains itself: two requests of 167,600 rows cost some 45 s
of work to import, the registers' 29,700 rows 7 s and as much again to link and build."""

from collections import Counter

from fuyuan.demo.city import City
from fuyuan.demo.life.files import (
    DISHONESTY,
    INSURANCE,
    LICENCES,
    POSTS,
    REPORTS,
    SHAREHOLDERS,
    VEHICLES,
    register_files,
)
from fuyuan.demo.money.statements import FOLDER, statement_files
from fuyuan.demo.tables import table

README = "说明.md"
LARGEST = 256 << 10
"""Bytes of a request above which it is left for later."""
_ABOUT = {
    FOLDER: "公安资金查控反馈：每个请求单号一个文件夹，每家银行一个子文件夹，内有交易明细信息、账户信息、任务信息。"
    "GB18030 编码，各行表头、列序、收付标志、时间格式不同；一家银行查询失败，只有任务信息（失败不等于没有交易）；"
    "一家只给到日期。",
    SHAREHOLDERS: "公示系统股东信息：股东类型、证照号码、认缴与实缴额（万元）。",
    POSTS: "公示系统主要人员：姓名、职务。",
    REPORTS: "企业年报：通信地址、联系电话、从业人数、社保参保人数。",
    INSURANCE: "企业职工基本养老保险参保记录：参保单位、起止日期、缴费基数、缴费状态。",
    VEHICLES: "机动车登记：号牌、车辆识别代号、所有人、登记与转出日期、状态、抵押标记；过户的车有前后两行。",
    DISHONESTY: "失信被执行人名单（JSON 行）：证件号码按公布方式隐去中间几位。",
    LICENCES: "双公示行政许可：许可证书名称、编号、许可机关、有效期、备注。",
}


def life_files(city: City) -> dict[str, bytes]:
    """Every file by its path; none for a size without a life."""
    if not city.size.has_life:
        return {}
    contents = register_files(city)
    for name, content in statement_files(city.money, city.cast.draw.child("statements")):
        contents[f"{FOLDER}/{name}"] = content
    return contents


def loaded_at_once(life: dict[str, bytes]) -> dict[str, bytes]:
    """What the demo imports."""
    sizes = Counter[str]()
    for name, content in life.items():
        sizes[_request(name)] += len(content)
    return {
        name: content
        for name, content in life.items()
        if name.startswith(f"{FOLDER}/") and sizes[_request(name)] <= LARGEST
    }


def later_files(life: dict[str, bytes]) -> dict[str, bytes]:
    """What is left for later, with a word on what it is."""
    now = loaded_at_once(life)
    rest = {name: content for name, content in life.items() if name not in now}
    return {README: _readme(rest)} | rest if rest else {}


def _request(name: str) -> str:
    return "/".join(name.split("/")[:2])


def _readme(contents: dict[str, bytes]) -> bytes:
    silent = [str(bank["name"]) for bank in table("life")["banks"] if not bank["answers"]]
    lines = [
        "# 后续来源（虚构）",
        "",
        "本文件夹的数据由程序生成，纯属虚构；号码使用从未分配的号段。",
        "这些文件按真实格式写成，按表头即可识别；数量大，所以不放在 `sources/` 里，`fuyuan demo` 也不导入它们。",
        "小份的资金查控反馈已随 `fuyuan demo` 导入。",
        "用 `fuyuan ingest` 导入相应文件夹，再运行 `fuyuan link` 和 `fuyuan build`，",
        "`fuyuan eval demo` 中需要这些来源的情节即可核对。",
        "",
        "| 文件夹 | 内容 | 文件数 |",
        "|---|---|---|",
    ]
    for folder, about in _ABOUT.items():
        count = sum(name.startswith(f"{folder}/") for name in contents)
        if not count:
            continue
        lines.append(f"| {folder} | {about} | {count} |")
    lines += ["", f"查询失败的银行：{'、'.join(silent)}。", ""]
    return "\n".join(lines).encode()
