"""What the generator knows of each document and plants as stories: the answers, kept beside the sources and never
among them. An evaluation reads these from stories.json and looks for them in what was built."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Citation:
    """A statute reference as the vocabulary of `extract` writes it: article "287之二", paragraph and item or None."""

    law: str
    article: str
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class PartyTruth:
    """A party as its row names it. `roles`: current role first. `identifier` is what the row itself states."""

    name: str
    roles: tuple[str, ...]
    kind: str
    masked: bool = False
    representative: str | None = None
    representative_post: str | None = None
    agents: tuple[str, ...] = ()
    short: str | None = None
    former_name: str | None = None
    born: date | None = None
    identifier: str | None = None


@dataclass(frozen=True, slots=True)
class OffenceTruth:
    """One offence said of one defendant, with the sentence that says so."""

    defendant: str
    offence: str
    asserted_by: str
    standing: str
    polarity: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RelatedTruth:
    """Another case number the text names, and in which capacity."""

    case_number: str
    relation: str


@dataclass(frozen=True, slots=True)
class DocumentTruth:
    """Everything a reader could check in one document."""

    case_number: str
    court: str
    doc_type: str
    decided_on: date
    parties: tuple[PartyTruth, ...]
    judges: tuple[tuple[str, str], ...]
    articles: tuple[Citation, ...]
    related: tuple[RelatedTruth, ...]
    offences: tuple[OffenceTruth, ...]


class Expect(StrEnum):
    """What an evaluation has to find. `subjects` are the things meant, in order."""

    JOINED = "joined"
    """Mentions in several sources that are one entity: subject 1 is its key, the others where it is named."""
    APART = "apart"
    """Mentions that look alike and are different things."""
    OFFENCE = "offence"
    """An edge from defendant to offence with this standing and polarity, resting on this sentence."""
    REVERSED = "reversed"
    """What subject 1 (a case number) decided was undone by subject 2; the sentence undoes it."""
    PATH = "path"
    """A chain of entities, each tied to the next."""
    SHARED = "shared"
    """Everything after subject 1 is tied to it."""
    RELATED = "related"
    """Companies that one person controls, though others hold the shares."""
    UNRELATED = "unrelated"
    """Companies that share an address, a telephone or a guarantee and are still nobody's group."""
    MINGLED = "mingled"
    """Related companies whose people and money cannot be told apart: to be consolidated."""
    SEPARATE = "separate"
    """Related companies that keep their own books: not to be consolidated."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing as a source names it: type of the vocabulary, name, identifier if that source states one, where."""

    type: str
    name: str
    identifier: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """One checkable claim about the built graph. `needs`: folders of sources without which nobody can see it."""

    expect: Expect
    subjects: tuple[Subject, ...]
    document: str | None = None
    sentence: str | None = None
    standing: str | None = None
    polarity: str | None = None
    offence: str | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A planted story: what happens, in one line a person can read, and what must be found."""

    id: str
    title: str
    summary: str
    documents: tuple[str, ...]
    expectations: tuple[Expectation, ...]
