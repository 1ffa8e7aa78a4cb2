"""Cells as expressions: text as written, dates, amounts. Every pattern gates before anything is cast, because a
cast that fails stops a whole file, and reads alike in DuckDB's and Spark's regular expressions."""

import re
from typing import Final

import ibis

from ingest.mapping.characters import CONTROLS, DROPPED, NARROW, WIDE, character_class
from ingest.mapping.fences import Expression
from ingest.mapping.units import CURRENCY_OF, FEN, MULTIPLIERS, NUMBERED, split_unit

_EDGE: Final = character_class(DROPPED)
# An apostrophe is a spreadsheet's mark of text, and ="0123" how exports keep it from reading a number.
_MARKS: Final = "'＇"
_UNTIDY: Final = f'^[{_EDGE}{_MARKS}]|[{_EDGE}]$|[{CONTROLS}]|^="'
_FORMULA: Final = '^\\s*="([^"]*)"\\s*$'
_QUOTED: Final = f"^\\s*[{_MARKS}](.*)[{_MARKS}]\\s*$"
_TO_COMPACT: Final = f"[{_EDGE}{character_class(WIDE)}]"


def tidy(text: Expression) -> Expression:
    """As written, without white space at the ends, control characters inside and a spreadsheet's marks of text.
    Guarded: 1 cell in 100 needs it."""
    forms = [(text.re_search(form), text.re_extract(form, 1)) for form in (_FORMULA, _QUOTED)]
    whole = ibis.cases(*forms, else_=text)
    bare = whole.re_replace(f"[{CONTROLS}]+", "").re_replace(f"^[{_EDGE}{_MARKS}]+|[{_EDGE}]+$", "")
    return ibis.ifelse(text.re_search(_UNTIDY), bare, text)


def part(text: Expression, pattern: str) -> Expression:
    """What the pattern's group holds, trimmed; null where that is nothing."""
    return text.re_extract(pattern, 1).strip().nullif("")


_FLOAT: Final = "^[0-9]{1,15}[.]0+$"


def whole_number(compacted: Expression) -> Expression:
    """123.0 is what a column of decimals makes of the number 123; sixteen digits and more it had not kept."""
    return ibis.ifelse(compacted.re_search(_FLOAT), compacted.re_extract("^[0-9]+", 0), compacted)


_WIDE: Final = "０１２３４５６７８９．＿ＸｘＭＡ"
_NARROW: Final = "0123456789._XxMA"
_DIGITS_ONLY: Final = f"^[{_NARROW}{_WIDE}]*[0-9０-９][{_NARROW}{_WIDE}]*$"
_TO_CHANGE: Final = f"[.{_WIDE}]"


def plain_number(text: Expression) -> Expression:
    """Of a text that is a number and nothing else: half width and whole, as the rules of mappings look at it. Any
    other is as written. Guarded by the characters that would change: hardly a number has one."""
    narrow = text.translate(_WIDE, _NARROW)
    read = ibis.ifelse(text.re_search(_DIGITS_ONLY), whole_number(narrow), text)
    return ibis.ifelse(text.re_search(_TO_CHANGE), read, text)


_GROUPED: Final = f"[0-9０-９][{_EDGE}-]+[0-9０-９]"
_LONG_NUMBER: Final = "^[0-9０-９]{14,24}[0-9０-９XxＸｘ]$"


def joined_number(text: Expression) -> Expression:
    """A long number written in groups (6222 0210 0111 6245 702) as one, or the rules of mappings take a card for an
    account and an ID number for nobody's. Shorter ones (an organisation code) keep their hyphen."""
    whole = text.translate(DROPPED + "-", "")
    return ibis.ifelse(
        text.re_search(_GROUPED), ibis.ifelse(whole.re_search(_LONG_NUMBER), whole, text), text
    )


_FEW: Final = 4
"""Words compared one by one; DuckDB joins a longer list as a table, which costs each row as much as three patterns."""


def filled(text: Expression, empty: tuple[str, ...]) -> Expression:
    """Null where the cell says nothing."""
    words = ("", *dict.fromkeys(empty))
    silent = (
        text.isin(words) if len(words) <= _FEW else text.re_search(f"^(?:{'|'.join(map(re.escape, words))})$")
    )
    return ibis.ifelse(silent, ibis.null("string"), text)


