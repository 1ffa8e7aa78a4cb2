"""Entities, relations and their evidence as lines of text: each claim with who says it and the very sentence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casework.masking.curtain import Curtain
from fuyuan.cli.desk import Desk
from graph.model import Entity, EvidenceRow, Relation
from ontology.ids import EntityId, RecordId
from ontology.standing import ASSERTED_BY_LABEL, STANDING_LABEL, Polarity
from ontology.vocabulary import vocabulary
from webapp.api.shown import display_of, qualifiers

AROUND: Final = 30
"""Characters shown before and after the words that are the evidence, cut at the sentence."""
SENTENCE_ENDS: Final = "。；！？\n"


def type_label(type_name: str) -> str:
    """Chinese label of a type."""
    return vocabulary()[type_name].label.zh


def relation_line(relation: Relation, named: Mapping[EntityId, Entity], curtain: Curtain) -> str:
    """Subject ─label(qualifiers)→ object, with standing."""
    ends = (caption(named, relation.subject, curtain), caption(named, relation.object, curtain))
    said = "、".join(qualifiers(relation, curtain).values())
    label = type_label(relation.type) + (f"：{said}" if said and said != type_label(relation.type) else "")
    return f"  {ends[0]} ─{label}［{STANDING_LABEL[relation.standing]}］→ {ends[1]}  {relation.id}"


def caption(named: Mapping[EntityId, Entity], id: EntityId, curtain: Curtain) -> str:
    """The entity's caption, or its id where it is not among those read."""
    return curtain.caption(named[id]).text if id in named else id


def evidence_lines(at: Desk, type_name: str, rows: Sequence[EvidenceRow]) -> Iterator[str]:
    """One line a statement; a relation's ends are named by the relation itself, so their statements are shown only
    where nothing else is said of it."""
    said = [row for row in rows if row.property not in ("subject", "object")]
    for row in said or rows[:1]:
        prop = vocabulary()[type_name].properties.get(row.property)
        no = "（否定）" if row.polarity is Polarity.NEGATIVE else ""
        who = f"{ASSERTED_BY_LABEL[row.asserted_by]}·{STANDING_LABEL[row.standing]}"
        sight = at.curtain.value(type_name, row.property, row.value)
        value = display_of(type_name, row.property, row.value, sight)
        claim = f"{prop.label.zh}：{value}" if prop else type_label(type_name)
        yield f"{claim}{no}  ［{who}］ {_place(at, row)}"


def _place(at: Desk, row: EvidenceRow) -> str:
    if row.start is None or row.end is None:
        record = at.reading.record(RecordId(row.record))
        where = f"第 {record.line} 行「{row.column}」" if record else f"「{row.column}」"
        return f"{row.source} {where}"
    document = at.reading.document(row.record)
    if document is None:
        return row.source
    text = at.curtain.prose(document.text).text
    return f"{row.source}：{sentence(text, row.start, row.end)}"


def sentence(text: str, start: int, end: int) -> str:
    """The words from `start` to `end` in 【】 with what stands around them in their sentence."""
    left = max(start - AROUND, *(text.rfind(mark, 0, start) + 1 for mark in SENTENCE_ENDS))
    stops = [stop for mark in SENTENCE_ENDS if (stop := text.find(mark, end)) >= 0]
    right = min([end + AROUND, *(stop + 1 for stop in stops)])
    return f"{text[left:start]}【{text[start:end]}】{text[end:right]}".replace("\n", " ").strip()
