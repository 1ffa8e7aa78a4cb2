"""类型代字: what the characters between court and number of a case number say about the case.

Source of the table: 《人民法院案件类型及其代字标准》 (法〔2015〕137号, in force since 2016-01-01), its part on
compulsory liquidation and bankruptcy (法〔2016〕237号, since 2016-08-01) and the later additions (刑教, 民保令),
read from the published list of a court's case system, not from the printed annexes. Courts also coin their own,
above all for mediation before filing; those known stand in `_LOCAL`, any other is accepted with a warning."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class CaseField(StrEnum):
    """Which law the case is about."""

    CRIMINAL = "criminal"
    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"
    COMPENSATION = "compensation"
    RELIEF = "relief"
    ASSISTANCE = "assistance"
    SANCTION = "sanction"
    PRESERVATION = "preservation"
    ENFORCEMENT = "enforcement"
    BANKRUPTCY = "bankruptcy"


class CaseStage(StrEnum):
    """Which step of the proceedings the number stands for."""

    JURISDICTION = "jurisdiction"
    MEDIATION = "mediation"
    FIRST_INSTANCE = "first_instance"
    SECOND_INSTANCE = "second_instance"
    RETRIAL_REVIEW = "retrial_review"
    RETRIAL = "retrial"
    DEATH_PENALTY_REVIEW = "death_penalty_review"
    SENTENCE_CHANGE = "sentence_change"
    SPECIAL = "special"
    APPLICATION = "application"
    RECONSIDERATION = "reconsideration"
    SUPERVISION = "supervision"
    PRESERVATION = "preservation"
    ENFORCEMENT = "enforcement"
    ENFORCEMENT_REVIEW = "enforcement_review"
    BANKRUPTCY = "bankruptcy"
    COMPENSATION = "compensation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CaseKind:
    """One 类型代字 with the name of its case type; `local` if no national standard has it."""

    code: str
    name: str
    field: CaseField
    stage: CaseStage
    local: bool = False


_NATIONAL: Final = """
刑辖 刑事管辖案件 criminal jurisdiction
民辖 民事管辖案件 civil jurisdiction
民辖终 民事管辖上诉案件 civil jurisdiction
民辖监 民事管辖监督案件 civil jurisdiction
行辖 行政管辖案件 administrative jurisdiction
行辖终 行政管辖上诉案件 administrative jurisdiction
赔辖 行政赔偿管辖案件 compensation jurisdiction
赔辖终 行政赔偿管辖上诉案件 compensation jurisdiction
刑初 刑事一审案件 criminal first_instance
刑终 刑事二审案件 criminal second_instance
刑监 刑事依职权再审审查案件 criminal retrial_review
刑申 刑事申诉再审审查案件 criminal retrial_review
刑抗 刑事抗诉再审审查案件 criminal retrial_review
刑再 刑事再审案件 criminal retrial
刑没 申请没收违法所得案件 criminal special
刑核 死刑及法定刑以下刑罚复核案件 criminal death_penalty_review
刑医 申请强制医疗审查案件 criminal special
刑医解 解除强制医疗审查案件 criminal special
刑医复 强制医疗复议案件 criminal reconsideration
刑医监 强制医疗监督案件 criminal supervision
刑教 申请安置教育审查案件 criminal special
刑教解 解除安置教育审查案件 criminal special
刑教复 安置教育复议案件 criminal reconsideration
刑教监 安置教育监督案件 criminal supervision
刑止 停止执行死刑案件 criminal death_penalty_review
刑止调 停止执行死刑调查案件 criminal death_penalty_review
刑止核 停止执行死刑调查审核案件 criminal death_penalty_review
刑更 刑罚与执行变更审查案件 criminal sentence_change
刑更监 刑罚与执行变更监督案件 criminal sentence_change
刑更备 刑罚与执行变更备案案件 criminal sentence_change
刑他 其他刑事案件 criminal other
民初 民事一审案件 civil first_instance
民终 民事二审案件 civil second_instance
民监 民事依职权再审审查案件 civil retrial_review
民申 民事申请再审审查案件 civil retrial_review
民抗 民事抗诉再审审查案件 civil retrial_review
民再 民事再审案件 civil retrial
民撤 第三人撤销之诉案件 civil first_instance
民特 特别程序案件 civil special
民特监 民事特别程序监督案件 civil supervision
民催 催告案件 civil special
民督 申请支付令审查案件 civil special
民督监 支付令监督案件 civil supervision
民保令 人身安全保护令申请审查案件 civil special
民保更 人身安全保护令变更案件 civil special
民破 破产案件（2016年7月前） bankruptcy bankruptcy
民算 强制清算案件（2016年7月前） bankruptcy bankruptcy
民他 其他民事案件 civil other
行初 行政一审案件 administrative first_instance
行终 行政二审案件 administrative second_instance
行监 行政依职权再审审查案件 administrative retrial_review
行申 行政申请再审审查案件 administrative retrial_review
行抗 行政抗诉再审审查案件 administrative retrial_review
行再 行政再审案件 administrative retrial
行审 非诉行政行为申请执行审查案件 administrative special
行审复 非诉行政行为申请执行审查复议案件 administrative reconsideration
行他 其他行政案件 administrative other
行赔初 行政赔偿一审案件 compensation first_instance
行赔终 行政赔偿二审案件 compensation second_instance
行赔监 行政赔偿依职权再审审查案件 compensation retrial_review
行赔申 行政赔偿申请再审审查案件 compensation retrial_review
行赔抗 行政赔偿抗诉再审审查案件 compensation retrial_review
行赔再 行政赔偿再审案件 compensation retrial
行赔他 其他行政赔偿案件 compensation other
法赔 法院作为赔偿义务机关自赔案件 compensation compensation
委赔 赔偿委员会审理赔偿案件 compensation compensation
委赔监 司法赔偿监督审查案件 compensation supervision
赔确监 赔偿确认申诉审查案件 compensation supervision
委赔提 司法赔偿监督上级法院赔偿委员会重审案件 compensation retrial
委赔再 司法赔偿监督本院赔偿委员会重审案件 compensation retrial
赔他 其他赔偿案件 compensation other
司救刑 刑事司法救助案件 relief other
司救民 民事司法救助案件 relief other
司救行 行政司法救助案件 relief other
司救赔 国家赔偿司法救助案件 relief other
司救执 执行司法救助案件 relief other
司救访 涉诉信访司法救助案件 relief other
司救他 其他司法救助案件 relief other
认台 认可与执行台湾地区裁判、裁决审查案件 assistance special
认港 认可与执行香港特别行政区裁判、裁决审查案件 assistance special
认澳 认可与执行澳门特别行政区裁判、裁决审查案件 assistance special
认复 认可与执行审查复议案件 assistance reconsideration
认他 认可与执行审查其他案件 assistance other
请台送 请求台湾地区送达文书审查案件 assistance other
请港送 请求香港特别行政区法院送达文书审查案件 assistance other
请澳送 请求澳门特别行政区法院送达文书审查案件 assistance other
台请送 协助台湾地区送达文书案件 assistance other
港请送 协助香港特别行政区法院送达文书案件 assistance other
澳请送 协助澳门特别行政区法院送达文书案件 assistance other
请台调 请求台湾地区调查取证审查案件 assistance other
请港调 请求香港特别行政区调查取证审查案件 assistance other
请澳调 请求澳门特别行政区法院调查取证审查案件 assistance other
台请调 协助台湾地区调查取证案件 assistance other
港请调 协助香港特别行政区调查取证案件 assistance other
澳请调 协助澳门特别行政区法院调查取证案件 assistance other
请移管 接收在台湾地区被判刑人案件 assistance other
助移管 向台湾地区移管被判刑人案件 assistance other
请移赃 接收台湾地区移交罪赃案件 assistance other
助移赃 向台湾地区移交罪赃案件 assistance other
协外认 承认与执行外国裁判、裁决审查案件 assistance special
协他 承认与执行审查其他案件 assistance other
协外送 送达外国法院文书案件 assistance other
请外送 请求外国法院送达文书审查案件 assistance other
协外调 外国法院请求调查取证案件 assistance other
请外调 请求外国法院调查取证审查案件 assistance other
请外移 接收在外国被判刑人案件 assistance other
协外移 向外国移管被判刑人案件 assistance other
请外引 请求外国引渡案件 assistance other
协外引 协助外国引渡案件 assistance other
司惩 司法制裁审查案件 sanction other
司惩复 司法制裁复议案件 sanction reconsideration
财保 非诉财产保全审查案件 preservation preservation
行保 非诉行为保全审查案件 preservation preservation
行保复 非诉行为保全复议案件 preservation reconsideration
证保 非诉证据保全审查案件 preservation preservation
执 首次执行案件 enforcement enforcement
执恢 恢复执行案件 enforcement enforcement
执保 财产保全执行案件 enforcement preservation
执异 执行异议案件 enforcement enforcement_review
执复 执行复议案件 enforcement enforcement_review
执监 执行监督案件 enforcement enforcement_review
执协 执行协调案件 enforcement enforcement_review
执他 其他执行案件 enforcement other
清申 强制清算申请审查案件 bankruptcy application
破申 破产申请审查案件 bankruptcy application
清终 强制清算上诉案件 bankruptcy second_instance
破终 破产上诉案件 bankruptcy second_instance
清监 强制清算监督案件 bankruptcy supervision
破监 破产监督案件 bankruptcy supervision
强清 强制清算案件 bankruptcy bankruptcy
破 破产案件 bankruptcy bankruptcy
"""

# In use, but in no national list that we have read.
_LOCAL: Final = """
诉前调 诉前调解 civil mediation
民诉前调 民事诉前调解 civil mediation
行诉前调 行政诉前调解 administrative mediation
诉调 诉前调解 civil mediation
引调 诉前引导调解 civil mediation
民调 诉前调解 civil mediation
民预 民事预立案 civil mediation
预 预立案 civil mediation
刑诉前调 刑事附带民事诉前调解 civil mediation
清他 其他强制清算案件 bankruptcy other
破他 其他破产案件 bankruptcy other
清复 强制清算复议案件 bankruptcy reconsideration
破复 破产复议案件 bankruptcy reconsideration
"""


def _read(table: str, *, local: bool) -> dict[str, CaseKind]:
    rows = (line.split() for line in table.strip().splitlines())
    return {
        code: CaseKind(code, name, CaseField(field), CaseStage(stage), local)
        for code, name, field, stage in rows
    }


CASE_KINDS: Final[Mapping[str, CaseKind]] = MappingProxyType(
    _read(_LOCAL, local=True) | _read(_NATIONAL, local=False)
)
