"""Mentions of one real thing become one cluster, with reasons: `linkage.run.link`."""
