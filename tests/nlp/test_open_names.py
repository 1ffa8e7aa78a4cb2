"""Full names without a mask, kind by kind: the shipped model's weak spot, and what joins a text with other sources.

Names and sentences are invented and not those the training draws from. Recall is frozen: a model that finds fewer of
one kind is seen here. `python -m tests.nlp.test_open_names "why they changed"` freezes it again, on purpose.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from nlp.components.facts import FactReader
from nlp.models import PERSONS, shipped
from nlp.shadow import shadow

FROZEN = Path(__file__).with_name("open_names_frozen.json")
KINDS = {
    "two characters": "周敏 吴磊 韩雪 程浩 冯刚 邓丽 曹勇 彭辉 田娟 董洁 袁帅 蒋超 任涛 贾珍 薛晴 雷鸣 龙腾 陶冶 严冬 温馨",
    "three characters": (
        "周敏君 吴思源 韩雪松 程浩然 冯国栋 邓小满 曹永福 彭家驹 田淑芬 董卫东 袁绍辉 蒋梦洁 任志坚 贾秀珍 薛冬梅 雷振宇 龙在天 陶立夏 严克勤 温如玉"
    ),
    "double surname": (
        "欧阳锐 司马青云 上官婉秋 诸葛明辉 东方晓 皇甫立军 尉迟国 公孙瑶 慕容海涛 令狐正 宇文杰 司徒丽华 夏侯坤 端木晴 南宫燕 呼延志强"
    ),
    "minority with a dot": (
        "阿卜杜拉·买合木提 努尔艾力·吐尔洪 帕尔哈提·依明江 热娜古丽·卡德尔 玉苏普·阿不力孜 迪力木拉提·肉孜 古丽巴哈尔·亚生 艾则孜·努尔 "
        "米热班·居来提 阿不都外力·阿布都热依木"
    ),
    "minority without a dot": (
        "索朗旺堆 次旦卓嘎 仁青吉 格桑央金 吉木尔子 阿苦伍呷 乌兰其木格 娜仁花 岩罕香 旦智措姆 俄木日哈 斯琴高娃"
    ),
    "foreign": "托马斯·米勒 阿卜杜勒·拉希德 玛利亚·冈萨雷斯 伊戈尔·彼得罗夫 阮文雄 弗兰克·奥孔科沃 萨米尔·哈立德 艾琳·卡特",
}
SENTENCES = (
    "2018年3月5日，{a}在家中将一部手机交给{b}保管。",
    "被告人{a}伙同{b}窜至该小区实施盗窃。",
    "随后{a}通过微信向{b}转账500元。",
    "{b}发现后报警，民警将{a}抓获归案。",
    "当晚{a}驾车搭载{b}前往县城。",
    "经查，{a}多次向{b}出售毒品冰毒。",
    "案发后，{a}的家属向被害人{b}赔偿人民币3000元。",
    "{a}趁{b}不备，拿走其挎包。",
    "证人{a}证实其看见{b}离开现场。",
    "在{a}的住处查获作案工具，{b}对此予以供认。",
    "{a}、{b}因琐事发生争吵。",
    "{b}与{a}约定在车站交易。",
)
EACH = 3
"""Sentences a name is put in, in both places by turns."""


def written() -> Iterator[tuple[str, str, str]]:
    """Kind, name and sentence; the other name in it is one of three characters."""
    chance = random.Random(3)
    others = KINDS["three characters"].split()
    for kind, names in KINDS.items():
        for name in names.split():
            for number, sentence in enumerate(chance.sample(SENTENCES, EACH)):
                other = chance.choice([o for o in others if o != name])
                first, second = (name, other) if number % 2 else (other, name)
                yield kind, name, sentence.format(a=first, b=second)


def recall(reader: FactReader) -> dict[str, float]:
    """The share of names found with both ends, by kind."""
    found: dict[str, list[bool]] = {}
    for kind, name, text in written():
        facts = reader.facts(shadow(text), 0, len(text))
        places = {(f.found.start, f.found.end) for f in facts if f.type == "person"}
        start = text.index(name)
        found.setdefault(kind, []).append((start, start + len(name)) in places)
    return {kind: round(sum(hits) / len(hits), 3) for kind, hits in found.items()}


def test_full_names_are_found_as_often_as_frozen() -> None:
    frozen = json.loads(FROZEN.read_text("utf-8"))
    assert len(frozen.pop("reason")) > 20
    assert recall(FactReader(shipped(PERSONS))) == frozen


if __name__ == "__main__":
    figures = {"reason": sys.argv[1], **recall(FactReader(shipped(PERSONS)))}
    FROZEN.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", "utf-8")
