"""Times as facts tell them, resolved to ISO: 2015年7月22日1时, 同年8月, 次日凌晨, 当晚22时, 2016年7月6日至14日.

同年 and 次日 count from the nearest earlier date of the narrative that gives what they lack; a date the calendar
does not have (2018年2月29日) keeps what of it can be read. A final 许 or 左右 is not part of the time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nlp.model import Fact
from nlp.numerals import integer, year
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
SURE = 0.9
_N = "[0-9一二三四五六七八九十]{1,3}"
_PART = r"(?:凌晨|清晨|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|夜晚|深夜|夜里|半夜|午夜|白天|晚|夜|早)"
_CLOCK = rf"(?:[零〇]?{_N}(?:时|点钟|点(?!多?[钱%])|:(?=\d\d))(?:{_N}分|\d\d(?!\d)|半|整|多)?(?:{_N}秒)?)"
_CLOCKS = rf"(?:{_CLOCK}(?:许|左右)?(?:[至到~-]{_PART}?{_CLOCK})?)"
_SOME = r"(?:的?(?:一天|某天|某日|某一天|一日|一晚|某晚))"
_MONTH = rf"(?:{_N}月(?:份)?(?:[上中下]旬|[初底末中](?!国|午|旬))?|[上中下]旬)"
_DAY = rf"(?:{_N}[日号](?![楼室栋院店铺桌房线]))"
_YEAR = (
    r"(?:(?:(?:19|20)\d{2}|[一二][〇○零Oo0九一二]{1}[〇○零Oo0一二三四五六七八九]{2})年(?:(?:年)?[初底末中](?!国|午|旬))?"
    r"(?:[上下]半年|春节|国庆|中秋|夏天|冬天|春天|秋天|[春夏秋冬]季)?)"
)
_BACK = (
    r"(?:(?:同年|当年|次年|翌年|同月|当月|次月|本月)"
    r"|(?:当日|当天|同日|次日|翌日|同天|次晨|隔日|隔天|第[二三]天|当晚|当夜|同晚|次晚))"
)
_ONE = (
    rf"(?:{_YEAR}(?:(?:的|，)?{_MONTH})?{_DAY}?|(?:同年|当年|次年|翌年|同月|当月)?{_MONTH}{_DAY}?"
    rf"|(?:同月|当月|次月|本月){_DAY}|{_DAY}(?={_PART}?{_CLOCK}|[至到]{_DAY})|{_BACK})"
)
_WHOLE = rf"(?:{_ONE}{_SOME}?的?{_PART}?{_CLOCKS}?|{_PART}?{_CLOCK}(?:许|左右)?(?:[至到~-]{_PART}?{_CLOCK})?)"
_PATTERN = re.compile(
    rf"(?<![\d年月.])(?=[\d零〇一二三四五六七八九十同当次翌第隔上中下本凌清早正午傍晚夜深半白])(?:{_WHOLE}(?:(?:以来)?(?:[至到~-]|[、和](?=(?:同年|当年)?{_N}月)){_WHOLE}(?!\d))*"
    r"(?:期间|间(?!接|隔|或)|前后)?)"
)
_TRIM = re.compile(r"(?:许|左右|份|(?<!期)间)+$")
_ABOUT = re.compile(r"\A(?:许|左右|前后)")
_YEAR_GIVEN = re.compile(r"([一二〇○零Oo0九\d][^年月日]{1,3})年")
_MONTH_GIVEN = re.compile(rf"({_N})月")
_DAY_GIVEN = re.compile(rf"({_N})[日号]")
_CLOCK_GIVEN = re.compile(rf"({_N})(?:时|点|:)(?:({_N})分?|(半))?")
_AFTER_NOON = re.compile(r"下午|傍晚|晚|夜|午后")
_SAME = re.compile(r"同[年月](?=\d)")
"""同年10月24日: the words point back, the span is the date they complete."""
_NEXT_DAY = re.compile(r"次日|翌日|次晨|隔日|隔天|第二天|次晚")
_TODAY = re.compile(r"当[日天晚夜]|同[日天晚]")


@dataclass(slots=True)
class Anchor:
    """The last date the narrative gave, as far as it went."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def times(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """The times between the offsets, in order, each resolved from those before it."""
    anchor = Anchor()
    for match in _PATTERN.finditer(shadow, start, end):
        raw = match.group()
        text = _TRIM.sub("", raw)
        if not text or text in ("晚", "夜", "早"):
            continue
        begins, ends = match.start(), match.start() + len(text)
        same = _SAME.match(text)
        about = len(text) < len(raw) or _ABOUT.match(shadow, ends)
        halves = [h for h in re.split(r"[至到~-]", text) if h]
        normal = [n for n in (resolved(half, anchor) for half in halves[:2]) if n]
        exactness = "range" if len(normal) == 2 else ("about" if about else "exact")
        yield Fact(
            "time",
            _placed(shadow, begins + (same.end() if same else 0), ends),
            SURE,
            COMPONENT,
            "/".join(normal),
            "",
            exactness,
        )


def _placed(shadow: str, start: int, end: int) -> Found:
    return Found(shadow[start:end], start, end)


def resolved(text: str, anchor: Anchor) -> str:
    """ISO form of one time, "" when the anchor is not enough; the anchor moves on to it."""
    if not _moved(text, anchor):
        return ""
    clock = _clock(text)
    value = f"{anchor.year:04}" if anchor.year else ""
    if value and anchor.month:
        value += f"-{anchor.month:02}"
        if anchor.day:
            value += f"-{anchor.day:02}" + clock
    return value


def _moved(text: str, anchor: Anchor) -> bool:
    if _NEXT_DAY.match(text) or _TODAY.match(text):
        return _same_or_next(anchor, 1 if _NEXT_DAY.match(text) else 0)
    y, m, d = (p.search(text) for p in (_YEAR_GIVEN, _MONTH_GIVEN, _DAY_GIVEN))
    if y and (given := year(y[1])):
        anchor.year, anchor.month, anchor.day = given, None, None
    elif text.startswith(("次年", "翌年")) and anchor.year:
        anchor.year, anchor.month, anchor.day = anchor.year + 1, None, None
    if m:
        anchor.month, anchor.day = _in(integer(m[1]), 12), None
    elif text.startswith("次月") and anchor.year and anchor.month:
        anchor.year, anchor.month = anchor.year + anchor.month // 12, anchor.month % 12 + 1
        anchor.day = None
    if d:
        anchor.day = _in(integer(d[1]), 31)
        _dropped_if_impossible(anchor)
    return anchor.year is not None


def _in(number: int | None, most: int) -> int | None:
    return number if number is not None and 1 <= number <= most else None


def _dropped_if_impossible(anchor: Anchor) -> None:
    if anchor.year and anchor.month and anchor.day:
        try:
            date(anchor.year, anchor.month, anchor.day)
        except ValueError:
            anchor.day = None


def _same_or_next(anchor: Anchor, days: int) -> bool:
    if not (anchor.year and anchor.month and anchor.day):
        return False
    then = date(anchor.year, anchor.month, anchor.day) + timedelta(days=days)
    anchor.year, anchor.month, anchor.day = then.year, then.month, then.day
    return True


def _clock(text: str) -> str:
    found = _CLOCK_GIVEN.search(text)
    hour = integer(found[1]) if found else None
    if found is None or hour is None or hour > 24:
        return ""
    minute = 30 if found[3] else integer(found[2] or "")
    if hour < 12 and _AFTER_NOON.search(text[: found.start()]):
        hour += 12
    return f"T{hour % 24:02}" + (f":{minute:02}" if minute is not None and minute < 60 else "")
