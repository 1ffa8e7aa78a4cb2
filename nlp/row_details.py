"""Single fields of a party's row: sex, birth, ethnicity, address, identifiers.

Each is looked for where such rows have it; a masked birth (XXXX年X月X日) or number is left out. Of several addresses
the residence comes before the household register (户籍).
"""

import re
from collections.abc import Iterator

from nlp.chinese_dates import written_dates
from nlp.lexicon import alternation, table
from nlp.spans import Found

Detail = tuple[str, Found]
NEAR = 160
"""Characters behind the name within which personal fields stand (longest measured: 104)."""

_SEX = re.compile(
    r"(?<=[，、 ；）：（])(?P<value>[男女])(?:性)?(?=[，。、；（） \n]|\d|[\u4e00-\u9fff]{1,6}族|出生|生于|住|$)"
)
_ETHNICITY = re.compile(
    rf"(?<=[，、 ；。）：（男女])(?P<value>{alternation(table('ethnicities')['names'])})(?!自治|[乡镇村县])"
)
_BORN_AFTER = re.compile(r"[ ]{0,2}(?:出生|生(?=[，。；、（）于在 \n]|$))")
_BORN_BEFORE = re.compile(r"(?:生于|出生于|出生日期|出生年月日?|出生|生日)[：为]?[ ]{0,2}$")
_IS = r"(?:为|：|是)?[ ]{0,2}"
_ID_NUMBER = re.compile(
    r"(?:公民身份号码|居民身份证号码?|身份证号码?|公民身份证号码?|公民身份证|身份证|身份号码)"
    rf"{_IS}(?P<value>\d{{17}}[\dXx]|\d{{15}})(?![\dXx])"
)
_CODES = (
    (
        "credit_code",
        re.compile(
            r"(?:统一社会信用代码|社会信用代码|信用代码)(?:证号?|号码?)?"
            rf"{_IS}(?P<value>[0-9A-Z]{{18}})(?![0-9A-Z])"
        ),
    ),
    (
        "organisation_code",
        re.compile(
            r"组织机构代码(?:证号?|号码?)?(?:为|：|是)?[ ]{0,2}(?P<value>[0-9A-Z]{8}-?[0-9A-Z])(?![0-9A-Z])"
        ),
    ),
    (
        "registration_number",
        re.compile(r"(?:注册号|营业执照号码?|营业执照注册号)(?:为|：|是)?[ ]{0,2}(?P<value>\d{15})(?!\d)"),
    ),
)
_RESIDENCE = (
    "住所地址|住所地|住所|现住所地|现住址|现住地|现住|经常居住地|现居住地|居住地址|居住地|家住|暂住地址|暂住地|暂住|捕前暂住|捕前住址|捕前住|住址|住地"
    "|主要营业地|主要经营场所|营业场所|经营场所|办公地址|办公地点|联系地址|送达地址|地址|注册地址|注册地|登记地|营业地|所在地|驻地|驻|住(?!院|宿|户|房|宅|建[局委厅])"
)
_REGISTER = "户籍所在地|户籍地址|户籍地|户籍住址|户籍|户口所在地|户口地|身份证住址|身份证地址|原籍|籍贯"
_ADDRESS = re.compile(
    rf"(?:(?<=[，。；、 \n）（族男女生号])|(?<=均))(?:(?P<residence>{_RESIDENCE})|(?P<register>{_REGISTER}))"
    r"(?:均?为|均?在|均?于|位于|均|：)?[ ]{0,2}"
    r"(?P<value>[^，。；\n （]{2,90}(?:（[^（）\n]{1,40}）)?[^，。；\n （]{0,40})"
)
_NO_ADDRESS = re.compile(r"(?:不详|不明|无$|同上|同前|原籍$)")
_REMARK = re.compile(r"（(?:户籍|身份证|现住|系|原|经常).*$")
_ADDRESS_END = re.compile(
    r"公民身份|统一社会|组织机构|法定代表|负责人|身份证号|联系电话|电话|因涉嫌|因本案|邮编|系(?:被告|原告)|委托"
)


