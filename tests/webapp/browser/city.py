"""The demo city as `fuyuan demo` makes it, and two judgments more, laid beside its own sources before they are read:
one whose names hold characters beyond the BMP, and one with more parties than a canvas takes at once."""

from pathlib import Path

from fuyuan.home import Home
from fuyuan.pipeline.demonstration import SOURCES, load_demo

RARE_CASE, RARE_NAME = "（2023）映0104刑初77号", "田𬭎"
RARE = f"""映川省汐州市栖梧区人民法院
刑事判决书
{RARE_CASE}
公诉机关映川省汐州市栖梧区人民检察院。
被告人{RARE_NAME}，男，1990年2月3日出生于映川省汐州市鹿鸣县，汉族，大学文化，无业，住鹿鸣县𠮷泽路9号。因涉嫌犯诈骗罪，\
于2022年11月3日被刑事拘留。现羁押于汐州市看守所。
汐州市栖梧区人民检察院以汐栖检刑诉〔2023〕9号起诉书指控被告人{RARE_NAME}犯诈骗罪，于2023年1月22日向本院提起公诉。\
本院依法组成合议庭，公开开庭审理了本案。现已审理终结。
公诉机关指控：2022年9月10日，被告人{RARE_NAME}在𠮷泽路以代办贷款为名骗取被害人赖某甲人民币86400元。
经审理查明：2022年9月10日，被告人{RARE_NAME}在𠮷泽路以代办贷款为名骗取被害人赖某甲人民币86400元。
本院认为，被告人{RARE_NAME}以非法占有为目的，骗取他人财物，数额巨大，其行为已构成诈骗罪。\
依照《中华人民共和国刑法》第二百六十六条之规定，判决如下：
被告人{RARE_NAME}犯诈骗罪，判处有期徒刑三年四个月，并处罚金人民币二万元。
如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向汐州市中级人民法院提出上诉。
审判长龚巧宁
二〇二三年四月二十日
书记员魏倩
"""

HUB_CASE, PLAINTIFFS = "（2023）映0103民初900号", 60
LONG_NAME = "映川省汐州市望潮区海上丝绸之路国际多式联运与冷链仓储供应链综合服务管理集团股份有限公司"
_NUMERALS = "甲乙丙丁戊己庚辛壬癸"


def _hub() -> str:
    names = [f"汐州{_NUMERALS[n // 10]}{_NUMERALS[n % 10]}建材有限公司" for n in range(PLAINTIFFS)]
    parties = "".join(f"原告：{name}，住所地汐州市望潮区。\n" for name in names)
    return f"""映川省汐州市望潮区人民法院
民事判决书
{HUB_CASE}
{parties}被告：{LONG_NAME}，住所地汐州市望潮区。
原告{names[0]}等与被告{LONG_NAME}买卖合同纠纷一案，本院于2023年2月21日立案后，依法适用普通程序，公开开庭进行了审理。\
本案现已审理终结。
经审理查明：{LONG_NAME}尚欠货款。
本院认为，双方签订的买卖合同系真实意思表示。依照《中华人民共和国民法典》第五百零九条第一款之规定，判决如下：
{LONG_NAME}于本判决生效之日起十日内支付货款924800元。
如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于汐州市中级人民法院。
审判长邹海图
二〇二三年六月二十七日
书记员赵燕
"""


def found_city(folder: Path) -> None:
    """Make the home: what `fuyuan demo --no-serve` does, over two files more."""
    beside = folder / SOURCES / "sources" / "judgments"
    beside.mkdir(parents=True)
    (beside / "生僻字.txt").write_text(RARE, "utf-8")
    (beside / "众多原告.txt").write_text(_hub(), "utf-8")
    with Home.open(folder) as home:
        load_demo(home)
