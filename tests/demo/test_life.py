"""The city's life: as many as promised, in the headers of the real files, nobody real, and what a story plants there."""

import csv
import io
import json
from pathlib import Path

import pytest

from fuyuan import demo
from fuyuan.demo.identities import NEVER_ASSIGNED, vin_check
from fuyuan.demo.later import README, later_files, loaded_at_once
from fuyuan.demo.life.files import DISHONESTY, INSURANCE, LICENCES, SHAREHOLDERS, VEHICLES, source_path
from fuyuan.demo.money.statements import FOLDER
from fuyuan.demo.truth import Expect
from ontology.identifiers import bank_card, credit_code, id_number
from tests.demo.life import TOWN, town, town_files


def _rows(name: str, seed: int = 1) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(town_files(seed)[source_path(name)].decode())))


@pytest.mark.slow
def test_the_city_is_as_large_as_it_says(tmp_path: Path) -> None:
    report = demo.write(tmp_path, size=demo.CITY)
    assert report.companies >= 5_000
    assert report.persons >= 20_000
    assert report.transfers >= 100_000
    assert report.judgments >= 300
    assert all(path.is_relative_to(tmp_path / "sources-later") for path in report.later)
    assert not any(path.is_relative_to(tmp_path / "sources-later") for path in report.files)
    demo.build_city.cache_clear()


def test_the_same_seed_writes_the_same_life(tmp_path: Path) -> None:
    files = town_files(1)
    town.cache_clear()
    town_files.cache_clear()
    demo.build_city.cache_clear()
    assert town_files(1) == files
    assert town_files(2) != files


def test_a_small_city_has_no_life_and_its_stories_are_those_of_every_size(tmp_path: Path) -> None:
    report = demo.write(tmp_path)
    assert report.later == ()
    assert not (tmp_path / "truth").exists()
    assert tuple(town(1).stories[: len(demo.stories())]) == demo.stories()


def test_what_the_fraud_rings_need_comes_with_the_city() -> None:
    life = town_files(1)
    now, later = loaded_at_once(life), later_files(life)
    assert set(now) | set(later) == set(life) | {README}
    assert not now.keys() & later.keys()
    stories = {story.id: story for story in town(1).stories}
    for id in ("fraud-ring-service", "fraud-ring-investment"):
        named = {s.source for claim in stories[id].expectations for s in claim.subjects if s.source in life}
        assert named
        assert named <= now.keys()


def test_later_sources_explain_themselves_and_say_that_they_are_fictional(tmp_path: Path) -> None:
    demo.write(tmp_path, size=TOWN)
    readme = (tmp_path / "sources-later" / "说明.md").read_text("utf-8")
    assert "纯属虚构" in readme
    for folder in {path.name for path in (tmp_path / "sources-later").iterdir() if path.is_dir()}:
        assert f"| {folder} |" in readme


