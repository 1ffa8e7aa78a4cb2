"""A charge is not a finding, and nobody who looks at the page can take the one for the other."""

from playwright.sync_api import Locator, expect

from tests.webapp.browser.desk import Explorer

DIFFERENT = "（2021）映0104刑初58号"  # charged with theft, found to be fraud
AGREED, OFFENCE = "（2022）映0105刑初152号", "帮助信息网络犯罪活动罪"
ACQUITTED = "（2019）映0102刑初155号"


def _cards(panel: Locator) -> list[tuple[str | None, str]]:
    """How firm each claim is, and its first line."""
    return [
        (card.get_attribute("data-standing"), card.locator(".line").inner_text().replace("\n", " "))
        for card in panel.locator(".card").all()
    ]


def _around(explorer: Explorer, case: str) -> None:
    explorer.double_click(explorer.put(case))
    expect(explorer.page.locator("[data-notice] [data-state=done]")).to_be_visible()


def test_a_charge_and_a_finding_that_differ_are_two_lines(explorer: Explorer) -> None:
    _around(explorer, DIFFERENT)
    charged, found = explorer.line("罪名：盗窃罪"), explorer.line("罪名：诈骗罪")
    assert (charged.form, found.form) == ("dashed", "solid")
    ((standing, words),) = _cards(explorer.open_line(found))
    assert standing == "found"
    assert "认定" in words
    assert "法院" in words
    panel = explorer.open_line(charged)
    assert panel.locator(".title .chip").inner_text() == "指控"
    standing, words = _cards(panel)[0]
    assert standing == "alleged"
    assert "检察机关" in words
    explorer.shoot("charge-and-finding-differ")


def test_what_speaks_against_a_charge_stands_with_it_and_after_it(explorer: Explorer) -> None:
    """The court's 指控盗窃罪不当 and the defence's 不构成盗窃罪 are on the charge's own line."""
    _around(explorer, DIFFERENT)
    panel = explorer.open_line(explorer.line("罪名：盗窃罪"))
    expect(panel.locator(".heading")).to_contain_text("其中 2 处持相反主张")
    charge, *against = _cards(panel)
    assert charge[0] == "alleged"
    assert [standing for standing, _ in against] == ["found", "denied"]
    court, defence = (words for _, words in against)
    assert "否定" in court
    assert "法院" in court
    assert "否认" in defence
    assert "当事人" in defence


def test_a_charge_and_a_finding_that_agree_are_two_cards(explorer: Explorer) -> None:
    _around(explorer, AGREED)
    line = explorer.line(f"罪名：{OFFENCE}")
    assert line.form == "solid"  # drawn as firmly as the firmest says
    panel = explorer.open_line(line)
    said = _cards(panel)
    assert {standing for standing, _ in said} == {"alleged", "found"}
    for standing, words in said:
        assert ("检察机关" if standing == "alleged" else "法院") in words
    explorer.shoot("charge-and-finding-agree")
    panel.locator(".card[data-standing=alleged]").first.click()
    around = "".join(explorer.page.locator("[data-reader=document] mark").all_inner_texts())
    assert "指控" in around


def test_an_acquittal_leaves_no_line_that_says_guilty(explorer: Explorer) -> None:
    _around(explorer, ACQUITTED)
    offences = [line for line in explorer.lines() if line.caption.startswith("罪名")]
    assert offences
    assert all(line.form != "solid" for line in offences)
