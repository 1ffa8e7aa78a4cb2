"""The repertoire of orders, a sentence each, with whom it falls on: every kind that the catalogue names is read."""

import pytest

from nlp.lexicon import table
from nlp.outcome.told import standing_of
from nlp.statements import statements
from ontology.ids import record_id
from ontology.standing import Standing
from ontology.statement import RecordContext
from tests.nlp.invented import extract

SIGNED = "\n审判长  白  露\n二〇二〇年三月一日\n书记员  郑  实\n"
CIVIL = """云州市青山区人民法院
民 事 {act} 书
（2020）云0102{number}号
{first}：柳青山，男，1980年3月5日出生，汉族，住云州市。
{second}：云州青山机械有限公司，住所地云州市。
{second}：郑秋实，男，1981年3月5日出生，汉族，住云州市。
{first}柳青山与{second}云州青山机械有限公司、郑秋实民间借贷纠纷一案，本院立案后，现已审理终结。
本院认为，依照《中华人民共和国民事诉讼法》第一百五十七条规定，{act}如下：
"""
SUIT = CIVIL.format(act="判决", number="民初17", first="原告", second="被告")
RULING = CIVIL.format(act="裁定", number="民初17", first="原告", second="被告")
RETRIAL = CIVIL.format(act="裁定", number="民申17", first="再审申请人", second="被申请人")
ESTATE = CIVIL.format(act="裁定", number="破17", first="申请人", second="被申请人")
EXECUTION = CIVIL.format(act="裁定", number="执17", first="申请执行人", second="被执行人").replace(
    "民 事 裁定", "执 行 裁定"
)
COMMAND = CIVIL.format(act="决定", number="执17", first="申请执行人", second="被执行人").replace(
    "民 事 决定", "执 行 决定"
)
AGAINST_OFFICE = """云州市青山区人民法院
行 政 判 决 书
（2020）云0102行初17号
原告：柳青山，男，1980年3月5日出生，汉族，住云州市。
被告：云州市青山区城市管理局，住所地云州市。
法定代表人：白石，局长。
原告柳青山不服被告云州市青山区城市管理局行政处罚一案，本院立案后，现已审理终结。
本院认为，依照《中华人民共和国行政诉讼法》第七十条规定，判决如下：
"""
CRIMINAL = """云州市青山区人民法院
刑 事 判 决 书
（2020）云0102刑初17号
公诉机关云州市青山区人民检察院。
被告人柳青山，男，1980年3月5日出生，汉族。
云州市青山区人民检察院以云青检刑诉〔2020〕11号起诉书指控被告人柳青山犯诈骗罪，向本院提起公诉。现已审理终结。
本院认为，其行为构成诈骗罪。判决如下：
"""
LIU, ZHENG, WORKS, OFFICE = ("柳青山", "郑秋实", "云州青山机械有限公司", "云州市青山区城市管理局")

