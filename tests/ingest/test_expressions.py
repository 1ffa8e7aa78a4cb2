"""SQL and Python say the same: ids, cleaning and check digits that the lake computes in an engine are those that the
vocabulary computes in Python. One that differed would make a second company out of one."""

from datetime import date
from functools import cache

import duckdb
import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.lake.duck import open_duckdb
from ingest.mapping import cells, checks, masks, say
from ingest.mapping.fences import Fences
from ontology.identifiers import (
    compact,
    credit_code,
    id_number,
    is_masked_name,
    organisation_code,
    registration_number,
)
from ontology.identifiers.id_number import check_character
from ontology.ids import digest
from ontology.money import Exactness, Money, parse_money
from tests.ingest.invented import credit_code_of, registration_number_of

ENGINE = open_duckdb()
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=24)


@cache
def sql_of(build) -> str:
    """The SQL of an expression over the table `given`, which `build` may reach in fenced steps."""
    fences = Fences(ibis.table({"cell": "string", "row": "int64"}, name="given"), "f")
    out = build(fences)
    return str(ibis.to_sql(fences.table.select("row", out=out).order_by("row"), dialect="duckdb"))


def stepped(build, column: list[str]) -> list:
    """Values of an expression over some cells, on DuckDB."""
    cells = pa.table({"cell": pa.array(column, pa.string()), "row": pa.array(range(len(column)), pa.int64())})
    ENGINE.register("given", cells)
    return [out for _, out in ENGINE.execute(sql_of(build)).fetchall()]


PART = st.none() | CELL.map(lambda text: text.replace("\x1f", ""))


@given(st.lists(st.tuples(PART, PART, PART), min_size=1, max_size=30))
def test_an_id_is_the_same_in_sql_and_in_python(rows):
    first, second, third = (list(column) for column in zip(*rows, strict=True))
    columns = {"a": first, "b": second, "c": third}
    given_rows = {name: pa.array(column, pa.string()) for name, column in columns.items()}
    ENGINE.register("three", pa.table(given_rows | {"n": pa.array(range(len(rows)), pa.int32())}))
    table = ibis.table({"a": "string", "b": "string", "c": "string", "n": "int32"}, name="three")
    query = table.select("n", out=say.digest("registry", table.a, table.b, table.c, "0")).order_by("n")
    found = ENGINE.execute(str(ibis.to_sql(query, dialect="duckdb"))).fetchall()
    assert [out for _, out in found] == [digest("registry", *row, "0") for row in rows]


def in_compact_form(f: Fences):
    return cells.compact(f["cell"])


def tidied(f: Fences):
    return cells.tidy(f["cell"])


def hidden(f: Fences):
    return masks.is_masked(cells.compact(f["cell"]))


@given(st.lists(CELL, min_size=1, max_size=40))
def test_a_cell_in_compact_form_is_what_the_identifiers_read(column):
    assert stepped(in_compact_form, column) == [compact(text) for text in column]


@given(st.lists(CELL, min_size=1, max_size=40))
def test_a_tidied_cell_has_no_separator_and_no_blank_ends(column):
    for raw, tidy in zip(column, stepped(tidied, column), strict=True):
        assert "\x1f" not in tidy
        meant = compact("".join(c for c in raw if not (ord(c) < 32 and c not in "\t\n\r")
                                and not 0x7F <= ord(c) <= 0x9F))  # fmt: skip
        if not meant.startswith(("'", '="')):  # a spreadsheet's marks of text are taken off
            assert compact(tidy) == meant
        assert tidy == "" or (compact(tidy[0]) and compact(tidy[-1]))


def id_number_of(born: date, sequence: int, old: bool) -> str:
    """A number with its check character, or the 15 digits that were given out before."""
    if old:
        return f"990101{born:%y%m%d}{sequence:03d}"
    first = f"990101{born.year:04d}{born:%m%d}{sequence:03d}"
    return first + check_character(first)


MASK_LETTERS = st.text("某张李甲乙A1a*×XxＸ光射线〇O0公司 银行一", max_size=8)


@given(st.lists(MASK_LETTERS | CELL, min_size=1, max_size=200))
def test_a_masked_name_is_seen_by_sql_where_python_sees_one(column):
    found = stepped(hidden, column)
    assert found == [is_masked_name(text) for text in column]


