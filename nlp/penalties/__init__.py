"""Decisions of agencies: 行政处罚决定书 and its kin, read by the forms the agencies publish."""
