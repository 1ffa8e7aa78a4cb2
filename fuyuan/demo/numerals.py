"""Numbers, amounts and dates the way courts write them: 第五百零九条, 一年八个月, 二〇二一年三月五日, 1,286,400元."""

from datetime import date

_DIGITS = "零一二三四五六七八九"
_YEAR_DIGITS = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
FEN = 100
"""分 in a 元: all amounts of the generator are integers in 分."""
WAN = 10_000 * FEN


def chinese(number: int) -> str:
    """1 to 99,999,999 in Chinese numerals; ten to nineteen without the leading 一."""
    high, low = divmod(number, 10_000)
    if not high:
        text = _below_ten_thousand(low)
    else:
        gap = "零" if 0 < low < 1000 else ""
        text = _below_ten_thousand(high) + "万" + gap + (_below_ten_thousand(low) if low else "")
    return text[1:] if text.startswith("一十") else text


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for size, unit in _UNITS:
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + unit
        gap = not digit
    if number or not text:
        text += ("零" if gap and text else "") + _DIGITS[number]
    return text


def full_date(day: date) -> str:
    """2021年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def signature_date(day: date, zero: str = "〇") -> str:
    """二〇二一年三月五日; courts also write the zero as ○ or 0."""
    year = "".join(_YEAR_DIGITS[int(digit)] for digit in str(day.year)).replace("〇", zero)
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


def yuan(fen: int, *, commas: bool = False) -> str:
    """1286400元, 45317.6元 or with commas 1,286,400元."""
    whole, rest = divmod(fen, FEN)
    text = f"{whole:,}" if commas else str(whole)
    if rest:
        text += f".{rest:02d}".rstrip("0")
    return text + "元"


def plain_yuan(fen: int) -> str:
    """Round sums as people say them: 30万元, 128.5万元; others in full."""
    if fen >= WAN and fen % (FEN * 1000) == 0:
        return f"{fen / WAN:g}万元"
    return yuan(fen)


def chinese_yuan(fen: int) -> str:
    """人民币三万元: fines and sums in the verdict are often in Chinese numerals."""
    return f"{chinese(fen // FEN)}元"


def term(months: int) -> str:
    """有期徒刑 and 拘役: 八个月, 一年六个月, 三年."""
    years, rest = divmod(months, 12)
    return (f"{chinese(years)}年" if years else "") + (f"{chinese(rest)}个月" if rest else "")


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where there is none."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    length = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day.day, length))
