"""Who stands for a party: the representative of the organisation, the agents of one party or of several."""

import pytest

from nlp.extraction import Extraction
from tests.nlp.invented import APPEAL, draft, extract


def civil(header: str) -> Extraction:
    return extract(draft(header=header))


def agents(found: Extraction) -> list[list[str]]:
    return [[a.name.value for a in p.agents] for p in found.parties]


@pytest.mark.parametrize("post", ["法定代表人", "负责人", "经营者", "投资人", "执行事务合伙人", "代表人"])
@pytest.mark.parametrize("joint", ["：", ""])
def test_the_representative_is_tied_to_the_company_above(post: str, joint: str) -> None:
    found = civil(
        f"原告：柳青山。\n被告：云州轮船有限公司，住所地云州市。\n{post}{joint}叶知秋，该公司董事长。\n"
    )
    representative = found.parties[1].representative
    assert representative is not None
    assert (representative.post, representative.name.value) == (post, "叶知秋")
    assert found.parties[0].representative is None


def test_a_mayor_represents_a_government() -> None:
    found = civil("原告：柳青山。\n被告：云州市东山区人民政府。\n法定代表人叶知秋，区长。\n")
    assert found.parties[1].representative is not None


def test_a_co_party_may_be_the_representative() -> None:
    found = extract(APPEAL)
    representative = found.parties[0].representative
    assert representative is not None
    assert representative.name.value == found.parties[1].name.value == "石磊"


def test_a_comma_behind_the_post_is_passed_over() -> None:
    found = civil("原告：柳青山。\n被告：云州派出所。\n负责人，叶知秋，所长。\n")
    assert found.parties[1].representative is not None


def test_a_representative_in_the_companys_own_row_is_found() -> None:
    found = civil("被告：云州轮船有限公司，住所地云州市，法定代表人叶知秋，董事长。\n")
    assert found.parties[0].representative is not None
    assert found.parties[0].detail("address") is not None


def test_a_guardian_of_a_person_is_an_agent_not_a_representative() -> None:
    found = civil("原告：柳青山，男。\n法定代理人：柳大山，系原告之父。\n被告：祝一鸣。\n")
    assert found.parties[0].representative is None
    assert agents(found) == [["柳大山"], []]


def test_agents_of_one_row_share_the_firm() -> None:
    first = civil(
        "原告：柳青山。\n委托诉讼代理人：金鸣、陶然，云州正言律师事务所律师。\n被告：祝一鸣。\n"
    ).parties[0]
    assert [(a.name.value, a.firm.value if a.firm else None) for a in first.agents] == [
        ("金鸣", "云州正言律师事务所"),
        ("陶然", "云州正言律师事务所"),
    ]


def test_a_firm_keeps_its_city_and_branch() -> None:
    first = civil(
        "原告：柳青山。\n委托代理人：金鸣，云州正言（江北）律师事务所律师。\n委托代理人：陶然，云州市正言律师事务所江北分所律师。\n"
    ).parties[0]
    assert [a.firm.value for a in first.agents if a.firm] == [
        "云州正言（江北）律师事务所",
        "云州市正言律师事务所江北分所",
    ]


def test_an_employee_has_no_firm() -> None:
    first = civil("原告：云州轮船有限公司。\n委托代理人：金鸣，该公司职员。\n被告：祝一鸣。\n").parties[0]
    assert [a.firm for a in first.agents] == [None]


def test_an_agent_of_two_plaintiffs_acts_for_both() -> None:
    found = civil(
        "原告：柳青山。\n原告：叶知秋。\n二原告共同委托诉讼代理人：金鸣，云州正言律师事务所律师。\n被告：祝一鸣。\n"
    )
    assert agents(found) == [["金鸣"], ["金鸣"], []]


def test_an_agent_of_all_the_above_acts_for_all_of_that_role() -> None:
    found = civil(
        "上诉人（一审被告）：柳青山。\n上诉人（一审被告）：叶知秋。\n上列上诉人之共同委托代理人：金鸣。\n被上诉人（一审原告）：祝一鸣。\n"
    )
    assert agents(found) == [["金鸣"], ["金鸣"], []]


def test_a_joint_agent_with_nobody_named_acts_for_those_right_above_without_their_own() -> None:
    found = civil(
        "原告：柳青山。\n委托代理人：金鸣。\n被告：祝一鸣。\n委托代理人：温良。\n被告：云州轮船有限公司。\n法定代表人：叶知秋，经理。\n被告：叶知秋。\n共同委托诉讼代理人：方舟，云州正言律师事务所律师。\n"
    )
    assert agents(found) == [["金鸣"], ["温良"], ["方舟"], ["方舟"]]


def test_an_agent_of_named_parties_acts_for_those() -> None:
    found = civil(
        "原告：柳青山。\n原告：叶知秋。\n原告：温良。\n柳青山、温良共同委托代理人：金鸣。\n被告：祝一鸣。\n"
    )
    assert agents(found) == [["金鸣"], [], ["金鸣"], []]


@pytest.mark.parametrize(
    "post", ["辩护人暨附带民事诉讼代理人", "辩护人（云州法律援助中心指派）", "委托诉讼代理人暨诉讼代理人"]
)
def test_an_agent_in_two_posts_is_one_person(post: str) -> None:
    first = civil(f"原告：柳青山。\n{post}金鸣，云州正言律师事务所律师。\n被告：祝一鸣。\n").parties[0]
    assert [a.name.value for a in first.agents] == ["金鸣"]


def test_a_row_behind_a_lost_full_stop_begins_with_its_role_and_a_colon() -> None:
    text = draft(
        header="原告：柳青山。委托诉讼代理人：祝一鸣，云州正言律师事务所律师被告：石磊。",
        history="原告柳青山与被告石磊借款纠纷一案，本院立案审理。\n",
    )
    assert [(p.roles, p.name.value) for p in extract(text).parties] == [
        (("原告",), "柳青山"),
        (("被告",), "石磊"),
    ]


def test_a_patent_agent_has_a_firm_and_no_sex_in_the_name() -> None:
    header = "原告：云州轮船有限公司。\n委托代理人：金鸣泉男，云州万方知识产权代理有限责任公司专利代理人。\n被告：柳青山。\n"
    (agent,) = extract(draft(header=header)).parties[0].agents
    assert agent.name.value == "金鸣泉"
    assert agent.firm is not None
    assert agent.firm.value == "云州万方知识产权代理有限责任公司"
