"""What a component does grows with its text, not with its square: steps of our own code are counted, not seconds."""

import sys
from itertools import count
from types import FrameType
from typing import Any

import pytest

from nlp.extract import opened
from nlp.pipeline import build_pipeline

NLP = build_pipeline()
SHORT, TIMES = 1_200, 8
ALLOWED = 1.5 * TIMES
"""Proportional is 8; half more for what few places do not have at all. The square is 64."""
HEAD = (
    "云州市东山区人民法院\n民事判决书\n（2019）云0102民初18号\n原告：云州某某贸易有限公司，住所地云州市。\n"
    "被告：祝一鸣，男。\n原告云州某某贸易有限公司与被告祝一鸣民间借贷纠纷一案，现已审理终结。\n"
)
AWARD = (
    "云州市东山区人民法院\n执行裁定书\n（2019）云0102执18号\n申请执行人：云州某某贸易有限公司。\n被执行人：祝一鸣。\n"
    "申请执行人云州某某贸易有限公司与被执行人祝一鸣一案，本院立案执行。\n"
)
ORDERS = "\n本院认为，应予支持。判决如下：\n一、"
TAIL = "\n审判员温良\n二〇一九年四月十日\n书记员苗苗\n"
HAN = [chr(c) for c in range(0x4E00, 0x9FA5)]


def serial(piece: str, length: int) -> str:
    """The piece again and again, # a number and @ a character that no other has."""
    made: list[str] = []
    size = 0
    for i in count(1):
        made.append(piece.replace("#", str(i)).replace("@", HAN[i * 7 % len(HAN)]))
        size += len(made[-1])
        if size >= length:
            return "".join(made)
    raise AssertionError


REPEATED: dict[str, tuple[str, str, str, str]] = {
    "a list of parties that is none": (
        "fuyuan_parties",
        HEAD.partition("原告云州某某贸易有限公司与")[0].rstrip(),
        "；原告提出",
        f"。{ORDERS}驳回。{TAIL}",
    ),
    "roles without a stop": (
        "fuyuan_ties",
        f"{HEAD}经审理查明，",
        "原告向被告付款，",
        f"{ORDERS}驳回。{TAIL}",
    ),
    "one definition again and again": (
        "fuyuan_coreference",
        f"{HEAD}经审理查明，",
        "云州某某贸易有限公司（以下简称某某公司）",
        f"{ORDERS}驳回。{TAIL}",
    ),
    "surnames of two": (
        "fuyuan_coreference",
        f"{HEAD}经审理查明，",
        "被告人柳@山、王、李二人，",
        f"{ORDERS}驳回。{TAIL}",
    ),
    "awards among case numbers": (
        "fuyuan_related_cases",
        AWARD,
        "（2019）云01民终#号，云仲裁字（2019）第#号裁决，",
        f"{ORDERS}终结执行。{TAIL}",
    ),
    "courts by short names": (
        "fuyuan_related_cases",
        f"{HEAD}经审理查明，",
        "云州市@山区人民法院（以下简称@山法院）作出（2018）云01民初#号判决，@山法院（2019）云01民终#号。",
        f"{ORDERS}驳回。{TAIL}",
    ),
    "officers": (
        "fuyuan_signature",
        f"{HEAD}经审理查明，有事。{ORDERS}驳回。\n",
        "审判员柳@山\n",
        TAIL,
    ),
    "sums and days of one clause": (
        "fuyuan_outcome",
        f"{HEAD}经审理查明，有事。{ORDERS}被告祝一鸣支付原告云州某某贸易有限公司1万元，",
        "祝一鸣2万元，于2020年6月30日前，",
        TAIL,
    ),
}


def many_parties(length: int) -> str:
    """A list of parties so long, and each said in the claim not to have paid."""
    head, _, history = HEAD.partition("原告云州某某贸易有限公司与")
    parties = serial("\n被告：柳@山，男。", length)
    claims = serial("柳@山没有向祝一鸣支付货款1万元。", length // 16)
    return (
        f"{head.rstrip()}{parties}\n原告云州某某贸易有限公司与{history}被告辩称，{claims}{ORDERS}驳回。{TAIL}"
    )


def steps(component: str, text: str) -> int:
    """Bytecode steps of the project's own code in the component; what came before it is not counted."""
    taken = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal taken
        if not str(frame.f_globals.get("__name__")).startswith("nlp."):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        taken += event == "opcode"
        return trace

    doc = opened(NLP, text)
    for name, read in NLP.pipeline:
        if name == component:
            before = sys.gettrace()
            sys.settrace(trace)
            try:
                read(doc)
            finally:
                sys.settrace(before)
            return taken
        doc = read(doc)
    raise AssertionError(component)


@pytest.mark.parametrize("name", REPEATED)
def test_eight_times_the_text_is_eight_times_the_work(name: str) -> None:
    component, before, piece, behind = REPEATED[name]
    short, long = (steps(component, before + serial(piece, n) + behind) for n in (SHORT, SHORT * TIMES))
    assert short > 1_000
    assert long <= ALLOWED * short


def test_a_claim_is_not_compared_with_every_party_of_a_list_without_end() -> None:
    short, long = (steps("fuyuan_ties", many_parties(n)) for n in (SHORT * 3, SHORT * 3 * TIMES))
    assert long <= ALLOWED * short