def damaged(valid: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Valid numbers, and such with one place changed, cut, lengthened or in full width."""
    other = st.sampled_from("0123456789AXZIOl中x-Ｘ１")
    changed = st.tuples(valid, st.integers(0, 17), other).map(
        lambda t: t[0][: t[1]] + t[2] + t[0][t[1] + 1 :]
    )
    wide = valid.map(lambda text: "".join(chr(ord(c) + 0xFEE0) for c in text))
    return valid | changed | wide | valid.map(lambda t: t[:-1]) | valid.map(str.lower) | CELL


@pytest.mark.parametrize(
    ("scheme", "reader", "valid"),
    [
        ("credit_code", credit_code, st.integers(0, 99_999_999).map(credit_code_of)),
        (
            "registration_number",
            registration_number,
            st.integers(0, 99_999_999).map(registration_number_of) | st.just("990101NA000123X"),
        ),
        (
            "organisation_code",
            organisation_code,
            st.integers(0, 99_999_999).map(lambda n: credit_code_of(n)[8:16] + "-" + credit_code_of(n)[16]),
        ),
        (
            "id_number",
            id_number,
            st.tuples(st.dates(date(1800, 1, 1), date(2150, 1, 1)), st.integers(0, 999), st.booleans()).map(
                lambda made: id_number_of(*made)
            ),
        ),
    ],
    ids=["credit_code", "registration_number", "organisation_code", "id_number"],
)
def test_check_digits_in_sql_agree_with_the_readers(scheme, reader, valid):
    def checked(f: Fences):
        f.add({"value": cells.compact(f["cell"]).upper()})
        for step in checks.STEPS[scheme]:
            f.add({"value": step(f["value"])})
        return f["value"]

    @settings(max_examples=25)  # of up to 200 codes each
    @given(st.lists(damaged(valid), min_size=1, max_size=200))
    def agree(column):
        found = stepped(checked, column)
        read = [reader(text) for text in column]
        assert found == [each.normalised if each.is_key else None for each in read]

    agree()


@pytest.mark.parametrize("scheme", checks.STEPS)
def test_no_step_of_a_check_repeats_what_it_computes(scheme):
    # The sum of an ID number in each of eleven branches was 14 kB, and a second of planning for a bank's rows.
    rows = ibis.table({"value": "string"}, name="rows")
    for step in checks.STEPS[scheme]:
        sql = ibis.to_sql(rows.select(value=step(rows.value)), dialect="duckdb", pretty=False)
        assert len(str(sql)) < 5_000


def as_date(f: Fences):
    f.add(cells.date_parts(cells.compact(f["cell"])))
    f.add({"iso": cells.iso_date(f["year"], f["month"], f["day"])})
    return cells.real_date(f["iso"])


def dates(column: list[str]) -> list[str | None]:
    return stepped(as_date, column)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2019-07-22", "2019-07-22"),
        ("2019/7/2", "2019-07-02"),
        ("2019.7.2", "2019-07-02"),
        ("２０１９年７月２日", "2019-07-02"),
        ("2019年03月", "2019-03"),
        ("2019-03", "2019-03"),
        ("2019年", "2019"),
        ("2019", "2019"),
        ("20190722", "2019-07-22"),
        ("201907", "2019-07"),
        ("201913", None),
        ("2019072", None),
        ("2019-07-22 10:05:00", "2019-07-22"),
        ("2018-02-29", None),
        ("2020-02-29", "2020-02-29"),
        ("2019-13", None),
        ("40005", None),
        ("0012-01-01", None),
        ("去年", None),
        ("1,361.20", None),
    ],
)
def test_dates_are_read_to_their_precision_or_not_at_all(written, meant):
    assert dates([written]) == [meant]


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_calendar_reads_back(day):
    assert dates([day.isoformat(), f"{day.year}年{day.month}月{day.day}日"]) == [day.isoformat()] * 2


@cache
def as_money(unit: str):
    def build(f: Fences):
        f.add({"a": cells.amount_text(cells.compact(f["cell"]))})
        f.add(cells.amount_parts(f["a"], unit))
        return cells.money(f["number"], f["multiplier"], f["currency"])

    return build


def amounts(column: list[str], unit: str = "") -> list[str | None]:
    return stepped(as_money(unit), column)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3.1000(万元)", Money(31_000_00)),
        ("1,361.2000(万人民币元)", Money(13_612_000_00)),
        ("62,753.3125(万元人民币)", Money(627_533_125_00)),
        ("50(万元(人民币))", Money(500_000_00)),
        ("50（万元）", Money(500_000_00)),
        ("80( 万人民币元)", Money(800_000_00)),
        ("10500万", Money(105_000_000_00)),
        ("100万人民币", Money(1_000_000_00)),
        ("115237.04元", Money(115_237_04)),
        ("1.2亿元", Money(120_000_000_00)),
        ("200(万美元)", Money(2_000_000_00, "USD")),
        ("30万港元", Money(300_000_00, "HKD")),
        ("30(万元(港币))", Money(300_000_00, "HKD")),
        ("5(万日元)", Money(50_000_00, "JPY")),
        ("￥700元", Money(700_00)),
        ("人民币500万元", Money(5_000_000_00)),
        ("人民币（500.5）万元", Money(5_005_000_00)),
        ("美元500万", Money(5_000_000_00, "USD")),
        ("0.123元", Money(12, exactness=Exactness.ABOUT)),
    ],
)
def test_amounts_become_integer_fen_in_their_currency(written, meant):
    (found,) = amounts([written])
    assert found is not None
    assert parse_money(found) == meant


@pytest.mark.parametrize(
    "written",
    ["80()", "80", "柒佰圆整", "9.1E+17元", "3(万马克)", "-", "1.2.3万", "12345678901234567元", "人民币500"],
)
def test_an_amount_without_unit_or_sense_is_not_guessed(written):
    assert amounts([written]) == [None]


def test_a_loss_in_brackets_is_below_nought_and_a_comma_out_of_place_tells_no_sum():
    assert amounts(["(300.00)", "（1,300）", "(¥20)", "3,00.00", "12,3456", "1,2345678"], "元") == [
        "CNY:-30000:exact",
        "CNY:-130000:exact",
        "CNY:-2000:exact",
        None,
        "CNY:12345600:exact",
        None,
    ]


def test_a_unit_from_the_header_counts_where_the_cell_names_none():
    assert amounts(["80", "80元", "1,000"], "万元") == [
        "CNY:80000000:exact",
        "CNY:8000:exact",
        "CNY:1000000000:exact",
    ]
    assert amounts(["80"], "万美元") == ["USD:80000000:exact"]


@given(st.integers(0, 10**15))
def test_no_fen_is_lost_between_yuan_and_lake(minor):
    assert amounts([f"{minor // 100}.{minor % 100:02d}元"]) == [str(Money(minor))]


def test_duckdb_reads_no_extension_from_the_network():
    with pytest.raises(duckdb.Error):
        open_duckdb().execute("select * from read_xlsx('absent.xlsx')")