def compact(text: Expression) -> Expression:
    """Half width, no white space: the form in which values are read (`ontology.identifiers.compact`)."""
    return ibis.ifelse(text.re_search(_TO_COMPACT), text.translate(WIDE + DROPPED, NARROW), text)


_DATE: Final = (
    "^((?:1[89]|20)[0-9]{2})(?:(?:[-/.年]([0-9]{1,2})(?:(?:[-/.月]([0-9]{1,2})日?)|月)?)|([0-9]{2})([0-9]{2})?|年)?"
    "(?:T?[0-9]{1,2}:[0-9]{2}.*)?$"
)


# Days since 1899-12-30 as a spreadsheet counts them: 10000 is in 1927, 73050 in 2099. No year, no yyyymmdd has five
# digits. Workbooks of the 1904 system say so and count 1,462 days less.
SERIAL: Final = "^[1-7][0-9]{4}(?:[.][0-9]+)?$"
EPOCHS: Final = {"1900": "1899-12-30", "1904": "1904-01-01"}


def is_serial(text: Expression) -> Expression:
    """Whether a tidied cell is a spreadsheet's number of a day."""
    return text.re_search(SERIAL).fill_null(False)


def from_serial(compacted: Expression, epoch: str) -> Expression:
    """Such a number as ISO day, with the time of day to the second where it has one; anything else unchanged."""
    day = compacted.re_extract("^[0-9]+", 0).try_cast("int64")
    clock = (ibis.literal("0") + compacted.re_extract("[.][0-9]+$", 0)).try_cast("float64") * 86_400
    seconds = ibis.least(clock.round(0).cast("int64"), 86_399)
    first = ibis.literal(EPOCHS[epoch]).cast("date")
    date = (first + day.as_interval("D")).cast("string").left(10)
    parts = (seconds // 3600, seconds // 60 % 60, seconds % 60)
    hms = ibis.literal(":").join([part.cast("string").lpad(2, "0") for part in parts])
    moment = ibis.ifelse(seconds.fill_null(0) == 0, date, date + ibis.literal("T") + hms)
    return ibis.ifelse(is_serial(compacted), moment, compacted)


_WHOLE_DAY: Final = "(?:1[89]|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
_DAY_AS_USUAL: Final = f"^{_WHOLE_DAY}$"
_TIME_AS_USUAL: Final = f"^{_WHOLE_DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:[.][0-9]+)?(?:Z|[+]08:?00)?$"
"""Days and times as most files write them are cut by place: each group of a pattern costs as much as ten cuts."""
_PLACES: Final = {
    "year": (0, 4),
    "month": (5, 2),
    "day": (8, 2),
    "hour": (11, 2),
    "minute": (14, 2),
    "second": (17, 2),
}


def _cut(text: Expression, usual: str, parts: dict[str, Expression]) -> dict[str, Expression]:
    """The parts by their places where the text is as usual, else as found."""
    plain = text.re_search(usual)
    return {name: ibis.ifelse(plain, text.substr(*_PLACES[name]), part) for name, part in parts.items()}


def date_parts(compacted: Expression) -> dict[str, Expression]:
    """Year, month and day as digits, "" where the cell is less precise; null year where it is no date."""
    match = compacted.re_search(_DATE)

    def group(*numbers: int) -> Expression:
        parts = [compacted.re_extract(_DATE, n) for n in numbers]
        return parts[0] if len(parts) == 1 else parts[0] + parts[1]

    found = {
        "year": ibis.ifelse(match, group(1), ibis.null("string")),
        "month": ibis.ifelse(match, group(2, 4), ""),
        "day": ibis.ifelse(match, group(3, 5), ""),
    }
    return _cut(compacted, _DAY_AS_USUAL, found)


_YEAR: Final = "((?:1[89]|20)[0-9]{2})"
_DAY: Final = f"(?:{_YEAR}[-/.年]([0-9]{{1,2}})[-/.月]([0-9]{{1,2}})日?|{_YEAR}([0-9]{{2}})([0-9]{{2}}))"
_CLOCK: Final = (
    "(?:[T.-]?([0-9]{1,2})(?:[:时]([0-9]{2})(?:[:分]([0-9]{2})秒?(?:[.][0-9]+)?|分)?"
    "|([0-9]{2})(?:([0-9]{2})(?:[.]?[0-9]{3,6})?)?)(?:Z|[+]08:?00)?)?"
)
# DuckDB knows nine groups, so the day and the time of day are read apart.
_DAY_PART: Final = f"^{_DAY}"
_CLOCK_PART: Final = f"^{re.sub(r'[(](?![?])', '(?:', _DAY)}{_CLOCK}$"


def moment(text: Expression) -> Expression:
    """Compact form of a time. A space between digits is where the time of day begins: taken out, the 2 10:00 of
    2024-1-2 10:00 would be read as the 21st."""
    spaced = text.re_search(f"[0-9][{_EDGE}]+[0-9]")
    return compact(ibis.ifelse(spaced, text.re_replace(f"[{_EDGE}]+", "T"), text))


_CLOCK_ALONE: Final = "^[0-9]{1,2}[:时][0-9]{2}|^[0-9]{5,6}([.][0-9]+)?$"


def joined_moment(day: Expression, time: Expression) -> Expression:
    """Day and time of day from two columns: 20240102 and 30405; a time that has its day keeps it."""
    alone = time.re_search(_CLOCK_ALONE)
    clock = ibis.ifelse(time.re_search("^[0-9]{5}$"), ibis.literal("0") + time, time)
    whole = moment(day.re_replace("[ T].*$", "")) + ibis.literal("T") + clock
    return ibis.cases((time.isnull(), moment(day)), (alone & day.notnull(), whole), else_=time)


def time_parts(compacted: Expression) -> dict[str, Expression]:
    """Year to second as digits, "" where the cell is less precise; null year where it is no time."""
    match = compacted.re_search(_CLOCK_PART)

    def group(pattern: str, *numbers: int) -> Expression:
        parts = [compacted.re_extract(pattern, n) for n in numbers]
        return parts[0] if len(parts) == 1 else parts[0] + parts[1]

    found = {
        "year": ibis.ifelse(match, group(_DAY_PART, 1, 4), ibis.null("string")),
        "month": group(_DAY_PART, 2, 5),
        "day": group(_DAY_PART, 3, 6),
        "hour": group(_CLOCK_PART, 1),
        "minute": group(_CLOCK_PART, 2, 4),
        "second": group(_CLOCK_PART, 3, 5),
    }
    return _cut(compacted, _TIME_AS_USUAL, found)


def real_time(iso_day: Expression, hour: Expression, minute: Expression, second: Expression) -> Expression:
    """ISO day, with T and the time of day as far as it is told; null where calendar or clock have no such time."""
    clock = ibis.literal("T") + hour.lpad(2, "0") + ibis.literal(":") + minute
    clock = clock + ibis.ifelse(second == "", "", ibis.literal(":") + second)
    right = (hour.lpad(2, "0") < "24") & (minute < "60") & (second < "60")
    whole = ibis.cases((hour == "", iso_day), (right, iso_day + clock), else_=ibis.null("string"))
    return ibis.ifelse(iso_day.try_cast("date").notnull(), whole, ibis.null("string"))


def coded(compacted: Expression, codes: tuple[tuple[str, str], ...]) -> Expression:
    """The code that a word stands for; null for a word that the table does not have."""
    return compacted.cases(*codes, else_=None)


def iso_date(year: Expression, month: Expression, day: Expression) -> Expression:
    """Partial ISO date; null where the calendar has no such day."""
    padded_month = ibis.ifelse(month == "", "", ibis.literal("-") + month.lpad(2, "0"))
    padded_day = ibis.ifelse(day == "", "", ibis.literal("-") + day.lpad(2, "0"))
    return year + padded_month + padded_day


def real_date(iso: Expression) -> Expression:
    """The same date if the calendar has it, else null."""
    whole = (iso + ibis.literal("-01-01")).left(10)
    full = ibis.ifelse(iso.length() == 7, iso + ibis.literal("-01"), whole)
    return ibis.ifelse(full.try_cast("date").notnull(), iso, ibis.null("string"))


_UNIT: Final = (
    f"({'|'.join(sorted((m for m in MULTIPLIERS if m), key=len, reverse=True))})?"
    f"({'|'.join(sorted(CURRENCY_OF, key=len, reverse=True))})?"
)
# 16 digits before and 8 after the point: 35 digits after multiplying, inside both engines' 38. What a double wrote
# behind the eighth is far below a 分, but makes the amount an inexact one.
_KEPT_DIGITS: Final = "^-?[0-9]+(?:[.][0-9]{1,8})?"
_BARE_AMOUNT: Final = "^-?[0-9]{1,16}(?:[.][0-9]{1,20})?$"
_AMOUNT: Final = f"^(-?[0-9]{{1,16}})(?:(\\.[0-9]{{1,8}})([0-9]{{0,12}}))?{_UNIT}$"


_LOSS: Final = "^¥?[(]¥?[0-9,]+(?:[.][0-9]+)?[)]$"
"""An accounting format of a spreadsheet shows -300 as (300), and a CSV saved from it holds what is shown."""
_PREFIXED: Final = "^(人民币|美元|港币|港元|欧元)(-?[0-9.]+(?:[百千万亿]+元?|元))$"
"""人民币500万元 has its currency in front; 人民币500 alone does not say whether the column's 万元 counts."""
_MISPLACED: Final = "[0-9],(?:[0-9]{0,2}|[0-9]{5,})(?:[^0-9]|$)"
"""3,00.00 has lost a digit or gained a comma: nobody knows which."""


def amount_text(compacted: Expression) -> Expression:
    """Digits and unit without commas, brackets and ¥: 1,361.2(万元(人民币)) is 1361.2万元人民币, (300.00) -300.00."""
    bare = compacted.re_replace("[,()¥]|^[+]", "")
    turned = bare.re_extract(_PREFIXED, 2) + bare.re_extract(_PREFIXED, 1)
    read = ibis.cases(
        (compacted.re_search(_MISPLACED), compacted),
        (compacted.re_search(_LOSS), ibis.literal("-") + bare),
        (bare.re_search(_PREFIXED), turned),
        else_=bare,
    )
    return ibis.ifelse(compacted.re_search("[,()¥+]|^[人美港欧]"), read, compacted)


def amount_parts(text: Expression, unit: str) -> dict[str, Expression]:
    """Number, multiplier and currency word; `unit` is what the header or the mapping says where the cell does not."""
    plain, match = text.re_search(_BARE_AMOUNT), text.re_search(_AMOUNT)
    written = text.re_extract(_KEPT_DIGITS, 0)

    def of(group: int, bare: Expression | str) -> Expression:
        return ibis.ifelse(plain, bare, text.re_extract(_AMOUNT, group))

    multiplier, currency = of(4, ""), of(5, "")
    number = text.re_extract(_AMOUNT, 1) + text.re_extract(_AMOUNT, 2)
    default = split_unit(unit)
    silent = (multiplier == "") & (currency == "")
    unknown = ibis.null("string") if default is None else ibis.literal(default[0])
    word = ibis.literal("元" if default is None else default[1])
    return {
        "number": ibis.cases((plain, written), (match, number), else_=ibis.null("string")),
        "finer": of(3, text.substr(written.length())),
        "multiplier": ibis.ifelse(silent, unknown, multiplier),
        "currency": ibis.ifelse(currency == "", word, currency),
    }


def money(
    number: Expression, multiplier: Expression, currency: Expression, finer: Expression | None = None
) -> Expression:
    """Canonical amount in 分, `about` where the source is finer than that; null where a part is unknown."""
    factors = {word: value * 100 for word, value in MULTIPLIERS.items()} | {FEN: 1}
    factor = multiplier.cases(*factors.items(), else_=None)
    exact = number.try_cast("decimal(24, 8)") * factor.cast("decimal(11, 0)")
    minor = exact.round(0).try_cast("int64")
    code = currency.cases(*CURRENCY_OF.items(), *NUMBERED.items(), else_=None)
    whole = exact == minor
    if finer is not None:
        whole = whole & ~finer.re_search("[1-9]")
    exactness = ibis.ifelse(whole, ":exact", ":about")
    return code + ibis.literal(":") + minor.cast("string") + exactness


def integer(compacted: Expression) -> Expression:
    """Digits without leading zeros; null where it is no whole number."""
    match = compacted.re_search("^-?[0-9]{1,18}$")
    return ibis.ifelse(match, compacted.try_cast("int64").cast("string"), ibis.null("string"))
