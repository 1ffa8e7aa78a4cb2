"""Noise no judgment is made of, as long as asked, put where a document's parts would be."""

import random
from collections.abc import Callable

HAN = range(0x4E00, 0x9FA5)
CUES = [
    "本院认为", "经审理查明，", "原告诉称", "被告辩称", "被告人", "上诉人", "犯盗窃罪", "判处有期徒刑", "一年", "罚金", "支付", "向", "1万元",
    "，", "、", "（", "）", "《", "》", "第一条", "（2019）云01民终2号", "撤销", "维持", "以下简称", "某公司", "同年", "次日", "贩卖", "海洛因", "3克",
]  # fmt: skip
STOPS = ["。", "；", "\n", " "]


def _of(choices: str | list[str]) -> Callable[[int], str]:
    def make(length: int) -> str:
        drawn = random.Random(length)
        return "".join(drawn.choice(choices) for _ in range(length))[:length]

    return make


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


NOISE: dict[str, Callable[[int], str]] = {
    "random characters": _of([chr(c) for c in HAN]),
    "common characters": _of(
        "的一是在了和人这中大为上个国我以要他时来用们生到作地于出对成可主年同也能下过后定行所民经"
    ),
    "digits": _of("0123456789"),
    "digits with commas": _of("0123456789，"),
    "Chinese numerals": _of("零一二三四五六七八九十百千万亿"),
    "letters": _of("abcXYZ 019*·"),
    "opening brackets": _repeated("（"),
    "brackets opened, then closed": lambda length: "（" * (length // 2) + "）" * (length // 2),
    "nested titles": _repeated("《〈"),
    "blanks": _repeated(" "),
    "line breaks": _repeated("\n"),
    "rows without a stop": _repeated("被执行人：甲法定代表人：乙"),
    "cue words without a stop": _of(CUES),
    "cue words": _of(CUES + STOPS),
    "names and commas": _repeated("柳青山、"),
    "sentences": _repeated("被告人柳青山犯盗窃罪，判处有期徒刑一年；"),
    "penalties": _repeated("判处有期徒刑"),
    "one character": _repeated("某"),
}

_SERIES = {
    "short names": "云州@%贸易有限公司（以下简称@%公司）付款，@%公司收款。",
    "article numbers": "第#条、",
    "case numbers": "（2019）云01民终#号，",
    "case numbers with courts": "云州市@区人民法院（2019）云01民初#号民事判决，",
    "dates told from one another": "2019年#月10日，同年4月10日，次日，当晚，",
    "party rows": "\n被告人柳@%，男，汉族，住云州市。",
    "party rows with agents": "\n被告：云州@%贸易有限公司。\n法定代表人：柳@，经理。\n委托诉讼代理人温@，云州正言律师事务所律师。",
    "masked names": "张某@、李某%、王某甲乙，",
    "drug sales without a stop": "柳@%贩卖海洛因3克给柳青山，",
    "payments without a stop": "柳@%向祝一鸣支付1万元，",
    "numbered orders": "#、被告柳@%于本判决生效之日起十日内支付原告1万元及利息；\n",
    "evidence": "#.证人柳@%证言，证实其付款；",
    "speakers": "原告柳@%诉称，付款。被告辩称，未付款。",
    "surnames listed": "柳、王、李三人，@某、%某二人，",
}
_AGAIN = {
    "one line of digits": "0123456789",
    "brackets never closed": "（《〈【“",
    "semicolons": "；",
    "sentences with 其": "柳青山称，其付款。",
    "quotes never closed": "“柳青山称：‘",
    "amounts": "1元",
    "weights": "海洛因3克，",
    "organisations": "云州某某贸易有限公司、该公司，",
    "headings": "云州市东山区人民法院民事判决书（2019）云0102民初18号",
    "signatures": "审判员温良\n二〇一九年四月十日\n书记员苗苗\n",
    "lines broken anywhere": "柳青山向苗苗支付了一万元并且\n",
    "offences": "盗窃罪、诈骗罪、",
}
_FRAGMENTS = [
    "云州市东山区人民法院", "民事判决书", "原告：", "被告：", "柳青山", "云州某某贸易有限公司", "法定代表人：祝一鸣，经理。", "证人苗苗证言证实，", "2019年4月10日",
    "向原告支付1万元", "依照《中华人民共和国民法典》第五百七十七条", "判决如下：", "一、", "驳回上诉，维持原判", "的意见，本院不予采纳", "其", "该公司", "二被告", "微信转账",
    "手机号13800138000", "审判员 温良", "二〇一九年四月十日", "上诉称，", "请求撤销", "指控",
]  # fmt: skip


def _serial(piece: str) -> Callable[[int], str]:
    """The piece again and again: # a number, @ and % characters that tell one time from the others."""

    def make(length: int) -> str:
        made: list[str] = []
        for i in range(length // len(piece) + 1):
            one, other = chr(HAN[i * 7 % len(HAN)]), chr(HAN[i // len(HAN) * 11 % len(HAN)])
            made.append(piece.replace("#", str(i + 1)).replace("@", one).replace("%", other))
        return "".join(made)[:length]

    return make


FURTHER: dict[str, Callable[[int], str]] = {
    **{name: _serial(piece) for name, piece in _SERIES.items()},
    **{name: _repeated(piece) for name, piece in _AGAIN.items()},
    "fragments of judgments": _of([*CUES, *STOPS, *_FRAGMENTS]),
    "emoji and rare characters": _of("😀🙏𠮷𠀀👨\u200d👩。，"),
    "quotes in quotes": lambda length: "“‘" * (length // 4) + "’”" * (length // 4),
}
"""Measured once over, and again by the soak; kinds that read like NOISE does are not told apart at every run."""

_HEAD = "云州市东山区人民法院\n刑事判决书\n（2019）云0102刑初18号\n被告人柳青山，男。\n被告人苗苗，男。\n"
_TAIL = "\n审判员温良\n二〇一九年四月十日\n书记员苗苗\n"
PARTS: dict[str, tuple[str, str]] = {
    "header": (
        _HEAD,
        "\n公诉机关指控被告人柳青山犯盗窃罪。\n本院认为，犯盗窃罪。判决如下：\n一、被告人柳青山有罪。"
        + _TAIL,
    ),
    "claim": (_HEAD + "公诉机关指控，", "\n本院认为，犯盗窃罪。判决如下：\n一、被告人柳青山有罪。" + _TAIL),
    "finding": (
        _HEAD + "公诉机关指控犯盗窃罪。\n经审理查明，",
        "\n本院认为，犯盗窃罪。判决如下：\n一、无罪。" + _TAIL,
    ),
    "orders": (_HEAD + "公诉机关指控犯盗窃罪。\n本院认为，有罪。判决如下：\n一、被告人柳青山", _TAIL),
    "appendix": (_HEAD + "公诉机关指控犯盗窃罪。\n本院认为，有罪。判决如下：\n一、无罪。" + _TAIL, ""),
    "nothing else": ("", ""),
}


def noisy(kind: str, part: str, length: int) -> str:
    """A document with that much noise in that part."""
    before, behind = PARTS[part]
    return before + (NOISE | FURTHER)[kind](length) + behind


def noisy_everywhere(kind: str, length: int) -> str:
    """A document with noise in header, claim, finding and orders at once, a quarter each."""
    noise = (NOISE | FURTHER)[kind](length // 4)
    return f"{_HEAD}{noise}\n公诉机关指控，{noise}\n经审理查明，{noise}\n本院认为，犯盗窃罪。判决如下：\n一、{noise}{_TAIL}"
