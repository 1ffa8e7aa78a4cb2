"""Each mapping's table as offices hand it in: other columns, other headers, other formats, things written around it. A
seed and a kind name the variation. `python -m tests.ingest.varied N [FIRST]` makes N of each kind for each mapping, looks
at how each is read and prints, by kind, how often the right mapping, every column and every row was told."""

import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest import mappings
from ingest.choosing import Chooser
from ingest.errors import UnreadableFileError
from ingest.mapping.layout import Layout
from ingest.mapping.long_forms import LONG, SHORT
from ingest.mapping.model import Clean, Mapping, SourceKind
from ingest.readers.parts import Part, open_parts
from ingest.readers.rows import BadRow
from tests.ingest.planted_rows import columns, valid
from tests.ingest.sheets_written import Sheet, Span, written

TABLES = [m for m in mappings().values() if m.kind is SourceKind.ROWS]
FILE_NAMES = {
    "finbench_company_guarantee": "companyGuarantee",
    "finbench_company_investment": "companyInvest",
    "finbench_deposit": "deposit",
    "finbench_person_guarantee": "personGuarantee",
    "finbench_person_investment": "personInvest",
    "finbench_repay": "repay",
    "finbench_transfer": "transfer",
    "finbench_withdraw": "withdraw",
}
"""Of mappings that are told by the file's name too."""
ROWS = 7
LONG_OF = dict(zip(SHORT, LONG, strict=True))


@dataclass(frozen=True)
class Fixture:
    """A table: for each place the mapping's column ("" for a stranger) and its header as written; rows; what stands
    above, between and below; `notes`: how many of the lines below the headers are none of the rows."""

    mapping: Mapping
    names: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: tuple[tuple[str, ...], ...] = ()
    merged: tuple[Span, ...] = ()
    notes: int = 0
    kind: str = "utf-8:csv"
    sheets_before: tuple[Sheet, ...] = ()

    def lines(self) -> list[tuple[str, ...]]:
        return [*self.above, self.headers, *self.rows]


def fixture(mapping: Mapping) -> Fixture:
    """The mapping's own columns, in its order, under its own names."""
    names = tuple(column.name for column in columns(mapping))
    rows = tuple(tuple(valid(mapping, n)[name] for name in names) for n in range(1, ROWS + 1))
    return Fixture(mapping, names, names, rows)


Variation = Callable[[Fixture, random.Random], Fixture]
VARIATIONS: dict[str, Variation] = {}


def variation(make: Variation) -> Variation:
    VARIATIONS[make.__name__] = make
    return make


def _at(table: Fixture, places: list[int]) -> Fixture:
    """The columns at some places, in that order."""
    return replace(
        table,
        names=tuple(table.names[i] for i in places),
        headers=tuple(table.headers[i] for i in places),
        rows=tuple(tuple(row[i] for i in places) for row in table.rows),
    )


def _headed(table: Fixture, change: Callable[[str, str], str]) -> Fixture:
    """Each header changed; `change` is told the column's name and the header."""
    pairs = zip(table.names, table.headers, strict=True)
    return replace(table, headers=tuple(change(name, header) if name else header for name, header in pairs))


@variation
def as_it_is(table: Fixture, _dice: random.Random) -> Fixture:
    return table


@variation
def shuffled(table: Fixture, dice: random.Random) -> Fixture:
    places = list(range(len(table.names)))
    dice.shuffle(places)
    return _at(table, places)


@variation
def below_a_title(table: Fixture, dice: random.Random) -> Fixture:
    width = len(table.names)
    title = (f"{table.mapping.label.zh}统计表", *[""] * (width - 1))
    lines = [
        title,
        ("填报单位：松河市某某局", *[""] * (width - 1)),
        ("",) * width,
        ("（2024 年度）", *[""] * (width - 1)),
    ]
    return replace(table, above=(title, *lines[1 : dice.randrange(1, 5)]))


@variation
def below_a_merged_title(table: Fixture, dice: random.Random) -> Fixture:
    width = len(table.names)
    titled = below_a_title(table, dice)
    spans = tuple(((n, 0), (n, width - 1)) for n in range(len(titled.above)))
    return replace(titled, merged=spans, kind="xlsx")


