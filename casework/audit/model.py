"""An entry of the audit log and the hash that chains it to the one before.

The chain covers the question by a salted digest: a deletion order can remove the words later and leave the
chain whole, so the log keeps that it happened and not what it was.
"""

import hashlib
import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from casework.errors import CaseworkError

GENESIS = "0" * 64
"""What the first entry follows."""


class AuditUnavailable(CaseworkError):  # noqa: N818 - says what happened
    """The log could not be written, so the answer must not leave."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did. `shown` are ids of the persons, entities, documents and records whose data they were
    shown, `count` how many rows that was; `terminal` is the address they came from, or "local"."""

    user: str
    body: str
    role: str
    action: str
    question: str
    terminal: str
    purpose: str = ""
    case_number: str = ""
    shown: tuple[str, ...] = ()
    count: int = 0
    export: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log as it stands there."""

    seq: int
    at: datetime
    act: Act
    question_salt: str
    question_digest: str
    previous_hash: str
    hash: str

    def expected_hash(self) -> str:
        """The hash of everything else in the line."""
        content = {
            **{field.name: getattr(self.act, field.name) for field in fields(self.act)},
            "question": self.question_digest,
            "seq": self.seq,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "previous": self.previous_hash,
        }
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def expected_question_digest(self) -> str:
        """The digest of the question as it reads now."""
        return digest_question(self.question_salt, self.act.question)


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry, in two values."""

    seq: int = 0
    hash: str = GENESIS


def digest_question(salt: str, question: str) -> str:
    """Salted, so that a name cannot be guessed back from its digest."""
    return hashlib.sha256(f"{salt}\n{question}".encode()).hexdigest()
