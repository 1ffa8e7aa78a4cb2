"""Check digits once more, slow and by the letter of the standards, and values drawn from them.

Nothing here is taken from the package: a mistake in a weight or an alphabet must show as a difference."""

from datetime import date, timedelta

from hypothesis import strategies as st

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
DIGITS = "0123456789"


def credit_check(seventeen: str) -> str:
    """GB 32100-2015, 5.5: C18 = 31 - MOD(sum of Ci × 3^(i-1) mod 31, 31), and 31 counts as 0."""
    total = 0
    for place in range(17):
        weight = 3**place % 31
        total += CREDIT_ALPHABET.index(seventeen[place]) * weight
    check = 31 - total % 31
    return CREDIT_ALPHABET[0 if check == 31 else check]


def id_check(seventeen: str) -> str:
    """GB 11643-1999: find the character that brings the weighted sum of all eighteen to 1 modulo 11."""
    for candidate in "0123456789X":
        total = 10 if candidate == "X" else int(candidate)
        for place in range(17):
            total += int(seventeen[place]) * 2 ** (17 - place)
        if total % 11 == 1:
            return candidate
    raise AssertionError(seventeen)


def organisation_check(eight: str) -> str:
    """GB 11714-1997: C9 = 11 - MOD(sum of Ci × Wi, 11); 10 is written X, 11 is written 0."""
    total = 0
    for character, weight in zip(eight, [3, 7, 9, 10, 5, 8, 4, 2], strict=True):
        total += (ord(character) - 55 if character.isalpha() else int(character)) * weight
    check = 11 - total % 11
    return {10: "X", 11: "0"}.get(check, str(check))


def registration_check(fourteen: str) -> str:
    """ISO 7064 MOD 11,10: find the digit that brings the recursion to 1."""
    for candidate in DIGITS:
        product = 10
        for digit in fourteen:
            remainder = (product + int(digit)) % 10
            product = (10 if remainder == 0 else remainder) * 2 % 11
        if (product + int(candidate)) % 10 == 1:
            return candidate
    raise AssertionError(fourteen)


def luhn_holds(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit)
        if place % 2 == 1:
            value *= 2
            if value > 9:
                value -= 9
        total += value
    return total % 10 == 0


credit_bodies = st.builds(
    lambda kind, division, organisation: kind + division + organisation,
    st.sampled_from(["91", "92", "93", "12", "51", "81", "N2", "Y1"]),
    st.text(DIGITS, min_size=6, max_size=6),
    st.text(CREDIT_ALPHABET, min_size=9, max_size=9),
)
credit_codes = credit_bodies.map(lambda body: body + credit_check(body))

births = st.dates(date(1900, 1, 1), date(2026, 12, 31))
id_bodies = st.builds(
    lambda division, birth, sequence: f"{division}{birth:%Y%m%d}{sequence:03d}",
    st.sampled_from(["110105", "330382", "460106", "650102", "810000", "820000", "830000", "911124"]),
    births,
    st.integers(0, 999),
)
id_numbers = id_bodies.map(lambda body: body + id_check(body))
fifteens = st.builds(
    lambda division, days, sequence: (
        f"{division}{date(1900, 1, 1) + timedelta(days=days):%y%m%d}{sequence:03d}"
    ),
    st.text(DIGITS, min_size=6, max_size=6),
    st.integers(0, 36_523),
    st.integers(0, 999),
)

registration_bodies = st.text(DIGITS, min_size=14, max_size=14).filter(lambda body: body.strip("0"))
registration_numbers = registration_bodies.map(lambda body: body + registration_check(body))

organisation_bodies = st.text(DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8).filter(
    lambda body: body.strip("0") and "XXXX" not in body
)
organisation_codes = organisation_bodies.map(lambda body: body + organisation_check(body))
organisation_codes_with_a_digit = (
    st.builds(
        lambda body, place, digit: (substituted(body, place, digit), place),
        organisation_bodies,
        st.integers(0, 7),
        st.sampled_from(DIGITS),
    )
    .filter(lambda found: found[0].strip("0") and "XXXX" not in found[0])
    .map(lambda found: (found[0] + organisation_check(found[0]), found[1]))
)
"""Codes, and a place among the first eight where a digit stands."""


def substituted(value: str, place: int, character: str) -> str:
    return value[:place] + character + value[place + 1 :]
