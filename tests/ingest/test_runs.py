"""What a delivery does to the lake: a re-run adds nothing, a re-export changes what changed, and the order in which
files arrive changes nothing at all."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import NONE, Acquisition, IngestReport, Lake, run
from ontology.compartment import LOCAL
from ontology.ids import mention_id, record_id, relation_mention_id
from ontology.statement import STATEMENT_COLUMNS, statement_id
from tests.ingest.conftest import Finder
from tests.ingest.invented import (
    REGISTRY_HEADER,
    company_name,
    credit_code_of,
    csv_bytes,
    json_file,
    judgment_text,
    penalty,
    person_name,
    registration_number_of,
    registry_file,
    registry_row,
)
from tests.ingest.said import current, everything, rows, values

OPEN = Acquisition(instrument="数据共享协议", delivering_body="松河市市场监督管理局", is_open=True)


def delivered(obtained: str) -> Acquisition:
    return replace(OPEN, obtained=obtained)


def counts(report: IngestReport) -> tuple[int, int, int, int, int]:
    """rows_in, accepted, changed, unchanged, quarantined."""
    files = report.files
    return tuple(
        sum(getattr(f, name) for f in files)
        for name in ("rows_in", "accepted", "changed", "unchanged", "quarantined")
    )


def test_a_register_row_says_who_the_company_is_and_who_represents_it(lake, tmp_path):
    path = registry_file(tmp_path / "登记.csv", [registry_row(7)])
    run(lake, [path])
    code = credit_code_of(7)
    company = mention_id("registry", code, "company", company_name(7))
    person = mention_id("registry", code, "person", person_name(7))
    relation = relation_mention_id("registry", code, "legal_representative_of", person, company)
    said = {(s.statement.property, s.statement.value) for s in lake.statements_of(company)}
    assert said == {
        ("name", company_name(7)),
        ("credit_code", code),
        ("founded_on", "2007-08-17"),
        ("registered_capital", "CNY:107500000:exact"),
        ("business_scope", "贸易，咨询"),
        ("province", "云州"),
        ("city", "松河"),
        ("address", "松河市晨晖路7号"),
    }
    assert {(s.statement.property, s.statement.value) for s in lake.statements_of(person)} == {
        ("name", person_name(7))
    }
    ends = {(s.statement.property, s.statement.value) for s in lake.statements_of(relation)}
    assert ends == {("subject", person), ("object", company)}


def test_a_statement_leads_to_its_cell_in_its_row(lake, tmp_path):
    path = registry_file(tmp_path / "登记.csv", [registry_row(1), registry_row(2)])
    run(lake, [path])
    company = mention_id("registry", credit_code_of(2), "company", company_name(2))
    address = next(s.statement for s in lake.statements_of(company) if s.statement.property == "address")
    record = lake.record(address.evidence.record)
    assert record is not None
    assert record.id == record_id("registry", credit_code_of(2))
    assert (record.file_name, record.line, record.source) == ("登记.csv", 3, "registry")
    assert {c.column: c.value for c in record.cells} == registry_row(2)
    assert address.evidence.column == "注册地址"
    assert str(address.extractor) == "registry@1"
    assert statement_id(address).startswith(company + ".")


def test_columns_of_the_view_are_the_joint(lake, tmp_path):
    run(lake, [registry_file(tmp_path / "a.csv", [registry_row(1)])])
    with lake.connect() as connection:
        described = connection.execute("describe statements").fetchall()
    assert tuple(name for name, *_ in described) == STATEMENT_COLUMNS


def test_a_second_run_over_the_same_file_adds_nothing(lake, tmp_path):
    path = registry_file(tmp_path / "a.csv.gz", [registry_row(n) for n in range(50)])
    assert counts(run(lake, [path])) == (50, 50, 0, 0, 0)
    before, version = everything(lake), lake.version()
    assert counts(run(lake, [path])) == (50, 0, 0, 50, 0)
    after = everything(lake)
    assert {**after, "runs": None} == {**before, "runs": None}
    assert lake.version() == version
    (status,) = lake.status()
    assert (status.rows_in, status.accepted, status.unchanged, status.quarantined) == (100, 50, 50, 0)
    assert status.first_seen < status.last_seen


def test_the_same_rows_in_another_file_and_order_add_no_statement(lake, tmp_path):
    some = [registry_row(n) for n in range(30)]
    run(lake, [registry_file(tmp_path / "a.csv", some)])
    before = everything(lake)["statements"]
    again = run(lake, [registry_file(tmp_path / "b.csv.gz", some[::-1])])
    assert counts(again) == (30, 0, 0, 30, 0)
    assert everything(lake)["statements"] == before


def test_columns_that_are_not_mapped_change_no_record(lake, tmp_path):
    run(lake, [registry_file(tmp_path / "a.csv", [registry_row(1)])])
    report = run(lake, [registry_file(tmp_path / "b.csv", [registry_row(1, src="2002/云州")])])
    assert counts(report) == (1, 0, 0, 1, 0)


def test_a_re_export_replaces_what_changed_and_keeps_what_was_said_before(lake, tmp_path):
    old = [registry_row(n) for n in range(20)]
    new = [registry_row(n, 注册地址="松河市新址") if n < 3 else registry_row(n) for n in range(21)]
    run(lake, [registry_file(tmp_path / "a.csv", old)], acquisition=delivered("2024-01-01"))
    first = lake.version()
    report = run(lake, [registry_file(tmp_path / "b.csv", new)], acquisition=delivered("2024-06-01"))
    assert counts(report) == (21, 4, 3, 17, 0)
    assert values(lake, "company", "address").count("松河市新址") == 3
    assert len(values(lake, "company", "address")) == 21
    assert len(rows(lake, "select * from all_statements where property = 'address'")) == 24
    company = mention_id("registry", credit_code_of(1), "company", company_name(1))
    address = [s.statement.value for s in lake.statements_of(company) if s.statement.property == "address"]
    assert address == ["松河市新址"]
    earlier = [s.statement.value for s in lake.statements_of(company, as_of=first)]
    assert "松河市晨晖路1号" in earlier
    assert "松河市新址" not in earlier
    with lake.connect(as_of=first) as connection:
        (found,) = connection.execute("select count(*) from statements where value = '松河市新址'").fetchall()
    assert found == (0,)


def test_an_older_export_that_arrives_later_does_not_win(lake, tmp_path):
    new, old = registry_row(1, 注册地址="新址"), registry_row(1, 注册地址="旧址")
    run(lake, [registry_file(tmp_path / "b.csv", [new])], acquisition=delivered("2024-06-01"))
    report = run(lake, [registry_file(tmp_path / "a.csv", [old])], acquisition=delivered("2024-01-01"))
    assert counts(report) == (1, 1, 1, 0, 0)
    assert values(lake, "company", "address") == ["新址"]
    record = lake.record(record_id("registry", credit_code_of(1)))
    assert record is not None
    assert {c.column: c.value for c in record.cells}["注册地址"] == "新址"


def test_what_returned_to_an_earlier_state_is_current_again(lake, tmp_path):
    first, second = registry_row(1, 注册地址="甲址"), registry_row(1, 注册地址="乙址")
    run(lake, [registry_file(tmp_path / "a.csv", [first])], acquisition=delivered("2024-01-01"))
    run(lake, [registry_file(tmp_path / "b.csv", [second])], acquisition=delivered("2024-02-01"))
    back = run(lake, [registry_file(tmp_path / "c.csv", [first])], acquisition=delivered("2024-03-01"))
    assert counts(back) == (1, 0, 0, 1, 0)
    assert values(lake, "company", "address") == ["甲址"]


VERSIONS = st.lists(
    st.tuples(
        st.sampled_from(["2024-01-01", "2024-02-01", "2024-03-01"]),
        st.lists(st.tuples(st.integers(1, 3), st.sampled_from("甲乙丙")), min_size=1, max_size=4),
    ),
    min_size=2,
    max_size=3,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deliveries=VERSIONS, order=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_current_statements(tmp_path_factory, deliveries, order):
    folder = tmp_path_factory.mktemp("orders")
    files = [
        (
            registry_file(folder / f"{n}.csv", [registry_row(i, 注册地址=place) for i, place in said]),
            delivered(day),
        )
        for n, (day, said) in enumerate(deliveries)
    ]
    found = []
    for name in ("given", "shuffled"):
        lake = Lake.open(folder / name / "lake")
        for path, acquisition in files:
            run(lake, [path], acquisition=acquisition)
        found.append(current(lake))
        order.shuffle(files)
    assert found[0] == found[1]


def test_without_an_acquisition_the_day_a_file_came_decides(lake, tmp_path):
    older = registry_file(tmp_path / "a.csv", [registry_row(1, 注册地址="旧址")])
    newer = registry_file(tmp_path / "b.csv", [registry_row(1, 注册地址="新址")])
    os.utime(older, (1_600_000_000, 1_600_000_000))
    os.utime(newer, (1_700_000_000, 1_700_000_000))
    run(lake, [newer, older])
    assert values(lake, "company", "address") == ["新址"]


def test_equal_keys_with_different_content_are_two_things_and_exact_repeats_one(lake, tmp_path):
    same = [registry_row(1), registry_row(1), registry_row(1, 注册地址="别处"), registry_row(2)]
    report = run(lake, [registry_file(tmp_path / "a.csv", same)])
    assert counts(report) == (4, 3, 0, 1, 0)
    keys = sorted(key for (key,) in rows(lake, "select key from records"))
    assert keys[0].startswith(credit_code_of(1) + "#")
    assert keys[1].startswith(credit_code_of(1) + "#")
    assert keys[2] == credit_code_of(2)
    assert sorted(values(lake, "company", "address")) == ["别处", "松河市晨晖路1号", "松河市晨晖路2号"]


def test_a_row_without_a_valid_code_is_known_by_its_name(lake, tmp_path):
    told = [
        registry_row(1, 统一社会信用代码=registration_number_of(1)),
        registry_row(2, 统一社会信用代码="9199010100000002X1"),
        registry_row(3, 统一社会信用代码="N/A"),
        registry_row(4, 统一社会信用代码="9.1990101E+17"),
        registry_row(5, 统一社会信用代码="  " + credit_code_of(5).lower() + "　"),
    ]
    report = run(lake, [registry_file(tmp_path / "a.csv", told)])
    assert counts(report) == (5, 5, 0, 0, 0)
    keys = {key for (key,) in rows(lake, "select key from records")}
    assert keys == {registration_number_of(1), *(company_name(n) for n in (2, 3, 4)), credit_code_of(5)}
    assert values(lake, "company", "credit_code") == [credit_code_of(5)]
    assert values(lake, "company", "registration_number") == [registration_number_of(1)]
    issues = rows(lake, """select line, scope, code, "column" from quarantine order by line""")
    why = {3: "bad_identifier", 5: "digits_lost"}
    assert issues == [(line, "cell", code, "统一社会信用代码") for line, code in why.items()]
    assert report.files[0].cell_issues == 2
    assert any("2 个单元格无法识别" in message for message in report.files[0].messages)


def test_a_branch_is_never_its_company_and_a_company_is_never_a_person(lake, tmp_path):
    told = [
        registry_row(1, 企业名称="云岭贸易有限公司松河分公司"),
        registry_row(2, 企业名称="云岭贸易有限公司（松河支行）", 企业类型="分公司"),
        registry_row(3, 法人代表="云岭贸易有限公司"),
        registry_row(4, 法人代表="赵云、钱岭"),
        registry_row(5, 法人代表="孙**"),
    ]
    run(lake, [registry_file(tmp_path / "a.csv", told)])
    assert values(lake, "branch", "name") == ["云岭贸易有限公司松河分公司", "云岭贸易有限公司（松河支行）"]
    assert len(values(lake, "person", "name")) == 2
    assert values(lake, "person", "masked_name") == ["孙**"]
    assert rows(lake, "select line, code from quarantine order by line") == [(4, "no_name"), (5, "no_name")]


def test_a_penalty_is_an_entity_between_company_and_authority(lake, tmp_path):
    told = [penalty(1), penalty(2, 处罚金额=115237.04), penalty(3, 处罚金额="-"), penalty(4, 案号="-")]
    report = run(lake, [json_file(tmp_path / "处罚.jsonl", told)])
    assert (report.files[0].mapping, counts(report)[:2]) == ("penalty", (4, 4))
    assert values(lake, "penalty", "amount") == ["CNY:11523704:exact", "CNY:70000:exact", "CNY:70000:exact"]
    assert set(values(lake, "penalty", "decided_on")) == {"2021-05-06"}
    assert values(lake, "public_body", "name") == ["松河市市场监督管理局"] * 4
    ends = rows(
        lake,
        """select s.value, o.value from statements r
           join statements s on unhex(r.value) = s.mention and s.property = 'decision_number'
           join statements o2 on o2.mention = r.mention and o2.property = 'object'
           join statements o on unhex(o2.value) = o.mention and o.property = 'name'
           where r.type = 'penalty_on' and r.property = 'subject' order by 1""",
    )
    assert ends == [(f"松市监罚字〔2021〕{n}号", company_name(n)) for n in (1, 2, 3)]
    assert len(values(lake, "penalty_on", "object")) == 4


def test_an_agency_speaks_for_itself_and_a_register_records(lake, tmp_path):
    run(
        lake,
        [json_file(tmp_path / "a.jsonl", [penalty(1)]), registry_file(tmp_path / "b.csv", [registry_row(1)])],
    )
    said = rows(lake, "select distinct asserted_by, standing, polarity, extractor from statements order by 1")
    assert said == [
        ("agency", "recorded", "positive", "penalty@1"),
        ("register", "recorded", "positive", "registry@1"),
    ]


def test_register_entries_of_another_publisher_are_a_source_of_their_own(lake, tmp_path):
    entry = {
        "公司名称": company_name(1),
        "登记状态": "存续",
        "统一社会信用代码": credit_code_of(1),
        "法定代表人": person_name(1),
        "注册资本": "10500万",
        "成立日期": "2011年08月31日",
        "企业地址": "松河市晨晖路1号",
        "联系电话": "0999-1234567",
        "联系邮箱": "-",
        "注册号": registration_number_of(1),
        "组织机构代码": f"{credit_code_of(1)[8:16]}-{credit_code_of(1)[16]}",
        "参保人数": "12",
        "曾用名": "-",
        "经营范围": "贸易",
    }
    registry = registry_file(tmp_path / "a.csv", [registry_row(1)])
    report = run(lake, [json_file(tmp_path / "b.jsonl", [entry]), registry])
    assert [f.mapping for f in report.files] == ["company_register", "registry"]
    assert len(values(lake, "company", "credit_code")) == 2
    assert values(lake, "company", "organisation_code") == [credit_code_of(1)[8:17]]
    assert values(lake, "company", "registered_capital") == sorted(
        ["CNY:10500000000:exact", "CNY:101500000:exact"]
    )
    assert values(lake, "company", "registration_status") == ["存续"]


def test_headers_are_known_by_their_other_names_and_units(lake, tmp_path):
    header = ("单位名称", "统一社会信用代码", "成立日期", "注册资本（万元）", "法定代表人")
    row = dict(zip(header, ("云岭贸易有限公司", credit_code_of(1), "2020/1/2", "1,000", "赵云"), strict=True))
    (tmp_path / "a.csv").write_bytes(
        "松河市企业名单\n制表：市场监督管理局,,,,\n".encode() + csv_bytes([row], header)
    )
    report = run(lake, [tmp_path / "a.csv"])
    assert report.files[0].mapping == "registry"
    assert any("表头在第 3 行" in message for message in report.files[0].messages)
    assert values(lake, "company", "registered_capital") == ["CNY:1000000000:exact"]
    record = lake.record(record_id("registry", credit_code_of(1)))
    assert record is not None
    assert {c.column: c.header for c in record.cells if c.value}["企业名称"] == "单位名称"
    assert record.line == 4


def judgments(path: Path, *numbers: int) -> Path:
    return json_file(path, [{"id": f"j{n}", "title": f"第{n}号", "text": judgment_text(n)} for n in numbers])


def test_a_span_points_into_the_text_that_is_stored(lake, tmp_path):
    run(lake, [judgments(tmp_path / "a.jsonl", 1, 2)], extractor=Finder())
    record = record_id("judgment", "j2")
    document = lake.document(record)
    assert document is not None
    assert (document.text, document.title, document.source) == (judgment_text(2), "第2号", "judgment")
    spans = rows(lake, f"""select start, "end", value from statements where record = unhex('{record}')""")
    assert len(spans) == 2
    assert all(document.text[start:end] == value for start, end, value in spans)
    row = lake.record(record)
    assert row is not None
    assert row.is_document
    assert {c.column for c in row.cells} == {"id", "title"}


def test_texts_are_stored_decoded_with_plain_line_ends_and_else_untouched(lake, tmp_path):
    text = "\ufeff松河市人民法院\r\n\u3000\u3000民事判决书 \r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    sentences = [{"sentence": "松河市人民法院", "label": 0}, {"sentence": "民事判决书", "label": 1}]
    listed = [{"id": "list", "text": sentences}, {"id": "repr", "text": repr(sentences)}]
    run(lake, [tmp_path / "a.txt", json_file(tmp_path / "b.jsonl", listed)])
    stored = sorted(text for (text,) in rows(lake, "select text from documents"))
    assert stored == [
        "松河市人民法院\n\u3000\u3000民事判决书 \n",
        "松河市人民法院\n民事判决书",
        "松河市人民法院\n民事判决书",
    ]


def test_a_better_extractor_reads_known_documents_again_and_supersedes_itself(lake, tmp_path):
    path = judgments(tmp_path / "a.jsonl", 1, 2, 3)
    first, second = Finder(1), Finder(2)
    assert counts(run(lake, [path], extractor=first)) == (3, 3, 0, 0, 0)
    before = [row[:9] for row in current(lake)]
    again = run(lake, [path], extractor=second)
    assert counts(again) == (3, 3, 0, 0, 0)
    assert len(second.read) == 3
    assert [row[:9] for row in current(lake)] == before
    assert {e for (e,) in rows(lake, "select distinct extractor from statements")} == {"finder@2"}
    assert len(rows(lake, "select * from all_statements")) == 2 * len(before)
    assert counts(run(lake, [path], extractor=Finder(2))) == (3, 0, 0, 3, 0)


def test_only_documents_that_changed_are_read_again(lake, tmp_path):
    run(lake, [judgments(tmp_path / "a.jsonl", 1, 2, 3)], extractor=Finder())
    finder = Finder()
    report = run(lake, [judgments(tmp_path / "b.jsonl", 2, 3, 4)], extractor=finder)
    assert counts(report) == (3, 1, 0, 2, 0)
    assert finder.read == ["j4"]


def shares_a_number(path: Path, *numbers: int) -> Path:
    """Different judgments of a court that numbered them all alike."""
    return json_file(path, [{"id": "j1", "title": f"第{n}号", "text": judgment_text(n)} for n in numbers])


def test_documents_of_one_file_that_share_a_number_are_both_kept(lake, tmp_path):
    """The same text twice is one; each other one is a record with mentions of its own."""
    path = shares_a_number(tmp_path / "a.jsonl", 1, 2, 1)
    assert counts(run(lake, [path], extractor=Finder())) == (3, 2, 0, 1, 0)
    kept = rows(lake, "select record, title from documents order by title")
    assert [title for _, title in kept] == ["第1号", "第2号"]
    spoken = rows(
        lake, "select record, count(distinct mention) from statements group by record order by record"
    )
    assert {record for record, _ in spoken} == {record for record, _ in kept}
    (alone,) = rows(lake, "select count(distinct mention) from statements")
    assert alone == (sum(mentions for _, mentions in spoken),), "no mention of one stands in the other"
    again = run(lake, [shares_a_number(tmp_path / "b.jsonl", 2, 1)], extractor=Finder())
    assert counts(again) == (2, 0, 0, 2, 0)


@pytest.mark.parametrize("together", [True, False])
def test_documents_of_two_files_that_share_a_number_are_told_of(lake, tmp_path, together):
    """Nobody can tell a corrected text from another one by its number: the earlier text stays, and the line that
    reports the file says what to do if it is another one; under a name of their own both stand."""
    files = [shares_a_number(tmp_path / f"{n}.jsonl", n) for n in (1, 2)]
    deliveries = [files] if together else [[file] for file in files]
    reports = [file for each in deliveries for file in run(lake, each, extractor=Finder()).files]
    assert [report.accepted for report in reports] == [1, 1]
    assert sum(any("编号在本来源中已有" in said for said in report.messages) for report in reports) >= 1
    assert len(rows(lake, "select * from raw_documents")) == 2
    assert len(rows(lake, "select * from documents")) == 1
    run(lake, files[:1], source="another_court", extractor=Finder())
    run(lake, files[1:], source="third_court", extractor=Finder())
    titles = rows(lake, "select title from documents where source <> 'judgment' order by title")
    assert titles == [("第1号",), ("第2号",)]


def test_a_document_delivered_in_two_files_under_one_number_is_one(lake, tmp_path):
    files = [shares_a_number(tmp_path / "1.jsonl", 1), shares_a_number(tmp_path / "2.jsonl", 1, 1)]
    report = run(lake, files, extractor=Finder())
    assert counts(report) == (3, 1, 0, 2, 0)
    assert not any("编号在本来源中已有" in said for file in report.files for said in file.messages)


def test_a_plain_text_without_a_key_is_known_by_its_content(lake, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(judgment_text(1), "utf-8")
    report = run(lake, [tmp_path / "a.txt", tmp_path / "b.txt"], extractor=Finder())
    assert counts(report) == (2, 1, 0, 1, 0)


SECRET = Acquisition(
    instrument="调取证据通知书",
    number="松公调证字〔2024〕8号",
    issuing_body="松河市公安局",
    delivering_body="松河市市场监督管理局",
    obtained="2024-09-01",
    case_number="松公立字〔2024〕8号",
)


def test_a_newer_version_in_a_closed_compartment_hides_nothing_from_the_open_one(lake, tmp_path):
    old, new = registry_row(1, 注册地址="旧址"), registry_row(1, 注册地址="密址")
    run(lake, [registry_file(tmp_path / "a.csv", [old])])
    run(lake, [registry_file(tmp_path / "b.csv", [new])], acquisition=SECRET)
    local, secret = LOCAL.id, SECRET.compartment.id
    said = rows(lake, "select compartment, value from statements where property = 'address'")
    assert sorted(said) == sorted([(local, "旧址"), (secret, "密址")])
    assert lake.open_compartments() == {local}
    record = record_id("registry", credit_code_of(1))
    seen = lake.record(record, compartments=lake.open_compartments())
    assert seen is not None
    assert {c.column: c.value for c in seen.cells}["注册地址"] == "旧址"
    company = mention_id("registry", credit_code_of(1), "company", company_name(1))
    visible = lake.statements_of(company, compartments={local})
    assert {s.compartment for s in visible} == {local}
    assert lake.record(record, compartments=[]) is None
    assert lake.statements_of(company, compartments=[]) == []


def test_several_looked_up_at_once_are_what_each_is_alone(lake, tmp_path):
    """Old versions and what the asker may not see left out, what nobody knows too."""
    run(lake, [registry_file(tmp_path / "a.csv", [registry_row(n, 注册地址="旧址") for n in (1, 2)])])
    run(lake, [registry_file(tmp_path / "b.csv", [registry_row(2, 注册地址="新址")])])
    run(lake, [registry_file(tmp_path / "c.csv", [registry_row(3)])], acquisition=SECRET)
    asked = [record_id("registry", credit_code_of(n)) for n in (1, 2, 3, 4)]
    for seen in (None, lake.open_compartments(), {SECRET.compartment.id}, frozenset[int]()):
        alone = {id: lake.record(id, compartments=seen) for id in asked}
        assert lake.records(asked, compartments=seen) == {id: found for id, found in alone.items() if found}
    assert lake.documents([*asked, "../../etc/passwd"]) == {}
    assert lake.records([]) == {}


def test_the_same_file_under_another_instrument_belongs_to_both(lake, tmp_path):
    path, other = registry_file(tmp_path / "a.csv", [registry_row(1)]), replace(SECRET, case_number="另案")
    run(lake, [path], acquisition=other)
    assert counts(run(lake, [path], acquisition=SECRET)) == (1, 1, 0, 0, 0)
    assert counts(run(lake, [path], acquisition=SECRET)) == (1, 0, 0, 1, 0)
    assert len({c for (c,) in rows(lake, "select compartment from statements")}) == 2


def test_what_nobody_knows_is_none(lake):
    assert lake.document("00" * 16) is None
    assert lake.document("../../etc/passwd") is None
    assert lake.record(record_id("registry", "nothing")) is None
    assert lake.statements_of(mention_id("registry", "x", "company", "y")) == []
    assert lake.status() == []
    assert lake.version() == "0"


def test_originals_are_kept_by_hash_with_the_domestic_one_beside_it(lake, tmp_path):
    path = registry_file(tmp_path / "a.csv", [registry_row(1)])
    run(lake, [path])
    ((sha256, sm3, size),) = rows(lake, "select sha256, sm3, size from runs")
    assert (lake.originals / sha256).read_bytes() == path.read_bytes()
    assert (len(sm3), size) == (64, path.stat().st_size)
    assert [p.name for p in lake.originals.iterdir()] == [sha256]


def test_a_reader_sees_one_state_while_a_writer_goes_on(lake, tmp_path):
    run(lake, [registry_file(tmp_path / "a.csv", [registry_row(1)])])
    with lake.connect() as before:
        run(lake, [registry_file(tmp_path / "b.csv", [registry_row(2)])])
        assert before.execute("select count(*) from records").fetchall() == [(1,)]
    assert len(rows(lake, "select * from records")) == 2


def test_progress_names_the_file_and_never_runs_backwards(lake, tmp_path):
    paths = [
        registry_file(tmp_path / f"{n}.csv", [registry_row(i) for i in range(50 * n, 50 * n + 50)])
        for n in range(2)
    ]
    seen = []
    run(lake, paths, on_progress=seen.append)
    assert [p.path for p in seen if p.phase == "读取"] == paths
    assert [p.file for p in seen] == sorted(p.file for p in seen)
    for phase in ("读取", "写入"):
        assert [p.share for p in seen if p.phase == phase][-1] == pytest.approx(1.0)


def test_header_of_the_register_is_what_the_mapping_expects():
    assert REGISTRY_HEADER[0] == "企业名称"
    assert NONE.compartment == LOCAL


def test_a_reader_opened_before_an_import_sees_what_it_brought(lake, tmp_path):
    reader = Lake.open(lake.folder)
    assert reader.version() == "0"
    for n in (1, 2):
        run(lake, [registry_file(tmp_path / f"{n}.csv", [registry_row(n)])])
        assert reader.version() == str(n)
        assert reader.record(record_id("registry", credit_code_of(n))) is not None


def test_the_lake_can_be_opened_and_read_while_an_import_holds_it(lake, tmp_path):
    run(lake, [registry_file(tmp_path / "a.csv", [registry_row(1)])])
    with lake.writing():
        assert Lake.open(lake.folder).status()[0].accepted == 1
