"""Documents read in this process, or in several where there are many: a judgment takes 6-10 ms of one core, and the
office machine has more than one.

`nlp.batches` spreads `fuyuan extract` over processes too; they stay two because an import has to outlive a reader that
dies and runs inside whatever program called it, where a pool breaks whole and starts that program's main module again,
and because neither room may lean on the other while the vocabulary, the one floor they share, starts no processes."""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Final

import pyarrow as pa

from ingest.documents import DocumentExtractor, KeyedText, statement_rows
from ingest.lake.duck import cores

_MOST: Final = 4
"""Each holds a language pipeline of 250 MB."""
_WORTH: Final = 1_000
"""Documents for each process: starting one takes 2.8 s of work, a judgment 8 ms (1,112 real ones), so two processes
only break even at 750 and are worth their memory from about 2,000."""
_GONE: Final = (EOFError, OSError, pickle.UnpicklingError)


class Readers(AbstractContextManager["Readers"]):
    """Reads batches of documents in order; `count` is how many will come."""

    def __init__(self, extractor: DocumentExtractor, source: str, count: int) -> None:
        self._extractor, self._source = extractor, source
        self._processes: list[subprocess.Popen[bytes]] = []
        wanted = min(_MOST, cores(), count // _WORTH)
        if wanted > 1 and (carried := _carried(extractor)) is not None:
            self._processes = [_started(carried) for _ in range(wanted)]

    def tables(self, batches: Iterable[Sequence[KeyedText]]) -> Iterator[pa.Table]:
        """Statements of each batch. A process is asked again only when it has answered: two that each wait for the
        other to empty its pipe would wait for ever."""
        under_way: deque[tuple[Sequence[KeyedText], subprocess.Popen[bytes] | None]] = deque()
        for n, batch in enumerate(batches):
            if len(under_way) > max(len(self._processes) - 1, 0):
                yield self._answer(*under_way.popleft())
            under_way.append((batch, self._ask(n, batch)))
        while under_way:
            yield self._answer(*under_way.popleft())

    def _ask(self, n: int, batch: Sequence[KeyedText]) -> subprocess.Popen[bytes] | None:
        if not self._processes:
            return None
        process = self._processes[n % len(self._processes)]
        try:
            _send(process, (self._source, list(batch)))
        except _GONE:
            return None
        return process

    def _answer(self, batch: Sequence[KeyedText], process: subprocess.Popen[bytes] | None) -> pa.Table:
        """A process that died takes nothing with it: its batch is read here."""
        if process is not None and process.stdout is not None:
            try:
                stream: bytes = pickle.load(process.stdout)  # noqa: S301 -- our own child
                return pa.ipc.open_stream(stream).read_all()
            except _GONE:
                pass
        return statement_rows(self._extractor, self._source, batch)

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.kill()
            process.communicate()


def _carried(extractor: DocumentExtractor) -> bytes | None:
    """The extractor as another process can load it; None for one that only this process knows."""
    if type(extractor).__module__ == "__main__":
        return None
    try:
        return pickle.dumps(extractor)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None


def _started(carried: bytes) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest.reading_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert process.stdin is not None
    process.stdin.write(carried)
    process.stdin.flush()
    return process


def _send(process: subprocess.Popen[bytes], question: object) -> None:
    assert process.stdin is not None
    pickle.dump(question, process.stdin)
    process.stdin.flush()
