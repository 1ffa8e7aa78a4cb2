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
    return before + NOISE[kind](length) + behind


def noisy_everywhere(kind: str, length: int) -> str:
    """A document with noise in header, claim, finding and orders at once, a quarter each."""
    noise = NOISE[kind](length // 4)
    return f"{_HEAD}{noise}\n公诉机关指控，{noise}\n经审理查明，{noise}\n本院认为，犯盗窃罪。判决如下：\n一、{noise}{_TAIL}"
