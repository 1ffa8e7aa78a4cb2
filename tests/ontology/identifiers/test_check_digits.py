"""A clerk's slip of one character must be found wherever the standard promises to find it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from ontology.identifiers import bank_card, credit_code, id_number, organisation_code, registration_number
from ontology.identifiers.bank_card import luhn_holds
from ontology.identifiers.credit_code import check_character as credit_check
from ontology.identifiers.id_number import check_character as id_check
from ontology.identifiers.organisation_code import check_character as organisation_check
from ontology.identifiers.registration_number import check_digit as registration_check
from tests.ontology.identifiers import oracles
from tests.ontology.identifiers.oracles import CREDIT_ALPHABET, DIGITS, substituted


@given(oracles.credit_bodies)
def test_credit_check_agrees_with_the_standard_read_slowly(body):
    assert credit_check(body) == oracles.credit_check(body)


@given(oracles.id_bodies)
def test_id_check_agrees_with_the_standard_read_slowly(body):
    assert id_check(body) == oracles.id_check(body)


@given(oracles.organisation_bodies)
def test_organisation_check_agrees_with_the_standard_read_slowly(body):
    assert organisation_check(body) == oracles.organisation_check(body)


@given(oracles.registration_bodies)
def test_registration_check_agrees_with_the_standard_read_slowly(body):
    assert registration_check(body) == oracles.registration_check(body)


@given(st.text(DIGITS, min_size=13, max_size=19))
def test_luhn_agrees_with_the_standard_read_slowly(number):
    assert luhn_holds(number) == oracles.luhn_holds(number)


def test_check_digits_printed_in_the_standards_themselves():
    # Examples that the standards and their textbooks use; none belongs to a person.
    assert id_number("11010519491231002X").is_key
    assert id_number("440524188001010014").is_key
    assert registration_check("11010800000001") == "6"
    assert luhn_holds("4539578763621486")


@given(oracles.credit_codes)
def test_a_correct_credit_code_is_a_key(code):
    assume("XXXX" not in code)
    identifier = credit_code(code)
    assert identifier.is_key
    assert identifier.normalised == code


@given(oracles.credit_codes, st.integers(0, 17), st.sampled_from(CREDIT_ALPHABET))
def test_any_single_wrong_character_of_a_credit_code_is_found(code, place, character):
    assume(character != code[place])
    wrong = substituted(code, place, character)
    assume("XXXX" not in wrong)
    assert not credit_code(wrong).valid


@given(oracles.credit_codes, st.integers(0, 15), st.integers(1, 16))
def test_any_two_swapped_characters_of_a_credit_code_are_found(code, place, distance):
    other = min(place + distance, 16)
    assume(code[place] != code[other])
    swapped = substituted(substituted(code, place, code[other]), other, code[place])
    assume("XXXX" not in swapped)
    assert not credit_code(swapped).valid


@given(oracles.id_numbers)
def test_a_correct_id_number_is_a_key(number):
    identifier = id_number(number)
    assert identifier.is_key
    assert identifier.normalised == number
    assert identifier.warnings == ()


@given(oracles.id_numbers, st.integers(0, 16), st.sampled_from(DIGITS))
def test_any_single_wrong_digit_of_an_id_number_is_found(number, place, digit):
    assume(digit != number[place])
    assert not id_number(substituted(number, place, digit)).valid


@given(oracles.id_numbers, st.sampled_from(DIGITS + "X"))
def test_a_wrong_check_character_of_an_id_number_is_found(number, check):
    assume(check != number[17])
    assert not id_number(substituted(number, 17, check)).valid


@given(oracles.registration_numbers, st.integers(0, 14), st.sampled_from(DIGITS))
def test_any_single_wrong_digit_of_a_registration_number_is_found(number, place, digit):
    assume(digit != number[place])
    assert registration_number(number).is_key
    assert not registration_number(substituted(number, place, digit)).valid


@given(oracles.organisation_codes_with_a_digit, st.integers(1, 9))
def test_a_wrong_digit_among_digits_of_an_organisation_code_is_found(found, further):
    # Letters eleven apart (A and L) weigh the same: the standard finds digits taken for digits, no more.
    code, place = found
    digit = str((int(code[place]) + further) % 10)
    assert organisation_code(code).is_key
    assert not organisation_code(substituted(code, place, digit)).valid


@given(st.text(DIGITS, min_size=13, max_size=19).filter(lambda number: len(set(number)) > 1))
def test_a_number_that_fails_luhn_is_kept_with_a_warning(number):
    identifier = bank_card(number)
    assert identifier.is_key
    assert (identifier.warnings == ()) == oracles.luhn_holds(number)
