"""Whether the report says a word about something: where a reason is due, any text of it may give it.

Naming the figure is no reason: “预算执行率为80%” and “结余20万元” say what everybody sees, not why, nor where the
rest is.
Nor is a rule that exists (结余资金管理制度) or a fault that is denied (无截留结余资金现象).
"""

from __future__ import annotations

import re
from typing import Literal

from wizards.checks.case import Case
from wizards.checks.wording import narrow

Topic = Literal["spending", "payer", "adjustment", "deduction", "survey"]

_NOT_DENIED = "(?<![无没未])(?<!没有)(?<!不存在)(?<!不产生)"
_REST = (
    rf"{_NOT_DENIED}(?:结余|结转|余额|余款|节余|剩余)[^,]{{0,20}}(?:[为是](?![\d约])|系|属|来自|因|原因|留[待作]|用于|将|待|由|按)",
    rf"{_NOT_DENIED}(?:结余|余款|节余|剩余|资金|款)[^,]{{0,12}}结转|{_NOT_DENIED}结转(?:到|至|下|次|明|来|以后|20\d\d|继续|使用)",
    r"收回(?![有效问卷]*\d*份)|缴回|交回|统筹使用|(?:上缴|退回)(?:财政|国库|结余|资金|剩余|余)",
)
_SAVED = (
    r"节约(?:资金|经费|支出|成本|开支|费用|了?\d)|厉行节约[^,]{0,4},?[^,]{0,4}(?:支出|开支|经费|费用)",
    "(?:压缩|压减|缩减|精简)了?[^,]{0,6}(?:开支|支出|经费|费用)|(?:减少|降低)了?[^,]{0,4}(?:开支|支出)",
    "节支|节省|中标价|中标金额|招标价|成交价|核减|审减|审计核定",
    "(?:低于|小于|少于)(?:预算|控制价|概算|计划)",
    "据实(?:结算|支付|拨付|发放)",
    "(?:工程量|工作量|采购量|实际(?:需求|人数|数量|户数|面积)|(?:补助|补贴|发放|申报|报名|参保)(?:对象|人数|户数|面积))"
    "[^,]{0,6}(?:减少|低于|少于|小于|不足|下降|核减|调减)",
)
_AFTER_WHAT = "(?:审计|审核|评审|结算|决算|验收|初验|终验|竣工|到期|期满|质保期)"
_PAID = "(?:支付|拨付|付清|付款|结清|结算|兑付)"
_OWED = (
    "尾款|尾欠|质保金|质量保证金|跨年|来不及|欠付|欠款|拖欠|应付|挂账|赊",
    f"{_AFTER_WHAT}(?:完成|完毕|通过|合格|办结|结束)?(?:之?后|再)[^,\\d]{{0,4}}(?:支?付|拨付|结清)",
    f"(?:次|明|下一?)年度?[^,]{{0,6}}{_PAID}|分(?:期|年|年度|[两二三四五]年)[^,]{{0,4}}{_PAID}",
    "(?:尚|暂|还)?(?:未|没有?)(?:能|予|全部|全额|及时|足额)?(?:支付|结算|报账|结清|付(?!出|息))(?!任何|过|[^,]{0,6}无关)",
    "(?:(?<![招接优期善看])待(?!遇)|正在|尚在|还在)(?:办理|进行|履行|走|开展)?[^,]{0,6}(?:支付|结算|审计|付款|决算|报账|付清|验收|评审|审核)",
)
_NOT_YET = (
    "(?:尚未|暂未|还未|未|没有|没)(?:能|全部|及时|按期|如期|按时)?"
    "(?:拨付|执行|使用|完工|竣工|验收|开工|到位|实施|启动|支出|审计|到期|花完|用完|下达|招标|采购)(?!任何|过|[^,]{0,6}无关)",
    "(?<![招接优期善看])待(?!遇)(?:拨付|下达|完工|采购|招标)|(?:次年|明年|下一?年度?)(?:再|继续)?(?:使用|执行|实施)",
)
_DELAY = (
    "(?:工期|工程进度|施工进度|下达|到位|招标|采购|开工|验收|结算|审批)[^,]{0,6}(?:较?晚|延[误期后迟]|滞后|推迟|较?慢)",
    "才(?:下达|到位|拨付|开工|批复|招标|签订|启动)|延期|推迟|暂缓|停工|停建|取消|流标",
)
_ADVANCED = "垫[付资支]|捐[赠款]|无偿|免费|不需要(?:支付|资金)|不产生费用|先(?:建|干|实施)后[补付]"
_OTHER_MONEY = "自筹|自有资金|社会资金|其他资金|其他渠道|以前年度|往年|结转资金"
_PAID_BY_OTHERS = (_ADVANCED, _OTHER_MONEY)
_WORDS: dict[Topic, re.Pattern[str]] = {
    "spending": re.compile(
        "|".join((*_REST, *_SAVED, *_OWED, *_NOT_YET, _ADVANCED, f"[由用以从][^,]{{0,8}}(?:{_OTHER_MONEY})"))
    ),
    "payer": re.compile("|".join((*_OWED, *_PAID_BY_OTHERS))),
    "adjustment": re.compile(r"调整|调增|调减|追加|追减|核减|压减|增加预算|预算增加|收回"),
    "deduction": re.compile(r"扣\s*(?:除|了|减)?\s*\d|扣分|失分|减\s*\d+(?:\.\d+)?\s*分|未得满分"),
    "survey": re.compile(r"问卷|调查|测评|回访|抽样|访谈|评价器|样本|评议|走访(?!慰问)"),
}
"""What speaks of a topic: where money is that was not spent, and why (spending), what else paid for the work, or who
waits for the money (payer), why the budget was changed, where points were lost, how satisfaction was asked."""
_CAUSE = re.compile("|".join((r"因(?!此|素|地制宜|病|人而)|由于|原因|导致|造成|受[^,]{1,20}影响", *_DELAY)))
"""Explains the money only in a sentence that speaks of money, or of less that was needed."""
_OF_MONEY = re.compile(r"资金|预算|执行|支出|支付|拨付|付款|经费|花|减少|变更")
_OTHER_YEAR = re.compile(
    rf"(20\d\d)年?(?:初|度|\d{{1,2}}月(?:底|初|中旬)?|[一二三四]季度)?(?:再|将|继续|予以|全部)*{_PAID}"
)
_SENTENCES = re.compile(r"[。；;\n]")
_HOLLOW = (
    r"(?:制度|办法|机制|规定|流程|规程|细则|台账)(?:较?(?:健全|完善|规范|到位|有效|完备|齐全|齐备|明确|合理))*",
    r"(?:[^,]{0,8}?(?:无|没有|不存在|未发现|未出现|未发生|未产生|杜绝|严禁|避免|防止|不得)).*(?:现象|情况|问题|行为|情形|事项)(?:发生|出现)?",
    r"对[^,]*(?:加强|督促|督导|督办|跟踪|催促|通报|约谈|调度)[^,]*",
)
_SAYS_NOTHING = re.compile(rf"[^,]*{_HOLLOW[0]}|{_HOLLOW[1]}|{_HOLLOW[2]}")
"""Clauses of a rule that exists, a fault that is denied, a supervision that was done: none tells where money is."""


def explains(case: Case, topic: Topic) -> bool:
    """Whether any running text of the report, the reasons of its rows among them, speaks of ``topic``."""
    year = case.assessment.profile.fiscal_year
    return any(_speaks(sentence, topic, year) for _, text in case.narrative for sentence in _SENTENCES.split(text))


def _speaks(sentence: str, topic: Topic, year: int | None) -> bool:
    plain = narrow(sentence)
    if topic not in ("spending", "payer"):
        return bool(_WORDS[topic].search(plain))
    told = ",".join(clause for clause in plain.split(",") if not _SAYS_NOTHING.fullmatch(clause))
    if _WORDS[topic].search(told) or _is_paid_later(told, year):
        return True
    return topic == "spending" and bool(_CAUSE.search(told) and _OF_MONEY.search(told))


def _is_paid_later(told: str, year: int | None) -> bool:
    """Whether a year after the assessed one is named for the payment."""
    return any(year is None or int(found[1]) > year for found in _OTHER_YEAR.finditer(told))
