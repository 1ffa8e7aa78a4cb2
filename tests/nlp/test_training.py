"""How the shipped models are remade: from silver spans, with invented names, the same bytes each time."""

import random
from pathlib import Path

import pytest

from nlp.facts.crf import Tagger, train
from nlp.relations.model import RelationModel, fit
from nlp.relations.passages import passage
from nlp.shadow import shadow
from nlp.training.invented import Inventor
from nlp.training.relations import relation_examples
from nlp.training.silver import Paragraph, paragraphs, person_examples
from tests.nlp.invented import criminal

FACT = "2018年5月，被告人柳青山伙同赵某某在东山区某某宾馆将冰毒贩卖给吸毒人员钱某。柳青山被抓获。"


@pytest.fixture
def silver() -> list[Paragraph]:
    return list(paragraphs([(criminal(history=f"经审理查明，{FACT}\n"), FACT)]))


def test_the_header_tells_who_is_a_person_wherever_the_paragraph_repeats_it(silver: list[Paragraph]) -> None:
    (paragraph,) = silver
    names = [paragraph.text[a:b] for a, b in paragraph.persons]
    assert names == ["柳青山", "赵某某", "钱某", "柳青山"]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("write", [Inventor.opened, Inventor.masked])
def test_invented_names_stand_where_their_spans_say(write, seed: int) -> None:
    text = shadow("被告人李某甲与王某、李某甲在某某宾馆。")
    spans = [(3, 6, "person"), (7, 9, "person"), (10, 13, "person")]
    written, moved = write(Inventor(random.Random(seed)), text, spans)
    names = [written[a:b] for a, b, _ in moved]
    assert names[0] == names[2]
    assert all(name and "“" not in name for name in names)
    assert written.startswith("被告人")
    assert [written[b : b + 1].lstrip("”") or "”" for _, b, _ in moved[:1]] in (["与"], ["”"])


def test_the_same_texts_and_seed_give_the_same_examples_and_the_same_bytes(
    silver: list[Paragraph], tmp_path: Path
) -> None:
    made = []
    for name in ("one", "two"):
        examples = person_examples(silver * 12, 7)
        train(examples, tmp_path / name, iterations=3)
        made.append((examples, (tmp_path / name).read_bytes()))
    assert made[0] == made[1]
    assert Tagger(made[0][1]).spans(shadow(FACT)) is not None


def test_patterns_teach_which_pair_stands_in_a_relation(silver: list[Paragraph]) -> None:
    examples = list(relation_examples(silver))
    types = sorted(type_name for _, type_name in examples if type_name)
    assert "sell_drugs_to" in types
    model = fit(examples * 3, strength=1.0)
    assert model.to_bytes() == fit(examples * 3, strength=1.0).to_bytes()
    again = RelationModel.from_bytes(model.to_bytes())
    assert again.probabilities(examples[0][0]) == model.probabilities(examples[0][0])


def test_a_relation_is_shown_where_the_passage_says_it() -> None:
    text = "赵某某到案。2018年5月，赵某某将冰毒贩卖给钱某。钱某到案。"
    read = passage(text, [(0, 3, "P"), (14, 17, "P"), (18, 20, "D"), (24, 26, "P"), (27, 29, "P")])
    feature = "PP:m贩卖FA"
    model = RelationModel(["", "sell_drugs_to"], [0.0, 0.0], {feature: (0.0, 9.0)})
    (stated,) = model.stated(read, 0.9)
    assert (stated.subject, stated.object) == ((14, 17), (24, 26))
