"""However a file was damaged, it ends in rows, in quarantine or in one line that says why; the soak runs 500."""

from tests.ingest.corrupted import ends

SAMPLE = 40


def test_damaged_files_end_in_rows_in_quarantine_or_in_a_reason(tmp_path):
    wrong = {seed: fault for seed, fault, _ in ends(tmp_path, range(SAMPLE)) if fault}
    assert wrong == {}
