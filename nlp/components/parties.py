"""`fuyuan_parties`: the header's rows, and from its party rows who is in the suit and in which roles."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.addressees import addressees
from nlp.bounds import PARTIES, ROWS, bounded
from nlp.header_rows import Row, header_rows
from nlp.lexicon import table
from nlp.model import Party
from nlp.organisations import kind_of
from nlp.prose_parties import prose_parties
from nlp.reading import Reading, reading
from nlp.spans import Found
from ontology.identifiers import is_masked_name


def parties_of(rows: tuple[Row, ...], shadow: str) -> Iterator[Party]:
    """Parties in order; the same name printed in a second row of the same role is not a second party."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for row in rows:
        if row.kind == "party":
            for name in row.names:
                if (name.value, row.roles) not in seen or is_masked_name(name.value):
                    seen.add((name.value, row.roles))
                    yield _party(row, name, shadow)


_SEX_RUN_ON = re.compile(r"[\u3400-\u9fff]{2,3}[男女]")
_PERSONAL = re.compile(r"[，、 ](?:男|女)[，、 。]")
_DETAILS = re.compile(r"[，、 ](?:[\u4e00-\u9fff]{1,6}族|\d{4}年\d{1,2}月)")
NEAR = 40
"""Characters behind a name in which its sex and birth are given."""


def without_sex(name: Found, rest: str) -> Found:
    """柳青山男，汉族 lost a comma: the sex is no part of the name where the row gives it nowhere else."""
    near = rest[:NEAR]
    if _SEX_RUN_ON.fullmatch(name.value) and _DETAILS.match(near) and not _PERSONAL.search(near):
        return Found(name.value[:-1], name.start, name.end - 1)
    return name


def _party(row: Row, name: Found, shadow: str) -> Party:
    rest = shadow[row.body : row.end] if len(row.names) == 1 else ""
    name = without_sex(name, rest)
    return Party(
        name=name,
        roles=row.roles,
        side=row.side,
        kind=kind_of(name.value, rest, is_authority=row.is_authority),
        masked=is_masked_name(name.value),
        row_end=row.end,
    )


@Language.component("fuyuan_parties")
def read_parties(doc: Doc) -> Doc:
    """Set the rows and the parties."""
    state = reading(doc)
    if state.is_judgment:
        rows = header_rows(state.shadow, _begin(state), _end(state), criminal=is_criminal(state))
        state.rows = bounded(rows, ROWS, state.warnings)
        parties = parties_of(state.rows, state.shadow)
        state.parties = bounded(parties, PARTIES, state.warnings) or tuple(_from_prose(state))
        if not state.parties:
            state.warnings.append("no_parties：没有当事人")
    return doc


def _from_prose(state: Reading) -> Iterator[Party]:
    """Decisions name their parties in one sentence only, letters in their address."""
    begin = _begin(state)
    kind = state.document_type.value if state.document_type else ""
    addressed = tuple(addressees(state.shadow, begin, kind))
    yield from addressed
    known = {party.name.value for party in addressed}
    told_by_form = is_enforcement(state) and not addressed
    for found in prose_parties(state.shadow, begin, criminal=is_criminal(state), enforcement=told_by_form):
        if found.name.value in known:
            continue
        yield Party(
            name=found.name,
            roles=found.roles,
            side=found.side,
            kind=kind_of(found.name.value, ""),
            masked=is_masked_name(found.name.value),
            row_end=found.name.end,
        )


def _begin(state: Reading) -> int:
    """Behind the case number; some texts print it twice."""
    begin = state.case_number.printed.end if state.case_number else state.heading_end
    for number in state.numbers:
        if begin <= number.printed.start <= begin + 2:
            begin = number.printed.end
    return begin


def _end(state: Reading) -> int:
    header = state.section("header")
    return header.end if header else state.heading_end


def is_criminal(state: Reading) -> bool:
    """Whether this is a criminal document: by its heading, else by the roles in its first lines."""
    kind = state.document_type.value if state.document_type else ""
    if kind.startswith(("民事", "行政", "执行", "国家赔偿")):
        return False
    start = state.heading_start
    return "刑" in kind or any(
        role in state.shadow[start : start + 1000] for role in ("被告人", "罪犯", "被告单位")
    )


def is_enforcement(state: Reading) -> bool:
    """Whether this is a paper of enforcement: by its heading, else by the kind of its case number."""
    kind = state.document_type.value if state.document_type else ""
    return kind.startswith(("执行", *table("roles")["addressees"])) or (
        state.case_number is not None and state.case_number.stage == "enforcement"
    )