REPERTOIRE = [
    # civil procedure
    ("suit_dismissed", RULING, "驳回原告柳青山的起诉。", [LIU]),
    ("suit_refused", RULING, "对柳青山的起诉，本院不予受理。", [LIU]),
    ("suit_withdrawn", RULING, "准予原告柳青山撤回对被告郑秋实的起诉。", [LIU]),
    ("suit_withdrawn", RULING, "本案按原告柳青山撤回起诉处理。", [LIU]),
    ("withdrawal_refused", RULING, "不准许柳青山撤诉。", [LIU]),
    ("claims_dismissed", SUIT, "原告柳青山的其余诉讼请求不予支持。", [LIU]),
    ("claims_dismissed", SUIT, "驳回原告柳青山对被告郑秋实的诉讼请求。", [LIU]),
    ("jurisdiction_moved", RULING, "郑秋实对管辖权提出的异议成立，本案移送云州市中级人民法院处理。", []),
    ("jurisdiction_assigned", RULING, "本案指定云州市东山区人民法院审理。", []),
    ("objection_dismissed", RULING, "驳回郑秋实对本案管辖权提出的异议。", [ZHENG]),
    ("cases_joined", RULING, "本案并入本院（2020）云0102民初16号案件审理。", []),
    ("proceedings_suspended", RULING, "本案中止诉讼。", []),
    ("proceedings_ended", RULING, "本案终结诉讼。", []),
    ("corrected", RULING, "判决书第三页第五行“二万元”补正为“三万元”。", []),
    ("application_dismissed", RULING, "驳回柳青山的保全申请。", [LIU]),
    ("application_withdrawn", RULING, "准许柳青山撤回申请。", [LIU]),
    ("retrial_withdrawn", RETRIAL, "准许柳青山撤回再审申请。", [LIU]),
    ("settlement_confirmed", RULING, "申请人柳青山与郑秋实于2020年1月5日达成的调解协议有效。", [LIU, ZHENG]),
    ("award_set_aside", RULING, "撤销云州仲裁委员会（2019）云仲裁字第5号裁决。", []),
    ("advance_execution", RULING, "被告郑秋实先行支付原告柳青山医疗费二万元。", [ZHENG]),
    ("released", RULING, "解除对被告郑秋实银行存款三万元的冻结。", [ZHENG]),
    ("released", RULING, "解除冻结被告郑秋实名下的银行账户。", [ZHENG]),
    ("frozen", RULING, "对被告郑秋实价值三万元的财产采取保全措施。", [ZHENG]),
    ("confirmed", SUIT, "确认原告柳青山与被告云州青山机械有限公司签订的买卖合同无效。", [LIU, WORKS]),
    ("contract_ended", SUIT, "解除原告柳青山与被告郑秋实签订的租赁合同。", [LIU, ZHENG]),
    ("divorce", SUIT, "准予原告柳青山与被告郑秋实离婚。", [LIU, ZHENG]),
    ("custody", SUIT, "婚生子由原告柳青山抚养。", [LIU]),
    ("property_awarded", SUIT, "登记在郑秋实名下的车辆归原告柳青山所有。", [LIU]),
    ("perform", SUIT, "被告郑秋实于本判决生效之日起十日内将房屋腾退并交付原告柳青山。", [ZHENG]),
    ("perform", SUIT, "被告云州青山机械有限公司立即停止侵害原告柳青山专利权的行为。", [WORKS]),
    ("recourse", SUIT, "被告郑秋实承担责任后，有权向被告云州青山机械有限公司追偿。", [WORKS]),
    ("priority", SUIT, "原告柳青山对被告郑秋实抵押的房产拍卖、变卖所得价款享有优先受偿权。", [ZHENG]),
    ("restrained", RULING, "禁止被申请人郑秋实骚扰、跟踪、接触申请人。", [ZHENG]),
    ("status_declared", SUIT, "宣告郑秋实为限制民事行为能力人。", [ZHENG]),
    ("guardian", SUIT, "指定柳青山为郑秋实的监护人。", [LIU, ZHENG]),
    # administrative
    ("act_revoked", AGAINST_OFFICE, "撤销被告云州市青山区城市管理局作出的青城罚〔2019〕8号行政处罚决定。", [OFFICE]),
    ("act_unlawful", AGAINST_OFFICE, "确认被告云州市青山区城市管理局强制拆除原告柳青山房屋的行为违法。", [OFFICE]),
    ("act_ordered", AGAINST_OFFICE, "责令被告云州市青山区城市管理局于六十日内重新作出行政行为。", [OFFICE]),
    ("enforcement_allowed", EXECUTION, "准予强制执行申请人作出的处罚决定，由被执行人郑秋实缴纳罚款三万元。", [ZHENG]),
    ("enforcement_refused", EXECUTION, "不准予强制执行对郑秋实作出的处罚决定。", [ZHENG]),
    # criminal
    ("returned", CRIMINAL, "扣押的手机一部发还被害人郑某。", []),
    ("destroyed", CRIMINAL, "扣押在案的毒品由公安机关依法销毁。", []),
    ("profession_barred", CRIMINAL, "禁止被告人柳青山三年内从事证券活动。", [LIU]),
    ("restrained", CRIMINAL, "禁止被告人柳青山在缓刑考验期内进入夜总会。", [LIU]),
    ("deported", CRIMINAL, "对被告人柳青山驱逐出境。", [LIU]),
    ("probation_revoked", CRIMINAL, "撤销对被告人柳青山宣告的缓刑。", [LIU]),
    ("community_correction", CRIMINAL, "被告人柳青山应当接受社区矫正。", [LIU]),
    ("compulsory_treatment", CRIMINAL, "对柳青山予以强制医疗。", [LIU]),
    ("commutation", CRIMINAL, "对罪犯柳青山减去有期徒刑六个月。", [LIU]),
    ("parole", CRIMINAL, "对罪犯柳青山予以假释。", [LIU]),
    ("exempt", CRIMINAL, "被告人柳青山犯诈骗罪，免予刑事处罚。", [LIU]),
    ("fixed_term", CRIMINAL, "被告人柳青山犯诈骗罪，判处有期徒刑三年，缓刑四年。", [LIU]),
    ("confiscation", CRIMINAL, "没收违法所得一万元，上缴国库。", []),
    ("restitution", CRIMINAL, "责令被告人柳青山退赔被害人郑某三万元。", [LIU]),
    # insolvency
    ("bankruptcy_accepted", ESTATE, "受理申请人柳青山对被申请人云州青山机械有限公司的破产清算申请。", [WORKS]),
    ("bankruptcy_accepted", ESTATE, "受理云州青山机械有限公司重整。", [WORKS]),
    ("reorganisation_begun", ESTATE, "自2020年3月1日起对债务人云州青山机械有限公司进行和解。", [WORKS]),
    ("distribution_approved", ESTATE, "对云州青山机械有限公司管理人提交的《破产财产分配方案》，本院予以认可。", [WORKS]),
    ("bankruptcy_refused", ESTATE, "驳回柳青山对云州青山机械有限公司的破产清算申请。", [WORKS]),
    ("administrator", ESTATE, "指定云州正言律师事务所担任云州青山机械有限公司管理人。", [WORKS]),
    ("administrator_changed", ESTATE, "更换云州青山机械有限公司管理人。", [WORKS]),
    ("reorganisation_begun", ESTATE, "自2020年3月1日起对云州青山机械有限公司进行重整。", [WORKS]),
    ("plan_period_extended", ESTATE, "云州青山机械有限公司重整计划草案的提交，延长三个月，即延长提交重整计划草案的期限。", [WORKS]),
    ("plan_approved", ESTATE, "批准云州青山机械有限公司重整计划。", [WORKS]),
    ("plan_approved", ESTATE, "认可云州青山机械有限公司和解协议。", [WORKS]),
    ("reorganisation_ended", ESTATE, "终止云州青山机械有限公司重整程序。", [WORKS]),
    ("bankrupt", ESTATE, "宣告云州青山机械有限公司破产。", [WORKS]),
    ("claims_confirmed", ESTATE, "确认郑秋实等三位债权人的债权。", [ZHENG]),
    ("distribution_approved", ESTATE, "认可云州青山机械有限公司破产财产分配方案。", [WORKS]),
    ("consolidated", ESTATE, "对云州青山机械有限公司等三家公司实质合并破产清算。", [WORKS]),
    ("bankruptcy_closed", ESTATE, "终结云州青山机械有限公司破产程序。", [WORKS]),
    # enforcement
    ("execution_ended_for_now", EXECUTION, "本院（2020）云0102执17号案的本次执行程序终结。", []),
    ("execution_ended", EXECUTION, "终结对本院（2019）云0102民初9号民事调解书的执行。", []),
    ("execution_completed", EXECUTION, "本院（2020）云0102执17号案件已执行完毕，本案予以结案。", []),
    ("execution_suspended", EXECUTION, "中止对被执行人郑秋实名下房产的执行。", [ZHENG]),
    ("execution_resumed", EXECUTION, "恢复本院（2019）云0102民初9号民事判决的执行。", []),
    ("not_enforced", EXECUTION, "不予执行云州仲裁委员会（2019）云仲裁字第5号裁决。", []),
    ("frozen", EXECUTION, "冻结、划拨被执行人郑秋实的银行存款三万元。", [ZHENG]),
    ("frozen", EXECUTION, "查封被执行人郑秋实名下位于云州市的房产，查封期限三年。", [ZHENG]),
    ("transferred", EXECUTION, "冻结、扣划被执行人郑秋实的银行存款三万元。", [ZHENG]),
    ("transferred", EXECUTION, "划拨被执行人郑秋实的银行存款三万元。", [ZHENG]),
    ("auctioned", EXECUTION, "拍卖被执行人郑秋实名下位于云州市的房产。", [ZHENG]),
    ("sale_confirmed", EXECUTION, "被执行人郑秋实名下的房产所有权归买受人白露所有。", [ZHENG]),
    ("debt_in_kind", EXECUTION, "将被执行人郑秋实名下的房产作价三十万元，交付申请执行人柳青山抵偿债务。", [ZHENG]),
    ("debtor_added", EXECUTION, "追加郑秋实为本案被执行人。", [ZHENG]),
    ("creditor_changed", EXECUTION, "变更郑秋实为本案申请执行人。", [ZHENG]),
    ("moved_to_bankruptcy", EXECUTION, "将被执行人云州青山机械有限公司移送破产审查。", [WORKS]),
    ("evicted", EXECUTION, "强制迁出被执行人郑秋实占有的房屋。", [ZHENG]),
    ("performance_demanded", EXECUTION, "责令被执行人郑秋实于三日内履行判决确定的义务。", [ZHENG]),
    ("report_property", EXECUTION, "责令被执行人郑秋实在五日内如实报告财产情况。", [ZHENG]),
    ("consumption_limited", COMMAND, "限制被执行人云州青山机械有限公司及郑秋实高消费。", [WORKS, ZHENG]),
    ("consumption_released", COMMAND, "解除对被执行人郑秋实的限制消费措施。", [ZHENG]),
    ("dishonest_listed", COMMAND, "将被执行人郑秋实纳入失信被执行人名单，期限为二年。", [ZHENG]),
    ("dishonest_removed", COMMAND, "屏蔽被执行人郑秋实的失信信息。", [ZHENG]),
    ("exit_limited", COMMAND, "限制被执行人郑秋实出境。", [ZHENG]),
    ("court_fine", COMMAND, "对被执行人郑秋实罚款人民币五千元，限在三日内缴纳。", [ZHENG]),
    ("court_fine", COMMAND, "对郑秋实予以司法拘留十五日，并处罚款五万元。", [ZHENG]),
    ("judicial_detention", COMMAND, "对郑秋实罚款五万元，拘留十五日。", [ZHENG]),
    ("creditor_changed", EXECUTION, "将申请执行人由柳青山变更为云州青山机械有限公司。", [WORKS]),
    ("released", EXECUTION, "房产归买受人白露所有，自本裁定送达买受人时起转移；解除对郑秋实房产的查封。", [ZHENG]),
    ("judicial_detention", COMMAND, "对被执行人郑秋实拘留十五日。", [ZHENG]),
    ("detention_released", COMMAND, "提前解除对郑秋实的拘留。", [ZHENG]),
    ("summoned", COMMAND, "拘传被执行人郑秋实到庭接受询问。", [ZHENG]),
    ("police_transfer", COMMAND, "将郑秋实涉嫌犯罪的线索移送公安机关。", []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "head", "order", "by"), REPERTOIRE)
