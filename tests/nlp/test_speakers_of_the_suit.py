"""Who sued is the court's telling, what the suit says its speaker's; wordings the third sample of unseen documents found
misread, each with an invented sentence."""

import pytest

from tests.nlp.test_speakers import civil, of
from tests.nlp.test_speakers_wordings import AGAINST, ALLEGED, CHARGED, DENIED, FOUND, appeal

NOT_DONE = ("party", "alleged", "negative")
DISPUTE = "上诉人云州青山机械有限公司（以下简称青山公司）因与被上诉人柳青山买卖合同纠纷一案，不服云州市青山区人民法院（2018）云0102民初5号民事判决，向本院提起上诉。本院依法组成合议庭进行了审理。"


def dispute(body: str) -> str:
    return (
        "云州市中级人民法院\n民 事 判 决 书\n（2019）云01民终88号\n上诉人（原审被告）：云州青山机械有限公司，住所地云州市。\n被上诉人（原审原告）：柳青山，男，住云州市。\n"
        f"{DISPUTE}\n{body}\n本院认为，应予维持。判决如下：\n驳回上诉，维持原判。\n审判长  白  露\n二〇二〇年一月二日\n"
    )


SUED = dispute(
    "柳青山于2018年3月1日诉至云州市青山区人民法院，称其依约交付设备后，青山公司未将存放于云州港西侧仓库内的全部备用零件返还柳青山，故请求判令：青山公司赔偿损失。\n"
    "一审法院认为，合同有效。判决：驳回柳青山的诉讼请求。\n"
    "青山公司不服一审判决，向云州市中级人民法院提出上诉称：一审认定青山公司于2015年设立，注册资本五百万元，属认定事实错误。2．二审判决在重新计算价款时，对运费没有扣减不当。"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("依约交付设备", ALLEGED),
        ("返还柳青山", NOT_DONE),
        ("赔偿损失", ALLEGED),
        ("不服一审判决", FOUND),
        ("向云州市中级人民法院提出上诉", FOUND),
        ("青山公司于2015年设立", (*DENIED[:2], "negative")),
        ("扣减", NOT_DONE),
    ],
)
def test_a_suit_told_in_one_sentence_is_told_by_the_court(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(SUED, passage) == expected


def test_an_appeal_may_open_with_what_it_asks_for() -> None:
    text = dispute("青山公司请求撤销一审判决，驳回柳青山的诉讼请求，理由是：一、柳青山使用借款。")
    assert of(text, "使用借款") == ALLEGED


def test_a_charge_is_the_prosecutors_bringing_it_the_courts_to_tell() -> None:
    text = (
        "云州市青山区人民法院\n刑 事 判 决 书\n（2020）云0102刑初9号\n公诉机关云州市青山区人民检察院。\n被告人柳青山，男，1980年3月5日出生，汉族，住云州市。\n"
        "云州市青山区人民检察院以青检刑诉（2020）3号起诉书指控被告人柳青山犯诈骗罪，于2020年2月1日向本院提起公诉。现已审理终结。\n"
        "公诉机关指控：柳青山骗取三万元。\n被告人柳青山对指控的犯罪事实及罪名无异，请求轻判。\n经审理查明：柳青山骗取三万元。\n"
        "本院认为，柳青山构成诈骗罪。判决如下：\n柳青山犯诈骗罪，判处有期徒刑一年。\n审判员  白  露\n二〇二〇年三月二日\n"
    )
    assert of(text, "犯诈骗罪，于") == CHARGED
    assert of(text, "于2020年2月1日向本院提起公诉") == FOUND
    assert of(text, "被告人柳青山对指控的犯罪事实及罪名无异") == ("party", "admitted", "positive")


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("公诉机关未能提供相应证据，故不宜认定柳青山为国家工作人员。", "为国家工作人员", AGAINST),
        ("公诉机关未能提供相应证据，故其身份应为公司职员。", "应为公司职员", FOUND),
        ("郑秋实称柳青山恶意串通，没有证据能够证明。", "恶意串通", AGAINST),
        ("原判认定柳青山伪造票据的依据不确实；柳青山投入三十万元。", "伪造票据", AGAINST),
        ("原判认定柳青山伪造票据的依据不确实；柳青山投入三十万元。", "投入三十万元", FOUND),
        ("原告主张利息，因双方约定六月还清，应从七月计算。", "因双方约定六月还清", FOUND),
        ("双方约定，项目由青山公司自主决定并书面向云州大学提出，郑秋实帮助推广。", "帮助推广", FOUND),
    ],
)
def test_the_opinion_speaks_for_itself_again(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(civil("借款到期。", "同意调解。", sentence), passage) == expected


def test_a_victim_who_was_not_paid_denies_nothing() -> None:
    text = appeal(
        "原判决认定，柳青山骗取三万元。原判决认定上述事实的证据有：一、被害人白露的陈述，柳青山没有归还。"
    )
    assert of(text, "柳青山骗取三万元") == FOUND
    assert of(text, "归还") == NOT_DONE


def test_the_judgment_told_behind_an_appeal_is_the_courts() -> None:
    text = dispute(
        "青山公司上诉称：一审不当。\n云州市中级人民法院于2019年7月30日作出（2019）云01民终17号民事二审判决认为，柳青山提供劳务。\n青山公司不服上述判决，向本院提出申请再审，请求撤销判决。"
    )
    assert of(text, "提供劳务") == FOUND
    assert of(text, "向本院提出申请再审") == FOUND


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("辩护人提出，其到过现场，但未动手，与事实不符，本院不予采纳。", "动手", (*DENIED[:2], "negative")),
        ("公诉机关指控郑秋实犯窝藏罪罪名成立。", "郑秋实犯窝藏罪罪名成立", FOUND),
        ("郑秋实对借据的真实性并没有提出过异议。", "提出过异议", ("party", "admitted", "positive")),
        ("郑秋实并没有举证证明柳青山起诉超过期限。", "柳青山起诉超过期限", AGAINST),
        ("根据原、被告陈述，柳青山归还五万元。", "柳青山归还五万元", FOUND),
        ("郑秋实未按照双方合同的约定偿还借款。", "偿还借款", AGAINST),
    ],
)
def test_what_the_opinion_makes_of_an_argument(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(civil("借款到期。", "同意调解。", sentence), passage) == expected


def test_what_others_claim_is_denied_where_it_is_called_wrong() -> None:
    text = dispute("青山公司上诉称：柳青山主张其享有质权，依法不能成立。柳青山提交意见称：青山公司拖欠货款。")
    assert of(text, "其享有质权") == (*DENIED[:2], "negative")
    assert of(text, "拖欠货款") == ALLEGED


def test_a_confession_is_no_defence_and_the_next_paper_speaks_for_the_court() -> None:
    text = appeal(
        "经审理查明：柳青山打伤白露。上述事实，有下列证据证明：1．被告人郑秋实供述称，柳青山先动手。2．协议书证明，柳青山赔偿白露一万元。"
    )
    assert of(text, "先动手") == ("party", "admitted", "positive")
    assert of(text, "赔偿白露一万元") == FOUND


def test_an_appeal_told_behind_the_orders_below() -> None:
    text = appeal(
        "原审法院认为，柳青山构成诈骗罪。判决：一、柳青山犯诈骗罪，判处有期徒刑二年。上诉人柳青山的上诉要旨是，其愿给白露一万元的赔偿。"
    )
    assert of(text, "其愿给白露一万元的赔偿") == ALLEGED


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("郑秋实主张庭审违法，但一审中柳青山提供了录音，故不存在程序不当之处。", "柳青山提供了录音", FOUND),
        ("原审期间，郑秋实仅以不能履行为由提出抗辩，未反诉要求交付房屋。", "反诉要求交付房屋", AGAINST),
        ("郑秋实未在双方约定的时间内完成施工。", "完成施工", AGAINST),
        ("郑秋实后来就没再办理过贷款。", "办理过贷款", AGAINST),
    ],
)
def test_acts_and_negatives_the_opinion_tells(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(civil("借款到期。", "同意调解。", sentence), passage) == expected


def test_what_a_confession_led_to_is_found_and_other_peoples_work_undone_is_alleged() -> None:
    text = appeal(
        "经审理查明：柳青山打伤白露。故根据上诉人柳青山供述而查实的事实不再认定为立功。柳青山主动向专案组报告。"
    )
    assert of(text, "柳青山主动向专案组报告") == FOUND
    text = dispute("青山公司上诉称：一审不当。白河公司所施工的工程诸多项目未完成。")
    assert of(text, "完成。") == NOT_DONE
