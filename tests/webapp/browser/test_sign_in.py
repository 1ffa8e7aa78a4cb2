"""A one-time link opens the door once, and the page says so when it is tried again."""

from playwright.sync_api import expect

from tests.webapp.browser.desk import Explorer


def test_a_link_opens_the_explorer_and_leaves_the_address(stranger: Explorer) -> None:
    link = stranger.desk.link()
    stranger.page.goto(link)
    expect(stranger.page.locator("[data-page=explorer]")).to_be_visible()
    expect(stranger.page.get_by_role("banner")).to_contain_text("演示办案人员")
    token = link.split("#")[1]
    assert token not in stranger.page.url
    assert not [path for path in stranger.asked if token in path]
    assert "演示数据，纯属虚构" in stranger.page.title()


def test_the_second_use_is_refused_with_what_to_do(stranger: Explorer) -> None:
    stranger.expected.append("401")
    link = stranger.desk.link()
    stranger.page.goto(link)
    expect(stranger.page.locator("[data-page=explorer]")).to_be_visible()
    stranger.page.context.clear_cookies()
    stranger.page.goto(link)
    login = stranger.page.locator("[data-page=login]")
    expect(login).to_have_attribute("data-login", "failed")
    expect(login).to_contain_text("登录没有成功")
    expect(login).to_contain_text("再要一个链接")
    stranger.shoot("link-spent")


def test_signing_out_leaves_nothing_behind(stranger: Explorer) -> None:
    stranger.page.goto(stranger.desk.link())
    stranger.put("丁承民")
    where = stranger.page.url
    stranger.page.get_by_role("button", name="退出").click()
    login = stranger.page.locator("[data-page=login]")
    expect(login).to_be_visible()
    stranger.page.goto("about:blank")
    stranger.page.goto(where)
    expect(login).to_be_visible()
    assert "丁承民" not in stranger.page.content()


def test_a_session_outlives_a_reload_and_reaches_a_second_tab(explorer: Explorer) -> None:
    explorer.page.reload()
    expect(explorer.page.locator("[data-page=explorer]")).to_be_visible()
    tab = explorer.page.context.new_page()
    tab.goto(explorer.desk.address)
    expect(tab.locator("[data-page=explorer]")).to_be_visible()
    tab.close()
