"""Who becomes one, who must stay two, and why: deterministic keys over invented mentions."""

import random
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.run import LinkReport, link
from ontology.identifiers import credit_code, id_number
from ontology.ids import mention_id
from tests.linkage.lake_views import mention, views


@pytest.fixture(scope="module")
def codes():
    """Two valid credit codes of one invented district, made by the check algorithm itself."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    made = (f"91160101MA0000{n:02d}{a}{b}" for n in range(4) for a in letters for b in letters)
    return [text for text in made if credit_code(text).is_key][:3]


def clusters(folder) -> dict[str, str]:
    rows = duckdb.sql(
        f"select lower(hex(mention)), lower(hex(anchor)) from '{folder}/clusters.parquet'"
    ).fetchall()
    return dict(rows)


def run(tmp_path, *groups, **options) -> tuple[dict[str, str], LinkReport]:
    report = link(views(groups, **options), tmp_path)
    return clusters(tmp_path), report


def one(found: dict[str, str], *groups) -> bool:
    return len({found[group[0].mention] for group in groups}) == 1


def test_a_company_in_a_judgment_and_in_the_register_is_one(tmp_path, codes):
    party = mention("j1", "company", name="临海市星辰科技有限责任公司")
    row = mention("r1", "company", name="临海市星辰科技有限公司", credit_code=codes[0])
    found, report = run(tmp_path, party, row)
    assert one(found, party, row)
    assert (report.mentions, report.entities, report.links, report.refused) == (2, 1, 1, 0)


def test_a_branch_is_never_its_company(tmp_path):
    company = mention("1", "company", name="星辰科技有限公司")
    branch = mention("2", "branch", name="星辰科技有限公司临海分公司")
    found, _ = run(tmp_path, company, branch)
    assert not one(found, company, branch)


def test_a_renamed_company_is_one_by_its_code(tmp_path, codes):
    old = mention("1", "company", name="老字号贸易有限公司", credit_code=codes[0])
    new = mention("2", "company", name="新字号贸易有限公司", credit_code=codes[0].lower())
    found, _ = run(tmp_path, old, new)
    assert one(found, old, new)


def test_a_name_held_by_two_codes_links_nobody(tmp_path, codes):
    first = mention("1", "company", name="兴旺商贸有限公司", credit_code=codes[0])
    second = mention("2", "company", name="兴旺商贸有限公司", credit_code=codes[1])
    bare = mention("3", "company", name="兴旺商贸有限公司")
    found, _ = run(tmp_path, first, second, bare)
    assert len({found[g[0].mention] for g in (first, second, bare)}) == 3


def test_a_code_that_fails_its_check_digit_is_no_key(tmp_path, codes):
    wrong = codes[0][:-1] + ("0" if codes[0][-1] != "0" else "1")
    left = mention("1", "company", name="东方机械有限公司", credit_code=wrong)
    right = mention("2", "company", name="西方机械有限公司", credit_code=wrong)
    found, _ = run(tmp_path, left, right)
    assert not one(found, left, right)


@pytest.mark.parametrize(
    ("type_name", "name"),
    [
        ("company", "某某公司"),
        ("company", "临海××贸易有限公司"),
        ("company", "公司"),
        ("court", "××市人民法院"),
        ("court", "人民法院"),
    ],
)
def test_masked_or_generic_names_never_merge(tmp_path, type_name, name):
    left, right = mention("1", type_name, name=name), mention("2", type_name, name=name)
    found, _ = run(tmp_path, left, right)
    assert not one(found, left, right)


def test_a_person_named_without_an_identifier_stays_apart(tmp_path):
    left, right = mention("1", "person", name="赵小明"), mention("2", "person", name="赵小明")
    masked = [mention(str(n), "person", masked_name="赵某某") for n in (3, 4)]
    found, _ = run(tmp_path, left, right, *masked)
    assert len(set(found.values())) == 4


def test_a_person_is_one_by_a_valid_id_number_only(tmp_path):
    valid = next(t for n in range(10) for t in [f"16010119900101001{n}"] if id_number(t).is_key)
    same = [mention(str(n), "person", name=f"名字{n}", id_number=valid) for n in (1, 2)]
    hidden = [
        mention(str(n), "person", name="赵小明", id_number=valid[:6] + "********" + valid[-4:])
        for n in (3, 4)
    ]
    found, _ = run(tmp_path, *same, *hidden)
    assert one(found, *same)
    assert not one(found, *hidden)


def test_a_proceeding_is_one_by_its_unmasked_number(tmp_path):
    left = mention("1", "proceeding", case_number="（2021）浙1082民初5号")
    right = mention("2", "proceeding", case_number="(2021)浙1082民初005号")
    masked = [mention(str(n), "proceeding", case_number="（2021）浙1082民初×××号") for n in (3, 4)]
    found, _ = run(tmp_path, left, right, *masked)
    assert one(found, left, right)
    assert not one(found, *masked)


def test_a_second_ruling_of_a_proceeding_does_not_make_a_second_proceeding(tmp_path):
    first = mention("1", "proceeding", case_number="（2021）浙1082执5号")
    second = mention("2", "proceeding", case_number="（2021）浙1082执5号之一")
    other = mention("3", "proceeding", case_number="（2021）浙1082执恢5号")
    found, _ = run(tmp_path, first, second, other)
    assert one(found, first, second)
    assert not one(found, first, other)


def test_the_state_in_front_of_a_court_is_not_part_of_its_name(tmp_path):
    left = mention("1", "court", name="中华人民共和国最高人民法院")
    right = mention("2", "court", name="最高人民法院")
    found, _ = run(tmp_path, left, right)
    assert one(found, left, right)


def test_a_secret_compartment_links_only_within_itself(tmp_path, codes):
    outside = mention("1", "company", name="星辰科技有限公司", credit_code=codes[0])
    inside = [mention("2", "company", name="星辰科技有限公司", credit_code=codes[0])]
    found, _ = run(tmp_path, outside, *inside, secret=["2"])
    assert not one(found, outside, *inside)


def test_the_anchor_is_the_member_seen_first(tmp_path, codes):
    groups = [mention(str(n), "company", name=f"公司名称{n}有限公司", credit_code=codes[0]) for n in range(5)]
    first = groups[3][0].mention
    found, _ = run(tmp_path, *groups, seen={g[0].mention: 9 for g in groups} | {first: 1})
    assert set(found.values()) == {first}


def test_two_codes_met_over_a_mention_with_two_names_do_not_merge(tmp_path, codes):
    """The name key of each is clean; only the cluster sees that they would pull two companies together."""
    left = mention("1", "company", name="甲地钢铁有限公司", credit_code=codes[0])
    right = mention("3", "company", name="乙地钢铁有限公司", credit_code=codes[1])
    between = mention("2", "company", name="甲地钢铁有限公司")
    also = list(mention("2", "company", name="甲地钢铁有限公司"))
    also[0] = replace(also[0], value="乙地钢铁有限公司")
    found, report = run(tmp_path, left, right, between, also)
    assert not one(found, left, right)
    assert report.refused == 1
    refused = duckdb.sql(
        f"select refused from '{tmp_path}/links.parquet' where refused is not null"
    ).fetchall()
    assert codes[0] in refused[0][0]
    assert codes[1] in refused[0][0]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_any_order_of_arrival_gives_the_same_partition(tmp_path_factory, codes, seed):
    pick = random.Random(seed)
    groups = [
        mention(str(n), "company", name=f"{pick.choice('甲乙丙丁')}地贸易有限公司", **code)
        for n in range(12)
        for code in [pick.choice([{}, *({"credit_code": code} for code in codes)])]
    ]
    first, _ = run(tmp_path_factory.mktemp("a"), *groups)
    pick.shuffle(groups)
    again, _ = run(tmp_path_factory.mktemp("b"), *groups)
    assert first == again


def test_every_mention_has_a_cluster_even_alone(tmp_path):
    lonely = mention("1", "person", name="钱小红")
    found, report = run(tmp_path, lonely)
    assert found == {mention_id("test", "1", "person", "钱小红"): lonely[0].mention}
    assert report.entities == 1


def test_a_car_that_changed_its_plate_is_one_by_its_identification_number(tmp_path):
    before = mention("1", "vehicle", plate="映A1", vin="0FY3KFP11SF112196")
    after = mention("2", "vehicle", plate="映A2", vin="0fy3kfp11sf112196")
    plate_alone = mention("3", "vehicle", plate="映A1")
    masked = [mention(n, "vehicle", plate=f"映B{n}", vin="0FY3KFP11*****196") for n in "45"]
    found, _ = run(tmp_path, before, after, plate_alone, *masked)
    assert one(found, before, after)
    assert len({found[group[0].mention] for group in (before, plate_alone, *masked)}) == 4


def test_the_rows_of_one_bill_are_one_account_and_another_bills_are_not(tmp_path):
    told = {"holder_name": "云岭老赵", "data_set": "微信支付账单"}
    rows = [mention(n, "payment_wallet", local_number="0f3a", **told) for n in "12"]
    other = mention("3", "payment_wallet", local_number="77bc", **told)
    found, _ = run(tmp_path, *rows, other)
    assert one(found, *rows)
    assert not one(found, rows[0], other)
