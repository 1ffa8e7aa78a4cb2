"""The browser that the browser tests drive: it starts, and it can write Chinese."""

import pytest
from playwright.sync_api import Page

DRAWN = """(letter) => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    pen.font = "40px sans-serif";
    pen.fillText(letter, 0, 50);
    return canvas.toDataURL();
}"""
NO_FONT_HAS_THIS = "\U0003fffd"


@pytest.mark.browser
def test_chinese_is_drawn_and_not_a_box(page: Page) -> None:
    """Two letters drawn alike are both the box of a missing font, and screenshots would prove nothing."""
    drawn = {letter: page.evaluate(DRAWN, letter) for letter in ("府", "院", NO_FONT_HAS_THIS)}
    assert len(set(drawn.values())) == 3
