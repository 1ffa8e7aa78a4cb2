"""The shadow is as long as the text and gives each character one form."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.shadow import shadow


@given(st.text())
def test_the_shadow_is_as_long_as_the_text(text: str) -> None:
    assert len(shadow(text)) == len(text)


@given(st.text())
def test_the_shadow_of_a_shadow_is_itself(text: str) -> None:
    assert shadow(shadow(text)) == shadow(text)


def test_mixed_brackets_become_one_pair() -> None:
    assert shadow("(2017）［2018］〔2019〕[2020]") == "（2017）（2018）（2019）（2020）"


def test_marks_of_names_titles_and_numbers_have_one_form() -> None:
    assert shadow("帕尔•哈提・阿布拉") == "帕尔·哈提·阿布拉"
    assert shadow("《关于适用<某法>﹤某法﹥的解释》") == "《关于适用〈某法〉〈某法〉的解释》"
    assert shadow("２０１９年;Ａ，") == "2019年；A，"
