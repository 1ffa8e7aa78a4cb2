"""What stands on the canvas is the person's own arrangement: it can be undone, hidden, kept in the address, reached by
keyboard alone, and read as a table."""

import pytest
from playwright.sync_api import expect

from tests.webapp.browser.city import HUB_CASE, PLAINTIFFS
from tests.webapp.browser.desk import Explorer

CASE = "（2021）映0104刑初58号"
AROUND, LINES = 7, 10


@pytest.fixture
def expanded(explorer: Explorer) -> Explorer:
    """A case and what is around it."""
    explorer.double_click(explorer.put(CASE))
    explorer.wait_for_nodes(AROUND)
    return explorer


def test_undo_and_redo_take_a_whole_step_and_move_nothing(expanded: Explorer) -> None:
    before = expanded.places()
    expanded.page.get_by_role("button", name="撤销").click()
    expanded.wait_for_nodes(1)
    expanded.page.get_by_role("button", name="重做").click()
    expanded.wait_for_nodes(AROUND)
    assert expanded.places() == before
    expanded.page.keyboard.press("Control+z")
    expanded.page.keyboard.press("Control+z")
    expanded.wait_for_nodes(0)
    expanded.page.keyboard.press("Control+Shift+Z")
    expanded.page.keyboard.press("Control+y")
    expanded.wait_for_nodes(AROUND)
    assert expanded.places() == before


def test_what_is_hidden_is_counted_and_comes_back_where_it_stood(expanded: Explorer) -> None:
    before, person = expanded.places(), expanded.desk.find("丁承民")
    expanded.click_node(person, button="right")
    expanded.page.get_by_role("menuitem", name="隐藏", exact=False).first.click()
    expanded.wait_for_nodes(AROUND - 1)
    assert person not in expanded.places()
    expect(expanded.page.locator("[data-hidden]")).to_contain_text("已隐藏 1 个")
    expanded.page.get_by_role("button", name="恢复显示").click()
    expanded.wait_for_nodes(AROUND)
    assert expanded.places() == before


def test_the_keyboard_alone_leads_from_a_name_to_a_sentence(explorer: Explorer) -> None:
    keys = explorer.page.keyboard
    explorer.search("丁承民")
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("Escape")
    explorer.wait_for_nodes(1)
    keys.press("e")
    explorer.wait_for_nodes(4)
    keys.press("t")
    explorer.page.get_by_role("button", name="罪名：诈骗罪").press("Enter")
    expect(explorer.marked()).to_have_text("被告人丁承民犯诈骗罪")
    explorer.shoot("table")
    keys.press("Escape")
    expect(explorer.page.locator("[data-panel]")).to_have_count(0)
    keys.press("t")
    expect(explorer.canvas).to_be_visible()


def test_keys_are_letters_while_somebody_types(expanded: Explorer) -> None:
    expanded.page.keyboard.press("/")
    expanded.page.keyboard.type("teh/")
    expect(expanded.page.locator("#search")).to_have_value("teh/")
    expect(expanded.canvas).to_be_visible()
    assert expanded.size()[0] == AROUND


def test_one_double_click_draws_the_lines_among_the_newcomers_too(expanded: Explorer) -> None:
    """Between the accused and what he was sentenced to, not only from the case to each."""
    expect(expanded.canvas).to_have_attribute("data-edges", str(LINES))
    expect(expanded.page.locator("[data-notice]")).to_contain_text(f"{AROUND - 1} 个对象、{LINES} 条关系")


def test_the_address_brings_the_canvas_back_by_one_question(expanded: Explorer) -> None:
    expanded.open_line(expanded.line("罪名：诈骗罪"))
    expanded.marked().wait_for()
    places, lines = expanded.places(), {line.id for line in expanded.lines()}
    expanded.asked.clear()
    expanded.page.reload()
    expanded.wait_for_nodes(AROUND)
    expect(expanded.marked()).to_have_text("被告人丁承民犯诈骗罪")
    assert expanded.places() == places
    assert {line.id for line in expanded.lines()} == lines
    about = [path.split("?")[0] for path in expanded.asked if "/entities" in path]
    assert about == ["/api/v1/entities"]
    names = ("丁承民", "诈骗", "刑初")
    assert not [name for name in names if name in expanded.in_address()], "ids stand in the address, no names"


def test_an_address_with_somebody_who_is_gone_says_so(expanded: Explorer) -> None:
    where = expanded.page.url.replace("#n=", f"#n=e{'7' * 32}@0,0;")
    expanded.page.goto("about:blank")
    expanded.page.goto(where)
    expanded.wait_for_nodes(AROUND)
    expect(expanded.page.locator("[data-notice]")).to_contain_text("1 个对象现在查不到")


def test_the_table_shows_what_the_canvas_shows(expanded: Explorer) -> None:
    nodes, edges = expanded.size()
    captions = sorted(line.caption for line in expanded.lines())
    expanded.page.keyboard.press("t")
    objects, relations = expanded.page.locator("[data-table] tbody").all()
    expect(objects.locator("tr")).to_have_count(nodes)
    expect(relations.locator("tr")).to_have_count(edges)
    assert sorted(relations.locator("button").all_inner_texts()) == captions
    expanded.page.get_by_role("button", name="隐藏 丁承民").click()
    expect(objects.locator("tr")).to_have_count(nodes - 1)


def test_a_crowd_is_asked_about_before_it_is_drawn(explorer: Explorer) -> None:
    explorer.double_click(explorer.put(HUB_CASE))
    dialog = explorer.page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"它有 {PLAINTIFFS + 4} 条关系")
    explorer.shoot("too-many-to-expand")
    dialog.get_by_text("当事人", exact=True).click()
    dialog.locator("input[type=number]").fill("20")
    dialog.get_by_role("button", name="展开").click()
    explorer.wait_for_nodes(21)
    notice = explorer.page.locator("[data-notice] [data-state=truncated]")
    expect(notice).to_contain_text("已截断：展开了 20 条关系")
    explorer.shoot("expansion-cut")
    assert len(set(explorer.places().values())) == 21
