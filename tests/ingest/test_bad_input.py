"""Every kind of bad file gives one clear line; what is good in it is taken, nothing is lost, nothing crashes."""

import gzip
import json
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import pyzipper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import Lake, LakeBusyError, MappingError, UnreadableFileError, mappings, run, worklist
from ingest.mapping.guess import guess
from ingest.passwords import Passwords
from ingest.readers.opening import open_table
from ingest.readers.rows import BadRow
from ingest.staging import Staging
from tests.ingest.invented import (
    REGISTRY_HEADER,
    company_name,
    csv_bytes,
    json_file,
    judgment_text,
    penalty,
    registry_file,
    registry_row,
)
from tests.ingest.said import rows, values


def one(lake: Lake, path: Path, **options):
    """The report on a single file."""
    (report,) = run(lake, [path], **options).files
    return report


def test_a_truncated_archive_is_taken_up_to_the_break_and_named(lake, tmp_path):
    packed = gzip.compress(csv_bytes(registry_row(n) for n in range(2000)))
    (tmp_path / "a.csv.gz").write_bytes(packed[: len(packed) // 2])
    result = run(lake, [tmp_path / "a.csv.gz"])
    (report,) = result.files
    assert result.exit_code == 3
    assert report.break_note == "压缩包被截断"
    assert "压缩包被截断，断点之前的行已收入" in report.messages
    assert 0 < report.accepted < 2000
    assert len(rows(lake, "select * from records")) == report.accepted
    whole = one(lake, registry_file(tmp_path / "b.csv", [registry_row(n) for n in range(2000)]))
    assert (whole.unchanged, whole.accepted) == (report.accepted, 2000 - report.accepted)


def test_a_gb18030_file_reads_like_any_other(lake, tmp_path):
    (tmp_path / "a.csv").write_bytes(csv_bytes([registry_row(n) for n in range(20)], encoding="gb18030"))
    report = one(lake, tmp_path / "a.csv")
    assert (report.accepted, report.quarantined) == (20, 0)
    assert values(lake, "company", "name") == sorted(company_name(n) for n in range(20))


def test_a_wrong_column_is_named_with_those_there_are(lake, tmp_path):
    header = ("企业名称", "税号", *REGISTRY_HEADER[2:])
    told = [{**dict.fromkeys(header, "x"), "企业名称": company_name(1)}]
    (tmp_path / "a.csv").write_bytes(csv_bytes(told, header))
    result = run(lake, [tmp_path / "a.csv"])
    assert result.exit_code == 3
    assert (
        "最接近「工商登记」，但缺少列「统一社会信用代码」（文件有：企业名称、税号、注册日期"
        in result.files[0].refused
    )
    named = one(lake, tmp_path / "a.csv", mapping="registry")
    assert named.refused.startswith("缺少列「统一社会信用代码」（文件有：企业名称、税号")
    reasons = rows(lake, "select scope, reason from quarantine")
    assert sorted(reasons) == sorted([("file", named.refused), ("file", result.files[0].refused)])
    assert len(list(lake.originals.glob("*"))) == 1, "what waits is kept"


def test_a_file_whose_header_is_damaged_waits_in_quarantine(lake, tmp_path):
    path = tmp_path / "名册.csv"
    path.write_bytes(csv_bytes([registry_row(1)]).replace("统一社会信用代码".encode(), b"\xff\xfe\x00"))
    first, again = run(lake, [path]), run(lake, [path])
    assert (first.exit_code, again.exit_code, first.quarantined) == (3, 3, 1)
    ((group),) = worklist.groups(lake)
    assert (group.scope, group.file_name, group.count) == ("file", "名册.csv", 1)
    run(lake, [path], mapping="penalty")
    assert [g.count for g in worklist.groups(lake)] == [2], "another reason is another finding"


def test_a_locked_archive_waits_until_somebody_knows_its_password(lake, tmp_path):
    path = tmp_path / "a.zip"
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as packed:
        packed.setpassword(b"1234")
        packed.writestr("a.csv", csv_bytes([registry_row(1)]))
    run(lake, [path])
    assert [g.scope for g in worklist.groups(lake)] == ["file"]
    run(lake, [path], passwords=Passwords(["1234"]))
    assert worklist.groups(lake) == []


def test_a_damaged_workbook_of_a_folder_is_no_foreign_file(lake, tmp_path):
    folder = tmp_path / "移送材料"
    folder.mkdir()
    registry_file(folder / "a.csv", [registry_row(1)])
    (folder / "b.xlsx").write_bytes(b"PK\x03\x04" + b"\x00" * 99)
    result = run(lake, [folder])
    assert (result.exit_code, result.accepted, result.quarantined, result.unfit) == (3, 1, 1, ())
    assert rows(lake, "select scope, file_name from quarantine") == [("file", "b.xlsx")]


def test_a_nul_byte_costs_its_row(lake, tmp_path):
    raw = csv_bytes(registry_row(n) for n in range(3))
    (tmp_path / "a.csv").write_bytes(raw.replace("晨晖路1号".encode(), "晨晖\x00路1号".encode()))
    result = run(lake, [tmp_path / "a.csv"])
    assert (result.exit_code, result.accepted, result.quarantined) == (3, 2, 1)
    ((line, code, reason, raw_row),) = rows(lake, "select line, code, reason, raw from quarantine")
    assert (line, code, reason) == (3, "nul", "本行含有空字符（NUL）")
    assert "晨晖\x00路1号" in raw_row


def test_an_empty_file_is_one_line(lake, tmp_path):
    (tmp_path / "a.csv").write_bytes(b"")
    assert one(lake, tmp_path / "a.csv").refused == "文件是空的"
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(b""))
    assert one(lake, tmp_path / "b.csv.gz").refused == "文件是空的"
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(b"x" * 1000)[:10])
    assert one(lake, tmp_path / "c.csv.gz").refused == "文件是空的（压缩包被截断）"


