"""Every table of every subject, gathered for the migrations; nothing else imports all subjects' tables."""

from casework.audit import tables as audit_tables
from casework.grants import tables as grants_tables
from casework.identity import tables as identity_tables
from casework.kernel.tables import Table

METADATA = Table.metadata
SUBJECTS = (audit_tables, grants_tables, identity_tables)
