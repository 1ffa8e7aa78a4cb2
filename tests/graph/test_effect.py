"""What is said of one thing in one case: charged, found, appealed; and what takes it down again."""

import pytest

from ontology.ids import MentionId, entity_id, state_relation_id
from ontology.standing import AssertedBy, Effect, Polarity, Standing
from tests.graph.desk import CASE, CLERK, EVERYONE, FIRST, SECOND, SUPREME, Desk, edges
from tests.graph.invented import REGISTER, Record, judgment


def test_a_charge_and_a_finding_of_one_offence_are_one_edge_with_both_in_its_evidence(desk: Desk) -> None:
    text, proceeding = judgment("甲案", SECOND)
    wu = text.entity("person", "吴某甲")
    how = {"properties": {"offence": "诈骗罪"}}
    text.relation(
        "offence", wu, proceeding, **how, asserted_by=AssertedBy.PROSECUTOR, standing=Standing.ALLEGED
    )
    text.relation("offence", wu, proceeding, **how, ordinal=1)
    store = desk.build([text])
    (edge,) = edges(store)
    assert (edge.standing, edge.effect) == (Standing.FOUND, Effect.IN_EFFECT)
    assert (edge.positive, edge.counter) == (2, 0)
    rows = [row for row in store.evidence(EVERYONE, edge.id) if row.property == "subject"]
    assert [(row.asserted_by, row.standing, row.effect) for row in rows] == [
        (AssertedBy.COURT, Standing.FOUND, Effect.IN_EFFECT),
        (AssertedBy.PROSECUTOR, Standing.ALLEGED, Effect.UNKNOWN),
    ]


def test_a_charge_alone_stays_an_allegation_whatever_the_court(desk: Desk) -> None:
    text, proceeding = judgment("甲案", SECOND)
    wu = text.entity("person", "吴某甲")
    text.relation("offence", wu, proceeding, asserted_by=AssertedBy.PROSECUTOR, standing=Standing.ALLEGED)
    (edge,) = edges(desk.build([text]))
    assert (edge.standing, edge.effect) == (Standing.ALLEGED, Effect.UNKNOWN)


@pytest.mark.parametrize(
    ("case_number", "effect"),
    [
        (SECOND, Effect.IN_EFFECT),
        (FIRST, Effect.UNKNOWN),
        (SUPREME, Effect.IN_EFFECT),
        ("（2019）京民再7号", Effect.UNKNOWN),
        ("（2011）民提字第7号", Effect.IN_EFFECT),
        ("（2011）京民提字第7号", Effect.UNKNOWN),
        ("（2011）刑初字第7号", Effect.UNKNOWN),
        ("（2015）京刑一终字第21号", Effect.IN_EFFECT),
        ("（2019）京0101执7号", Effect.UNKNOWN),
        ("案号不详", Effect.UNKNOWN),
    ],
)
def test_what_a_court_finds_is_in_effect_where_no_appeal_is_left(
    desk: Desk, case_number: str, effect: Effect
) -> None:
    text, proceeding = judgment("甲案", case_number)
    text.relation("party_to", text.entity("person", "吴某甲"), proceeding)
    assert [edge.effect for edge in edges(desk.build([text]))] == [effect]


def test_the_number_of_a_case_that_is_only_referred_to_decides_nothing(desk: Desk) -> None:
    text, proceeding = judgment("甲案", FIRST)
    earlier = text.entity("proceeding", SECOND)
    text.relation("related_proceeding", proceeding, earlier)
    assert [edge.effect for edge in edges(desk.build([text]))] == [Effect.UNKNOWN]


def test_a_text_with_two_numbers_that_disagree_is_unknown(desk: Desk) -> None:
    text, proceeding = judgment("甲案", SECOND)
    joined = text.entity("proceeding", FIRST)
    text.relation("document_of", text.entity("document", "并案"), joined, standing=Standing.RECORDED)
    text.relation("party_to", text.entity("person", "吴某甲"), proceeding)
    assert [edge.effect for edge in edges(desk.build([text]))] == [Effect.UNKNOWN]


def test_the_proceeding_is_looked_up_in_the_statements_own_compartment(desk: Desk) -> None:
    """A number that only a restricted file gives must not firm up what the open text says."""
    text = Record("甲案")
    proceeding = text.entity("proceeding", "某号案件")
    document = text.entity("document", "文书")
    text.relation("document_of", document, proceeding)
    text.relation("party_to", text.entity("person", "吴某甲"), proceeding)
    secret = Record("甲案", compartment=CASE)
    secret.say(proceeding, "proceeding", "case_number", SECOND)
    text.statements[0:1] = []
    text.say(proceeding, "proceeding", "name", "某案")
    assert [edge.effect for edge in edges(desk.build([text, secret]), EVERYONE)] == [Effect.UNKNOWN]


