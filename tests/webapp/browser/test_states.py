"""Loading, nothing found, too much found, failed: each made to happen, each says what is the case and what to do.
Every one is photographed into build/screenshots, where somebody looks at it."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import expect

from tests.webapp.browser.city import HUB_CASE, LONG_NAME
from tests.webapp.browser.desk import Desk, Explorer

CASE = "（2021）映0104刑初58号"


@contextmanager
def full_disk(desk: Desk) -> Iterator[None]:
    """For a while the audit table takes no line, so nothing may be shown."""
    database = desk.home.casework.database
    with database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    try:
        yield
    finally:
        with database.writing() as connection:
            connection.exec_driver_sql("DROP TRIGGER full")


def test_the_empty_canvas_says_how_to_begin(explorer: Explorer) -> None:
    expect(explorer.page.locator(".start[data-state=empty]")).to_contain_text("按 / 搜索")
    explorer.shoot("empty-canvas")


def test_a_slow_search_says_that_it_is_at_work_and_a_quick_one_does_not(explorer: Explorer) -> None:
    drop = explorer.page.locator(".drop")
    with explorer.held("**/api/v1/search*"):
        explorer.ask("汐州")
        expect(drop).to_have_attribute("data-status", "waiting")
        expect(drop.locator("[data-state=loading]")).to_have_count(0)
        expect(drop.locator("[data-state=loading]")).to_contain_text("正在搜索")
        explorer.shoot("loading-search")
    expect(drop.locator("[role=option]").first).to_be_visible()


def test_a_slow_expansion_and_a_slow_text_say_so(explorer: Explorer) -> None:
    id = explorer.put(CASE)
    with explorer.held("**/neighbours*"):
        explorer.double_click(id)
        expect(explorer.page.locator("[data-notice] [data-state=loading]")).to_contain_text("正在展开")
        explorer.shoot("loading-expand")
    explorer.wait_for_nodes(7)
    with explorer.held("**/documents/*"):
        explorer.open_line(explorer.line("罪名：诈骗罪"))
        expect(explorer.page.locator(".reader [data-state=loading]")).to_be_visible()
        explorer.shoot("loading-text")
    explorer.marked().wait_for()


def test_a_slow_return_of_a_canvas_says_so(explorer: Explorer) -> None:
    explorer.put(CASE)
    with explorer.held("**/api/v1/entities?*"):
        explorer.page.reload()
        expect(explorer.page.locator(".start[data-state=loading]")).to_contain_text("正在恢复画布")
        explorer.shoot("loading-canvas")
    explorer.wait_for_nodes(1)


def test_nothing_found_says_what_to_try(explorer: Explorer) -> None:
    explorer.search("不存在的公司名")
    empty = explorer.page.locator(".drop [data-state=empty]")
    expect(empty).to_contain_text("没有找到“不存在的公司名”")
    expect(empty).to_contain_text("可以试试")
    explorer.shoot("nothing-found")


def test_one_character_is_not_searched_for(explorer: Explorer) -> None:
    explorer.asked.clear()
    explorer.ask("张")
    expect(explorer.page.locator(".drop [data-state=empty]")).to_contain_text("至少输入两个字")
    explorer.page.keyboard.press("Enter")
    explorer.page.wait_for_timeout(500)
    assert [path for path in explorer.asked if "/search" in path] == []


def test_nothing_new_around_says_so(explorer: Explorer) -> None:
    id = explorer.put(CASE)
    explorer.double_click(id)
    explorer.wait_for_nodes(7)
    explorer.page.keyboard.press("e")
    expect(explorer.page.locator("[data-notice] [data-state=empty]")).to_contain_text(
        "没有画布以外的相邻对象"
    )
    explorer.shoot("nothing-new")


def test_too_much_found_says_how_to_narrow_and_long_names_keep_their_place(explorer: Explorer) -> None:
    expect(explorer.search("汐州")).to_have_count(20)
    cut = explorer.page.locator(".drop [data-state=truncated]")
    expect(cut).to_contain_text("已截断：只显示前 20 条")
    cut.scroll_into_view_if_needed()
    explorer.shoot("too-much-found")


def test_what_words_are_typed_for_stands_first_and_papers_below_with_their_count(explorer: Explorer) -> None:
    kinds = [hit.get_attribute("data-type") for hit in explorer.search("公司").all()]
    listed = kinds.count("document")
    assert 0 < listed < len(kinds)
    assert set(kinds[-listed:]) == {"document"}
    assert kinds[0] == "company", "before what its courts wrote"
    papers = explorer.page.locator("[data-group=papers]")
    (count,) = re.findall(r"文书 (\d+) 份", papers.locator(".heading").inner_text())
    assert int(count) == listed, "here they all have a place"
    explorer.page.get_by_role("button", name=f"只看文书（{count} 份").click()
    expect(papers.get_by_role("option")).to_have_count(int(count))
    expect(explorer.page.locator("#search")).to_be_focused()
    explorer.shoot("papers-found")
    explorer.page.get_by_role("button", name="查看全部类型").click()
    expect(papers.get_by_role("option")).to_have_count(listed)


def test_a_long_name_is_readable_everywhere(explorer: Explorer) -> None:
    (hit,) = explorer.search(LONG_NAME[:12]).all()
    explorer.shoot("long-name-search")
    hit.click()
    explorer.wait_for_nodes(1)
    explorer.page.keyboard.press("Escape")
    explorer.page.keyboard.press("e")
    explorer.wait_for_nodes(3)
    expect(explorer.page.locator("[data-panel=node] h2")).to_have_text(LONG_NAME)
    explorer.open_line(explorer.line("当事人：被告"))
    expect(explorer.page.locator(".ends")).to_contain_text(LONG_NAME)
    expect(explorer.page.locator(".ends")).to_contain_text(HUB_CASE)
    explorer.marked().wait_for()
    explorer.shoot("long-name")
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert explorer.page.evaluate(wider) == 0, "nothing is pushed off the page"


def test_a_failure_says_what_to_do_and_can_be_tried_again(explorer: Explorer) -> None:
    """The log cannot be written: nothing is shown, on any panel, until it can."""
    explorer.expected.append("503")
    id = explorer.put(CASE)
    with full_disk(explorer.desk):
        explorer.ask("汐州")
        failed = explorer.page.locator(".drop [data-state=failed]")
        expect(failed).to_contain_text("审计")
        explorer.shoot("failed-search")
        explorer.page.keyboard.press("Escape")
        explorer.double_click(id)
        expect(explorer.page.locator("[data-notice] [data-state=failed]")).to_contain_text("展开没有成功")
        explorer.shoot("failed-expand")
        assert explorer.size() == (1, 0)
    explorer.page.locator("[data-notice]").get_by_role("button", name="重试").click()
    explorer.wait_for_nodes(7)


def test_a_text_that_cannot_be_read_fails_in_its_own_panel(explorer: Explorer) -> None:
    explorer.expected.append("503")
    explorer.double_click(explorer.put(CASE))
    explorer.wait_for_nodes(7)
    with ExitStack() as broken:
        with explorer.held("**/documents/*"):
            panel = explorer.open_line(explorer.line("罪名：诈骗罪"))
            broken.enter_context(full_disk(explorer.desk))
        expect(explorer.page.locator(".reader [data-state=failed]")).to_be_visible()
        expect(panel.locator(".card").first).to_be_visible()
        explorer.shoot("failed-text")
    explorer.page.locator(".reader").get_by_role("button", name="重试").click()
    expect(explorer.marked()).to_have_text("被告人丁承民犯诈骗罪")


def test_a_server_out_of_reach_is_said_in_words(explorer: Explorer) -> None:
    explorer.expected.append("ERR_INTERNET_DISCONNECTED")
    explorer.page.context.set_offline(True)
    explorer.ask("汐州")
    failed = explorer.page.locator(".drop [data-state=failed]")
    expect(failed).to_contain_text("连不上服务")
    explorer.shoot("failed-unreachable")
    explorer.page.context.set_offline(False)
    failed.get_by_role("button", name="重试").click()
    expect(explorer.page.locator("#search-hits [role=option]").first).to_be_visible()


@pytest.mark.parametrize("where", ["/", "/login"])
def test_without_a_session_the_page_says_how_to_get_one(stranger: Explorer, where: str) -> None:
    stranger.page.goto(stranger.desk.address + where)
    expect(stranger.page.locator("[data-page=login]")).to_contain_text("请用一次性登录链接打开本页")
    stranger.shoot("signed-out")
