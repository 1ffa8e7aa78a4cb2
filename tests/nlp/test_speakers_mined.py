"""Whose a clause is by classes of wordings listed over all judgments, not by marked samples: one invented sentence a class."""

import pytest

from tests.nlp.test_speakers import of
from tests.nlp.test_speakers_of_the_suit import NOT_DONE, dispute
from tests.nlp.test_speakers_wordings import AGAINST, ALLEGED, CHARGED, DENIED, FOUND, appeal

DENIES = (*DENIED[:2], "negative")
PLAIN = dispute("青山公司上诉称：一审不当。")


def opinion(sentence: str) -> str:
    return PLAIN.replace("应予维持。", sentence)


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("关于青山公司提出的柳青山违约的上诉理由，双方于五月结算。", "双方于五月结算", FOUND),
        ("根据青山公司的上诉理由，柳青山交付设备。", "交付设备", FOUND),
        ("青山公司上诉请求不能成立，柳青山交付设备。", "交付设备", FOUND),
        ("青山公司虽提出缓交上诉费申请，但未提供经济困难的证明材料。", "提供经济困难的证明材料", AGAINST),
        ("柳青山主张青山公司收取运费，该主张超出审理范围。", "该主张超出审理范围", FOUND),
        ("柳青山主张青山公司收取运费，缺乏事实依据。", "缺乏事实依据", FOUND),
        ("柳青山主张青山公司收取运费，可见双方存在运输关系。", "存在运输关系", FOUND),
        ("在青山公司不能推翻柳青山上述陈述的情况下，其应当承担运费。", "其应当承担运费", FOUND),
        ("青山公司从未主张柳青山违约，亦使用设备。", "使用设备", FOUND),
        ("主张合同生效的一方当事人，应当证明签订合同的事实。", "应当证明签订合同", FOUND),
        ("青山公司要求柳青山拍照，柳青山持有现金。", "持有现金", FOUND),
        ("青山公司关于柳青山享有质权，可以排除执行的理由不成立。", "享有质权", AGAINST),
        ("青山公司主张运费过高，因柳青山已提出鉴定申请。", "已提出鉴定申请", FOUND),
        (
            "青山公司上诉主张，柳青山收取运费，二审判决对此未予认定存在疏漏，柳青山占有设备。",
            "柳青山收取运费",
            ALLEGED,
        ),
    ],
)
def test_a_claim_named_judged_or_brought_ends_and_the_court_goes_on(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(opinion(sentence), passage) == expected


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("青山公司主张柳青山收取运费，双方没有结算。", "柳青山收取运费", ALLEGED),
        (
            "青山公司主张因柳青山提前供货，故其不应支付运费的问题，本院另行处理。",
            "支付运费的",
            DENIES,
        ),
        ("青山公司主张其未收到货款，但柳青山持有收据。", "柳青山持有收据", FOUND),
        ("青山公司据此主张柳青山承担运费。", "柳青山承担运费", ALLEGED),
        ("青山公司请求判令柳青山支付运费，并赔偿损失。", "赔偿损失", ALLEGED),
    ],
)
def test_what_is_told_goes_on_in_clauses_that_carry_it_on(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(opinion(sentence), passage) == expected


@pytest.mark.parametrize(
    ("body", "passage", "expected"),
    [
        ("青山公司上诉称：一审不当。\n柳青山未提交答辩意见。", "提交答辩意见", AGAINST),
        (
            "青山公司上诉称：一审不当。柳青山在一审中没有到庭应诉，也没有提交答辩意见。柳青山占有仓库。",
            "占有仓库",
            ALLEGED,
        ),
        ("青山公司上诉称：一审不当，柳青山在庭审中也认可其占有仓库。", "占有仓库", ALLEGED),
        (
            "青山公司上诉称：一审不当。\n根据青山公司的理由，本院主要对以下问题进行了审查：\n1.柳青山占有仓库。",
            "占有仓库",
            FOUND,
        ),
        ("青山公司上诉称：柳青山未能举证证明其占有仓库。", "占有仓库", DENIES),
        ("青山公司上诉称：柳青山未交付仓库钥匙。", "交付仓库钥匙", NOT_DONE),
    ],
)
def test_who_did_not_answer_and_what_the_other_side_conceded(
    body: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(dispute(body), passage) == expected


FINDING = appeal(
    "经审理查明，柳青山骗取三万元。\n1、被告人柳青山的供述，其供认收取三万元。\n但不足以证明柳青山伪造票据。\n"
    "2、被害人郑秋实陈述与证人白露证言在时间上存在矛盾，柳青山持有账本。\n3、辨认视频资料：证实柳青山到过银行。"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("伪造票据", AGAINST),
        ("柳青山到过银行", FOUND),
    ],
)
def test_evidence_weighed_is_the_courts_though_its_item_was_a_confession(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(FINDING, passage) == expected


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("柳青山在检察院侦查阶段退出赃款，现由该院保管。", "现由该院保管", FOUND),
        ("柳青山在提起公诉前如实陈述罪行，退缴赃款。", "退缴赃款", FOUND),
        ("上述事实有柳青山的供述与辩解、账本等，柳青山收取货款。", "柳青山收取货款", FOUND),
        ("公诉机关指控柳青山犯诈骗罪不当，柳青山打伤郑秋实。", "柳青山打伤郑秋实", FOUND),
        ("公诉机关认为柳青山系主犯，骗取五万元。", "骗取五万元", CHARGED),
        ("柳青山购买粉末（俗称K粉）五克，支付三百元。", "支付三百元", FOUND),
    ],
)
def test_who_is_only_named_in_a_criminal_opinion_tells_nothing(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(appeal("原判认定，柳青山骗取三万元。", sentence), passage) == expected


def test_a_lower_courts_opinion_retells_and_goes_on() -> None:
    text = dispute(
        "一审法院查明：柳青山出借八万元。\n一审法院认为：双方存在借贷关系。青山公司辩称其已还款，但未提供证据。青山公司占有仓库。\n判决：一、青山公司还款八万元；\n"
        "二、驳回柳青山的其他上诉请求。\n二审中，柳青山提交收据。\n青山公司上诉称：1.一审法院认定柳青山垫付运费，没有依据。2.柳青山延误工期。"
    )
    assert of(text, "占有仓库") == FOUND
    assert of(text, "驳回柳青山的其他上诉请求") == ("court", "ordered", "positive")
    assert of(text, "提交收据") == FOUND
    assert of(text, "延误工期") == ALLEGED


LISTED = appeal(
    "经审理查明，柳青山骗取三万元。上述事实有下列证据：\n⑴被告人柳青山的供述，其供认收取三万元；\n⑵《劳务合同》、《分包合同》，证明郑秋实承包工程。\n"
    "（3）失主郑秋实的陈述，证实柳青山推走一辆电瓶车。期间柳青山假扮老板。\n综合上述证据，足以认定。\n"
    "对证人白露的证言，柳青山认为白露说得不对。贴标签系正当办案行为。故异议不成立，本院不予采纳。"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("承包工程", FOUND),
        ("推走一辆电瓶车", ALLEGED),
        ("假扮老板", ALLEGED),
        ("系正当办案行为", FOUND),
    ],
)
def test_who_lost_the_thing_states_what_happened_and_a_document_states_nothing(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(LISTED, passage) == expected


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("柳青山称其持有收据，但当时认为没用。对此，本院认为，理由不成立。", "当时认为没用", ("party",)),
        ("柳青山就双方不存在借贷关系进行抗辩，并提供消费记录。", "存在借贷关系", DENIES[:2]),
        ("一审认定柳青山是适格主体，并不缺乏证据证明。", "是适格主体", FOUND),
        ("在柳青山无充分证据推翻借条的情况下，借款成立。", "推翻借条", AGAINST),
        ("上述约定无法推导出柳青山享有选择权。", "享有选择权", AGAINST),
        (
            "柳青山虽主张青山公司私刻印章，但至今未就其上述主张提供证据予以证明。",
            "青山公司私刻印章",
            AGAINST,
        ),
    ],
)
def test_claims_refused_and_pleaded_in_other_words(
    sentence: str, passage: str, expected: tuple[str, ...]
) -> None:
    assert of(opinion(sentence), passage)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("body", "passage", "expected"),
    [
        ("青山公司上诉称：一审认定双方签订的协议违法，认定无效的认定错误。", "签订的协议违法", DENIES),
        ("青山公司上诉称：房屋未登记是因为机关不办理。", "登记是因为", NOT_DONE),
        (
            "青山公司上诉称：一审不当。\n柳青山答辩称：青山公司所称的利益无事实依据。",
            "青山公司所称的利益",
            DENIES,
        ),
        ("青山公司与柳青山在庭审中均未提交证据。", "提交证据", AGAINST),
    ],
)
def test_answers_attacks_and_silence_in_other_words(
    body: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(dispute(body), passage) == expected
