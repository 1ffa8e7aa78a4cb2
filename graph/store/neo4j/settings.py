"""The server's configuration: nothing listens beyond this machine, nothing reports, nothing reads files.

Neo4j Community has no roles, so every user of a server may do everything on it; that is why it listens on loopback
only. What its settings can take away from a query is taken away here. The list of procedures holds back extensions;
those built in can't be switched off.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.store.neo4j.sessions import READ_SECONDS

HOST: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of heap and of page cache. 512 + 256 hold 200,000 entities with a million relations."""

    heap: int = 512
    pages: int = 256


def configuration(port: int, memory: Memory, import_from: Path) -> str:
    """Text of neo4j.conf."""
    lines = {
        "server.default_listen_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{port}",
        "server.bolt.advertised_address": f"{HOST}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.heap.initial_size": f"{memory.heap}m",
        "server.memory.heap.max_size": f"{memory.heap}m",
        "server.memory.pagecache.size": f"{memory.pages}m",
        "server.directories.import": str(import_from),
        "dbms.usage_report.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "dbms.security.procedures.allowlist": "db.index.fulltext.*,db.awaitIndexes",
        "dbms.security.procedures.unrestricted": "",
        "db.transaction.timeout": f"{READ_SECONDS:g}s",
        # Twice five seconds of listening for late packets, when the data has long been put away.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
        "db.tx_log.rotation.retention_policy": "keep_none",
        "db.logs.query.enabled": "OFF",
        # A query would else be planned anew for lists and texts of each size: 50 to 300 ms a time (measured).
        "internal.cypher.use_parameter_size": "false",
    }
    return "".join(f"{key}={value}\n" for key, value in lines.items())
