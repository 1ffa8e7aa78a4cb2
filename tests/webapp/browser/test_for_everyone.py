"""The pages work for people who don't see or point, and under the policy they are served with. That no test here meets
a console error, and none a request off the machine, is held by the fixture that every test goes through."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.webapp.browser.city import HUB_CASE
from tests.webapp.browser.desk import Explorer

CASE = "（2021）映0104刑初58号"


def _check_accessible(explorer: Explorer, state: str) -> None:
    explorer.come_to_rest()
    found = Axe().run(explorer.page)
    assert found.violations_count == 0, f"{state}: {found.generate_report()}"


def test_signed_out(stranger: Explorer) -> None:
    stranger.page.goto(stranger.desk.address)
    stranger.page.locator("[data-page=login]").wait_for()
    _check_accessible(stranger, "signed out")


def test_search(explorer: Explorer) -> None:
    _check_accessible(explorer, "empty canvas")
    explorer.search("汐州")
    _check_accessible(explorer, "hits, too many")
    explorer.search("不存在的公司名")
    _check_accessible(explorer, "nothing found")


def test_canvas_and_panels(explorer: Explorer) -> None:
    explorer.double_click(explorer.put(CASE))
    explorer.wait_for_nodes(7)
    _check_accessible(explorer, "canvas and properties")
    explorer.open_line(explorer.line("罪名：盗窃罪"))
    explorer.marked().wait_for()
    _check_accessible(explorer, "evidence and text")
    explorer.page.keyboard.press("t")
    _check_accessible(explorer, "table")


def test_the_question_before_a_crowd(explorer: Explorer) -> None:
    explorer.double_click(explorer.put(HUB_CASE))
    expect(explorer.page.get_by_role("dialog")).to_be_visible()
    _check_accessible(explorer, "dialog")


def test_the_policy_allows_nothing_inline(stranger: Explorer) -> None:
    """And the page holds to it: a violation would stand in the console as an error."""
    answer = stranger.page.goto(stranger.desk.address)
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    stranger.expected.append("Content Security Policy")
    ran = """() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.head.append(script);
        return window.ran === true;
    }"""
    assert stranger.page.evaluate(ran) is False
