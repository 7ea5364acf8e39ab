"""F07, F10, F18: why money was not spent, where the rest is, and what a text claims of it."""

from __future__ import annotations

from typing import Any

from tests.wizards.checks.builders import STRICT
from tests.wizards.checks.example import silent, speaks

LINE = "funds/lines/0/"
EXECUTED = "funds.lines[0].executed"


def spent(text: str, executed: str = "80", **more: str) -> dict[str, Any]:
    """Eighty of a hundred arrived and were spent, so no balance is shown; the text says so or why."""
    changes = {LINE + "executed": executed, LINE + "arrived": executed, LINE + "balance": "0", "texts/fund_use": text}
    return changes | {f"texts/{slot}": other for slot, other in more.items()}


def row_says(reason: str) -> dict[str, Any]:
    return {**spent("专款专用。"), "performance/indicators/0/deviation_reason": reason}


RATE_ONLY = (
    "预算执行率为80%。",
    "执行率80%，专款专用。",
    "项目资金执行进度为80%。",
    "支出进度80%，支付进度80%。",
    "全年执行80万元，无结余。",
    "资金使用规范，没有结余，没有结转。",
    "执行率80%，执行率不高。",
    "因地制宜安排项目。",
    "采购时间偏晚。",
    "居民用水受益面大。",
)
EXPLAINED = (
    "结余20万元交回县财政。",
    "因两处工程尚未验收，执行率为80%。",
    "由于招标较晚，资金支付集中在下年。",
    "质保金20万元待下年支付。",
    "中标价低于预算，余款由财政收回。",
    "20万元尾款未付。",
    "受汛期影响，工程款支付推迟。",
    "工程未完工，按进度付款。",
    "据实结算，审减20万元。",
    "人数比计划少，剩余资金结转下年使用。",
)
ROW_REASONS = (
    "尾款未付，其余已付清。",
    "中标价低于预算。",
    "一处工程未验收，款项没有拨付。",
    "质保期未满，扣留质保金。",
    "审计核定价比合同价少。",
    "跨年项目，下年继续支付。",
)
PAID_OUT = (
    "资金已全部拨付，执行率为80%。",
    "项目资金已全部支付。",
    "专项资金均已足额发放到位。",
    "经费按进度全部支出。",
    "预算资金全额执行。",
    "补助资金已使用完毕。",
    "预算已执行完毕。",
)
NOT_PAID_OUT = (
    "工程款已全部支付。",
    "第一批资金已全部拨付。",
    "中央资金已全部支出。",
    "资金未全部支付。",
    "验收后资金将全部支付。",
    "资金全部用于管网维修。",
    "资金已全部拨付，结余20万元收回。",
    "除质保金外，资金已全部支付。",
    "要求乡镇把资金全部使用在工程上。",
)

MONEY_SPEAK = [
    *(speaks("F07", spent(text), EXECUTED, policy=STRICT, name=text) for text in RATE_ONLY),
    *(speaks("F10", spent(text), EXECUTED, "warning", name=text) for text in RATE_ONLY),
    *(speaks("F18", spent(text), "texts.fund_use", "warning", name=text) for text in PAID_OUT),
    speaks("F18", {**spent("资金全额拨付。"), LINE + "arrived": "90"}, "texts.fund_use", "warning"),
]

MONEY_SILENT = [
    *(silent("F07", spent(text), policy=STRICT, name=text) for text in EXPLAINED),
    *(silent("F10", spent(text), name=text) for text in EXPLAINED),
    silent("F10", spent("专款专用。"), policy=STRICT, name="F07 says it"),
    *(silent("F10", row_says(reason), name=reason) for reason in ROW_REASONS),
    *(silent("F07", row_says(reason), policy=STRICT, name=reason) for reason in ROW_REASONS),
    silent("F10", spent("执行率100%。", "100")),
    silent("F07", spent("执行率91%。", "91"), policy=STRICT),
    *(silent("F18", spent(text), name=text) for text in NOT_PAID_OUT),
    silent("F18", {**spent("资金已全部拨付。"), LINE + "arrived": "100"}, name="拨付: all of it arrived"),
    silent("F18", spent("资金已全部支付。", "100")),
]