def test_a_header_without_rows_is_a_file_with_nothing_in_it(lake, tmp_path):
    (tmp_path / "a.csv").write_bytes(csv_bytes([]))
    report = one(lake, tmp_path / "a.csv")
    assert (report.rows_in, report.refused) == (0, "")


def test_a_folder_with_foreign_files_takes_ours_and_lists_the_rest(lake, tmp_path):
    folder = tmp_path / "移送材料"
    (folder / "附件").mkdir(parents=True)
    registry_file(folder / "附件" / "b.csv", [registry_row(2)])
    registry_file(folder / "a.csv", [registry_row(1)])
    (folder / "说明.jpg").write_bytes(b"\xff\xd8")
    (folder / "名单.csv").write_text("甲,乙\n1,2\n", "utf-8")
    (folder / "README.txt").write_text("plain notes", "utf-8")
    (folder / ".DS_Store").write_bytes(b"\x00")
    result = run(lake, [folder])
    assert [f.path.name for f in result.files] == ["a.csv", "b.csv"]
    assert [p.name for p in result.unfit] == ["README.txt", "名单.csv", "说明.jpg"]
    assert (result.exit_code, result.accepted) == (0, 2)
    assert len(list(lake.originals.iterdir())) == 2


def test_a_folder_where_nothing_fits_is_not_a_success(lake, tmp_path):
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "x.bin").write_bytes(b"\x00\x01")
    result = run(lake, [tmp_path / "f"])
    assert (result.exit_code, result.files, len(result.unfit)) == (3, (), 1)


