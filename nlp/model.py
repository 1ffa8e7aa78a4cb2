"""What the components find in one document, as frozen values; the lake's statements are made from these.

Nothing here is resolved: a masked 张某 is the string 张某 at a place, and stays so.
"""

from dataclasses import dataclass
from enum import StrEnum

from nlp.spans import Found


class Kind(StrEnum):
    """What a party is, by the form of its name and its row; the values are types of the vocabulary."""

    PERSON = "person"
    COMPANY = "company"
    BRANCH = "branch"
    PUBLIC_BODY = "public_body"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a post: legal representative (法定代表人), judge (审判长), clerk (书记员)."""

    name: Found
    post: str


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for a party; `firm` is the law firm, None for an employee, a relative, a legal guardian."""

    name: Found
    post: str
    firm: Found | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One party with its role chain, current role first, in the document's own words. `side` tells opponents apart.

    `details` are single fields of its row (birth_date, sex, ethnicity, address, id_number, credit_code …).
    """

    name: Found
    roles: tuple[str, ...]
    side: str
    kind: Kind
    masked: bool
    row_end: int
    aliases: tuple[Found, ...] = ()
    former_names: tuple[Found, ...] = ()
    short_names: tuple[Found, ...] = ()
    """以下简称 in this document: names nobody outside it."""
    details: tuple[tuple[str, Found], ...] = ()
    custody: Found | None = None
    prior_convictions: tuple[Found, ...] = ()
    masked_id_number: Found | None = None
    representative: Named | None = None
    agents: tuple[Agent, ...] = ()

    def detail(self, field: str) -> Found | None:
        """The field as first given in the row."""
        return next((found for name, found in self.details if name == field), None)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short name fixed for this document, and the full name it stands for where it is fixed."""

    short: Found
    full: Found


@dataclass(frozen=True, slots=True)
class Citation:
    """One statute reference: 第三百八十三条第一款第（一）项 → article "383", paragraph 1, item 1; "133之一" stays."""

    law: str
    article: str
    paragraph: int | None
    item: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A case number: as printed (brackets full-width, padding out), and the canonical form that equality needs.

    `stage` is the step of the proceedings its kind names ("" for a kind nobody has listed, "award" for an arbitral
    award or a notarised instrument, which no court has given).
    """

    printed: Found
    canonical: str
    court_code: str
    stage: str


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """Another case number, what it is to this one, and its court where one is named (the value is its full name)."""

    number: Number
    relation: str
    court: Found | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """What a case is about (案由): `name` by the official list, `kind` civil, criminal, administrative, compensation.

    `number` is that of its third level in the civil list, 0 where there is none; `found` the words of the document.
    """

    name: str
    kind: str
    number: int
    found: Found


@dataclass(frozen=True, slots=True)
class Offence:
    """One 罪名 said of one defendant: `party` is its place in the list of parties; speaker, firmness and sign apart."""

    party: int
    offence: Found
    asserted_by: str
    standing: str
    polarity: str
    confidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch in one mouth: court, order, prosecutor, claimant, appellant, defence, lower_court, witness, victim,
    confession;
    `history` is the court telling the case so far, `quoted_order` what a court below decided."""

    speaker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says it, how firmly, with which sign."""

    asserted_by: str
    standing: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing the text names, at its place. `found.value` is as printed without padding, `normal` its plain form.

    `type` is one of nlp.facts.TYPES; `normal` an ISO date, 分, milligrams, digits alone … and "" where there is none;
    `exactness` exact, about, at_least, at_most or range (then `normal` is low/high).
    """

    type: str
    found: Found
    confidence: float
    component: str
    normal: str = ""
    currency: str = ""
    exactness: str = "exact"


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that mean what was named elsewhere in this document; `parties` are places in the list of parties.

    `kind`: short_name, collective, demonstrative, role, surname, pronoun. `name` is the span of their
    name, None for a collective or a role.
    """

    found: Found
    kind: str
    parties: tuple[int, ...]
    name: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation two facts stand in by one sentence: `subject` and `object` are places in the list of facts.

    Where words refer to a party (原告, 二被告) its place in the list of parties is given, and the fact's is -1.
    `start`, `end` is the sentence, `trigger` the words in it that say so, `section` where it stands.
    """

    type: str
    subject: int
    object: int
    start: int
    end: int
    trigger: tuple[int, int]
    section: str
    confidence: float
    component: str
    claim: Claim
    subject_party: int | None = None
    object_party: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One thing ordered. `by`: parties (places in the list) it falls on; `to`: who it is in favour of.

    `amount` is canonical money (ontology.money); terms are months and days, `probation` and `deprivation` months.
    `within_days` is the period to perform in, `due` the day (ISO) by which.
    `target` is the case number (canonical) of a judgment below that a review upholds or undoes, "" where none is given;
    `items` the numbers of its items that are meant, empty for the whole. `told`: the paper tells it as done and does
    not order it.
    """

    kind: str
    item: int
    start: int
    end: int
    by: tuple[int, ...] = ()
    to: tuple[int, ...] = ()
    amount: str = ""
    months: int | None = None
    days: int | None = None
    probation: int | None = None
    deprivation: int | None = None
    fine: str = ""
    within_days: int | None = None
    due: str = ""
    joint: bool = False
    combined: bool = False
    offence: str = ""
    target: str = ""
    items: tuple[int, ...] = ()
    told: bool = False
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing an agency decided: `kind` as in data/penalties.yaml, `by` places in the list of parties; `amount` is
    canonical money, "" where there is none; `days` of detention."""

    kind: str
    start: int
    end: int
    by: tuple[int, ...] = ()
    amount: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """An agency's paper that is no court's: `kind` is penalty, no_penalty, correction, notice or handling.

    `facts`, `result`, `legal_basis` and `remedy` are stretches of the text; `violated` the articles that were violated.
    """

    kind: str
    authority: Found | None = None
    facts: Found | None = None
    result: Found | None = None
    legal_basis: Found | None = None
    remedy: Found | None = None
    violated: tuple[Citation, ...] = ()
    measures: tuple[Measure, ...] = ()
    within_days: int | None = None
