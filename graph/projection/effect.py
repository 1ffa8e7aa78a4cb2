"""Effect of a claim: derived from the chain of proceedings on every projection, never written into the lake.

The rules are data (effect.yaml) with the articles of law they rest on. What a case number tells by itself is read here;
what later proceedings make of it, in chain.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, Final

from graph.errors import ProjectionError
from ontology.identifiers import CaseNumber, CaseStage, case_number
from ontology.standing import AssertedBy, Effect, Standing
from ontology.yaml_text import read_yaml

AS_PROCEEDING: Final = "as_proceeding"
PLACES: Final = ("row", "text")
ClaimKey = tuple[AssertedBy, Standing, str]


@dataclass(frozen=True, slots=True)
class ProceedingRule:
    """Effect of proceedings in these stages; only of these courts', where some are named."""

    stages: frozenset[CaseStage]
    courts: frozenset[str]
    effect: Effect
    source: str

    def speaks_of(self, number: CaseNumber) -> bool:
        """Whether the rule decides; a number that names no court speaks of one only if it is complete without."""
        named = bool(number.court_code) or number.is_key
        return number.stage in self.stages and (
            not self.courts or (named and number.court_code in self.courts)
        )


@cache
def proceeding_rules() -> tuple[ProceedingRule, ...]:
    """The rules on proceedings, in order."""
    return tuple(
        ProceedingRule(
            frozenset(CaseStage(stage) for stage in entry["stages"]),
            frozenset(entry.get("courts", ())),
            Effect(entry["effect"]),
            entry["source"],
        )
        for entry in _rules()["proceedings"]
    )


@cache
def claim_rules() -> Mapping[ClaimKey, tuple[str]]:
    """By who asserts, standing and place: an effect, or AS_PROCEEDING. Every combination is there."""
    keys = product(AssertedBy, Standing, PLACES)
    return {
        key: (next((e["effect"] for e in _claims() if _speaks_of(e, key)), str(Effect.UNKNOWN)),)
        for key in keys
    }


@cache
def fate_rules() -> Mapping[str, Mapping[str, str]]:
    """By fate: the review's own effect → the effect of what it reviewed."""
    found: dict[str, dict[str, str]] = {}
    for fate, entry in _rules()["fates"].items():
        made = {key: effect for key, effect in entry.items() if key != "source"}
        if not {*made, *made.values()} <= set(Effect) or "source" not in entry:
            raise ProjectionError(f"effect.yaml: fate {fate} names no known effect, or no source")
        found[fate] = made
    return found


def _claims() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _rules()["claims"]
    for entry in found:
        if entry["effect"] not in {*Effect, AS_PROCEEDING} or entry["place"] not in PLACES:
            raise ProjectionError(f"effect.yaml: {entry} names no known effect or place")
    return found


def _speaks_of(entry: Mapping[str, Any], key: ClaimKey) -> bool:
    asserted_by, standing, place = key
    return asserted_by in entry["asserted_by"] and standing in entry["standing"] and place == entry["place"]


def _rules() -> Any:
    return read_yaml(files("graph.projection").joinpath("effect.yaml").read_text("utf-8"))


def effect_of_case_number(text: str) -> Effect:
    """Effect of what is decided under this case number, as far as the number tells."""
    number = case_number(text)
    for rule in proceeding_rules():
        if rule.speaks_of(number):
            return rule.effect
    return Effect.UNKNOWN
