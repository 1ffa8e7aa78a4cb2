"""Headers, signatures and cited statutes against a set read by eye, by field, source and kind of document.

An annotation is one line: id, source, sha256 of the stored text, kind, split, then the fields, as offsets and labels
(tests/nlp/annotations/README.md says how they were made). A document that changed is left out and counted.
"""

import re
from collections.abc import Callable, Hashable, Iterator
from typing import Any, Final

from fuyuan.evaluation.nlp.given import Given, Text
from fuyuan.evaluation.nlp.score import Error, Evaluation, Scores, differences, sentence_around
from nlp.extract import Source, extract_documents
from nlp.extraction import Extraction

Item = tuple[Hashable, str, int, int]
"""What counts as equal, how it reads, where it stands."""
_PADDING: Final = re.compile(r"\s+")


def evaluate(given: Given) -> Evaluation:
    """Precision and recall of every field."""
    annotations = {(a["source"], a["id"]): a for a in given.annotations("headers")}
    scores, changed = Scores(), 0
    errors: list[Error] = []
    for source in sorted({source for source, _ in annotations}):
        texts = [t for t in given.texts(source) if (source, t.id) in annotations]
        for text, found in zip(texts, _read(texts), strict=True):
            truth = annotations[source, text.id]
            if truth["sha256"] != text.sha256:
                changed += 1
                continue
            errors += _compared(text, truth, found, scores)
    figures = scores.figures()
    if figures or changed:
        figures["headers"] = {"documents": len(annotations), "changed_since_annotated": changed}
    return Evaluation(figures, errors)


def _read(texts: list[Text]) -> Iterator[Extraction]:
    return extract_documents(Source(t.text, t.source, t.id, "") for t in texts)


def _compared(text: Text, truth: dict[str, Any], found: Extraction, scores: Scores) -> Iterator[Error]:
    for field, (wanted_of, found_of) in FIELDS.items():
        wanted = list(wanted_of(text.text, truth))
        got = list(found_of(text.text, found))
        names = [f"headers/{field}"] + [
            f"headers/{field}/{facet}={truth[facet]}" for facet in ("source", "kind", "split")
        ]
        scores.add(names, [i[0] for i in wanted], [i[0] for i in got])
        for kind, value, start, end in differences(_by_key(wanted), _by_key(got)):
            sentence = sentence_around(text.text, start, end)
            yield Error(f"headers/{field}", text.source, text.id, kind, value, start, end, sentence)


def _by_key(items: list[Item]) -> dict[Hashable, tuple[str, int, int]]:
    return {key: (value, start, end) for key, value, start, end in items}


def _name(text: str, span: list[int]) -> str:
    return _PADDING.sub("", text[span[0] : span[1]])


def _single(text: str, truth: dict[str, Any], field: str) -> Iterator[Item]:
    span = truth[field]
    if span:
        yield tuple(span), _name(text, span), span[0], span[1]


def _found(found: Any) -> Iterator[Item]:
    if found:
        yield (found.start, found.end), found.value, found.start, found.end


def _judgment(_: str, truth: dict[str, Any]) -> Iterator[Item]:
    yield truth["judgment"], str(truth["judgment"]), 0, 0


def _parties(text: str, truth: dict[str, Any]) -> Iterator[Item]:
    for p in truth["parties"]:
        key = (_name(text, p["span"]), tuple(p["roles"]))
        yield key, f"{'|'.join(p['roles'])} {key[0]}", *p["span"]


def _found_parties(text: str, found: Extraction) -> Iterator[Item]:
    for p in found.parties:
        key = (_name(text, [p.name.start, p.name.end]), p.roles)
        yield key, f"{'|'.join(p.roles)} {key[0]}", p.name.start, p.name.end


def _representatives(text: str, truth: dict[str, Any]) -> Iterator[Item]:
    for p in truth["parties"]:
        if span := p.get("representative"):
            key = (_name(text, p["span"]), _name(text, span))
            yield key, "：".join(key), *span


def _found_representatives(text: str, found: Extraction) -> Iterator[Item]:
    for p in found.parties:
        if p.representative:
            name = p.representative.name
            key = (_name(text, [p.name.start, p.name.end]), _name(text, [name.start, name.end]))
            yield key, "：".join(key), name.start, name.end


def _agents(text: str, truth: dict[str, Any]) -> Iterator[Item]:
    for agent in truth["agents"]:
        firm = _name(text, agent["firm"]) if agent.get("firm") else ""
        key = (_name(text, agent["span"]), firm)
        yield key, " ".join(key), *agent["span"]


def _found_agents(text: str, found: Extraction) -> Iterator[Item]:
    each = {a.name.start: a for p in found.parties for a in p.agents}
    for agent in each.values():
        firm = _name(text, [agent.firm.start, agent.firm.end]) if agent.firm else ""
        key = (_name(text, [agent.name.start, agent.name.end]), firm)
        yield key, " ".join(key), agent.name.start, agent.name.end


def _officers(text: str, truth: dict[str, Any]) -> Iterator[Item]:
    for o in truth["officers"]:
        key = (_name(text, o["span"]), o["office"])
        yield key, " ".join(key), *o["span"]


def _found_officers(text: str, found: Extraction) -> Iterator[Item]:
    for o in found.officers:
        key = (_name(text, [o.name.start, o.name.end]), o.post)
        yield key, " ".join(key), o.name.start, o.name.end


def _date(_: str, truth: dict[str, Any]) -> Iterator[Item]:
    if truth["date"]:
        yield truth["date"]["value"], truth["date"]["value"], *truth["date"]["span"]


def _found_date(_: str, found: Extraction) -> Iterator[Item]:
    if found.decided_on:
        yield found.decided_on.value, found.decided_on.value, found.decided_on.start, found.decided_on.end


def _articles(_: str, truth: dict[str, Any]) -> Iterator[Item]:
    for a in truth["articles"]:
        key = (a["law"], a["article"], a["paragraph"], a["item"])
        yield key, " ".join(str(part) for part in key if part is not None), *a["span"]


def _found_articles(_: str, found: Extraction) -> Iterator[Item]:
    for a in found.citations:
        key = (a.law, a.article, a.paragraph, a.item)
        yield key, " ".join(str(part) for part in key if part is not None), a.start, a.end


FIELDS: Final[
    dict[
        str,
        tuple[Callable[[str, dict[str, Any]], Iterator[Item]], Callable[[str, Extraction], Iterator[Item]]],
    ]
] = {
    "judgment": (_judgment, lambda _, e: iter([(e.is_judgment, str(e.is_judgment), 0, 0)])),
    "case_number": (
        lambda t, a: _single(t, a, "case_number"),
        lambda _, e: _found(e.case_number.printed if e.case_number else None),
    ),
    "court": (lambda t, a: _single(t, a, "court"), lambda _, e: _found(e.court)),
    "document_type": (lambda t, a: _single(t, a, "document_type"), lambda _, e: _found(e.document_type)),
    "date": (_date, _found_date),
    "parties": (_parties, _found_parties),
    "representatives": (_representatives, _found_representatives),
    "agents": (_agents, _found_agents),
    "officers": (_officers, _found_officers),
    "articles": (_articles, _found_articles),
}
