"""A court code whose first character abbreviates no province: misread (渐 for 浙) or invented, as in the demo city."""

import pytest

from ontology.identifiers import case_number, find_case_numbers


@pytest.mark.parametrize(
    "number", ["（2019）渐0382刑初428号", "（2021）映01民终12号", "（2021）映0102执77号之一"]
)
def test_an_unknown_first_character_is_read_and_said(number: str) -> None:
    read = case_number(number)
    assert read.normalised == number
    assert any("不是省、自治区、直辖市的简称" in warning for warning in read.warnings)
    assert [found.normalised for _, _, found in find_case_numbers(f"不服某法院{number}判决")] == [number]


@pytest.mark.parametrize(
    "text", ["（2019）映123民初4号", "（2019）映12345民初4号", "（2019）映0102民某4号", "（2019）检0123号"]
)
def test_other_digits_or_kinds_behind_it_are_no_case_number_in_running_text(text: str) -> None:
    assert list(find_case_numbers(f"详见{text}文件")) == []


@pytest.mark.parametrize(
    "number", ["（2019）浙0382刑初428号", "（2019）×01民终12号", "（2019）最高法民终1号"]
)
def test_known_and_hidden_courts_are_not_warned_of(number: str) -> None:
    assert not any("简称，请核对" in warning for warning in case_number(number).warnings)
