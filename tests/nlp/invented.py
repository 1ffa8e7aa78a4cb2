"""Invented judgments, and one way to read them. Every name, number and place here is made up."""

from dataclasses import dataclass, replace

from nlp.extract import extract_document
from nlp.extraction import Extraction

CRIMINAL = """云州市东山区人民法院
刑 事 判 决 书
（2019）云0102刑初88号
公诉机关云州市东山区人民检察院。
被告人柳青山，曾用名柳大山，男，1981年3月4日出生于云州市，汉族，初中文化，无业，住云州市东山区。因涉嫌犯诈骗罪于2019年1月2日被刑事拘留。
辩护人祝一鸣，云州正言律师事务所律师。
云州市东山区人民检察院以云东检公诉刑诉［2019］77号起诉书指控被告人柳青山犯诈骗罪、盗窃罪，于2019年3月1日向本院提起公诉。本院依法组成合议庭，公开开庭审理了本案。现已审理终结。
公诉机关指控：2018年5月，被告人柳青山以介绍工作为名骗取他人钱款。
被告人柳青山辩称其行为不构成盗窃罪。
经审理查明，2018年5月，被告人柳青山骗取他人钱款二万元。
本院认为，被告人柳青山以非法占有为目的骗取他人财物，其行为已构成诈骗罪。公诉机关指控被告人柳青山犯盗窃罪，证据不足，指控罪名不能成立。依照《中华人民共和国刑法》第二百六十六条、第六十七条第三款之规定，判决如下：
被告人柳青山犯诈骗罪，判处有期徒刑一年，并处罚金人民币五千元。
如不服本判决，可在接到判决书的第二日起十日内，向云州市中级人民法院提出上诉。
审　判　长　　温　良
审　判　员　　叶知秋
二〇一九年四月十日
书　记　员　　苗　苗
附：相关法律条文
《中华人民共和国刑法》
第二百六十六条诈骗公私财物，数额较大的，处三年以下有期徒刑。
"""

APPEAL = """云州市中级人民法院
民 事 判 决 书
（2020）云01民终321号
上诉人（原审被告、反诉原告）：云州轮船（集团）有限公司，住所地云州市江口区码头路8号。
法定代表人：石磊，该公司董事长。
委托诉讼代理人：金鸣，云州正言律师事务所律师。
被上诉人（原审原告、反诉被告）：石磊，男，1975年6月7日出生，汉族，住云州市。
上诉人云州轮船（集团）有限公司因与被上诉人石磊买卖合同纠纷一案，不服云州市江口区人民法院（2019）云0103民初55号民事判决，向本院提起上诉。本案现已审理终结。
云州轮船（集团）有限公司上诉请求：撤销一审判决。
石磊辩称，一审判决正确。
一审法院认定事实：双方于2018年签订合同。
本院认为，上诉人的上诉请求不能成立。依照《中华人民共和国民事诉讼法》第一百七十条第一款第（一）项之规定，判决如下：
驳回上诉，维持原判。
审判长钟楚
审判员陶然
审判员白云
二〇二〇年五月六日
书记员向晚
"""


@dataclass(frozen=True)
class Draft:
    """The parts of a small civil ruling; a test changes one and leaves the rest."""

    title: str = ""
    court: str = "云州市东山区人民法院"
    type: str = "民事裁定书"
    number: str = "（2019）云0102民初18号"
    header: str = "原告：柳青山，男，1981年3月4日出生，汉族，住云州市。\n被告：祝一鸣，住云州市。\n"
    history: str = "原告柳青山与被告祝一鸣民间借贷纠纷一案，本院立案后依法进行审理。\n"
    reasoning: str = "本院认为，原告的申请符合法律规定。"
    basis: str = "依照《中华人民共和国民事诉讼法》第一百四十五条之规定，裁定如下：\n"
    orders: str = "准许原告柳青山撤回起诉。\n"
    signature: str = "审判员温良\n二〇一九年四月十日\n书记员苗苗\n"
    tail: str = ""

    @property
    def text(self) -> str:
        """The document, a part a line."""
        head = "".join(f"{part}\n" for part in (self.title, self.court, self.type, self.number) if part)
        return (
            head
            + self.header
            + self.history
            + self.reasoning
            + self.basis
            + self.orders
            + self.signature
            + self.tail
        )


def draft(**parts: str) -> str:
    """Text of a small ruling with some parts changed."""
    return replace(Draft(), **parts).text


def criminal(**parts: str) -> str:
    """Text of a small criminal judgment with some parts changed."""
    defaults = {
        "type": "刑事判决书",
        "number": "（2019）云0102刑初18号",
        "header": "公诉机关云州市东山区人民检察院。\n被告人柳青山，男，1981年3月4日出生，汉族，住云州市。\n",
        "history": "云州市东山区人民检察院以云东检刑诉［2019］7号起诉书指控被告人柳青山犯诈骗罪，向本院提起公诉。\n",
        "reasoning": "本院认为，被告人柳青山骗取他人财物，其行为已构成诈骗罪。",
        "basis": "依照《中华人民共和国刑法》第二百六十六条之规定，判决如下：\n",
        "orders": "被告人柳青山犯诈骗罪，判处有期徒刑一年。\n",
    }
    return draft(**{**defaults, **parts})


def one_line(text: str) -> str:
    """The same document as a crawler prints it that keeps no line breaks."""
    return " ".join(line for line in text.split("\n") if line)


def extract(text: str) -> Extraction:
    """Read a text."""
    return extract_document(text, path="invented.txt", document_id="d1", sha256="0" * 64)
