"""Invented documents that together state every relation the reader of texts knows, each in one sentence given here.

Names, numbers and places are made up. The first line of each moves UTF-16 offsets away from code points.
"""

from tests.nlp.invented import APPEAL, CRIMINAL, criminal, draft
from tests.nlp.penalty_decisions import MARKET

_TOP = "🏛️ 文书公开 😀\n"
_HEADER = (
    "原告：柳青山，男，1981年3月4日出生，汉族，住云州市。\n"
    "被告：𠮷一鸣，男，1982年3月4日出生，汉族，住云州市。\n"
    "第三人：云州青山机械有限公司，住所地云州市江口区码头路8号。\n"
    "法定代表人：石磊，该公司董事长。\n"
)
CIVIL = {
    "lent_to": "2018年5月3日，被告向原告借款3万元。",
    "owes": "𠮷一鸣至今尚欠柳青山2万元。",
    "guaranteed": "石磊自愿为𠮷一鸣提供连带责任保证。",
    "paid_to": "2018年6月1日，𠮷一鸣向柳青山支付1万元。",
    "sold_to": "2018年7月1日，𠮷一鸣将设备一台出售给云州明光贸易有限公司。",
    "controls": "石磊系云州青山机械有限公司的实际控制人。",
    "shareholding": "云州青山机械有限公司停产后，𠮷一鸣系该公司股东。",
    "works_at": "证人赵文海在云州青山机械有限公司工作。",
    "family_of": "柳青山与证人赵文海系兄弟。",
}
"""Of a civil judgment; two of them name an end by a word for it: 被告 and 原告, 该公司."""
THEFT = {
    "accomplice_of": "2018年5月，被告人柳青山伙同赵文海实施诈骗。",
    "provided_account_for": "赵文海将自己名下的银行卡提供给柳青山。",
    "defrauded": "被告人柳青山骗取孙某某现金3万元。",
    "transferred_through": "被告人柳青山通过赵文海名下的银行账户转出2万元。",
    "stole_from": "2018年6月3日，被告人柳青山盗走周某某手机一部。",
}
DRUGS = {
    "sell_drugs_to": "2018年5月3日，被告人柳青山将冰毒1包贩卖给吸毒人员赵文海。",
    "traffic_in": "2018年5月3日，被告人柳青山将冰毒1包贩卖给吸毒人员赵文海。",
    "provide_shelter_for": "2018年6月3日，被告人苗青在其家中容留吸毒人员孙某某吸食冰毒。",
    "possess": "2018年7月3日，民警抓获被告人苗青，当场查获海洛因2克。",
}
TOLD_BY_MODEL = (
    "2018年8月3日，经由被告人柳青山联系，被告人苗青在云州市东山区柳林路5号附近，将约2克甲基苯丙胺以人民币1，500元的价格"
    "（以转账方式支付）贩卖给周某某。"
)
"""The patterns tell who sold to whom; that 苗青 dealt in the drug the trained model alone tells."""
HEADINGS = {
    "document_of": "（2019）云0102民初21号",
    "heard_by": "云州市东山区人民法院",
    "party_to": "𠮷一鸣",
    "legal_representative_of": "法定代表人：石磊",
    "offence": "被告人柳青山犯诈骗罪",
    "order_in": "被告𠮷一鸣于本判决生效之日起十日内偿还原告柳青山借款20000元",
    "order_on": "被告𠮷一鸣于本判决生效之日起十日内偿还原告柳青山借款20000元",
    "order_for": "被告𠮷一鸣于本判决生效之日起十日内偿还原告柳青山借款20000元",
    "related_proceeding": "（2019）云0103民初55号",
    "document_about": "云州新麦食品有限公司",
    "penalty_on": "云州新麦食品有限公司",
    "penalty_by": "云州市东山区市场监督管理局",
}
"""What a judgment's form states, and an agency's decision."""
SAID = {**CIVIL, **THEFT, **DRUGS, **HEADINGS}
"""Type of relation → the words that an edge of it opens, or that its sentence holds."""
_DEFENDANTS = (
    "公诉机关云州市东山区人民检察院。\n被告人柳青山，男，1981年3月4日出生，汉族，住云州市。\n"
    "被告人苗青，男，1991年3月4日出生，汉族，住云州市。\n"
)
_ELSEWHERE = "当日天气晴好。" * 270
"""Longer than the passages beside one another that say who deals: what stands behind it is another deed."""


def documents() -> list[str]:
    """A civil judgment, three criminal ones (the last acquits of one charge), an appeal, a decision on a penalty."""
    found = "经审理查明，" + "".join(CIVIL.values()) + "\n"
    civil = draft(
        type="民事判决书",
        number=HEADINGS["document_of"],
        header=_HEADER,
        history=f"原告柳青山与被告𠮷一鸣民间借贷纠纷一案，本院立案后依法进行审理。\n{found}",
        basis="依照《中华人民共和国民事诉讼法》第一百四十五条之规定，判决如下：\n",
        orders=HEADINGS["order_on"] + "。\n",
    )
    charge = f"公诉机关指控，{THEFT['accomplice_of']}\n"
    theft = criminal(history=f"{charge}经审理查明，{''.join(THEFT.values())}\n")
    deeds = _ELSEWHERE.join([*dict.fromkeys(DRUGS.values()), TOLD_BY_MODEL])
    drugs = criminal(number="（2019）云0102刑初19号", header=_DEFENDANTS, history=f"经审理查明，{deeds}\n")
    return [_TOP + text for text in (civil, theft, drugs, CRIMINAL, APPEAL, MARKET)]