@pytest.mark.parametrize("seed", [1, 2])
def test_every_number_is_valid_and_nobody_s(seed: int) -> None:
    persons = [row["证件号码"] for row in _rows(INSURANCE, seed)]
    persons += [
        row["身份证明号码"]
        for row in _rows(VEHICLES, seed)
        if len(row["身份证明号码"]) == 18 and row["身份证明名称"] == "居民身份证"
    ]
    assert len(persons) > 500
    assert all(id_number(number).is_key and number[:2] in NEVER_ASSIGNED for number in persons)
    codes = [row["统一社会信用代码"] for row in _rows(SHAREHOLDERS, seed)]
    assert all(credit_code(code).is_key and code[2:4] in NEVER_ASSIGNED for code in codes)
    assert all(row["号牌号码"].startswith("映") for row in _rows(VEHICLES, seed))
    numbers = [row["车辆识别代号"] for row in _rows(VEHICLES, seed)]
    assert all(
        number.startswith("0FY") and number[8] == vin_check(number[:8] + "0" + number[9:])
        for number in numbers
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_cards_pass_luhn_and_company_accounts_do_not(seed: int) -> None:
    accounts = town(seed).money.accounts
    assert len({it.number for it in accounts}) == len(accounts)
    for account in accounts:
        read = bank_card(account.number)
        assert read.valid
        assert bool(read.warnings) != account.is_card
        assert account.number.startswith("629900" if account.is_card else "990")


def test_no_two_inhabitants_share_an_identity_number() -> None:
    holders = {it.holder_number: it.holder_name for it in town(1).money.accounts}
    for row in _rows(INSURANCE):
        assert holders.get(row["证件号码"], row["姓名"]) == row["姓名"]


def test_the_hidden_car_changed_hands_after_the_judgment_and_stayed_in_use() -> None:
    story = _story("hidden-car")
    path = next(it for it in story.expectations if it.expect is Expect.PATH)
    _, vehicle, holder = path.subjects
    before, after = sorted(
        (row for row in _rows(VEHICLES) if row["车辆识别代号"] == vehicle.identifier),
        key=lambda row: row["登记日期"],
    )
    assert (before["机动车状态"], after["机动车状态"]) == ("转移", "正常")
    assert before["转出日期"] == after["登记日期"]
    assert after["身份证明号码"] == holder.identifier
    judged = next(it for it in town(1).documents if it.number == story.documents[0]).judgment.truth
    assert after["登记日期"] > judged.decided_on.isoformat()
    paid = [it for it in town(1).money.transfers if vehicle.name in it.order.summary]
    assert len(paid) == 12


def test_one_group_s_people_and_money_are_mingled_and_the_other_s_are_not() -> None:
    employers = {row["证件号码"]: row["单位统一社会信用代码"] for row in _rows(INSURANCE)}
    owners = {row["统一社会信用代码"]: row["证照/证件号码"] for row in _rows(SHAREHOLDERS)}
    for key, mingled in (("zombie-group-mingled", True), ("zombie-group-separate", False)):
        codes = [it.identifier for it in _story(key).expectations[-1].subjects]
        paying = {code for owner, code in employers.items() if owner in {owners[str(it)] for it in codes}}
        staffed = {code for code in employers.values() if code in codes}
        assert (len(staffed) == 1) == mingled, (key, paying)
        accounts = [it for it in town(1).money.accounts if it.holder_number in codes]
        assert all(it.agent for it in accounts) == mingled


def test_twenty_judgments_hold_the_one_sentence_about_the_licences() -> None:
    story = _story("licensing")
    documents = [it for it in town(1).documents if it.number in story.documents]
    assert len(documents) == 20
    careless = {row["许可编号"] for row in _rows(LICENCES) if "告知承诺" in row["备注"]}
    for document in documents:
        assert any(
            f"（编号：{number}）" in document.text and "未予核验" in document.text for number in careless
        )
    assert len(_rows(LICENCES)) > len(careless) == 7


def test_whoever_an_enforcement_left_unpaid_is_on_the_list_with_a_masked_number() -> None:
    rows = [json.loads(line) for line in town_files(1)[source_path(DISHONESTY)].decode().splitlines()]
    assert {row["partyTypeName"] for row in rows} == {"0", "1"}
    numbers = {it.number.removesuffix("之一") for it in town(1).documents}
    assert all("****" in row["cardNum"] and row["caseCode"] in numbers for row in rows)


def test_every_subject_of_a_later_claim_stands_in_the_file_it_is_said_to_stand_in() -> None:
    files, checked = town_files(1), 0
    for story in town(1).stories:
        for claim in story.expectations:
            for subject in claim.subjects:
                path = subject.source or ""
                if path not in files:
                    continue
                text = files[path].decode("gb18030" if path.startswith(FOLDER) else "utf-8")
                assert subject.name in text
                assert subject.identifier is None or subject.identifier in text, subject
                assert claim.needs
                checked += 1
    assert checked > 60


def _story(key: str):
    return next(story for story in town(1).stories if story.id == key)