_CUSTODY = re.compile(
    r"现(?:(?:被)?(?:羁押|关押|押|服刑|在押)[于在]?|在)"
    r"(?P<value>[^，。；\n （]{2,30}?(?:看守所|监狱|拘留所|戒毒所|监区))"
)
_PRIOR = re.compile(
    r"(?<![^，。；： \n）])(?P<value>(?:曾)?(?:[于在])?(?:\d{4}年[^，。；\n]{0,12}，?)?(?:曾)?"
    r"因(?:犯)?[^，。；\n]{2,40}?罪[^。；\n]{0,60}?"
    r"判处(?:有期徒刑|无期徒刑|死刑|拘役|管制|罚金)[^。；\n]{0,60})"
)
_MASKED_ID = re.compile(
    r"(?:公民身份号码|居民身份证号码?|身份证号码?|公民身份证号码?|身份证|身份号码)"
    rf"{_IS}(?P<value>\d{{3,17}}[*×xX＊]{{1,14}}[\dXx]{{0,8}})(?![\dXx*×＊])"
)


def custody_in(shadow: str, start: int, end: int) -> Found | None:
    """The place of custody that the row gives (现羁押于…看守所)."""
    return next((found for _, found in _first("custody", _CUSTODY, shadow, start, end)), None)


def prior_convictions_in(shadow: str, start: int, end: int) -> tuple[Found, ...]:
    """The clauses of the row that tell of earlier sentences, each from its date to its last penalty."""
    found = _PRIOR.finditer(shadow, start, end)
    return tuple(Found(m["value"], m.start("value"), m.end("value")) for m in found)


def masked_id_number(shadow: str, start: int, end: int) -> Found | None:
    """A number partly hidden (372827********4923): shown as printed, no key to anything."""
    return next((found for _, found in _first("id_number", _MASKED_ID, shadow, start, end)), None)


def details_in(shadow: str, start: int, end: int) -> Iterator[Detail]:
    """Fields of the row between the offsets; the first of a name is the one to take."""
    near = min(end, start + NEAR)
    yield from _first("sex", _SEX, shadow, start, near)
    yield from _first("ethnicity", _ETHNICITY, shadow, start, near)
    yield from _birth(shadow, start, near)
    yield from _first("id_number", _ID_NUMBER, shadow, start, end)
    for name, pattern in _CODES:
        yield from _first(name, pattern, shadow, start, end)
    yield from _addresses(shadow, start, end)


def _first(name: str, pattern: re.Pattern[str], shadow: str, start: int, end: int) -> Iterator[Detail]:
    match = pattern.search(shadow, start, end)
    if match:
        yield name, Found(match["value"], match.start("value"), match.end("value"))


def _birth(shadow: str, start: int, end: int) -> Iterator[Detail]:
    for date in written_dates(shadow, start, end):
        before = shadow[max(start, date.start - 10) : date.start]
        if _BORN_AFTER.match(shadow, date.end, end) or _BORN_BEFORE.search(before):
            yield "birth_date", Found(date.value, date.start, date.end)
            return


def _addresses(shadow: str, start: int, end: int) -> Iterator[Detail]:
    found = [
        m
        for m in _ADDRESS.finditer(shadow, start, min(end, start + 400))
        if not _NO_ADDRESS.match(m["value"])
    ]
    for match in sorted(found, key=lambda m: m["residence"] is None):
        cut = _ADDRESS_END.search(match["value"])
        value = match["value"][: cut.start()] if cut else match["value"]
        value = _REMARK.sub("", value).rstrip(" 、）" if "（" not in value else " 、")
        if len(value) >= 2:
            yield "address", Found(value, match.start("value"), match.start("value") + len(value))
