"""Units of amounts: multipliers and currencies as cells and headers write them."""

from typing import Final

# Multipliers and currencies of 注册资本 as met in 200,160 register rows; 元 and 人民币 stand in any order there.
MULTIPLIERS: Final = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000,
                       "千万": 10_000_000, "亿": 100_000_000}  # fmt: skip
FEN: Final = "分"
"""Payment services count in it; no cell was seen to write it."""
_CURRENCIES: Final = {
    "CNY": ("元", "人民币", "元人民币", "人民币元", "元人民币元", "圆", "人民币圆", "RMB", "CNY"),
    "USD": ("美元", "元美元", "美金", "USD"),
    "HKD": ("港元", "港币", "香港元", "元港币", "元港元", "HKD"),
    "MOP": ("澳门元", "澳门币", "MOP"),
    "TWD": ("新台币", "台币", "TWD"),
    "JPY": ("日元", "日圆", "元日元", "JPY"),
    "EUR": ("欧元", "元欧元", "EUR"),
    "GBP": ("英镑", "元英镑", "GBP"),
    "CHF": ("瑞士法郎", "CHF"),
    "SGD": ("新加坡元", "新元", "SGD"),
    "CAD": ("加元", "加拿大元", "CAD"),
    "AUD": ("澳元", "澳大利亚元", "AUD"),
    "KRW": ("韩元", "韩圆", "KRW"),
    "DEM": ("德国马克", "DEM"),
    "FRF": ("法国法郎", "FRF"),
}
CURRENCY_OF: Final = {word: code for code, words in _CURRENCIES.items() for word in words}
NUMBERED: Final = {"156": "CNY", "840": "USD", "344": "HKD", "446": "MOP", "901": "TWD", "392": "JPY", "978": "EUR",
                   "826": "GBP"}  # fmt: skip
"""Numeric codes of ISO 4217, which banks write in a column of currencies (币种 156), never beside an amount."""


def knows_unit(unit: str) -> bool:
    """Whether a header's unit, such as 万元 or 万美元, can be read."""
    return split_unit(unit) is not None


def split_unit(unit: str) -> tuple[str, str] | None:
    """Multiplier and currency word of a unit."""
    if unit == FEN:
        return FEN, "元"
    for multiplier in sorted(MULTIPLIERS, key=len, reverse=True):
        if unit and unit.startswith(multiplier):
            word = unit[len(multiplier) :] or "元"
            return (multiplier, word) if word in CURRENCY_OF else None
    return None
