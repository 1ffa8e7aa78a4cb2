"""How firm a claim is: what the text itself says (standing) and what became of it (effect).

An indictment's charge is not a finding, and a reversal takes a finding down. Standing is written with the
statement; effect is derived from the chain of proceedings in the projection and never enters the lake.
"""

from enum import StrEnum


class Standing(StrEnum):
    """What the source says of its own claim. `recorded`: a row of a register, bank or agency."""

    ALLEGED = "alleged"
    DENIED = "denied"
    ADMITTED = "admitted"
    FOUND = "found"
    ORDERED = "ordered"
    RECORDED = "recorded"


class Effect(StrEnum):
    """What became of the claim in the chain of proceedings."""

    UNKNOWN = "unknown"
    NOT_IN_EFFECT = "not_in_effect"
    IN_EFFECT = "in_effect"
    REVERSED = "reversed"


class Polarity(StrEnum):
    """Whether the source claims the thing or its absence (未, 不予认定)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class AssertedBy(StrEnum):
    """Who claims it: the speaker of the passage, not the publisher of the text."""

    PARTY = "party"
    PROSECUTOR = "prosecutor"
    COURT = "court"
    AGENCY = "agency"
    REGISTER = "register"
    BANK = "bank"
    UNKNOWN = "unknown"


EFFECT_RANK = {
    Effect.IN_EFFECT: 3,
    Effect.UNKNOWN: 2,
    Effect.NOT_IN_EFFECT: 1,
    Effect.REVERSED: 0,
}
STANDING_RANK = {
    Standing.ORDERED: 5,
    Standing.FOUND: 4,
    Standing.RECORDED: 3,
    Standing.ADMITTED: 2,
    Standing.ALLEGED: 1,
    Standing.DENIED: 0,
}
STANDING_LABEL = {
    Standing.ALLEGED: "指控",
    Standing.DENIED: "否认",
    Standing.ADMITTED: "自认",
    Standing.FOUND: "认定",
    Standing.ORDERED: "判令",
    Standing.RECORDED: "登记",
}
ASSERTED_BY_LABEL = {
    AssertedBy.PARTY: "当事人",
    AssertedBy.PROSECUTOR: "检察机关",
    AssertedBy.COURT: "法院",
    AssertedBy.AGENCY: "行政机关",
    AssertedBy.REGISTER: "登记机关",
    AssertedBy.BANK: "银行",
    AssertedBy.UNKNOWN: "未注明",
}


def firmness(effect: Effect, standing: Standing) -> tuple[int, int]:
    """Sort key, firmest greatest: effect first, then standing."""
    return EFFECT_RANK[effect], STANDING_RANK[standing]
