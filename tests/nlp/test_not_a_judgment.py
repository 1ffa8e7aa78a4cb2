"""Texts that cite courts' papers, or forms of them, and are none: news, complaints, contracts, statements, blank forms."""

import pytest

from tests.nlp.invented import APPEAL, CRIMINAL, draft, extract, one_line

CITING = {
    "news": "近日，东山法院执结一起旧案。\n云州市东山区人民法院民事判决书（2018）云0102民初200号判令恒通公司支付货款5万元。\n",
    "appeal": "民事上诉状\n上诉人：柳青山。\n上诉人因不服云州市东山区人民法院民事判决书（2018）云0102民初200号，现提出上诉。\n",
    "application": "强制执行申请书\n执行依据：云州市东山区人民法院民事判决书（2018）云0102民初200号\n请求事项：支付五万元。\n",
    "indictment": "起 诉 书\n被告人柳青山，男。曾于2010年被云州市东山区人民法院刑事判决书（2010）东刑初字第5号判处拘役。\n"
    "本院认为，被告人柳青山的行为触犯刑法，提起公诉。\n",
    "article": "【裁判要旨】名为买卖实为借贷。\n云州市中级人民法院民事判决书认为，双方没有真实的货物流转。判决如下：驳回上诉。\n",
    "contract": "债权转让协议\n鉴于甲方依据云州市东山区人民法院民事调解书（2016）云0102民初55号对柳青山享有债权，达成如下协议：\n",
    "bank statement": "日期 摘要 金额\n备注：根据云州市东山区人民法院协助执行通知书（2019）云0102执789号办理\n",
    "explanation": "情况说明\n云州市东山区人民法院：\n我公司收到贵院执行裁定书（2019）云0102执789号之二后，已筹措资金。\n",
    "register": "司法协助信息 执行法院：云州市东山区人民法院 执行裁定书文号：（2019）云0102执789号\n",
    "pleading": "辩护词\n审判长、审判员：\n参见最高人民法院刑事判决书（2016）最高法刑再1号。\n",
    "blank form": "民事裁定书（不予受理起诉用）\n法院诉讼文书样式４２\n（××××）×民初字第××号\n起诉人……（写明姓名）。\n"
    "……（写明不予受理的理由）。依照……的规定，裁定如下：\n",
    "blank form of a committee": "×××人民法院赔偿委员会\n决定书\n（××××）×法委赔字第××号\n赔偿请求人……（写明姓名或名称等基本情况）。\n"
    "赔偿义务机关……（写明名称）。\n",
}


@pytest.mark.parametrize("name", CITING)
def test_a_text_that_cites_a_courts_paper_is_none(name: str) -> None:
    found = extract(CITING[name])
    assert not found.is_judgment
    assert found.warnings[0].startswith("not_a_judgment")


@pytest.mark.parametrize("text", [APPEAL, CRIMINAL, draft(), draft(number="", type="刑事裁定书")])
def test_a_judgment_is_one_with_and_without_its_line_breaks(text: str) -> None:
    assert extract(text).is_judgment
    assert extract(one_line(text)).is_judgment
    assert extract(text.replace("\n", "")).is_judgment


@pytest.mark.parametrize(
    "before",
    [
        "柳青山与祝一鸣民间借贷纠纷一审民事裁定书\n发布日期：2019-05-01 浏览：3次\n",
        "云州市东山区人民法院\n",
        "content:",
        "柳青山诉祝一鸣离婚纠纷一审民事裁定书",
    ],
)
def test_what_a_publisher_prints_above_the_heading_does_not_hide_it(before: str) -> None:
    found = extract(before + draft())
    assert (found.court and found.court.value) == "云州市东山区人民法院"
    assert (found.case_number and found.case_number.printed.value) == "（2019）云0102民初18号"


@pytest.mark.parametrize(
    "before",
    ["发布日期：2019-05-01", "民间借贷纠纷一审民事裁定书发布日期：2019-05-01", "文书内容", "浏览：93次"],
)
def test_a_publishers_line_may_be_glued_to_the_heading(before: str) -> None:
    text = before + draft(court="云州省云州市东山区人民法院").replace("\n", "")
    found = extract(text)
    assert found.is_judgment
    assert (found.case_number and found.case_number.printed.value) == "（2019）云0102民初18号"
