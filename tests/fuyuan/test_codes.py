"""Codes that the judgment reader writes are codes that the vocabulary can show to people."""

from nlp.lexicon import table
from ontology.vocabulary import vocabulary


def test_every_side_and_every_relation_between_cases_has_a_chinese_reading():
    words = vocabulary()
    assert set(table("roles")["roles"].values()) <= set(words.property("party_to", "side").choices)
    assert set(table("related_cases")["labels"]) <= set(
        words.property("related_proceeding", "relation").choices
    )
