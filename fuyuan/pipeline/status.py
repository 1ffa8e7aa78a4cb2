"""What a home holds, in counts: sources, mentions, entities, relations, build, lake version."""

from dataclasses import asdict
from typing import Any

from fuyuan.home import Home
from ontology.viewer import open_viewer

LOCAL_OPERATOR = "local"
"""User id of whoever owns the home on this machine."""


def status(home: Home) -> dict[str, Any]:
    """DESIGN's `status --json`. Entities and relations are those of the build that answers, open ones only."""
    built = home.builds.current()
    counts = home.store().counts(open_viewer(LOCAL_OPERATOR)) if built else None
    return {
        "sources": [asdict(source) for source in home.lake.status()],
        "mentions": _mentions(home),
        "entities": dict(counts.entities) if counts else {},
        "relations": dict(counts.relations) if counts else {},
        "build": built,
        "lake_version": home.lake.version(),
    }


def _mentions(home: Home) -> dict[str, int]:
    with home.lake.connect() as connection:
        rows = connection.execute(
            "select type, count(distinct mention) from statements group by type order by type"
        ).fetchall()
    return dict(rows)
