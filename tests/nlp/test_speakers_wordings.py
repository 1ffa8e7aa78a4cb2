"""Wordings a first look at fresh documents found misread: each told with an invented sentence and whose it is."""

import pytest

from nlp.components.speakers import said
from nlp.reading import reading
from tests.nlp.test_speakers import NLP, civil, of

HEAD = """云州市中级人民法院
刑 事 判 决 书
（2020）云01刑终9号
原公诉机关云州市青山区人民检察院。
上诉人（原审被告人）柳青山，男，1980年3月5日出生，汉族，住云州市。
云州市青山区人民法院审理云州市青山区人民检察院指控被告人柳青山犯诈骗罪一案，于2019年9月1日作出刑事判决。宣判后，柳青山提出上诉。现已审理终结。
"""
TAIL = "判决如下：\n驳回上诉，维持原判。\n审判长  白  露\n二〇二〇年一月二日\n"
FOUND, AGAINST = ("court", "found", "positive"), ("court", "found", "negative")
ORDERED = ("court", "ordered", "positive")
CHARGED = ("prosecutor", "alleged", "positive")
ALLEGED, DENIED = ("party", "alleged", "positive"), ("party", "denied", "negative")
TOLD = ("unknown", "alleged", "positive")


def appeal(body: str, reasoning: str = "应予维持。") -> str:
    return f"{HEAD}{body}\n本院认为，{reasoning}{TAIL}"


EVIDENCE = appeal(
    "原判认定，柳青山骗取三万元。认定上述事实的证据有：\n1、证人白露证言及账本，证实柳青山向她借用账户。\n2、被告人柳青山的供述，其供认收取三万元。\n"
    "3、行政处罚决定书，证明柳青山曾受过罚款。\n4、侦查机关从柳青山住处查获的合同书。\n5、行贿人郑实的供述，郑实请柳青山吃饭。\n（五）鉴定意见\n"
    "1、检验报告，证实票据系伪造。在检验过程中，提取指纹一枚。\n综合上述证据，原判认定柳青山占有赃款并无不当。"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("借用账户", TOLD),
        ("收取三万元。\n3", ("party", "admitted", "positive")),
        ("受过罚款", FOUND),
        ("查获的合同书", FOUND),
        ("请柳青山吃饭", TOLD),
        ("系伪造", FOUND),
        ("提取指纹", FOUND),
        ("占有赃款并", FOUND),
    ],
)
def test_a_thing_in_the_list_of_evidence_is_no_word_of_whoever_spoke_before(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(EVIDENCE, passage) == expected


BELOW = appeal(
    "原判认为，柳青山虚构事实。公诉机关指控的罪名成立，予以支持。柳青山具有前科。公诉机关指控柳青山盗掘五座墓葬，经查，墓葬已填埋。柳青山持有子弹。判处柳青山有期徒刑二年。\n"
    "云州市人民检察院的抗诉意见：原判量刑畸轻。\n被告人柳青山没有异议。\n经审理，二审查明的事实与原审一致。\n云州市人民检察院出庭检察员提交了侦查实验录像。拟证实酒精影响甚微。\n"
    "出庭的检察人员认为，柳青山逃避侦查。"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("具有前科", FOUND),
        ("持有子弹", FOUND),
        ("判处柳青山", ORDERED),
        ("量刑畸轻", CHARGED),
        ("事实与原审一致", FOUND),
        ("酒精影响甚微", CHARGED),
        ("逃避侦查", CHARGED),
    ],
)
def test_a_charge_that_is_judged_is_not_brought(passage: str, expected: tuple[str, str, str]) -> None:
    assert of(BELOW, passage) == expected


def test_behind_the_indictment_the_court_tells_the_procedure_again() -> None:
    text = (
        "云州市青山区人民法院\n刑 事 判 决 书\n（2019）云0102刑初17号\n公诉机关云州市青山区人民检察院。\n被告人柳青山，男，汉族，住云州市。\n"
        "云州市青山区人民检察院以云青检刑诉〔2019〕11号起诉书指控被告人柳青山犯盗窃罪，于2019年2月1日向本院提起公诉。本院依法适用普通程序。"
        "云州市青山区人民检察院检察员郑实出庭支持公诉，柳青山到庭参加诉讼。现已审理终结。\n公诉机关指控，柳青山窃得手机。据此，公诉机关认为，柳青山系累犯。"
        "\n庭审中，被害人的诉讼代理人提出：柳青山隐匿赃物。\n经审理查明，柳青山窃得手机。\n本院认为，应予惩处。判决如下：\n柳青山犯盗窃罪，判处罚金一千元。\n审判员  白  露\n二〇一九年三月一日\n"
    )
    assert of(text, "适用普通程序") == FOUND
    assert of(text, "到庭参加诉讼") == FOUND
    assert of(text, "窃得手机。据") == CHARGED
    assert of(text, "系累犯") == CHARGED
    assert of(text, "隐匿赃物") == ALLEGED


