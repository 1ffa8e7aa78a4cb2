"""A process that reads documents for an import: `python -m ingest.reading_process`, texts in by standard input,
statements out by standard output. It ends when its input does, so a killed import leaves none behind."""

import os
import pickle
import sys

import pyarrow as pa

from ingest.documents import statement_rows


def main() -> None:
    """Answer each (source, documents) with their statements as an Arrow stream."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    extractor = pickle.load(questions)  # noqa: S301 -- our own import is at the other end of the pipe
    while True:
        try:
            source, documents = pickle.load(questions)  # noqa: S301
        except EOFError:
            return
        table = statement_rows(extractor, source, documents)
        stream = pa.BufferOutputStream()
        with pa.ipc.new_stream(stream, table.schema) as writer:
            writer.write_table(table)
        pickle.dump(stream.getvalue().to_pybytes(), answers)
        answers.flush()


if __name__ == "__main__":
    main()
