"""The JSON object of one document: the keys of the `extract` contract, always all of them, and `spans` beside them.

`spans` maps a JSON pointer of a single field to [start, end]; what is a list of its own objects carries start and end
in each.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from nlp.extraction import Entity, Extraction
from nlp.lexicon import table
from nlp.model import Decision, Party
from nlp.outcome.told import standing_of
from nlp.spans import Found
from ontology.money import parse_money

_FIELDS = ("birth_date", "sex", "ethnicity", "id_number", "address")


def printed(extraction: Extraction) -> dict[str, Any]:
    """The document as plain lists and mappings."""
    e = extraction
    return {
        "path": e.path,
        "document_id": e.document_id,
        "sha256": e.sha256,
        "doc_type": _value(e.document_type),
        "case_number": e.case_number.printed.value if e.case_number else None,
        "court": _value(e.court),
        "decided_on": _value(e.decided_on),
        "parties": [_party(p) for p in e.parties],
        "judges": [{"name": o.name.value, "role": o.post} for o in e.officers],
        "related_cases": [
            {"case_number": r.number.printed.value, "relation": r.relation, "court": _value(r.court)}
            for r in e.related_cases
        ],
        "causes": [
            {
                "name": c.name,
                "kind": c.kind,
                "number": c.number or None,
                "start": c.found.start,
                "end": c.found.end,
            }
            for c in e.causes
        ],
        "articles": [
            {"law": c.law, "article": c.article, "paragraph": c.paragraph, "item": c.item}
            for c in e.citations
        ],
        "abbreviations": [
            {"short": a.short.value, "full": a.full.value, "start": a.full.start, "end": a.full.end}
            for a in e.abbreviations
        ],
        "references": list(_references(e)),
        "entities": [_entity(entity) for entity in e.entities],
        "relations": [asdict(relation) for relation in e.relations],
        "outcome": list(_outcome(e)),
        "decision": _decision(e.decision) if e.decision else None,
        "sections": [asdict(section) for section in e.sections],
        "spans": {pointer: [found.start, found.end] for pointer, found in _spans(e)},
        "warnings": list(e.warnings),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {key: value for key, value in asdict(entity).items() if key != "name"}


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _party(party: Party) -> dict[str, Any]:
    representative = party.representative
    return {
        "name": party.name.value,
        "roles": list(party.roles),
        "kind": party.kind.value,
        "start": party.name.start,
        "end": party.name.end,
        "masked": party.masked,
        "aliases": [a.value for a in (*party.aliases, *party.former_names, *party.short_names)],
        **{field: _value(_field(party, field)) for field in _FIELDS},
        "custody": _value(party.custody),
        "prior_convictions": [c.value for c in party.prior_convictions],
        "legal_representative": {
            "name": representative.name.value,
            "start": representative.name.start,
            "end": representative.name.end,
        }
        if representative
        else None,
        "agents": [{"name": a.name.value, "firm": _value(a.firm)} for a in party.agents],
    }


def _field(party: Party, field: str) -> Found | None:
    """A field as found; an identity number partly hidden where none is whole."""
    found = party.detail(field)
    return party.masked_id_number if found is None and field == "id_number" else found


def _references(e: Extraction) -> Iterator[dict[str, Any]]:
    """What short names, collectives and pronouns mean: parties by their places in `parties`, a name by its span."""
    for r in e.references:
        yield {
            "kind": r.kind,
            "text": r.found.value,
            "start": r.found.start,
            "end": r.found.end,
            "parties": list(r.parties),
            "name": list(r.name) if r.name else None,
        }


def _outcome(e: Extraction) -> Iterator[dict[str, Any]]:
    """The orders; `subject` on whom and `object` in whose favour are places in `entities`, as in relations."""
    places = {(x.type, x.start, x.end): i for i, x in enumerate(e.entities)}
    party = [places[p.kind.value, p.name.start, p.name.end] for p in e.parties]
    labels = table("orders")["labels"]
    for order in e.orders:
        content = asdict(order)
        by, to, kind, _ = (content.pop(key) for key in ("by", "to", "kind", "told"))
        yield {
            "type": kind,
            "label": labels[kind],
            "subject": [party[i] for i in by],
            "object": [party[i] for i in to],
            "asserted_by": "court",
            "standing": str(standing_of(order)),
            "polarity": "positive",
            **{k: (v or None) if isinstance(v, str) else v for k, v in content.items()},
            "amount": _minor(order.amount),
            "fine": _minor(order.fine),
            "items": list(order.items),
        }


def _decision(d: Decision) -> dict[str, Any]:
    """An agency's paper; the places of `by` are those in `parties`."""
    labels = table("penalties")["measures"]
    return {
        "kind": d.kind,
        "authority": _stretch(d.authority),
        "facts": _stretch(d.facts),
        "result": _stretch(d.result),
        "legal_basis": _stretch(d.legal_basis),
        "remedy": _stretch(d.remedy),
        "within_days": d.within_days,
        "violated": [
            {
                "law": c.law,
                "article": c.article,
                "paragraph": c.paragraph,
                "item": c.item,
                "start": c.start,
                "end": c.end,
            }
            for c in d.violated
        ],
        "measures": [
            {
                "kind": m.kind,
                "label": labels[m.kind],
                "start": m.start,
                "end": m.end,
                "by": list(m.by),
                "amount": _minor(m.amount),
                "days": m.days,
            }
            for m in d.measures
        ],
    }


def _stretch(found: Found | None) -> dict[str, Any] | None:
    return {"text": found.value, "start": found.start, "end": found.end} if found else None


def _minor(amount: str) -> dict[str, Any] | None:
    """Integer 分 with currency and exactness."""
    if not amount:
        return None
    money = parse_money(amount)
    return {"minor": money.minor, "currency": money.currency, "exactness": str(money.exactness)}


def _spans(e: Extraction) -> Iterator[tuple[str, Found]]:
    for key, found in (("doc_type", e.document_type), ("court", e.court), ("decided_on", e.decided_on)):
        if found:
            yield f"/{key}", found
    if e.case_number:
        yield "/case_number", e.case_number.printed
    for i, party in enumerate(e.parties):
        yield from _party_spans(f"/parties/{i}", party)
    yield from ((f"/judges/{i}/name", o.name) for i, o in enumerate(e.officers))
    yield from ((f"/related_cases/{i}/case_number", r.number.printed) for i, r in enumerate(e.related_cases))
    yield from ((f"/abbreviations/{i}/short", a.short) for i, a in enumerate(e.abbreviations))
    yield from ((f"/articles/{i}", Found(c.article, c.start, c.end)) for i, c in enumerate(e.citations))


def _party_spans(pointer: str, party: Party) -> Iterator[tuple[str, Found]]:
    yield f"{pointer}/name", party.name
    for field in _FIELDS:
        found = _field(party, field)
        if found:
            yield f"{pointer}/{field}", found
    yield from (
        (f"{pointer}/aliases/{i}", a)
        for i, a in enumerate((*party.aliases, *party.former_names, *party.short_names))
    )
    if party.custody:
        yield f"{pointer}/custody", party.custody
    yield from ((f"{pointer}/prior_convictions/{i}", c) for i, c in enumerate(party.prior_convictions))
    for i, agent in enumerate(party.agents):
        yield f"{pointer}/agents/{i}/name", agent.name
        if agent.firm:
            yield f"{pointer}/agents/{i}/firm", agent.firm
