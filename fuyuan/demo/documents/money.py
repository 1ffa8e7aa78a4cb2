"""Sums that have to agree with each other: court fees, interest rates and how one document writes amounts."""

from datetime import date

from fuyuan.demo.numerals import FEN, WAN, yuan

# 《诉讼费用交纳办法》 (2006), art. 13: (upper bound of the step in 万元, rate in 1/10,000).
_FEE_STEPS = (
    (1, 0),
    (10, 250),
    (20, 200),
    (50, 150),
    (100, 100),
    (200, 90),
    (500, 80),
    (1000, 70),
    (2000, 60),
)
_FEE_ABOVE = 50
_BASE_FEE = 50 * FEN
LPR_SINCE = date(2019, 8, 20)
"""From then on courts calculate with the loan prime rate instead of the central bank's benchmark rate."""


def court_fee(claim: int) -> int:
    """案件受理费 for a claim in 分, rounded to whole 元 as courts state it."""
    fee, below = _BASE_FEE, 0
    for upper, rate in (*_FEE_STEPS, (10**9, _FEE_ABOVE)):
        part = min(claim, upper * WAN) - below
        if part <= 0:
            break
        fee += part * rate // 10_000
        below = upper * WAN
    return fee // FEN * FEN


_PRIME = "全国银行间同业拆借中心公布的一年期贷款市场报价利率"
_BENCHMARK = "中国人民银行同期同类人民币贷款基准利率"


def market_rate(overdue: date, decided: date, *, factor: str = "") -> str:
    """The reference rate of the time of default, with a factor like 的1.5倍; both where the change falls into it."""
    if overdue >= LPR_SINCE:
        return _PRIME + factor
    if decided < LPR_SINCE:
        return _BENCHMARK + factor
    return f"{_BENCHMARK}（2019年8月20日起按照{_PRIME}）{factor}"


def enforcement_fee(sum_: int) -> int:
    """申请执行费 (art. 14): 50元 up to 1万元, then 1.5 % to 50万, 1 % to 500万, .5 % above."""
    fee, below = _BASE_FEE, WAN
    for upper, rate in ((50, 150), (500, 100), (1000, 50), (10**9, 10)):
        part = min(sum_, upper * WAN) - below
        if part <= 0:
            break
        fee += part * rate // 10_000
        below = upper * WAN
    return fee // FEN * FEN


class Amounts:
    """One document's habit: 1286400元 or 1,286,400元."""

    def __init__(self, *, commas: bool) -> None:
        self._commas = commas

    def __call__(self, fen: int) -> str:
        return yuan(fen, commas=self._commas)
