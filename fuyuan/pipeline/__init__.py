"""The rooms wired together: files into the lake, mentions into clusters, clusters into the graph that answers.

`ingesting.ingest_files`, `linking.link_mentions`, `building.build_graph`, `status.status`: each loads what it needs.
"""
