"""The main job: search, expand, click a line, read the very sentence or row that it rests on."""

import pytest
from playwright.sync_api import Locator, expect

from graph.model import EvidenceRow
from ontology.ids import RelationId
from tests.webapp.browser.city import RARE_CASE, RARE_NAME
from tests.webapp.browser.desk import Explorer

CASE = "（2021）映0104刑初58号"
COMPANY, CODE, HEAD = "汐州恒穗建筑材料有限责任公司", "9127010294304077XQ", "张立言"


def test_two_characters_a_case_number_and_a_credit_code_find(explorer: Explorer) -> None:
    assert HEAD in explorer.search("张立").all_inner_texts()[1]
    expect(explorer.search(CASE)).to_have_count(1)
    (hit,) = explorer.search(CODE).all_inner_texts()
    assert COMPANY in hit
    assert CODE in hit


def test_namesakes_are_told_apart_before_one_is_picked(explorer: Explorer) -> None:
    hits = explorer.search(HEAD)
    expect(hits).not_to_have_count(1)
    for hit in hits.all_inner_texts():
        assert "担任法定代表人 汐州" in hit


def test_expanding_moves_nothing_that_stands(explorer: Explorer) -> None:
    explorer.double_click(explorer.put(CASE))
    explorer.wait_for_nodes(7)
    court = explorer.desk.find("映川省汐州市栖梧区人民法院")
    before = explorer.places()
    assert len(set(before.values())) == 7
    explorer.double_click(court)
    expect(explorer.page.locator("[data-notice] [data-state=done]")).to_be_visible()
    after = explorer.places()
    assert len(after) > 7
    assert {id: after[id] for id in before} == before


@pytest.mark.parametrize(("case", "around"), [(CASE, 7), (RARE_CASE, 6)])
def test_a_line_opens_the_very_words_in_sight(explorer: Explorer, case: str, around: int) -> None:
    """With 𬭎 in every sentence too, which is two units to the browser and one to the lake."""
    explorer.double_click(explorer.put(case))
    explorer.wait_for_nodes(around)
    offence = explorer.line("罪名：诈骗罪")
    _check_every_card(explorer, explorer.open_line(offence), offence.id)
    explorer.shoot("rare-character" if case == RARE_CASE else "sentence")


def _check_every_card(explorer: Explorer, panel: Locator, id: RelationId) -> None:
    rows = _evidence(explorer, id)
    expect(panel.locator(".card")).to_have_count(len({row.mention for row in rows}))
    # One place is open before anything is pressed: a statement that tells the offence, not one that names an end.
    opened = panel.locator("[data-statement][aria-pressed=true]").get_attribute("data-statement")
    assert _row(rows, opened).property == "offence"
    _check_marked(explorer, _row(rows, opened))
    for place in panel.locator("[data-statement]").all():
        place.click()
        _check_marked(explorer, _row(rows, place.get_attribute("data-statement")))


def _check_marked(explorer: Explorer, row: EvidenceRow) -> None:
    words = explorer.desk.text(row.record)[row.start : row.end]
    expect(explorer.marked()).to_have_text(words)
    _check_in_sight(explorer.marked())


def _evidence(explorer: Explorer, relation: RelationId) -> tuple[EvidenceRow, ...]:
    desk = explorer.desk
    rows = desk.home.store().evidence(desk.viewer, relation)
    assert rows
    return rows


def _row(rows: tuple[EvidenceRow, ...], statement: str | None) -> EvidenceRow:
    return next(row for row in rows if row.statement == statement)


def _check_in_sight(words: Locator) -> None:
    page = words.locator("xpath=ancestor::*[@role='document']")
    inner, outer = words.bounding_box(), page.bounding_box()
    assert inner is not None
    assert outer is not None
    assert outer["y"] <= inner["y"]
    assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]


def test_the_sentence_around_the_words_is_marked_too(explorer: Explorer) -> None:
    explorer.double_click(explorer.put(RARE_CASE))
    explorer.wait_for_nodes(6)
    explorer.open_line(explorer.line("罪名：诈骗罪"))
    explorer.marked().wait_for()
    sentence = "".join(explorer.page.locator("[data-reader=document] mark").all_inner_texts())
    assert sentence.startswith(f"被告人{RARE_NAME}犯诈骗罪")
    assert sentence.endswith(("。", "\n"))


def test_a_line_from_the_register_opens_its_row_at_the_cell(explorer: Explorer) -> None:
    explorer.double_click(explorer.put(CODE))
    expect(explorer.page.locator("[data-notice] [data-state=done]")).to_be_visible()
    panel = explorer.open_line(explorer.line("法定代表人", form="thin"))
    expect(panel.locator("[data-statement]").first).to_contain_text("登记机关")
    cell = explorer.page.locator("[data-reader=record] [data-cell=marked]")
    expect(cell.locator("mark")).to_have_text(HEAD)
    expect(cell.locator("mark")).to_be_in_viewport()
    expect(explorer.page.locator("[data-reader=record]")).to_contain_text(COMPANY)
    explorer.shoot("register-row")
    panel.locator(".elsewhere button").click()
    expect(cell.locator("mark")).to_have_text(COMPANY)
