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
    "落实待遇的审核支付，减少了不合理的医疗费用。",
    "结余20万元。",
    "年末结余为20万元，结余率20%。",
    "无截留结余资金现象。",
    "未发现截留、挪用结余资金的行为。",
    "建立了结余结转资金管理制度。",
    "财政收回存量资金制度健全。",
    "制定了质保金管理办法，台账齐全。",
    "未支付任何与项目无关的费用。",
    "不存在未执行的情况。",
    "没有出现拖欠工程款问题。",
    "对未完工项目加强督促，已全部完工。",
    "2022年支付工程款80万元。",
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
    "工程款由施工单位垫付，2023年支付。",
    "正在办理结算审计，审计后支付20万元。",
    "欠付施工单位20万元。",
    "合同约定分两年支付。",
    "其余20%验收后支付。",
    "12月25日才下达，来不及支付。",
    "因设计变更，工程量减少。",
    "厉行节约，压缩开支。",
    "结余20万元为招标节约。",
    "结余20万元，按规定由县财政收回。",
    "严格执行管理办法，余款2023年3月支付。",
    "加强了督促，一处工程仍未验收。",
    "余额20万元结转2023年。",
    "设备由企业捐赠，不用购买。",
    "补助人数少于预计，据此少支20万元。",
    "由单位自有资金先行支付。",
)
UNPAID_WORK = (
    "正在办理结算审计，审计后支付96万元。",
    "工程款由施工单位垫付。",
    "欠付施工单位96万元。",
    "质保期未满，尾款96万元。",
    "所需费用由单位自筹解决。",
    "工程款尚未支付。",
)
"""Who paid, or who waits for the money, when everything was done and next to nothing was spent."""
ONLY_UNSPENT = (
    "剩余96万元结转下年使用。",
    "资金未拨付。",
    "资金12月才下达，没有使用。",
    "结余96万元由财政收回。",
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
    *(speaks("F20", spent(text, "4"), EXECUTED, "warning", name=text) for text in ONLY_UNSPENT),
    *(speaks("F07", spent(text), EXECUTED, policy=STRICT, name=text) for text in RATE_ONLY),
    *(speaks("F10", spent(text), EXECUTED, "warning", name=text) for text in RATE_ONLY),
    *(speaks("F18", spent(text), "texts.fund_use", "warning", name=text) for text in PAID_OUT),
    speaks("F18", {**spent("资金全额拨付。"), LINE + "arrived": "90"}, "texts.fund_use", "warning"),
]

MONEY_SILENT = [
    *(silent("F20", spent(text, "4"), name=text) for text in UNPAID_WORK),
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
