"""Who holds the floor between sections, and what one party says the other left undone: each with invented sentences."""

import pytest

from tests.nlp.test_speakers import civil, of
from tests.nlp.test_speakers_of_the_suit import NOT_DONE, dispute
from tests.nlp.test_speakers_wordings import AGAINST, ALLEGED, DENIED, FOUND

DENIES = (*DENIED[:2], "negative")
JURISDICTION = dispute(
    "柳青山于2018年1月6日诉至云州市青山区人民法院，主张：青山公司拖延支付货款。\n"
    "青山公司在一审提交答辩状期间内向一审法院提出管辖权异议，认为：柳青山使用过设备。\n"
    "云州高院认为：柳青山依约交付货物。故裁定：驳回青山公司的管辖权异议。\n"
    "青山公司不服上述裁定，向本院提出上诉。主张：一、柳青山占有仓库。"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("拖延支付货款", ALLEGED),
        ("柳青山使用过设备", ALLEGED),
        ("柳青山依约交付货物", FOUND),
        ("不服上述裁定", FOUND),
        ("柳青山占有仓库", ALLEGED),
    ],
)
def test_the_floor_is_taken_behind_the_act_and_left_with_the_orders(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(JURISDICTION, passage) == expected


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("柳青山未交付设备。", "交付设备", NOT_DONE),
        ("柳青山延期供货，后又拒不返还图纸。", "返还图纸", NOT_DONE),
        ("一审法院只审理了货款，而并未对运费进行过审理。", "进行过审理", NOT_DONE),
        ("青山公司没有使用过被上诉人的仓库。", "使用过被上诉人的仓库", DENIES),
        ("柳青山没有恶意逃避债务的故意。", "恶意逃避债务的故意", DENIES),
    ],
)
def test_what_the_other_side_left_undone_is_brought_forward(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(dispute(f"青山公司上诉称：一审不当。{sentence}"), passage) == expected


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("郑秋实行使保证人的抗辩，符合约定。", "符合约定", FOUND),
        ("郑秋实否认签名，一审法院认定其出具借条。", "其出具借条", FOUND),
        ("合同约定：“甲方认为乙方违约的，应当通知乙方", "应当通知乙方", FOUND),
        ("被告云州青山机械有限公司（以下简称青山公司）未返还设备。", "返还设备", AGAINST),
    ],
)
def test_a_claim_named_a_clause_quoted_and_a_short_name_tell_nothing(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(civil("借款到期。", "同意调解。", sentence), passage) == expected
