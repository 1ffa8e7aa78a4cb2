"""What is known of a person is masked until a case and a purpose are stated, and again as soon as they no longer are.
Every test signs in anew: what is stated holds for a whole session."""

import pytest
from playwright.sync_api import Locator, expect

from tests.webapp.browser.city import RARE_NAME
from tests.webapp.browser.desk import Explorer
from tests.webapp.browser.test_for_everyone import _check_accessible

BORN, MASK = "1990年2月3日", "1990年*"
STATED = "（2023）映0104刑初77号"


@pytest.fixture
def reader(stranger: Explorer) -> Explorer:
    """Before the properties of somebody with a birth date, under a session of their own."""
    stranger.page.goto(stranger.desk.link())
    stranger.page.wait_for_selector("[data-page=explorer]")
    stranger.put(RARE_NAME)
    return stranger


def born(reader: Explorer) -> Locator:
    return reader.page.locator("[data-panel=node] [data-property=birth_date]")


def dialog(reader: Explorer) -> Locator:
    return reader.page.get_by_role("dialog")


def state(reader: Explorer, case: str) -> None:
    """Fill in the open dialog by its labels and press Enter."""
    dialog(reader).get_by_label("案号", exact=True).fill(case)
    dialog(reader).get_by_label("查询目的").fill("核对被告人身份")
    reader.page.keyboard.press("Enter")


def test_masked_then_shown_under_a_case_then_masked_again(reader: Explorer) -> None:
    masked = born(reader).locator("[data-masked]")
    expect(masked).to_have_text(MASK)
    expect(reader.page.locator("[data-masked-note]")).to_contain_text("已脱敏")
    born(reader).locator("[data-statement]").first.click()
    expect(reader.marked()).to_have_text(MASK[:-1] + "*" * len(BORN[5:]))
    expect(reader.page.locator("[data-reader=document]")).to_contain_text("住鹿鸣县*****。")
    _check_accessible(reader, "masked")
    reader.shoot("masked")

    masked.click()
    expect(dialog(reader).get_by_label("案号", exact=True)).to_be_focused()
    expect(dialog(reader).get_by_label("有效时间")).to_have_value("60")
    _check_accessible(reader, "stating a case")
    reader.shoot("purpose-dialog")
    state(reader, STATED)
    expect(born(reader).locator(".words")).to_have_text(BORN)
    expect(reader.page.locator("[data-masked], [data-masked-note]")).to_have_count(0)
    expect(reader.marked()).to_have_text(BORN)
    _check_accessible(reader, "shown under a case")
    reader.shoot("purpose-stated")

    reader.page.get_by_role("button", name="办案用途：至").click()
    expect(dialog(reader).locator("[data-purpose-now]")).to_contain_text(STATED)
    _check_accessible(reader, "ending it")
    reader.shoot("purpose-holds")
    dialog(reader).get_by_role("button", name="结束").click()
    expect(masked).to_have_text(MASK)
    assert BORN not in reader.page.content()


def test_a_case_that_is_none_is_told_in_the_dialog_and_lifts_nothing(reader: Explorer) -> None:
    reader.expected.append("422")
    reader.page.get_by_role("button", name="办案用途").click()
    expect(dialog(reader)).to_be_visible()
    state(reader, "随便看看")
    failed = dialog(reader).locator("[data-state=failed]")
    expect(failed).to_contain_text("不是案号")
    expect(failed).not_to_contain_text("case_number")
    expect(failed.get_by_role("button")).to_have_count(0)  # the same again would be refused again
    _check_accessible(reader, "refused")
    reader.shoot("purpose-refused")
    reader.page.keyboard.press("Escape")
    expect(dialog(reader)).to_be_hidden()
    expect(born(reader).locator("[data-masked]")).to_be_visible()


def test_when_the_time_is_up_the_masks_come_back_by_themselves(reader: Explorer) -> None:
    """The browser's clock runs ahead and asks; the session says that nothing is stated any more."""
    reader.page.clock.install()
    reader.page.reload()
    reader.page.get_by_role("button", name="办案用途").click()
    reader.page.clock.run_for(1000)
    state(reader, STATED)
    expect(born(reader).locator(".words")).to_have_text(BORN)
    database = reader.desk.home.casework.database
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE stated_purposes SET expires_at = created_at")
    reader.page.clock.fast_forward("01:00:10")
    expect(born(reader).locator("[data-masked]")).to_have_text(MASK)
