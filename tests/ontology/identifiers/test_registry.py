"""What every scheme promises, whatever is put in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.identifiers import SCHEMES, IdentifierError, UnknownScheme, parse
from tests.ontology.identifiers import oracles

TYPED_BADLY = st.text(
    st.sampled_from(list("0123456789XABxO*×某 　-（）()第字号民初刑终浙之一年+_.")), max_size=30
)
ANY_TEXT = st.one_of(
    st.text(max_size=30),
    TYPED_BADLY,
    oracles.credit_codes,
    oracles.id_numbers,
    oracles.fifteens,
    oracles.registration_numbers,
    oracles.organisation_codes,
)


@pytest.mark.parametrize("scheme", SCHEMES)
@given(ANY_TEXT)
def test_any_text_gets_an_answer_and_a_reason_if_it_is_wrong(scheme, text):
    identifier = parse(scheme, text)
    assert (identifier.scheme, identifier.raw) == (scheme, text)
    assert identifier.valid == (identifier.problem is None)
    assert identifier.valid or identifier.problem.endswith("。")
    assert not identifier.is_key or (identifier.valid and not identifier.masked and identifier.normalised)


@pytest.mark.parametrize("scheme", SCHEMES)
@given(ANY_TEXT)
def test_the_canonical_form_is_read_as_itself(scheme, text):
    normalised = parse(scheme, text).normalised
    again = parse(scheme, normalised)
    assert again.normalised == normalised
    assert not normalised or again.is_key == parse(scheme, text).is_key


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", ["", " ", "　\u200b"])
def test_an_empty_cell_is_said_to_be_empty(scheme, text):
    identifier = parse(scheme, text)
    assert identifier.problem.endswith("为空。")
    assert identifier.normalised == ""


def test_an_unknown_scheme_names_those_there_are():
    with pytest.raises(UnknownScheme, match=r"'passport'.*bank_card, case_number, credit_code") as error:
        parse("passport", "E12345678")
    assert error.value.scheme == "passport"
    assert isinstance(error.value, IdentifierError)
