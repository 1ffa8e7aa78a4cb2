"""What a whole export no longer lists has ended there, whenever the files arrive; what a partial one leaves out, or a
damaged one could not show, has not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import Acquisition, AcquisitionError, Lake, read_acquisition, run
from ontology.ids import mention_id, record_id
from tests.ingest.invented import company_name, credit_code_of, csv_bytes, registry_file, registry_row
from tests.ingest.said import current, everything, rows, values

OPEN = Acquisition(instrument="数据共享协议", delivering_body="松河市市场监督管理局", is_open=True)


def export(path: Path, *numbers: int, **changed: str) -> Path:
    return registry_file(path, [registry_row(n, **changed) for n in numbers])


def on(day: str) -> Acquisition:
    return replace(OPEN, obtained=day)


def names(lake: Lake) -> list[str]:
    return sorted(values(lake, "company", "name"))


def test_what_a_whole_export_leaves_out_is_closed_and_its_statements_stay(lake, tmp_path):
    run(lake, [export(tmp_path / "a.csv", 1, 2, 3)], acquisition=on("2024-01-01"))
    before, first = everything(lake)["statements"], lake.version()
    report = run(lake, [export(tmp_path / "b.csv", 1, 3)], acquisition=on("2024-06-01"), full=True)
    assert not report.not_closed
    assert names(lake) == sorted([company_name(1), company_name(3)])
    assert everything(lake)["statements"] == before
    gone = mention_id("registry", credit_code_of(2), "company", company_name(2))
    assert lake.statements_of(gone) == []
    assert lake.statements_of(gone, as_of=first)
    assert lake.record(record_id("registry", credit_code_of(2))) is not None
    assert lake.version() != first
    (status,) = lake.status()
    assert (status.rows_in, status.new, status.changed, status.unchanged, status.closed) == (5, 3, 0, 2, 1)


def test_a_partial_file_ends_nothing(lake, tmp_path):
    run(lake, [export(tmp_path / "a.csv", 1, 2, 3)], acquisition=on("2024-01-01"))
    run(lake, [export(tmp_path / "b.csv", 1)], acquisition=on("2024-06-01"))
    assert len(names(lake)) == 3


def test_an_acquisition_may_say_that_it_lists_everything(lake, tmp_path):
    sheet = tmp_path / "取证.yaml"
    sheet.write_text("instrument: 数据共享协议\nobtained: 2024-06-01\nopen: true\nfull: true\n", "utf-8")
    acquisition = read_acquisition(sheet)
    assert acquisition.is_full
    run(lake, [export(tmp_path / "a.csv", 1, 2)], acquisition=replace(acquisition, obtained="2024-01-01"))
    run(lake, [export(tmp_path / "b.csv", 2)], acquisition=acquisition)
    assert names(lake) == [company_name(2)]
    sheet.write_text("instrument: 数据共享协议\nobtained: 2024-06-01\nfull: 是的\n", "utf-8")
    with pytest.raises(AcquisitionError, match="full"):
        read_acquisition(sheet)


def test_saying_it_twice_adds_nothing_and_saying_it_later_closes(lake, tmp_path):
    run(lake, [export(tmp_path / "a.csv", 1, 2)], acquisition=on("2024-01-01"))
    part = export(tmp_path / "b.csv", 1)
    run(lake, [part], acquisition=on("2024-06-01"))
    assert len(names(lake)) == 2
    run(lake, [part], acquisition=on("2024-06-01"), full=True)
    assert names(lake) == [company_name(1)]
    version = lake.version()
    run(lake, [part], acquisition=on("2024-06-01"), full=True)
    assert lake.version() == version


def test_a_whole_export_in_several_files_is_one(lake, tmp_path):
    run(lake, [export(tmp_path / "old.csv", 1, 2, 3)], acquisition=on("2024-01-01"))
    folder = tmp_path / "全量"
    folder.mkdir()
    export(folder / "1.csv", 1)
    export(folder / "2.csv", 2)
    run(lake, [folder], full=True, acquisition=on("2024-06-01"))
    assert names(lake) == sorted([company_name(1), company_name(2)])


def test_what_turns_up_again_is_open_again(lake, tmp_path):
    whole = export(tmp_path / "b.csv", 1)
    run(lake, [export(tmp_path / "a.csv", 1, 2)], acquisition=on("2024-01-01"))
    run(lake, [whole], acquisition=on("2024-02-01"), full=True)
    run(lake, [export(tmp_path / "c.csv", 2)], acquisition=on("2024-03-01"))
    assert len(names(lake)) == 2


@pytest.mark.parametrize("damage", ["aside", "broken", "refused", "empty"])
def test_the_silence_of_a_damaged_export_ends_nothing(lake, tmp_path, damage):
    run(lake, [export(tmp_path / "a.csv", 1, 2)], acquisition=on("2024-01-01"))
    raw = csv_bytes([registry_row(1)])
    files = [tmp_path / "b.csv"]
    if damage == "aside":
        raw += ",".join(["多", "出", "一格"] * 9).encode() + b"\n"
    if damage == "broken":
        raw = csv_bytes([registry_row(1), registry_row(3)])[:-20] + b'"'
    if damage == "refused":
        files.append(tmp_path / "不存在.csv")
    if damage == "empty":
        raw = csv_bytes([])
    files[0].write_bytes(raw)
    report = run(lake, files, acquisition=on("2024-06-01"), full=True, mapping="registry")
    assert set(report.not_closed) == {"registry"}
    assert company_name(2) in names(lake)


def test_a_compartment_is_closed_by_its_own_exports_alone(lake, tmp_path):
    theirs = Acquisition(instrument="调取证据通知书", number="松公（经）调证字〔2024〕9号", obtained="2024-01-01",
                         delivering_body="松河市市场监督管理局", case_number="A1")  # fmt: skip
    run(lake, [export(tmp_path / "a.csv", 1, 2)], acquisition=theirs)
    run(lake, [export(tmp_path / "b.csv", 1)], acquisition=on("2024-06-01"), full=True)
    found = rows(lake, "select compartment, count(*) from records group by all order by all")
    assert sorted(count for _, count in found) == [1, 2]


DELIVERIES = st.lists(
    st.tuples(
        st.sampled_from(["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"]),
        st.lists(st.tuples(st.integers(1, 3), st.sampled_from("甲乙")), min_size=1, max_size=3),
        st.booleans(),
    ),
    min_size=2,
    max_size=4,
    unique_by=lambda each: each[0],
)


def expected(deliveries) -> list[str]:
    """Places that hold, by walking the deliveries in the order of their days."""
    now: dict[int, str] = {}
    for _, said, full in sorted(deliveries):
        listed = dict(said)
        now = listed if full else now | listed
    return sorted(now.values())


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deliveries=DELIVERIES, order=st.randoms(use_true_random=False))
def test_any_order_of_arrival_leaves_the_same_present(tmp_path_factory, deliveries, order):
    deliveries = [(day, sorted(dict(said).items()), full) for day, said, full in deliveries]
    folder = tmp_path_factory.mktemp("whole")
    files = [
        (registry_file(folder / f"{n}.csv", [registry_row(i, 注册地址=f"{p}址") for i, p in said]), day, full)
        for n, (day, said, full) in enumerate(deliveries)
    ]
    found = []
    for name in ("given", "shuffled"):
        lake = Lake.open(folder / name / "lake")
        for path, day, full in files:
            run(lake, [path], acquisition=on(day), full=full)
        found.append(current(lake))
        assert values(lake, "company", "address") == [f"{p}址" for p in expected(deliveries)]
        order.shuffle(files)
    assert found[0] == found[1]
