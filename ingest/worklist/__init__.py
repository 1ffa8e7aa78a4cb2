"""Quarantine as a work list: what waits, a workbook to correct it in, and the corrected rows back into the lake."""

from ingest.worklist.corrections import Outcome, take_back
from ingest.worklist.entries import Entry, Group, groups, open_entries
from ingest.worklist.sheet import write_sheet

__all__ = ["Entry", "Group", "Outcome", "groups", "open_entries", "take_back", "write_sheet"]
