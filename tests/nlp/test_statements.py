"""What goes into the lake: mentions that a re-run names alike, statements that know their words."""

from itertools import combinations

import pytest

from nlp.statements import EXTRACTOR, statements
from ontology.ids import mention_id, record_id
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.statement import RecordContext, Statement, ValueKind, statement_id
from ontology.vocabulary import Relation, vocabulary
from tests.nlp.invented import APPEAL, CRIMINAL, criminal, draft, extract, one_line

CONTEXT = RecordContext("judgment", "d1", record_id("judgment", "d1"))
TEXTS = [CRIMINAL, APPEAL, draft(), one_line(CRIMINAL)]


def stated(text: str) -> list[Statement]:
    return list(statements(extract(text), text, CONTEXT))


def of(found: list[Statement], type_name: str, property_name: str) -> list[Statement]:
    return [s for s in found if (s.type, s.property) == (type_name, property_name)]


@pytest.mark.parametrize("text", TEXTS)
def test_every_statement_speaks_the_vocabulary_and_shows_its_words(text: str) -> None:
    words = vocabulary()
    for s in stated(text):
        if s.value_kind is ValueKind.MENTION:
            assert isinstance(words[s.type], Relation)
            assert s.property in ("subject", "object")
        else:
            assert s.value_kind is words.property(s.type, s.property).value_kind
        assert s.evidence.record == CONTEXT.record
        assert s.evidence.start is not None
        assert s.evidence.end is not None
        assert 0 <= s.evidence.start < s.evidence.end <= len(text)


@pytest.mark.parametrize("text", TEXTS)
def test_ids_are_the_same_again_and_differ_from_each_other(text: str) -> None:
    ids = [statement_id(s) for s in stated(text)]
    assert ids == [statement_id(s) for s in stated(text)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("text", TEXTS)
def test_relations_end_at_mentions_of_the_kinds_their_schema_names(text: str) -> None:
    found, words = stated(text), vocabulary()
    types = {s.mention: s.type for s in found}
    for s in found:
        if s.value_kind is ValueKind.MENTION:
            relation = words[s.type]
            assert isinstance(relation, Relation)
            allowed = relation.subject if s.property == "subject" else relation.object
            assert any(words[types[s.value]].is_a(name) for name in allowed)


def test_a_mention_is_named_by_source_key_type_and_name_alone() -> None:
    (name,) = of(stated(CRIMINAL), "person", "name")
    assert name.value == "柳青山"
    assert name.mention == mention_id("judgment", "d1", "person", "柳青山")
    shorter = CRIMINAL.replace("，汉族，初中文化", "")
    assert of(stated(shorter), "person", "name")[0].mention == name.mention


def test_a_masked_name_is_kept_apart_and_twins_stay_two() -> None:
    header = "被告人赵某，男，1990年1月1日出生。\n被告人赵某，男，1992年2月2日出生。\n"
    found = of(stated(criminal(header=header)), "person", "masked_name")
    assert [s.value for s in found] == ["赵某", "赵某"]
    assert found[0].mention != found[1].mention
    assert of(stated(criminal(header=header)), "person", "name") == []


def test_a_co_party_who_represents_the_company_is_one_mention() -> None:
    found = stated(APPEAL)
    (end,) = of(found, "legal_representative_of", "subject")
    (party,) = [s for s in of(found, "person", "name") if s.extractor.startswith("fuyuan_parties")]
    assert end.value == party.mention
    assert of(found, "legal_representative_of", "post")[0].value == "法定代表人"


def test_charge_verdict_and_denial_are_relations_apart() -> None:
    found = of(stated(CRIMINAL), "offence", "offence")
    said = {(s.value, s.asserted_by, s.standing, s.polarity) for s in found}
    assert said == {
        ("诈骗罪", AssertedBy.PROSECUTOR, Standing.ALLEGED, Polarity.POSITIVE),
        ("盗窃罪", AssertedBy.PROSECUTOR, Standing.ALLEGED, Polarity.POSITIVE),
        ("盗窃罪", AssertedBy.PARTY, Standing.DENIED, Polarity.NEGATIVE),
        ("诈骗罪", AssertedBy.COURT, Standing.FOUND, Polarity.POSITIVE),
        ("盗窃罪", AssertedBy.COURT, Standing.FOUND, Polarity.NEGATIVE),
    }
    assert all(a.mention != b.mention for a, b in combinations(found, 2))


def test_the_ends_of_a_relation_share_the_standing_of_what_it_says() -> None:
    found = [s for s in stated(CRIMINAL) if s.type == "offence"]
    for mention in {s.mention for s in found}:
        assert len({(s.standing, s.polarity, s.evidence) for s in found if s.mention == mention}) == 1


def test_roles_keep_chain_and_side() -> None:
    found = stated(APPEAL)
    assert [s.value for s in of(found, "party_to", "role")] == ["上诉人", "被上诉人"]
    assert of(found, "party_to", "role_chain")[0].value == "上诉人←原审被告←反诉原告"
    assert [s.value for s in of(found, "party_to", "side")] == ["claimant", "respondent"]


def test_the_document_leads_to_its_proceeding_and_that_to_its_court() -> None:
    found = stated(APPEAL)
    (document,), (case,) = of(found, "document_of", "subject"), of(found, "document_of", "object")
    assert of(found, "document", "document_type")[0].mention == document.value
    assert of(found, "proceeding", "case_number")[0].mention == case.value
    assert of(found, "heard_by", "object")[0].value == of(found, "court", "name")[0].mention
    assert [s.value for s in of(found, "document", "cited_article")] == [
        "《中华人民共和国民事诉讼法》第170条第1款第1项"
    ]


def test_the_decision_under_review_is_a_proceeding_of_its_own() -> None:
    found = stated(APPEAL)
    assert [s.value for s in of(found, "related_proceeding", "relation")] == ["under_review"]
    assert [s.value for s in of(found, "proceeding", "case_number")] == [
        "（2020）云01民终321号",
        "（2019）云0103民初55号",
    ]


def test_a_proceeding_without_number_still_carries_its_parties() -> None:
    found = stated(criminal(number=""))
    assert of(found, "proceeding", "case_number") == []
    assert of(found, "proceeding", "name")[0].value == "刑事判决书"
    assert len(of(found, "party_to", "object")) == 2


def test_what_is_no_judgment_says_nothing() -> None:
    assert stated("法律依据\n《中华人民共和国劳动法》\n第五十条") == []


def test_sensitive_fields_come_with_their_own_words() -> None:
    found = stated(CRIMINAL)
    for name, value in (("birth_date", "1981-03-04"), ("sex", "男"), ("ethnicity", "汉族")):
        assert of(found, "person", name)[0].value == value
    birth = of(found, "person", "birth_date")[0].evidence
    assert CRIMINAL[birth.start : birth.end] == "1981年3月4日"


def test_the_extractor_says_name_and_version() -> None:
    assert EXTRACTOR.count("@") == 1
    assert all(s.extractor.split("@")[1] == EXTRACTOR.split("@")[1] for s in stated(CRIMINAL))


def test_what_is_quoted_from_below_says_in_which_proceeding_it_was_found() -> None:
    text = APPEAL.replace(
        "双方于2018年签订合同。", "2018年石磊向云州轮船（集团）有限公司出借八万元。"
    ).replace("本院认为，", "本院二审查明，石磊向云州轮船（集团）有限公司支付三万元。\n本院认为，")
    found = stated(text)
    assert [s.value for s in of(found, "lent_to", "found_in")] == ["（2019）云0103民初55号"]
    assert of(found, "paid_to", "subject")
    assert of(found, "paid_to", "found_in") == []