def test_each_kind_is_read_and_falls_on_whom_it_names(
    kind: str, head: str, order: str, by: list[str]
) -> None:
    found = extract(head + "一、" + order + "\n" + SIGNED)
    names = [p.name.value for p in found.parties]
    read = {o.kind: o for o in found.orders}
    assert kind in read, [o.kind for o in found.orders]
    assert [names[i] for i in read[kind].by] == by
    assert read[kind].item == 1


OPPOSITES = [
    ("released", "frozen"),
    ("consumption_released", "consumption_limited"),
    ("dishonest_removed", "dishonest_listed"),
    ("enforcement_refused", "enforcement_allowed"),
    ("withdrawal_refused", "suit_withdrawn"),
    ("detention_released", "judicial_detention"),
    ("priority", "auctioned"),
    ("act_revoked", "reversed"),
    ("execution_ended_for_now", "execution_ended"),
]


@pytest.mark.parametrize(("kind", "not_kind"), OPPOSITES)
def test_what_is_lifted_or_refused_is_not_read_as_imposed(kind: str, not_kind: str) -> None:
    for _, head, order, _ in (case for case in REPERTOIRE if case[0] == kind):
        assert not_kind not in [o.kind for o in extract(head + order + SIGNED).orders]


def test_every_kind_of_the_catalogue_has_a_label_and_a_sentence() -> None:
    kinds = table("orders")
    told = {kind for kind, _, _, _ in REPERTOIRE}
    beside = {kind for form in kinds["told"].values() for kind in form} | kinds["told_beside"].keys()
    assert {*kinds["other"], *kinds["review"], *kinds["on_sole_debtor"], *beside} <= kinds["labels"].keys()
    assert kinds["other"].keys() <= told
    assert len(set(kinds["labels"].values())) == len(kinds["labels"])


