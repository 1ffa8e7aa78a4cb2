"""The rooms wired together: files into the lake, mentions into clusters, clusters into the graph that answers."""

from fuyuan.pipeline.building import build_graph
from fuyuan.pipeline.ingesting import ingest_files
from fuyuan.pipeline.linking import link_mentions
from fuyuan.pipeline.status import status

__all__ = ["build_graph", "ingest_files", "link_mentions", "status"]
