"""Batches of documents over several cores: texts go out, extractions come back, in the order given.

Sending spaCy's Docs instead (`nlp.pipe(n_process=2)`) cost four times the reading itself. Workers come from a server
process that has loaded the reader once; where a system knows none, each loads it.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing.context import BaseContext
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
AHEAD = 3
"""Batches handed out for each process, so that none waits and no more than these are in memory."""


def spread(
    work: Callable[[list[Given]], list[Made]], given: Iterable[Given], *, batch_size: int, processes: int
) -> Iterator[Made]:
    """What `work` makes of batches of `given`, in order. `work` is a function of a module, for workers import it."""
    waiting: deque[Future[list[Made]]] = deque()
    batches = _batched(iter(given), batch_size)
    with ProcessPoolExecutor(processes, mp_context=_context(work.__module__)) as pool:
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) >= processes * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batched(given: Iterator[Given], size: int) -> Iterator[list[Given]]:
    while batch := list(islice(given, size)):
        yield batch


def _context(module: str) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context
