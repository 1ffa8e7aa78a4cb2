"""Every table of every subject, gathered for the migrations; nothing else imports all subjects' tables."""

from casework.audit import tables as audit_tables
from casework.grants import tables as grants_tables
from casework.identity import tables as identity_tables
from casework.kernel import job_tables
from casework.kernel.tables import Table
from casework.schedule import tables as schedule_tables

METADATA = Table.metadata
SUBJECTS = (audit_tables, grants_tables, identity_tables, job_tables, schedule_tables)
