"""Mentions of one real thing become one cluster, with reasons."""

from linkage.errors import LinkageError
from linkage.run import CLUSTERS, LINKS, LinkReport, link

__all__ = ["CLUSTERS", "LINKS", "LinkReport", "LinkageError", "link"]