def test_rights_and_periods_told_beside_an_order_are_none() -> None:
    text = (
        EXECUTION
        + "冻结被执行人郑秋实的银行存款三万元或查封、扣押其相应价值的财产。冻结银行存款的期限为一年，查封动产的期限为两年。"
        + "需要续行冻结的，应当在期限届满前十五日提出申请。\n申请执行人发现被执行人有可供执行财产的，可以申请恢复执行。"
        + "申请恢复执行不受申请执行时效期间的限制。"
        + SIGNED
    )
    assert [(o.kind, o.amount) for o in extract(text).orders] == [("frozen", "CNY:3000000:exact")]


def test_a_closing_notice_tells_what_was_done_and_orders_nothing() -> None:
    text = (
        "云州市青山区人民法院\n结 案 通 知 书\n（2020）云0102执17号\n申请执行人：柳青山。\n被执行人：郑秋实。\n"
        "本院在执行申请执行人柳青山与被执行人郑秋实民间借贷纠纷一案中，本案已全部执行完毕。\n特此通知。\n二〇二〇年三月一日\n"
    )
    found = extract(text)
    assert [(o.kind, o.by) for o in found.orders] == [("execution_completed", (1,))]
    assert standing_of(found.orders[0]) is Standing.FOUND
    context = RecordContext("judgment", "d1", record_id("judgment", "d1"))
    said = [s for s in statements(found, text, context) if s.type == "court_order"]
    assert {(s.property, s.value, s.standing) for s in said} == {("order_kind", "执行完毕", Standing.FOUND)}
