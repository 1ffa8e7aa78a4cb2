"""`fuyuan_party_details`: sex, birth, ethnicity, address, identifiers and aliases from each party's own row."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.aliases import aliases_in
from nlp.header_rows import Row
from nlp.model import Kind, Party
from nlp.reading import reading
from nlp.row_details import custody_in, details_in, masked_id_number, prior_convictions_in

_PERSONAL = frozenset({"sex", "ethnicity", "birth_date", "id_number"})


def with_details(party: Party, row: Row, shadow: str) -> Party:
    """The party with what its row says of it; a row of several names says nothing of one of them."""
    if len(row.names) > 1:
        return party
    personal = party.kind is Kind.PERSON
    found = tuple((k, v) for k, v in details_in(shadow, row.body, row.end) if personal or k not in _PERSONAL)
    names = list(aliases_in(shadow, row.body, row.end))
    return replace(
        party,
        details=found,
        aliases=tuple(a.name for a in names if not a.former),
        former_names=tuple(a.name for a in names if a.former),
        custody=custody_in(shadow, row.body, row.end) if personal else None,
        prior_convictions=prior_convictions_in(shadow, row.body, row.end) if personal else (),
        masked_id_number=masked_id_number(shadow, row.body, row.end) if personal else None,
    )


@Language.component("fuyuan_party_details")
def read_party_details(doc: Doc) -> Doc:
    """Complete the parties."""
    state = reading(doc)
    rows = {name.start: row for row in state.rows if row.kind == "party" for name in row.names}
    state.parties = tuple(
        with_details(p, rows[p.name.start], state.shadow) if p.name.start in rows else p
        for p in state.parties
    )
    return doc
