"""What a sentence of the body says of two names comes to the lake: with its sentence, its speaker, how firm it is."""

import pytest

from nlp.statements import statements
from ontology.standing import AssertedBy, Polarity, Standing
from ontology.statement import Statement
from ontology.vocabulary import vocabulary
from tests.nlp.invented import criminal, draft, extract
from tests.nlp.test_statements import CONTEXT, of

HEADER = (
    "原告：柳青山，男，1981年3月4日出生，住云州市。\n"
    "被告：云州某某不锈钢有限公司，住所地云州市江口区码头路8号。\n"
    "被告：祝一鸣，男，1982年3月4日出生，住云州市。\n"
)


def stated(text: str) -> list[Statement]:
    return list(statements(extract(text), text, CONTEXT))


def ends(found: list[Statement], type_name: str) -> list[tuple[str, str]]:
    names = {s.mention: s.value for s in found if s.property in ("name", "masked_name", "case_number")}
    subjects, objects = of(found, type_name, "subject"), of(found, type_name, "object")
    return [(names[a.value], names[b.value]) for a, b in zip(subjects, objects, strict=True)]


def civil(finding: str, header: str = HEADER) -> str:
    return draft(
        type="民事判决书", header=header, history=f"原告柳青山诉称，请求还款。\n经审理查明，{finding}\n"
    )


def test_a_loan_found_by_the_court_ties_the_parties_of_the_header() -> None:
    text = civil("2018年5月，被告祝一鸣向原告柳青山借款3万元。")
    found = stated(text)
    assert ends(found, "lent_to") == [("柳青山", "祝一鸣")]
    (subject,) = of(found, "lent_to", "subject")
    assert (subject.asserted_by, subject.standing) == (AssertedBy.COURT, Standing.FOUND)
    assert text[subject.evidence.start : subject.evidence.end].startswith("经审理查明，2018年5月")
    assert subject.extractor.startswith("fuyuan_ties@")
    assert 0 < subject.confidence < 1


def test_a_claim_stays_the_partys_and_a_denial_negative() -> None:
    text = criminal(
        history="公诉机关指控，2018年5月，被告人柳青山伙同赵某某实施诈骗。\n被告人柳青山辩称，其没有伙同赵某某。\n"
    )
    said = {(s.asserted_by, s.standing) for s in of(stated(text), "accomplice_of", "subject")}
    assert said == {(AssertedBy.PROSECUTOR, Standing.ALLEGED)}
    assert all(s.polarity is Polarity.POSITIVE for s in of(stated(text), "accomplice_of", "subject"))


def test_a_masked_name_of_the_body_is_the_partys_if_one_bears_it_and_nobodys_if_two_do() -> None:
    one = "原告：柳某某，男，1981年3月4日出生。\n被告：祝某某，男，1982年3月4日出生。\n"
    two = one + "被告：祝某某，男，1990年1月1日出生。\n"
    sentence = "祝某某向柳某某借款3万元。"
    assert ends(stated(civil(sentence, one)), "lent_to") == [("柳某某", "祝某某")]
    assert ends(stated(civil(sentence, two)), "lent_to") == []


def test_a_person_outside_the_header_is_a_mention_of_its_own() -> None:
    found = stated(civil("被告祝一鸣向证人赵某某借款3万元。"))
    assert ends(found, "lent_to") == [("赵某某", "祝一鸣")]
    (named,) = [s for s in of(found, "person", "masked_name") if s.value == "赵某某"]
    assert named.extractor.startswith("fuyuan_facts@")


def test_a_drug_is_said_of_the_persons_part_in_the_case() -> None:
    text = criminal(history="经审理查明，2018年5月3日，被告人柳青山将冰毒1包贩卖给吸毒人员赵某某。\n")
    found = stated(text)
    assert ends(found, "sell_drugs_to") == [("柳青山", "赵某某")]
    assert ends(found, "traffic_in") == [("柳青山", "（2019）云0102刑初18号")]
    assert [s.value for s in of(found, "traffic_in", "drug")] == ["冰毒"]


@pytest.mark.parametrize("name", ["shareholding", "works_at", "lent_to", "traffic_in"])
def test_every_end_is_of_a_kind_its_type_takes(name: str) -> None:
    found = stated(civil("被告祝一鸣系云州某某不锈钢有限公司的股东。证人赵文海在云州明光贸易有限公司工作。"))
    types = {s.mention: s.type for s in found}
    for s in found:
        if s.type == name and s.property in ("subject", "object"):
            allowed = getattr(vocabulary()[name], s.property)
            assert any(vocabulary()[types[s.value]].is_a(kind) for kind in allowed)
