"""The real deliveries, in counts and rates only: no name or text of them may stand in this repository."""

import pytest

from ingest import Lake, run
from tests.ingest.conftest import Finder
from tests.ingest.said import rows
from tests.real_data import real_data

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """A lake with every file that this issue's mappings read."""
    folder = real_data()
    lake = Lake.open(tmp_path_factory.mktemp("real") / "lake")
    paths = [folder / name for name in ("registry", "judgments", "enterprise", "executives")]
    lake_reports[lake.folder] = run(lake, paths, extractor=Finder())
    return lake


lake_reports: dict = {}


def report(lake, name):
    (found,) = [f for f in lake_reports[lake.folder].files if f.path.name.startswith(name)]
    return found


def test_every_row_of_the_register_sample_is_accounted_for(lake):
    sample = report(lake, "registry_sample")
    assert (sample.mapping, sample.rows_in) == ("registry", 200_160)
    assert sample.accepted + sample.unchanged == 200_160
    assert sample.quarantined == 0
    assert sample.unchanged < 0.01 * sample.rows_in


def test_the_linked_subset_stays_blind_to_the_column_that_gives_the_answer_away(lake):
    subset = report(lake, "registry_linked")
    assert (subset.mapping, subset.rows_in, subset.quarantined) == ("registry", 2629, 0)
    assert rows(lake, """select count(*) from statements where "column" in ('src', 'matched_sources')""") == [
        (0,)
    ]


def test_codes_dates_and_amounts_of_the_register_are_read_as_measured(lake):
    said = dict(
        rows(
            lake,
            "select property, count(distinct record) from statements where extractor = 'registry@1' group by 1",
        )
    )
    records = rows(lake, "select count(*) from records where source = 'registry'")[0][0]
    assert said["credit_code"] / records > 0.996  # 199,569 of 200,160 by the standard's own check
    assert said["founded_on"] == records
    assert said["name"] == records
    filled = rows(
        lake,
        """select count(*) from records where source = 'registry'
                           and json_extract_string(cells, '注册资金') not in ('', 'N/A', '-')""",
    )[0][0]
    assert said["registered_capital"] / filled > 0.994  # 719 cells say "()" for the unit


def test_every_penalty_and_judgment_is_taken(lake):
    assert report(lake, "AdministrativeCase").accepted == 64
    assert report(lake, "CompanyRegister").accepted == 32
    documents = [f for f in lake_reports[lake.folder].files if f.mapping == "judgment"]
    assert sum(f.accepted for f in documents) == 1112
    assert rows(lake, "select count(*), count(distinct record) from documents") == [(1112, 1112)]
    assert rows(lake, "select count(*) from documents where starts_with(text, '[{')") == [(0,)]
    spans = """select count(*) from statements s join documents d using (record)
               where s.start is not null and substr(d.text, s.start + 1, s."end" - s.start) <> s.value"""
    assert rows(lake, spans) == [(0,)]


ROWS = {
    "AddrInfo": ("address_parts", 3), "AdministrativeCase": ("penalty", 64), "CompanyInfo": ("listed_company", 15),
    "CompanyRegister": ("company_register", 32), "CourtCode": ("court_code", 2), "CourtInfo": ("court", 40),
    "DishonestyCase": ("dishonest_debtors", 12), "FinalizedCase": ("ended_executions", 69),
    "LawfirmInfo": ("law_firm", 220), "LawfirmLog": ("law_firm_record", 2), "LegalAbstract": ("case_abstract", 4),
    "LegalDoc": ("case_row", 526), "RestrictionCase": ("restrictions", 42), "SubCompanyInfo": ("subsidiaries", 318),
    "skg_executive.csv": ("executive", 20_872), "skg_executive_stock": ("executive_stock", 24_775),
    "skg_stock": ("stock", 3188),
}  # fmt: skip
"""Mapping and rows of each table of the legal data service and of the executives' sheets."""
TOGETHER = {"DishonestyCase": 1, "FinalizedCase": 1}
"""Cells that hold several applicants, who must not become one; each waits on the work list."""


@pytest.mark.parametrize("name", ROWS)
def test_every_table_is_read_by_the_mapping_its_headers_say_and_adds_up(lake, name):
    found = report(lake, name)
    assert (found.mapping, found.rows_in) == ROWS[name]
    assert found.accepted + found.quarantined + found.unchanged == found.rows_in
    assert (found.quarantined, found.cell_issues) == (0, TOGETHER.get(name, 0))


def test_only_what_is_no_table_has_no_mapping(lake):
    assert {p.name for p in lake_reports[lake.folder].unfit} == {"schema_fields.txt", "skg_LICENSE_MIT"}


def test_a_second_run_over_everything_adds_nothing(lake):
    before, version = rows(lake, "select count(*) from raw_statements"), lake.version()
    folder = real_data()
    again = run(lake, [folder / "registry", folder / "judgments"], extractor=Finder())
    assert (again.accepted, again.exit_code) == (0, 0)
    assert (rows(lake, "select count(*) from raw_statements"), lake.version()) == (before, version)