def test_a_foreign_file_that_was_named_is_refused_by_name(lake, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8")
    result = run(lake, [tmp_path / "a.jpg", registry_file(tmp_path / "b.csv", [registry_row(1)])])
    assert result.files[0].refused.startswith("不支持「.jpg」文件")
    assert (result.exit_code, result.accepted, result.quarantined) == (3, 1, 1)


def test_what_is_not_there_and_what_is_no_file_are_told_apart(lake, tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "dangling.csv").symlink_to(tmp_path / "nowhere.csv")
    result = run(lake, [tmp_path / "absent.csv", tmp_path / "dangling.csv", tmp_path / "pipe.csv"])
    assert [f.refused for f in result.files] == ["文件不存在", "文件不存在", "不是普通文件"]
    assert result.exit_code == 1


@contextmanager
def without_rights() -> Iterator[None]:
    """Act as a user whom file permissions bind, where the test itself runs as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter; pytest's own belong to one."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_without_permission_the_file_and_the_folder_are_named(open_folder, lake, tmp_path):
    run(lake, [registry_file(tmp_path / "a.csv", [registry_row(1)])])  # what is loaded late is loaded by now
    delivery, home = open_folder / "delivery", open_folder / "home"
    closed = delivery / "closed"
    closed.mkdir(parents=True)
    home.mkdir()
    home.chmod(0o777)
    registry_file(delivery / "a.csv", [registry_row(1)]).chmod(0)
    registry_file(delivery / "b.csv", [registry_row(2)])
    closed.chmod(0)
    with without_rights():
        reports = run(Lake.open(home / "lake"), [delivery]).files
    closed.chmod(0o700)
    assert [(f.path.name, f.refused) for f in reports] == [
        ("a.csv", "没有读取权限"),
        ("b.csv", ""),
        ("closed", "没有读取权限，目录中的文件未导入"),
    ]


def test_a_mapping_nobody_wrote_is_a_wrong_call(lake, tmp_path):
    with pytest.raises(MappingError, match=r"没有名为「registri」的映射；现有：.*registry"):
        run(lake, [tmp_path], mapping="registri")


def test_only_one_import_at_a_time(lake, tmp_path):
    path = registry_file(tmp_path / "a.csv", [registry_row(1)])
    other = Lake.open(lake.folder)
    with lake.writing(), pytest.raises(LakeBusyError, match="正被另一个导入进程写入"):
        run(other, [path])
    assert run(other, [path]).accepted == 1


PLAN = st.lists(
    st.sampled_from(["good", "good", "good", "again", "short", "long", "nul", "bytes", "quote", "nameless"]),
    min_size=1,
    max_size=40,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=PLAN)
def test_planted_damage_is_counted_to_the_row(tmp_path_factory, plan):
    folder = tmp_path_factory.mktemp("planted")
    raw, bad = csv_bytes([]), []
    for n, kind in enumerate(plan):
        row = csv_bytes(
            [
                registry_row(
                    0 if kind == "again" else n + 1, **({"企业名称": " "} if kind == "nameless" else {})
                )
            ]
        )
        line = row.split(b"\n", 1)[1]
        damaged = {
            "short": line.replace(b",", b"", 1),
            "long": line.replace(b"\n", b",x\n"),
            "nul": line[:5] + b"\x00" + line[5:],
            "bytes": b"\xff" + line,
            "quote": b'"' + line,
        }.get(kind, line)  # fmt: skip
        raw += damaged
        bad += [n + 2] if kind not in ("good", "again") else []
    (folder / "a.csv").write_bytes(raw)
    lake = Lake.open(folder / "lake")
    report = one(lake, folder / "a.csv", mapping="registry")
    repeats = max(plan.count("again") - 1, 0)
    assert (report.rows_in, report.quarantined, report.unchanged) == (len(plan), len(bad), repeats)
    assert report.accepted + report.unchanged + report.quarantined == report.rows_in
    assert [line for (line,) in rows(lake, "select line from quarantine order by line")] == bad
    assert len(rows(lake, "select * from records")) == report.accepted


def test_json_lines_with_holes_lose_only_the_holes(lake, tmp_path):
    path = json_file(
        tmp_path / "a.jsonl", [{"id": "1", "text": judgment_text(1)}, {"id": "2"}, {"id": "3", "text": " "}]
    )
    with path.open("a", encoding="utf-8") as file:
        file.write('{"id": "4", "text": "松河市人民法院\n')
    report = one(lake, path)
    assert (report.rows_in, report.accepted, report.quarantined) == (4, 1, 3)
    reasons = rows(lake, "select line, reason from quarantine order by line")
    assert reasons[:2] == [(2, "必填列「text」没有值"), (3, "必填列「text」没有值")]
    assert reasons[2][1].startswith("本行不是 JSON 对象")


def test_noise_of_any_kind_never_raises(lake, tmp_path):
    noise = random.Random(5)
    names = []
    for n, ending in enumerate(["csv", "csv.gz", "jsonl", "json", "txt", "json.gz"] * 4):
        path = tmp_path / f"{n}.{ending}"
        body = noise.randbytes(noise.randrange(1, 4000))
        path.write_bytes(gzip.compress(body) if n % 3 == 0 else body)
        names.append(path)
    result = run(lake, names)
    assert len(result.files) == len(names)
    assert result.accepted == 0
    for mapping in ("registry", "judgment"):
        run(lake, names, mapping=mapping)


def test_reports_stand_in_the_order_of_the_files(lake, tmp_path):
    paths = [registry_file(tmp_path / f"{n}.csv", [registry_row(n)]) for n in (3, 1)]
    paths.insert(1, json_file(tmp_path / "2.jsonl", [{"id": "1", "text": judgment_text(1)}]))
    paths.insert(1, tmp_path / "absent.csv")
    assert [f.path for f in run(lake, paths).files] == paths
    assert [replace(f, seconds=0).unchanged for f in run(lake, paths).files] == [1, 0, 1, 1]


def bitten(seed: int) -> tuple[str, bytes]:
    """A delivery in one of four encodings, damaged in up to a dozen places, perhaps packed and cut."""
    dice = random.Random(seed)
    rows_ = [registry_row(n, **({"经营范围": '多行\n"引号",x'} if n % 5 == 0 else {})) for n in range(40)]
    table = csv_bytes(rows_).decode()
    objects = "".join(json.dumps(penalty(n), ensure_ascii=False) + "\n" for n in range(30))
    body = bytearray(
        dice.choice([table, objects]).encode(dice.choice(["utf-8", "gb18030", "utf-16", "utf-8-sig"]))
    )
    for _ in range(dice.randrange(12)):
        at = dice.randrange(len(body))
        match dice.randrange(4):
            case 0:
                body[at] = dice.randrange(256)
            case 1:
                del body[at : at + dice.randrange(1, 30)]
            case 2:
                body[at:at] = dice.choice(
                    [b'"', b"\n", b"\r", b",", b"\x00", b"\xff", b"{", b"[", b"\\", b"\x1f"]
                )
            case 3:
                body[at:at] = body[max(0, at - 50) : at]
    ending, packed = dice.choice(["csv", "jsonl", "json", "txt"]), bytes(body)
    if dice.random() < 0.3:
        packed = gzip.compress(packed)
        return f"{ending}.gz", packed[: dice.randrange(1, len(packed) + 1)]
    return ending, packed


def test_a_file_damaged_anywhere_is_read_to_its_end(tmp_path):
    for seed in range(200):
        ending, content = bitten(seed)
        path = tmp_path / f"{seed}.{ending}"
        path.write_bytes(content)
        try:
            table, kinds = open_table(path, path.name)
        except UnreadableFileError:
            continue
        layout = guess(list(mappings().values()), table, kinds)
        if layout is not None:
            staging = Staging(layout.mapping, "s", layout.units, tmp_path)
            for item in table.rows(layout.header, layout.places, list(layout.mapping.columns)):
                if isinstance(item, BadRow):
                    assert item.raw.encode(), f"seed {seed}: a raw row must be fit to be stored"
                else:
                    staging.intake.add(0, item)
            staging.intake.finish()
            staging.close()
        table.close()
