"""One Neo4j server of ours: a folder with its data, a process on loopback, a port that stays the same.

The port is written down when the folder is made, so whoever holds a driver finds the server again after a restart.
A process is ours only if its command line names the folder: a process id alone may have passed to somebody else.
"""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.store.neo4j.distribution import Distribution
from graph.store.neo4j.errors import ServerError, StoreUnavailableError
from graph.store.neo4j.password import USER, kept_password, write_first_user
from graph.store.neo4j.sessions import Sessions
from graph.store.neo4j.settings import HOST, Memory, configuration

MAIN: Final = "org.neo4j.server.CommunityEntryPoint"
START_SECONDS: Final = 180.0
"""8 s on a free machine, 25 on a busy one."""
STOP_SECONDS: Final = 60.0
FREED_SECONDS: Final = 5.0
PAUSE: Final = 0.1
MISSES: Final = 5
"""A process has no command line for a moment after its start."""
# What Neo4j 5 asks of Java's modules; the flags of its own start script.
OPENS: Final = tuple(
    f"--add-opens=java.base/{name}=ALL-UNNAMED"
    for name in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
)


@dataclass(frozen=True)
class Server:
    """`password_file` is made if it is not there; several servers may share one."""

    folder: Path
    password_file: Path
    distribution: Distribution
    memory: Memory = field(default_factory=Memory)
    flags: tuple[str, ...] = ()
    """More of Java's own options."""

    def prepare(self, port: int | None = None) -> None:
        """Make the folder, with a free port unless one is given. The data may then be imported or started empty."""
        conf = self.folder / "conf"
        for path in (self.folder, conf, self.folder / "import", self.folder / "data"):
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / "port").write_text(str(port or free_port()), "ascii")
        (conf / "neo4j.conf").write_text(
            configuration(self.port, self.memory, self.folder / "import"), "utf-8"
        )
        write_first_user(self.folder / "data", self.password)

    @property
    def is_prepared(self) -> bool:
        """Whether the folder holds a server."""
        return (self.folder / "conf" / "neo4j.conf").is_file()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int((self.folder / "port").read_text("ascii"))

    @staticmethod
    def is_free(port: int) -> bool:
        """Whether nobody listens on this port of loopback."""
        return not _answers(port)

    @property
    def uri(self) -> str:
        """Bolt address."""
        return f"bolt://{HOST}:{self.port}"

    @property
    def password(self) -> str:
        """Of the user `neo4j`."""
        return kept_password(self.password_file)

    def sessions(self) -> Sessions:
        """Sessions with it; the caller closes them."""
        return Sessions(self.uri, USER, self.password)

    def start(self) -> None:
        """Start it if it does not run, and wait until it answers."""
        found = self.process()
        if found is not None and self._await(found):
            return  # or else it was on its way out
        if not self._await(self._launch()):
            raise ServerError(f"Neo4j 未能启动：{self._last_words()}")

    def process(self) -> int | None:
        """Id of the running process."""
        try:
            process = int((self.folder / "pid").read_text("ascii"))
        except (FileNotFoundError, ValueError):
            return None
        return process if str(self.folder) in _command_line(process) else None

    def stop(self, *, patience: float = STOP_SECONDS) -> None:
        """Let it finish and end; by force when it does not."""
        process = self.process()
        if process is None:
            return
        _signal(process, signal.SIGTERM)
        if not self._gone(process, patience):
            _signal(process, signal.SIGKILL)
            self._gone(process, patience)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        process = self.process()
        if process is not None:
            _signal(process, signal.SIGKILL)
            self._gone(process, STOP_SECONDS)

    def _launch(self) -> int:
        if not self._port_freed():
            raise ServerError(f"端口 {self.port} 已被其他程序占用，Neo4j 无法启动。请先停止该程序。")
        words = java_words(self.distribution, self.memory.heap, MAIN, (*OPENS, *self.flags))
        words += [f"--home-dir={self.folder}", f"--config-dir={self.folder / 'conf'}"]
        with (self.folder / "console.log").open("ab") as log:
            # A session of its own: it outlives the command that started it, and an interrupt at the keyboard.
            started = subprocess.Popen(
                words, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )
        _children.append(started)
        (self.folder / "pid").write_text(str(started.pid), "ascii")
        return started.pid

    def _port_freed(self) -> bool:
        """A killed process may be gone a moment before its socket is."""
        end = time.monotonic() + FREED_SECONDS
        while _answers(self.port):
            if time.monotonic() > end:
                return False
            time.sleep(PAUSE)
        return True

    def _await(self, process: int) -> bool:
        """Whether it answers in the end. Polls the port first: the driver's own pauses would double the wait."""
        end, missed = time.monotonic() + START_SECONDS, 0
        sessions = self.sessions()
        try:
            while not (_answers(self.port) and _ready(sessions)):
                missed = 0 if self.process() == process else missed + 1
                if missed > MISSES or time.monotonic() > end:
                    return False
                time.sleep(PAUSE)
        finally:
            sessions.close()
        return True

    def _last_words(self) -> str:
        for log in (self.folder / "console.log", self.folder / "logs" / "neo4j.log"):
            lines = log.read_text("utf-8", "replace").split("\n") if log.is_file() else []
            said = [line.strip() for line in lines if line.strip(". \0\t")]
            if said:
                return said[-1]
        return f"{START_SECONDS:g} 秒内没有应答"

    def _gone(self, process: int, patience: float) -> bool:
        end = time.monotonic() + patience
        while self.process() == process:
            if time.monotonic() > end:
                return False
            time.sleep(PAUSE)
        return True


_children: list[subprocess.Popen[bytes]] = []
"""Those this process started: asked whether they have ended, so that none stays a zombie."""


def java_words(distribution: Distribution, heap: int, main: str, flags: Sequence[str] = ()) -> list[str]:
    """Command line of one of the programs in the jars."""
    sizes = (f"-Xms{min(heap, 256)}m", f"-Xmx{heap}m", "-XX:+UseSerialGC")
    return [str(distribution.java), *sizes, *flags, "-cp", distribution.classpath, main]


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def _ready(sessions: Sessions) -> bool:
    try:
        return sessions.run("RETURN 1") == [[1]]
    except StoreUnavailableError:
        return False


def _command_line(process: int) -> str:
    for child in _children:
        child.poll()
    proc = Path(f"/proc/{process}/cmdline")
    if Path("/proc/self").exists():
        try:
            return proc.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            return ""
    return subprocess.run(["ps", "-o", "args=", "-p", str(process)], capture_output=True, text=True).stdout


def _signal(process: int, number: int) -> None:
    try:
        os.kill(process, number)
    except ProcessLookupError:
        return
