"""Orders of every kind of court paper against orders marked by eye, slot by slot: whom, for whom, how much, by when.

Judgments are read as stored. A row of the enterprise tables holds a bare disposition (判决结果) beside the names of the
two sides: it is set into an invented paper whose header names them, so the reading of orders is measured, not that of
headers. An order is right (`whole`) when every slot agrees; a slot's figure asks for item, kind and that slot, where it
is filled. Amounts are 分.
"""

from collections.abc import Hashable, Iterable, Iterator
from functools import partial
from typing import Any, Final

from fuyuan.evaluation.nlp.annotated import annotated
from fuyuan.evaluation.nlp.given import Given, Text, json_lines
from fuyuan.evaluation.nlp.score import Error, Evaluation, Scores, differences, sentence_around
from nlp.extraction import Extraction
from nlp.model import Order
from nlp.outcome.told import ordered
from ontology.money import parse_money

ROWS: Final = "LegalDoc"
SLOTS: Final = ("amount", "within_days", "joint", "months", "days", "probation", "fine", "items", "by", "to")
_SIDES: Final = ("原告", "被告")
_ROLES: Final = {
    "终": ("上诉人", "被上诉人"),
    "执": ("申请执行人", "被执行人"),
    "申": ("再审申请人", "被申请人"),
    "财保": ("申请人", "被申请人"),
}
Values = dict[str, Hashable]


def evaluate(given: Given) -> Evaluation:
    """Precision and recall of whole orders, of kinds and of each slot, by sample and by where the text lies."""
    scores, errors = Scores(), list[Error]()
    for text, truth, read in annotated(given, "dispositions", partial(_texts, given)):
        errors += _compared(text, truth, read, scores)
    return Evaluation(scores.figures(), errors)


def _texts(given: Given, source: str) -> Iterator[Text]:
    if source != ROWS:
        yield from given.texts(source)
        return
    path = given.data / "enterprise" / f"{ROWS}.jsonl.gz"
    for number, row in enumerate(json_lines(path) if path.exists() else ()):
        yield Text(ROWS, str(number), as_paper(row))


def as_paper(row: dict[str, Any]) -> str:
    """The row's disposition under an invented header that names both sides as the row does."""
    number, kind = row["案号"], row["文书类型"]
    roles = next((r for mark, r in _ROLES.items() if mark in number), _SIDES)
    sides = [[name for name in row[side].split(",") if name.strip()] for side in _SIDES]
    rows = [f"{role}：{name}。" for role, names in zip(roles, sides, strict=True) for name in names]
    verb = "判决" if kind.endswith("判决书") else "裁定"
    return "\n".join(
        [
            "云州市青山区人民法院",
            kind,
            number,
            *rows,
            f"{roles[0]}{sides[0][0] if sides[0] else ''}一案，本院立案后，依法组成合议庭进行了审理，现已审理终结。",
            f"本院认为，依照《中华人民共和国民事诉讼法》第一百五十四条规定，{verb}如下：",
            row["判决结果"].replace("\\n", "\n"),
            "审判员  白  露",
            "二〇二〇年三月一日",
            "书记员  郑  实",
        ]
    )


def names_of(text: Text, places: Iterable[list[int]]) -> tuple[str, ...]:
    """The names at the places of an annotation: spans of the text."""
    return tuple(sorted(text.text[start:end] for start, end in places))


def _compared(text: Text, truth: dict[str, Any], read: Extraction, scores: Scores) -> Iterator[Error]:
    orders = ordered(read.orders)
    wanted = [_wanted(text, order) for order in truth["orders"]]
    got = [_got(read, order) for order in orders]
    facets = [f"/{truth['split']}", f"/{truth['split']}/source={truth['source']}"]
    keys, found = [_key(values) for values in wanted], [_key(values) for values in got]
    scores.add([f"dispositions/whole{facet}" for facet in facets], keys, found)
    scores.add(
        [f"dispositions/kind{facets[0]}"], [_slot(v, "kind") for v in wanted], [_slot(v, "kind") for v in got]
    )
    for name in SLOTS:
        both = ([_slot(v, name) for v in side if v[name] not in (None, ())] for side in (wanted, got))
        scores.add([f"dispositions/{name}{facets[0]}"], *both)
    place = (orders[0].start, orders[0].end) if orders else (0, 1)
    marked: dict[Hashable, tuple[str, int, int]] = {key: (str(key), *place) for key in keys}
    places: dict[Hashable, tuple[str, int, int]] = {
        key: (str(key), o.start, o.end) for key, o in zip(found, orders, strict=True)
    }
    for kind, value, start, end in differences(marked, places):
        sentence = sentence_around(text.text, start, end)
        yield Error(f"dispositions/whole{facets[0]}", text.source, text.id, kind, value, start, end, sentence)


def _key(values: Values) -> Hashable:
    return tuple(values.items())


def _slot(values: Values, name: str) -> Hashable:
    return (values["item"], values["kind"], values[name])


def _wanted(text: Text, order: dict[str, Any]) -> Values:
    values: Values = {"item": order["item"], "kind": order["kind"]}
    values |= {name: order.get(name) or None for name in SLOTS[:-3]}
    return values | {
        "items": tuple(order.get("items", ())),
        "by": names_of(text, order.get("by", ())),
        "to": names_of(text, order.get("to", ())),
    }


def _got(read: Extraction, order: Order) -> Values:
    names = [party.name.value for party in read.parties]
    return {
        "item": order.item,
        "kind": order.kind,
        "amount": parse_money(order.amount).minor if order.amount else None,
        "within_days": order.within_days,
        "joint": order.joint or None,
        "months": order.months,
        "days": order.days,
        "probation": order.probation,
        "fine": parse_money(order.fine).minor if order.fine else None,
        "items": order.items,
        "by": tuple(sorted(names[i] for i in order.by)),
        "to": tuple(sorted(names[i] for i in order.to)),
    }
