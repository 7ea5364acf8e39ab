"""Whether the report says a word about something: where a reason is due, any text of it may give it.

Naming the figure is no reason: “预算执行率为80%” says what everybody sees, not why, nor where the rest is.
"""

from __future__ import annotations

import re
from typing import Literal

from wizards.checks.case import Case
from wizards.checks.wording import narrow

Topic = Literal["spending", "payer", "adjustment", "deduction", "survey"]

_NOT_DENIED = "(?<![无没未])(?<!没有)(?<!不存在)(?<!不产生)"
_REST = (
    rf"{_NOT_DENIED}(?:结余|结转|余额|余款|节余)",
    r"剩余(?:资金|部分|款|额|\d|的)",
    "收回|缴回|交回|统筹使用",
    "(?:上缴|退回)(?:财政|国库|结余|资金|剩余|余)",
)
_SAVED = (
    r"节约(?:资金|经费|支出|成本|开支|费用|了?\d)",
    "节支|节省|中标价|中标金额|招标价|成交价|核减|审减|审计核定",
    "(?:低于|小于|少于)(?:预算|控制价|概算|计划)",
    "据实(?:结算|支付|拨付|发放)",
    "实际(?:需求|人数|工程量|数量)(?:减少|低于|少于|小于)",
)
_UNPAID = (
    "尾款|尾欠|质保金|质量保证金|尚未|跨年",
    "未(?:支付|拨付|结算|执行|使用|完工|竣工|验收|开工|到位|报账|实施|启动|支出|审计|到期|付)",
    "没有(?:支付|拨付|付|执行|支出|使用|完工|竣工|验收|开工|花完|用完)",
    "待(?:支付|拨付|结算|验收|审计|付|决算|完工|报账)",
    "(?:次年|下一?年度?)(?:再|继续)?(?:支付|拨付|结算|使用|执行|付)",
)
_DELAY = (
    "(?:工期|工程进度|施工进度|下达|到位|招标|采购|开工|验收|结算|审批)[^,。;]{0,6}(?:较?晚|延[误期后迟]|滞后|推迟|较?慢)",
    "延期|推迟|暂缓|停工|停建|取消|流标",
)
_PAID_BY_OTHERS = (
    "垫[付资支]|欠付|拖欠|应付|挂账|自筹|自有资金|社会资金|其他资金|捐[赠款]|以前年度|往年|结转资金",
    "无偿|免费|不需要(?:支付|资金)|不产生费用|先(?:建|干|实施)后[补付]",
)
_WORDS: dict[Topic, re.Pattern[str]] = {
    "spending": re.compile("|".join((*_REST, *_SAVED, *_UNPAID))),
    "payer": re.compile("|".join((*_UNPAID, *_PAID_BY_OTHERS))),
    "adjustment": re.compile(r"调整|调增|调减|追加|追减|核减|压减|增加预算|预算增加|收回"),
    "deduction": re.compile(r"扣\s*(?:除|了|减)?\s*\d|扣分|失分|减\s*\d+(?:\.\d+)?\s*分|未得满分"),
    "survey": re.compile(r"问卷|调查|测评|回访|抽样|访谈|评价器|样本|评议"),
}
"""What speaks of a topic: where money is that was not spent, and why (spending), what else paid for the work (payer),
why the budget was changed, where points were lost, how satisfaction was asked."""
_CAUSE = re.compile("|".join((r"因(?!此|素|地制宜|病|人而)|由于|原因|导致|造成|受[^,。;]{1,20}影响", *_DELAY)))
"""Explains the money only in a sentence that speaks of money."""
_OF_MONEY = re.compile(r"资金|预算|执行|支出|支付|拨付|付款|经费|花")
_SENTENCES = re.compile(r"[。；;\n]")


def explains(case: Case, topic: Topic) -> bool:
    """Whether any running text of the report, the reasons of its rows among them, speaks of ``topic``."""
    return any(_speaks(sentence, topic) for _, text in case.narrative for sentence in _SENTENCES.split(text))


def _speaks(sentence: str, topic: Topic) -> bool:
    plain = narrow(sentence)
    if _WORDS[topic].search(plain):
        return True
    return topic == "spending" and bool(_CAUSE.search(plain) and _OF_MONEY.search(plain))