@variation
def headers_in_two_rows(table: Fixture, dice: random.Random) -> Fixture:
    """Groups over the headers of some columns; the others' headers span both rows."""
    return _grouped(table, dice, kind="xlsx")


@variation
def headers_in_two_rows_of_a_text(table: Fixture, dice: random.Random) -> Fixture:
    """The same saved as CSV: of merged cells the first one keeps the text."""
    return replace(_grouped(table, dice, kind="utf-8:csv"), merged=())


def _grouped(table: Fixture, dice: random.Random, kind: str) -> Fixture:
    width = len(table.names)
    start = dice.randrange(max(width - 2, 1))
    end = min(width, start + dice.randrange(2, 5))
    upper, lower, spans = list(table.headers), list(table.headers), []
    for i in range(width):
        if start <= i < end:
            upper[i] = "基本情况" if i == start else ""
        else:
            lower[i] = ""
            spans.append(((0, i), (1, i)))
    return replace(
        table,
        above=(tuple(upper),),
        headers=tuple(lower),
        merged=(((0, start), (0, end - 1)), *spans),
        kind=kind,
    )


@variation
def with_strangers(table: Fixture, dice: random.Random) -> Fixture:
    """Columns that no mapping knows: a number first, an office's own between the others."""
    names, headers, rows = list(table.names), list(table.headers), [list(row) for row in table.rows]
    words = ["录入人", "数据批次", "更新时间戳", "是否核查", "片区", "网格员"]
    dice.shuffle(words)
    for word in ["序号", *words[: max(1, len(names) // 4)]]:
        at = 0 if word == "序号" else dice.randrange(len(names) + 1)
        names.insert(at, "")
        headers.insert(at, word)
        for n, row in enumerate(rows, start=1):
            row.insert(at, str(n) if word == "序号" else f"甲{n}")
    return replace(table, names=tuple(names), headers=tuple(headers), rows=tuple(map(tuple, rows)))


@variation
def without_some_columns(table: Fixture, dice: random.Random) -> Fixture:
    """Columns that need not be there, half of them gone."""
    needed = set(table.mapping.required)
    return _at(table, [i for i, name in enumerate(table.names) if name in needed or dice.random() < 0.5])


@variation
def under_other_names(table: Fixture, dice: random.Random) -> Fixture:
    """Each header one of the spellings that the mapping knows."""
    return _headed(
        table, lambda name, _: dice.choice([h for h in table.mapping.columns[name].headers if "#" not in h])
    )


@variation
def spaced(table: Fixture, dice: random.Random) -> Fixture:
    blank = dice.choice((" ", "  ", "\u3000", "\u00a0"))
    return _headed(table, lambda _, h: blank.join(h) if len(h) <= 3 and not h.isascii() else f" {h}{blank}")


@variation
def wide_signs(table: Fixture, _dice: random.Random) -> Fixture:
    wide = str.maketrans("()/:-#", "（）／：－＃")
    return _headed(table, lambda _, h: h.translate(wide))


@variation
def with_units(table: Fixture, dice: random.Random) -> Fixture:
    left, right = dice.choice(("()", "（）", "[]", "【】"))

    def told(name: str, header: str) -> str:
        column = table.mapping.columns[name]
        unit = {Clean.AMOUNT: column.unit, Clean.INTEGER: "秒" if "时长" in name else "人"}.get(
            column.clean, ""
        )
        if not unit or "(" in header or "（" in header:
            return header
        return header + left + dice.choice(("", "单位：")) + unit + right

    return _headed(table, told)


@variation
def with_line_breaks(table: Fixture, dice: random.Random) -> Fixture:
    return replace(_headed(table, lambda _, h: _broken(h, dice)), kind=dice.choice(("xlsx", "utf-8:csv")))


def _broken(header: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(header)) if len(header) > 1 else 1
    return header[:at] + dice.choice(("\n", "\r\n")) + header[at:]


@variation
def starred(table: Fixture, dice: random.Random) -> Fixture:
    form = dice.choice(("*{}", "{}*", "＊{}", "* {}", "★{}", "{}（*）", "※{}"))
    needed = set(table.mapping.required)
    return _headed(table, lambda name, h: form.format(h) if name in needed else h)


@variation
def needed_by_note(table: Fixture, dice: random.Random) -> Fixture:
    form = dice.choice(("{}（必填）", "{}(必填项)", "{}【必填】", "{}（选填）"))
    needed = set(table.mapping.required)
    return _headed(table, lambda name, h: form.format(h) if name in needed else h)


@variation
def with_formats(table: Fixture, dice: random.Random) -> Fixture:
    """How a date is to be written, said in the header."""
    form = dice.choice(
        ("{}（yyyy-mm-dd）", "{}(YYYY-MM-DD)", "{}（格式：2024-01-01）", "{}（年月日）", "{}(年/月/日)")
    )
    dates = (Clean.DATE, Clean.TIME)
    return _headed(table, lambda name, h: form.format(h) if table.mapping.columns[name].clean in dates else h)


@variation
def numbered(table: Fixture, dice: random.Random) -> Fixture:
    form = dice.choice(("{n}.{h}", "{n}、{h}", "({n}){h}", "（{n}）{h}", "{n} {h}", "{n}．{h}"))
    headers = tuple(form.format(n=n, h=h) for n, h in enumerate(table.headers, start=1))
    return replace(table, headers=headers)


@variation
def with_colons(table: Fixture, dice: random.Random) -> Fixture:
    colon = dice.choice((":", "："))
    return _headed(table, lambda _, h: h + colon)


@variation
def quoted(table: Fixture, dice: random.Random) -> Fixture:
    form = dice.choice(("'{}", "“{}”", '"{}"', "{}\t", "\ufeff{}", "【{}】", "[{}]"))
    return _headed(table, lambda _, h: form.format(h))


@variation
def joined_by_signs(table: Fixture, dice: random.Random) -> Fixture:
    """Underscores and dots put into long headers, as databases' exports have them."""
    sign = dice.choice(("_", "·", "-"))
    return _headed(
        table, lambda _, h: h[:2] + sign + h[2:] if len(h) > 3 and h[1] >= "\u4e00" and h[2].isalnum() else h
    )


def traditional(text: str) -> str:
    """As written where the long characters are in use."""
    return "".join(LONG_OF.get(c, c) if _is_short(c) else c for c in text)


def _is_short(character: str) -> bool:
    """Whether texts in long characters never hold it."""
    try:
        return not character.encode("big5")
    except UnicodeEncodeError:
        return True


@variation
def in_long_characters(table: Fixture, dice: random.Random) -> Fixture:
    return replace(
        _headed(table, lambda _, h: traditional(h)), kind=dice.choice(("utf-8:csv", "big5:csv", "xlsx"))
    )


@variation
def in_an_encoding(table: Fixture, dice: random.Random) -> Fixture:
    kinds = [f"{code}:csv" for code in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")]
    return replace(table, kind=dice.choice(kinds))


@variation
def cut_by_another_sign(table: Fixture, dice: random.Random) -> Fixture:
    code = dice.choice(("utf-8-sig", "gb18030", "utf-16"))
    return replace(
        table, kind=f"{code}:" + dice.choice(("semicolon.csv", "tab.csv", "tab.txt", "bar.txt", "tab.xls"))
    )


@variation
def in_a_workbook(table: Fixture, dice: random.Random) -> Fixture:
    return replace(table, kind=dice.choice(("xlsx", "xls", "ods", "page.xls", "docx")))


@variation
def behind_other_sheets(table: Fixture, dice: random.Random) -> Fixture:
    legend = Sheet("填表说明", (("填表说明",), ("1. 本表由各单位填报",), ("2. 日期按年月日填写",)))
    codes = Sheet("代码表", (("代码", "含义"), ("1", "是"), ("2", "否")))
    before = dice.choice([(Sheet("Sheet1", ()),), (legend,), (legend, codes), (codes, Sheet("空", ()))])
    return replace(table, sheets_before=before, kind=dice.choice(("xlsx", "ods")))


@variation
def with_a_total(table: Fixture, dice: random.Random) -> Fixture:
    """A last row that adds up, labelled in the first cells."""
    width = len(table.names)
    amounts = [
        i
        for i, n in enumerate(table.names)
        if n and table.mapping.columns[n].clean in (Clean.AMOUNT, Clean.INTEGER)
    ]
    row = [""] * width
    row[0 if dice.random() < 0.7 or width < 4 else 1] = dice.choice(
        ("合计", "合 计", "总计", "合计：", "小计", "合计（7条）")
    )
    for i in amounts:
        row[i] = row[i] or "7031.50"
    return _ending(table, dice, [row])


@variation
def with_a_numbered_total(table: Fixture, dice: random.Random) -> Fixture:
    """The running number was drawn down into the row that adds up."""
    numbered_ = with_strangers(table, dice)
    row = [""] * len(numbered_.names)
    row[0], row[1] = str(ROWS + 1), "合计"
    return _ending(numbered_, dice, [row])


@variation
def with_footers(table: Fixture, dice: random.Random) -> Fixture:
    """Who made the table, when, and what it wants to be remembered for."""
    width = len(table.names)
    lines = [
        ["制表人：赵某"],
        ["制表人：赵某", "审核人：钱某", "日期：2024-02-01"],
        ["填表人:赵某"],
        ["注：以上数据截至 2024 年 1 月 31 日。"],
        ["备注：本表一式两份"],
        ["打印时间：2024-02-01 10:00:00"],
        ["单位负责人（签字）："],
        ["以下空白"],
        ["共 7 条记录"],
        ["第 1 页 共 1 页"],
        ["说明：本表仅供内部使用，不得外传。"],
    ]
    dice.shuffle(lines)
    some = [[*line[:width], *[""] * (width - len(line))] for line in lines[: dice.randrange(1, 4)]]
    return _ending(table, dice, some)


@variation
def with_headers_again(table: Fixture, dice: random.Random) -> Fixture:
    """Pages of a printout put together: each begins with the headers."""
    at = dice.randrange(1, ROWS)
    rows = (*table.rows[:at], table.headers, *table.rows[at:])
    return replace(table, rows=rows, notes=1, kind=dice.choice(("utf-8:csv", "xlsx")))


@variation
def with_title_and_headers_again(table: Fixture, dice: random.Random) -> Fixture:
    at, titled = dice.randrange(1, ROWS), below_a_title(table, dice)
    rows = (*table.rows[:at], titled.above[0], table.headers, *table.rows[at:])
    return replace(titled, rows=rows, notes=2, kind=dice.choice(("utf-8:csv", "xlsx")))


def _ending(table: Fixture, dice: random.Random, lines: list[list[str]]) -> Fixture:
    rows = (*table.rows, *map(tuple, lines))
    return replace(table, rows=rows, notes=len(lines), kind=dice.choice(("utf-8:csv", "xlsx", "gb18030:csv")))


@variation
def all_of_it(table: Fixture, dice: random.Random) -> Fixture:
    """What a district sends: few of these come alone."""
    for name in ("without_some_columns", "under_other_names", "shuffled", "with_strangers"):
        table = VARIATIONS[name](table, dice)
    for name in dice.sample(
        ("starred", "needed_by_note", "spaced", "with_units", "numbered", "with_formats"), 2
    ):
        table = VARIATIONS[name](table, dice)
    ending, format_ = dice.choice((with_a_total, with_footers)), dice.choice((in_a_workbook, in_an_encoding))
    kind = format_(table, dice).kind
    return replace(ending(below_a_title(table, dice), dice), kind=kind)


def with_a_needed_header_unknown(table: Fixture, needed: str, seed: int) -> Fixture:
    """Half of the columns that need not be there are gone, and one that must be stands under a name nobody knows."""
    dice = random.Random(f"{table.mapping.name} {needed} {seed}")
    fewer = VARIATIONS["without_some_columns"](table, dice)
    return _headed(fewer, lambda name, header: "甲项内容" if name == needed else header)


@dataclass
class Told:
    """How one variant was read: `ending` right, refused, ambiguous or wrong; what was missed in it."""

    ending: str
    confidence: float = 0.0
    said: str = ""
    missed: list[str] = field(default_factory=list)
    rows: str = ""


def made(folder: Path, mapping: Mapping, kind: str, seed: int) -> tuple[Path, Fixture]:
    """The variant, written."""
    dice = random.Random(f"{mapping.name} {kind} {seed}")
    table = VARIATIONS[kind](fixture(mapping), dice)
    stem = FILE_NAMES.get(mapping.name, "导出")
    sheet = Sheet("数据", tuple(table.lines()), table.merged)
    return written(folder / stem, table.kind, [*table.sheets_before, sheet]), table


def told(path: Path, table: Fixture) -> Told:
    """How the file is read, without a lake."""
    refused = ""
    for part in open_parts(path, path.name):
        with closing(part.table):
            try:
                layout = Chooser().layout(part, path.name)
            except UnreadableFileError as error:
                refused = (
                    refused
                    if part.name in ("填表说明", "代码表", "空", "Sheet1") and refused
                    else error.reason
                )
                continue
            return _compared(part, layout, table)
    return Told("ambiguous" if "不能断定" in refused else "refused", said=refused)


def _compared(part: Part, layout: Layout, table: Fixture) -> Told:
    if layout.mapping is not table.mapping:
        return Told("wrong", layout.confidence, layout.mapping.name)
    places = dict(zip(layout.mapping.columns, layout.places, strict=True))
    days = {c.date: n for n, c in layout.mapping.columns.items() if c.date and c.date not in table.names}
    missed = [
        f"{header!r} is {next((n for n, p in places.items() if p == i), None)}, not {name}"
        for i, (name, header) in enumerate(zip(table.names, table.headers, strict=True))
        if name
        and places[name] != i
        and places.get(days.get(name, ""), -1) != i
        and places.get(_time_of(table, name), -1) != i
    ]
    got, aside = 0, 0
    for block in part.table.rows(layout.header, layout.places):
        if isinstance(block, BadRow):
            aside += 1
        else:
            got += len(block)
    wanted = (len(table.rows) - table.notes, table.notes)
    rows = "" if (got, aside) == wanted else f"{got} rows and {aside} set aside, not {wanted}"
    return Told("right", layout.confidence, "", missed, rows)


def _time_of(table: Fixture, day: str) -> str:
    """The column of times that a day's column stands in for where the file lacks it."""
    return next((n for n, c in table.mapping.columns.items() if c.date == day and n not in table.names), "")


def campaign(
    folder: Path, count: int, first: int = 0, kinds: list[str] | None = None
) -> Iterator[tuple[str, str, int, Told]]:
    """Kind, mapping, seed and outcome of each variant."""
    for kind in kinds or VARIATIONS:
        for mapping in TABLES:
            for seed in range(first, first + count):
                here = folder / kind / mapping.name / str(seed)
                here.mkdir(parents=True)
                path, table = made(here, mapping, kind, seed)
                yield kind, mapping.name, seed, told(path, table)


def main(count: int, first: int = 0, *kinds: str) -> int:
    """Run a campaign and print it by kind; 1 if a mapping was guessed wrong."""
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as name:
        for kind, mapping, seed, outcome in campaign(Path(name), int(count), int(first), list(kinds)):
            tally = ends[kind]
            tally[outcome.ending] += 1
            tally["columns"] += outcome.ending == "right" and not outcome.missed
            tally["rows"] += outcome.ending == "right" and not outcome.rows
            if outcome.ending != "right" or outcome.missed or outcome.rows:
                said = f"{outcome.ending} {outcome.confidence:.2f} {outcome.said} {outcome.missed[:3]} {outcome.rows}"
                sys.stdout.write(f"{kind} {mapping} {seed}: {said}\n")
    for kind, tally in ends.items():
        total = tally["right"] + tally["refused"] + tally["ambiguous"] + tally["wrong"]
        line = (
            f"{key} {tally[key]}" for key in ("right", "columns", "rows", "ambiguous", "refused", "wrong")
        )
        sys.stdout.write(f"{kind:32} of {total}: {', '.join(line)}\n")
    return int(any(tally["wrong"] for tally in ends.values()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))  # type: ignore[arg-type]
