"""Words for what a story plants: things as a source names them, and claims about them."""

from fuyuan.demo.city import FILE_PREFIX, Document
from fuyuan.demo.model import Company
from fuyuan.demo.penalties import Penalty
from fuyuan.demo.truth import Expect, Expectation, OffenceTruth, Subject

REGISTER_FILE = f"registry/{FILE_PREFIX}企业登记信息.csv"
PENALTY_FILE = f"penalties/{FILE_PREFIX}行政处罚.jsonl"


def registered(company: Company) -> Subject:
    """The company's row on the register."""
    return Subject(company.entity_type, company.name, company.code, REGISTER_FILE)


def party(document: Document, name: str) -> Subject:
    """A party of a document, with the identifier its row states."""
    truth = next(it for it in document.judgment.truth.parties if it.name == name)
    return Subject(truth.kind, name, truth.identifier, source(document))


def mentioned(document: Document, company: Company) -> Subject:
    """A company that a document names in its prose only."""
    return Subject(company.entity_type, company.name, None, source(document))


def punished(penalty: Penalty) -> Subject:
    """The company a penalty names."""
    return Subject(penalty.company.entity_type, penalty.company.name_on(penalty.decided), None, PENALTY_FILE)


def proceeding(document: Document) -> Subject:
    """The proceeding a document belongs to."""
    return Subject("proceeding", document.number, document.number, source(document))


def source(document: Document) -> str:
    """File, and line id where the file holds many."""
    path = f"judgments/{document.file}"
    return path if document.file.endswith(".txt") else f"{path}#{document.id}"


def joined(*subjects: Subject) -> Expectation:
    """One entity under all these names."""
    return Expectation(Expect.JOINED, subjects)


def apart(*subjects: Subject) -> Expectation:
    """As many entities as subjects."""
    return Expectation(Expect.APART, subjects)


def path(*subjects: Subject) -> Expectation:
    """Each tied to the next."""
    return Expectation(Expect.PATH, subjects)


def company_everywhere(company: Company, *documents: Document) -> Expectation:
    """The register's row and the company's rows in documents are one entity."""
    named = (party(document, company.name_on(document.judgment.truth.decided_on)) for document in documents)
    return joined(registered(company), *named)


def offences(document: Document) -> tuple[Expectation, ...]:
    """Every offence the document charges or decides, with its sentence."""
    return tuple(_offence(document, truth) for truth in document.judgment.truth.offences)


def _offence(document: Document, truth: OffenceTruth) -> Expectation:
    return Expectation(
        Expect.OFFENCE,
        (party(document, truth.defendant), proceeding(document)),
        document=document.number,
        sentence=truth.sentence,
        standing=truth.standing,
        polarity=truth.polarity,
        offence=truth.offence,
    )


def reversed_by(first: Document, second: Document, words: str) -> Expectation:
    """The line of `second` that holds `words` undoes what `first` decided."""
    sentence = next(row.text for row in second.judgment.rows if words in row.text)
    return Expectation(
        Expect.REVERSED, (proceeding(first), proceeding(second)), document=second.number, sentence=sentence
    )
