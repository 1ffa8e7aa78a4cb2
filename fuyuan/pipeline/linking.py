"""Linkage over the lake of a home, into a build folder that a later projection reads."""

import duckdb

from fuyuan.home import Home, writing
from linkage.run import LinkReport, link

# Runs are numbered in the order they were committed, so a rebuild from the same lake finds the same anchors.
FIRST_SEEN = """
create or replace temp view first_seen as
select s.mention, min(r.number) as seen from all_statements s join runs r using (run) group by s.mention
"""


def link_mentions(home: Home) -> LinkReport:
    """Cluster everything the lake holds now; the clusters wait in a build folder for `build_graph`."""
    with writing(home.folder):
        return link_into(home, home.builds.start())


def link_into(home: Home, build: str) -> LinkReport:
    """Cluster into the folder of `build`; the caller holds the home's write lock."""
    version = home.lake.version()
    with home.lake.connect(as_of=version) as connection:
        report = link(_with_first_seen(connection), home.builds.path(build))
    home.builds.mark_linked(build, version)
    return report


def _with_first_seen(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    connection.execute(FIRST_SEEN)
    return connection
