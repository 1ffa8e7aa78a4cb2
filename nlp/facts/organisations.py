"""Organisations and goods in prose: a name that ends like one (…有限公司, …公安局), cut at particles.

The longest run before the ending is too long as a rule, so it stops at particles and verbs; what was stolen stands
behind 盗走, 窃得 or before 价值.
"""

import re
from collections.abc import Iterator

from nlp.model import Fact
from nlp.spans import Found

COMPONENT = "fuyuan_facts"
SURE, GOODS_SURE = 0.8, 0.6
_ENDING = (
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|分公司|公司|合作社|信用社|支行|分行|银行|公安局|公安机关|检察院|法院|派出所"
    r"|价格认证中心|价格认定中心|管理局|委员会|事务所|研究院|医院)"
)
_PLAIN, _BRACKET = r"[\u3400-\u9fffA-Za-z0-9·*×]", r"（[^（）]{1,6}）"
_RUN = re.compile(rf"(?:{_PLAIN}++|{_BRACKET})++")
"""Nothing but a name's characters: a name lies within one, so those without an ending need no closer look."""
_ENDS = re.compile(_ENDING)
_PATTERN = re.compile(
    rf"(?P<name>(?:{_PLAIN}|{_BRACKET}){{2,28}}?{_ENDING})(?![司行院局]|股份有限|有限责任|有限公司)"
)
_LEAD = re.compile(
    r".*(?:被告人|被告|原告|第三人|上诉人|案外人|被害单位|由|向|与|和|及|在|到|至|对|将|为|从|经(?!营)|系|是|的|了|以|给|被|让|于|把|担任|"
    r"成立|设立|注册|入股|控制|经营|持有|通过|利用|冒充|出售|出借|出租(?!汽车|车)|提供|办理|开设|开立|占有|占|某[甲乙丙丁]?(?=[\u3400-\u9fff]{4}))"
)
_TOO_SHORT = frozenset(
    (
        "该公司",
        "本公司",
        "一公司",
        "本院",
        "一审法院",
        "二审法院",
        "原审法院",
        "人民法院",
        "我公司",
        "子公司",
        "分公司",
        "网上银行",
        "手机银行",
        "电子银行",
        "物流公司",
        "快递公司",
    )
)
_BARE = frozenset(("公司", "银行", "支行", "分行", "医院"))
"""Endings that behind a particle name nobody: 大部分是通过|银行."""
_GOODS = re.compile(
    r"(?:盗走|窃得|盗得|窃取|抢走|扒窃|骗走)(?:了|其|被害人)?(?P<goods>[^，。；：、元（]{2,24}?(?:[一二三四五六七八九十两\d]{1,4}[部台辆个条块只件套瓶包枚张把箱根]|手机|车))"
    r"(?=[，。；（、]|后|盗)"
)


def organisations(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """Organisations between the offsets, in order."""
    for match in _matches(shadow, start, end):
        text = match["name"]
        lead = _LEAD.match(text)
        cut = lead.end() if lead and len(text) - lead.end() >= 4 else 0
        unnamed = lead is not None and text[lead.end() :] in _BARE
        if unnamed or text[cut:] in _TOO_SHORT or text[cut : cut + 1] in "该本":
            continue
        begins = match.start() + cut
        yield Fact("organisation", Found(text[cut:], begins, match.end()), SURE, COMPONENT)


def _matches(shadow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for run in _RUN.finditer(shadow, start, end):
        if _ENDS.search(shadow, *run.span()):
            yield from _PATTERN.finditer(shadow, *run.span())


def goods(shadow: str, start: int, end: int) -> Iterator[Fact]:
    """What was taken, between the offsets."""
    for match in _GOODS.finditer(shadow, start, end):
        yield Fact("goods", Found(match["goods"], *match.span("goods")), GOODS_SURE, COMPONENT)
