"""The city's files: same seed, same bytes; real headers; as many rows as promised."""

import csv
import io
import json
from pathlib import Path

from fuyuan import demo


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_writes_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    demo.write(tmp_path / "a")
    demo.build_city.cache_clear()
    demo.write(tmp_path / "b")
    demo.write(tmp_path / "c", seed=2)
    assert _contents(tmp_path / "a") == _contents(tmp_path / "b")
    assert _contents(tmp_path / "a") != _contents(tmp_path / "c")


def test_a_small_city_has_two_hundred_companies_thirty_judgments_and_fifteen_penalties(
    tmp_path: Path,
) -> None:
    report = demo.write(tmp_path)
    rows = list(csv.DictReader(io.StringIO((report.sources / "registry/演示_企业登记信息.csv").read_text())))
    texts = list((report.sources / "judgments").glob("*.txt"))
    lines = (report.sources / "judgments/演示_裁判文书.jsonl").read_text().splitlines()
    penalties = (report.sources / "penalties/演示_行政处罚.jsonl").read_text().splitlines()
    assert (len(rows), len(texts) + len(lines), len(penalties)) == (200, 30, 15)
    assert (report.companies, report.judgments, report.penalties) == (200, 30, 15)


def test_source_files_have_the_headers_of_the_real_tables(tmp_path: Path) -> None:
    sources = demo.write(tmp_path).sources
    header = (sources / "registry/演示_企业登记信息.csv").read_text().splitlines()[0]
    assert (
        header
        == "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址"
    )
    line = json.loads((sources / "judgments/演示_裁判文书.jsonl").read_text().splitlines()[0])
    assert set(line) == {"id", "text"}
    row = json.loads((sources / "penalties/演示_行政处罚.jsonl").read_text().splitlines()[0])
    assert set(row) == {"事实", "处罚单位", "处罚日期", "处罚结果", "处罚金额", "案号", "行政处罚公司名称"}


def test_the_truth_stands_beside_the_sources_and_not_among_them(tmp_path: Path) -> None:
    report = demo.write(tmp_path)
    assert report.stories.parent == report.sources.parent
    assert all(path.is_relative_to(report.sources) for path in report.files)
    assert demo.NOTICE in report.stories.read_text()


def test_files_of_an_earlier_writing_do_not_stay_among_the_sources(tmp_path: Path) -> None:
    demo.write(tmp_path, seed=2)
    (tmp_path / "sources/judgments/别人的.txt").write_text("不动")
    demo.write(tmp_path, seed=1)
    stayed = _contents(tmp_path / "sources")
    assert stayed.pop("judgments/别人的.txt") == "不动".encode()
    assert stayed == _contents(demo.write(tmp_path / "fresh").sources)


def test_some_files_are_saved_as_windows_saves_them_and_say_the_same() -> None:
    saved = {document.encoded().startswith(b"\xef\xbb\xbf") for document in demo.build_city().documents}
    assert saved == {True, False}
    for document in demo.build_city().documents:
        assert document.encoded().decode("utf-8-sig").replace("\r\n", "\n") == document.text