@pytest.mark.parametrize(
    ("opening", "passage"),
    [
        ("青山公司不服上述裁定，向本院提出上诉，认为：合同系青山公司起草。", "系青山公司起草"),
        ("青山公司不服二审判决，向本院申请再审称：柳青山隐瞒价款。", "隐瞒价款"),
        ("青山公司向云州市中级人民法院提起本案诉讼称：柳青山隐瞒价款。", "隐瞒价款"),
        ("青山公司申请再审称：1.诉讼过程中，青山公司发现验资不实。2.柳青山隐瞒价款。", "隐瞒价款"),
        ("青山公司申请再审称：1.诉讼过程中，青山公司发现验资不实。", "发现验资不实"),
    ],
)
def test_who_attacks_a_decision_has_the_word_however_it_is_given(opening: str, passage: str) -> None:
    text = (
        "云州市中级人民法院\n民 事 判 决 书\n（2019）云01民终88号\n上诉人（原审被告）：云州青山机械有限公司，住所地云州市。\n被上诉人（原审原告）：柳青山，男，住云州市。\n"
        "上诉人云州青山机械有限公司（以下简称青山公司）因与被上诉人柳青山买卖合同纠纷一案，不服云州市青山区人民法院（2018）云0102民初5号民事判决。现已审理终结。\n"
        f"一审法院认为，合同有效。遂判决：青山公司偿还七万元。\n{opening}\n本院认为，应予维持。{TAIL}"
    )
    assert of(text, passage) == ALLEGED


@pytest.mark.parametrize(
    ("defence", "passage"),
    [
        ("柳青山主张郑秋实合伙欺骗他，不是事实。", "合伙欺骗"),
        ("原判认为款项是股权转让款，该认定也缺乏事实依据。", "是股权转让款"),
    ],
)
def test_what_the_next_clause_calls_untrue_is_denied(defence: str, passage: str) -> None:
    assert of(civil("借款到期。", defence, "应当偿还。"), passage) == DENIED


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("被告的其他抗辩意见其均未提交证据予以证明，不予采纳。", "提交证据", AGAINST),
        ("证人的陈述，证明合同系双方签订的鉴定意见能够认定。", "系双方签订", FOUND),
        ("从郑秋实无法陈述签约经过来看，不能证明其是出借人。", "是出借人", AGAINST),
        ("依据合同法第八条规定“提出解除的一方应当通知对方”，柳青山应当通知郑秋实。", "应当通知郑", FOUND),
        ("柳青山未对本院的执行情况提出异议，同意终结执行。", "同意终结", FOUND),
        ("郑秋实无可供执行的财产。", "可供执行", AGAINST),
        ("民事判决书确定由郑秋实承担受理费。", "承担受理费", FOUND),
        ("虽未还款数额不详，但能认定未还款数额在十万元以上。", "在十万元以上", FOUND),
        ("此节均不影响郑秋实负有债务。", "负有债务", FOUND),
        ("原判以未办理过户的时间作为起点。", "作为起点", FOUND),
        ("郑秋实以不合格的种子冒充良种。", "冒充良种", FOUND),
    ],
)
def test_in_its_opinion_the_court_speaks_for_itself(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(civil("借款到期。", "同意调解。", sentence), passage) == expected


def test_what_a_judgment_told_of_has_fixed_is_its_order() -> None:
    text = civil("借款到期。", "同意调解。", "应当偿还。").replace(
        "现已审理终结。", "（2018）云0102民初5号民事判决书确定由郑秋实承担受理费。现已审理终结。"
    )
    assert of(text, "承担受理费") == ORDERED


def test_behind_an_application_the_court_takes_the_word_with_its_review() -> None:
    text = civil("借款到期。", "同意调解。", "应当偿还。").replace(
        "原告柳青山向本院提出",
        "申请复议人白露认为，其没有哄闹。\n经审查，白露冲击法庭。\n原告柳青山向本院提出",
    )
    assert of(text, "冲击法庭") == FOUND


LISTED = appeal(
    "原判认定，柳青山骗取三万元。证据三、证人白露的证言：她借出账户。\n1、被告人柳青山的供述，其收取三万元。被告人柳青山亦供认。足以认定。\n柳青山另行收取五千元。"
)


def test_evidence_is_numbered_as_such_and_a_confession_told_in_passing_opens_nothing() -> None:
    assert of(LISTED, "借出账户") == TOLD
    assert of(LISTED, "另行收取") == FOUND


def test_the_prosecutions_list_stays_the_prosecutions() -> None:
    text = LISTED.replace(
        "原判认定",
        "公诉机关指控，柳青山窃得手机。证据有：1、证人白露的证言；2、被害人的陈述；3、鉴定意见书，证明手机系赃物。公诉机关认为，应予惩处。\n原判认定",
    )
    assert of(text, "系赃物") == CHARGED


DEFENDED = appeal(
    "原判认定，柳青山骗取三万元。原判认为，辩护人白露提出的被告人系从犯等辩护意见，理据不足，不予采纳。柳青山负有债务。故辩护人的该辩护意见不成立。柳青山未退赃。判决柳青山有期徒刑二年。郑秋实犯窝藏罪，判处罚金一千元。\n"
    "宣判后，柳青山不服，向云州市中级人民法院提起上诉。\n柳青山归还一万元。\n"
    "二审时，柳青山的辩护人向本院提交新证据：一、货运单，证明货物已经出口。二、发票，证明税款已缴纳。\n针对辩护人提交的证据，经查，货物与本案有关联。"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("负有债务", FOUND),
        ("退赃", AGAINST),
        ("判处罚金一千元", ORDERED),
        ("归还一万元", FOUND),
        ("已经出口", ALLEGED),
        ("已缴纳", ALLEGED),
        ("与本案有关联", FOUND),
    ],
)
def test_counsel_judged_has_no_word_and_new_exhibits_are_whose_they_are(
    passage: str, expected: tuple[str, str, str]
) -> None:
    assert of(DEFENDED, passage) == expected