def test_one_text_in_two_compartments_is_judged_in_each_by_what_it_says_there(desk: Desk) -> None:
    open_copy = Record("甲案")
    company, person = open_copy.entity("company", "甲乙公司"), open_copy.entity("person", "李四")
    open_copy.relation("legal_representative_of", person, company)
    whole, _ = judgment("甲案", SECOND, compartment=CASE)
    whole.relation(
        "legal_representative_of", whole.entity("person", "李四"), whole.entity("company", "甲乙公司")
    )
    store = desk.build([open_copy, whole])
    assert [(edge.effect, edge.positive) for edge in edges(store)] == [(Effect.UNKNOWN, 1)]
    assert [(edge.effect, edge.positive) for edge in edges(store, CLERK)] == [(Effect.IN_EFFECT, 2)]
    (name,) = store.entities(CLERK, [entity_id(company)])[entity_id(company)].properties["name"]
    assert name.count == 2


def test_a_register_row_is_in_effect_and_outranks_an_open_finding(desk: Desk) -> None:
    row = Record("91", REGISTER)
    row.relation("legal_representative_of", row.entity("person", "李四"), row.entity("company", "甲乙公司"))
    (edge,) = edges(desk.build([row]))
    assert (edge.standing, edge.effect) == (Standing.RECORDED, Effect.IN_EFFECT)


def against(record: Record, person: MentionId, company: MentionId, **how: object) -> None:
    record.relation("legal_representative_of", person, company, polarity=Polarity.NEGATIVE, ordinal=7, **how)


def test_a_negative_statement_makes_no_edge_but_counter_evidence(desk: Desk) -> None:
    text, _ = judgment("甲案", FIRST)
    li, company = text.entity("person", "李四"), text.entity("company", "甲乙公司")
    against(text, li, company, asserted_by=AssertedBy.PARTY, standing=Standing.ALLEGED)
    store = desk.build([text])
    edge = state_relation_id(entity_id(li), "legal_representative_of", entity_id(company), "")
    assert edges(store) == []
    told = store.relations(EVERYONE, [edge])[edge]
    assert (told.positive, told.counter) == (0, 1)
    assert {row.polarity for row in store.evidence(EVERYONE, edge)} == {Polarity.NEGATIVE}


@pytest.mark.parametrize(("case_number", "stands"), [(SECOND, False), (FIRST, True)])
def test_only_a_negative_finding_in_effect_takes_an_edge_down(
    desk: Desk, case_number: str, stands: bool
) -> None:
    row = Record("91", REGISTER)
    li, company = row.entity("person", "李四"), row.entity("company", "甲乙公司")
    row.relation("legal_representative_of", li, company)
    text, _ = judgment("甲案", case_number)
    li_here, company_here = text.entity("person", "李四"), text.entity("company", "甲乙公司")
    against(text, li_here, company_here)
    store = desk.build([row, text], [(li, li_here), (company, company_here)])
    assert bool(edges(store)) is stands
    edge = state_relation_id(entity_id(li), "legal_representative_of", entity_id(company), "")
    told = store.relations(EVERYONE, [edge])[edge]
    assert (told.positive, told.counter) == (1, 1)


def test_a_denial_by_a_party_takes_nothing_down_even_on_appeal(desk: Desk) -> None:
    text, _ = judgment("甲案", SECOND)
    li, company = text.entity("person", "李四"), text.entity("company", "甲乙公司")
    text.relation("legal_representative_of", li, company)
    against(text, li, company, asserted_by=AssertedBy.PARTY, standing=Standing.DENIED)
    (edge,) = edges(desk.build([text]))
    assert (edge.positive, edge.counter) == (1, 1)


def test_a_register_that_does_not_know_a_tie_finds_nothing_against_it(desk: Desk) -> None:
    row = Record("91", REGISTER)
    li, company = row.entity("person", "李四"), row.entity("company", "甲乙公司")
    row.relation("legal_representative_of", li, company)
    against(row, li, company)
    (edge,) = edges(desk.build([row]))
    assert (edge.effect, edge.positive, edge.counter) == (Effect.IN_EFFECT, 1, 1)


def test_a_finding_against_counts_only_for_those_who_may_see_it(desk: Desk) -> None:
    row = Record("91", REGISTER)
    li, company = row.entity("person", "李四"), row.entity("company", "甲乙公司")
    row.relation("legal_representative_of", li, company)
    text, _ = judgment("甲案", SECOND, compartment=CASE)
    li_here, company_here = text.entity("person", "李四"), text.entity("company", "甲乙公司")
    against(text, li_here, company_here)
    store = desk.build([row, text], [(li, li_here), (company, company_here)])
    assert len(edges(store, EVERYONE)) == 1
    assert edges(store, CLERK) == []
