"""Neo4j's own offline import: reads sheets straight into the files of a database that no server has open.

80,000 relationships a second where the driver writes 14,000. Its arguments go through a file, so that a command line
stays short; its last words become our error.
"""

import os
import subprocess
from typing import Final

from graph.store.neo4j.errors import ServerError
from graph.store.neo4j.server import Server, java_words
from graph.store.neo4j.sheets import DELIMITER, QUOTE, Sheets

MAIN: Final = "org.neo4j.cli.AdminTool"
HEAP: Final = 512
READ_BUFFER: Final = "16m"
"""The longest field: an entity with tens of thousands of names."""
OFF_HEAP: Final = "1g"


def import_sheets(server: Server, sheets: Sheets) -> None:
    """Make the server's database out of the sheets, which have to be closed; the server must not run."""
    arguments = server.folder / "import.arguments"
    arguments.write_text("\n".join(_arguments(server, sheets)) + "\n", "utf-8")
    # The database first: after the last file it would be taken for one more.
    words = [
        *java_words(server.distribution, HEAP, MAIN),
        "database",
        "import",
        "full",
        "neo4j",
        f"@{arguments}",
    ]
    env = {**os.environ, "NEO4J_HOME": str(server.folder), "NEO4J_CONF": str(server.folder / "conf")}
    done = subprocess.run(
        words, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        raise ServerError(f"离线导入失败：{_reason(done.stdout)}")


def _arguments(server: Server, sheets: Sheets) -> list[str]:
    return [
        "--overwrite-destination=true",
        f"--delimiter={DELIMITER}",
        f"--quote={QUOTE}",
        "--bad-tolerance=0",
        f"--report-file={server.folder / 'import.report'}",
        f"--read-buffer-size={READ_BUFFER}",
        f"--max-off-heap-memory={OFF_HEAP}",
        *(f"--nodes={labels}={path}" for path, labels in sheets.nodes.items()),
        *(f"--relationships={kind}={path}" for path, kind in sheets.relationships.items()),
    ]


def _reason(said: str) -> str:
    """The importer prints its progress in dots; what it says of an error stands after the last of them."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith((".", "\t"))]
    telling = [line for line in lines if "rror" in line or "xception" in line or "uplicate" in line]
    return (telling or lines or ["没有输出"])[-1]