def test_a_whole_sentence_may_stand_between_a_court_and_what_it_found() -> None:
    text = civil("借款到期。", "同意调解。", "应当偿还。").replace(
        "现已审理终结。",
        "现已审理终结。\n柳青山向云州市中级人民法院起诉称：合同解除。\n云州市中级人民法院于2019年1月2日作出（2019）云01民初8号民事判决书，认为：合同有效。",
    )
    assert of(text, "合同有效") == FOUND


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        (
            "辩护人的其他意见有理，本院予以采纳；第二点，柳青山没有交代事实，该意见不予采纳。",
            "交代事实",
            AGAINST,
        ),
        ("柳青山不属于如实供述，不构成自首。", "构成自首", AGAINST),
        ("郑秋实不认可，柳青山又没有提交其他证据。", "提交其他证据", AGAINST),
        ("因财产不足，执行程序无法继续进行。", "继续进行", AGAINST),
        ("郑秋实及其辩护人白露，柳青山均到庭参加诉讼。", "柳青山均到庭", FOUND),
        (
            "规定：“受损害方有权撤销。”故郑秋实该项诉请不符合法律规定，不予支持。",
            "故郑秋实该项诉请不符合",
            AGAINST,
        ),
        ("一审法院没有将是否收到货款作为争议焦点进行审理。", "审理。", AGAINST),
    ],
)
def test_negations_of_the_opinion_are_the_courts(
    sentence: str, passage: str, expected: tuple[str, str, str]
) -> None:
    text = civil("借款到期。", "同意调解。", sentence)
    start = text.index(passage)
    if "不符合" in passage:
        state = reading(NLP(text))
        claim = said(state, start, start + len(passage), start + passage.index("符合"))
        assert (claim.asserted_by, claim.standing, claim.polarity) == expected
    else:
        assert of(text, passage) == expected


def test_what_the_other_company_has_not_done_is_brought_forward() -> None:
    text = civil("借款到期。", "青山公司没有提出质量问题。其没有延误工期。", "应当偿还。")
    assert of(text, "提出质量问题") == ("party", "alleged", "negative")
    assert of(text, "延误工期") == (*DENIED[:2], "negative")


@pytest.mark.parametrize(
    ("opening", "passage"),
    [
        ("青山公司依据民事诉讼法第二百条第（二）项申请再审。理由：柳青山隐瞒价款。", "隐瞒价款"),
        ("青山公司申请再审称：一、原判不当。二审判决认定，柳青山隐瞒价款。", "隐瞒价款"),
        ("青山公司申请再审称：一、二审法院以证人未到庭为由不予采信。柳青山隐瞒价款。", "隐瞒价款"),
    ],
)
def test_an_appeal_that_speaks_of_courts_goes_on(opening: str, passage: str) -> None:
    text = (
        "云州市中级人民法院\n民 事 判 决 书\n（2019）云01民终88号\n上诉人（原审被告）：云州青山机械有限公司，住所地云州市。\n被上诉人（原审原告）：柳青山，男，住云州市。\n"
        "上诉人云州青山机械有限公司（以下简称青山公司）因与被上诉人柳青山买卖合同纠纷一案，不服云州市青山区人民法院（2018）云0102民初5号民事判决。现已审理终结。\n"
        f"{opening.replace('民事诉讼法', '《中华人民共和国民事诉讼法》')}\n本院认为，应予维持。{TAIL}"
    )
    assert of(text, passage) == ALLEGED
