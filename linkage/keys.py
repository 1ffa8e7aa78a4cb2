"""The deterministic keys, read from keys.yaml and checked against the vocabulary.

A rule turns one property's value into a key; equal keys of one rule are one thing. Values that are masked or
fail their check digits give no key, so they can never pull two people together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from linkage.errors import LinkageError
from linkage.normalise import company_key, court_key, proceeding_key
from linkage.numbers import account_key, bank_key, crypto_key, imei_key, ip_key, mac_key, vin_key, written_key
from ontology.identifiers import parse
from ontology.identifiers.account_number import is_card_number
from ontology.identifiers.text import compact
from ontology.vocabulary import Vocabulary, vocabulary
from ontology.yaml_text import read_yaml


@dataclass(frozen=True, slots=True)
class KeyRule:
    """`types` are concrete type names the rule speaks of; `scheme` is the identifier's, if it is one."""

    name: str
    label: str
    types: frozenset[str]
    property: str
    normalise: str
    weight: int
    scheme: str | None
    void_if_two: str | None = None
    beside: str | None = None
    needs_beside: bool = False

    def key(self, value: str) -> str | None:
        """The key that this value gives, or None if it may not link."""
        if self.normalise == "identifier":
            assert self.scheme is not None
            return _identifier_key(self.scheme, value)
        return NORMALISERS[self.normalise](value)

    def place(self, beside: str | None) -> str | None:
        """Where the value is somebody's own (its bank, its data set), in comparable form; None if not told."""
        if not beside:
            return None
        return bank_key(beside) if self.beside == "bank" else compact(beside) or None

    def needs_place(self, key: str) -> bool:
        """Whether the key says nothing without its place."""
        return self.needs_beside or (self.beside == "bank" and len(key) < SHORTEST_ALONE)

    def stands_alone(self, key: str) -> bool:
        """Whether the key means one thing wherever it is met."""
        return self.beside is None or (self.beside == "bank" and is_card_number(key))


NORMALISERS: Final[dict[str, Callable[[str], str | None]]] = {
    "company_name": company_key,
    "court_name": court_key,
    "case_number": proceeding_key,
    "account_number": account_key,
    "crypto_address": crypto_key,
    "imei": imei_key,
    "mac_address": mac_key,
    "ip_address": ip_key,
    "vehicle_vin": vin_key,
    "as_written": written_key,
}
SHORTEST_ALONE: Final = 13
"""Digits below which an account number is no key without its bank: banks count their customers alike."""


def _identifier_key(scheme: str, value: str) -> str | None:
    identifier = parse(scheme, value)
    return identifier.normalised if identifier.is_key else None


@cache
def key_rules() -> tuple[KeyRule, ...]:
    """The rules that ship, firmest first."""
    return load_rules(files("linkage").joinpath("keys.yaml").read_text("utf-8"), vocabulary())


def load_rules(text: str, words: Vocabulary) -> tuple[KeyRule, ...]:
    """Rules from YAML; raises LinkageError where a rule names what the vocabulary does not have."""
    rules = [_rule(entry, words) for entry in read_yaml(text)]
    return tuple(sorted(rules, key=lambda rule: (-rule.weight, rule.name)))


def _rule(entry: dict[str, object], words: Vocabulary) -> KeyRule:
    name, normalise, property_ = (str(entry[field]) for field in ("rule", "normalise", "property"))
    if normalise != "identifier" and normalise not in NORMALISERS:
        raise LinkageError(
            f"rule {name}: no normaliser {normalise!r}; known: identifier, {', '.join(NORMALISERS)}"
        )
    wanted = entry["types"]
    assert isinstance(wanted, list)
    types = frozenset(t.name for t in words.entities.values() if any(t.is_a(w) for w in wanted))
    schemes = {words.property(t, property_).scheme for t in types}
    void = entry.get("void_if_two")
    return KeyRule(
        name=name,
        label=str(entry["label"]),
        types=types,
        property=property_,
        normalise=normalise,
        weight=int(str(entry["weight"])),
        scheme=schemes.pop() if len(schemes) == 1 else None,
        void_if_two=None if void is None else str(void),
        beside=str(entry["beside"]) if "beside" in entry else None,
        needs_beside=bool(entry.get("needs_beside", False)),
    )
