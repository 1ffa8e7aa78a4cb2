"""The schema files agree with themselves, and a contradiction in them is said before anything runs on it."""

import pytest

from ontology.identifiers import SCHEMES
from ontology.vocabulary import Kind, Privacy, PropertyType, VocabularyError, load_vocabulary, vocabulary

PERSON = "person: {kind: entity, label: {zh: 人, en: Person}, followthemoney: Person, properties: {}}\n"


def relation(subject: str = "[person]") -> str:
    return (
        "knows: {kind: state, label: {zh: 认识, en: Knows}, followthemoney: UnknownLink, forward: {zh: 认识, en: knows},"
        f" reverse: {{zh: 被认识, en: is known}}, subject: {subject}, object: [person]}}\n"
    )


def test_every_relation_end_names_an_entity_type():
    words = vocabulary()
    assert len(words.relations) >= 10
    for name, relation_type in words.relations.items():
        assert relation_type.subject, name
        assert relation_type.object, name
        for end in (*relation_type.subject, *relation_type.object):
            assert words.entities[end].kind is Kind.ENTITY


def test_an_end_that_names_no_type_is_refused():
    with pytest.raises(VocabularyError, match="ends at 'ghost'"):
        load_vocabulary({"a.yaml": PERSON + relation(subject="[ghost]")})


def test_a_type_named_twice_is_refused():
    with pytest.raises(VocabularyError, match="second time"):
        load_vocabulary({"a.yaml": PERSON, "b.yaml": PERSON})


def test_an_unknown_ancestor_is_refused():
    child = PERSON.replace("person:", "minor:").replace("kind: entity,", "kind: entity, extends: ghost,")
    with pytest.raises(VocabularyError, match="extends 'ghost'"):
        load_vocabulary({"a.yaml": child})


def test_an_identifier_needs_a_scheme_and_only_an_identifier_has_one():
    bare = "{name: {label: {zh: 号, en: No}, type: identifier, privacy: public}}"
    with pytest.raises(VocabularyError, match=r"person\.name: a scheme"):
        load_vocabulary({"a.yaml": PERSON.replace("properties: {}", f"properties: {bare}")})


def test_every_concrete_entity_type_can_be_drawn_and_captioned():
    for name, entity in vocabulary().entities.items():
        if not entity.abstract:
            assert entity.shape, name
            assert entity.hue, name
            assert entity.caption, name
            assert set(entity.caption) <= set(entity.properties), name


def test_a_kind_inherits_and_may_tighten_a_property():
    words = vocabulary()
    assert words["branch"].is_a("legal_entity")
    assert words["branch"].is_a("company")
    assert words.property("company", "name").privacy is Privacy.PUBLIC
    assert words.property("person", "name").privacy is Privacy.PERSONAL
    assert words.property("person", "masked_name").type is PropertyType.NAME


def test_labels_are_chinese_first_and_followthemoney_is_named():
    words = vocabulary()
    for name in words.names():
        type_ = words[name]
        assert type_.label.zh, name
        assert type_.label.en, name
        assert type_.followthemoney, name
        assert any("\u4e00" <= c <= "\u9fff" for c in type_.label.zh), name


def test_identity_schemes_that_can_be_checked_are_registered():
    checked = {"credit_code", "registration_number", "organisation_code", "id_number", "case_number"}
    used = {p.scheme for n in vocabulary().names() for p in vocabulary()[n].properties.values() if p.scheme}
    assert checked <= used
    assert checked <= set(SCHEMES)


def test_an_unknown_property_names_those_there_are():
    with pytest.raises(VocabularyError, match=r"court has no property 'colour'; known: name"):
        vocabulary().property("court", "colour")


def test_qualifiers_tell_two_roles_of_one_person_apart():
    assert vocabulary().relations["party_to"].qualifiers == ("role",)
    assert vocabulary().relations["offence"].qualifiers == ("offence",)


def test_codes_are_read_by_people_in_their_own_language():
    sides = vocabulary().property("party_to", "side").choices
    assert sides["prosecution"].zh == "控方"
    assert vocabulary().property("party_to", "role").choices == {}
