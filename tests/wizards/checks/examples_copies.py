"""F14, F20-F22, T06, T21: amounts that are none, results without money, costs, last year's text, prompts."""

from __future__ import annotations

from typing import Any

from tests.wizards.checks.builders import FREE
from tests.wizards.checks.example import silent, speaks

LINE = "funds/lines/0/"
EXECUTED = "funds.lines[0].executed"
ROW = "performance/indicators/"
FIRST = "performance.indicators[0]."


def spent(executed: str, text: str = "专款专用。", **more: str) -> dict[str, Any]:
    return {LINE + "executed": executed, LINE + "arrived": None, LINE + "balance": None, "texts/fund_use": text, **more}


def cost(target: str, actual: str, name: str = "项目总成本", **more: Any) -> dict[str, Any]:
    cells = {"level1": "产出指标", "level2": "成本指标", "name": name, "target": target, "actual": actual}
    return {**{f"{ROW}1/{key}": text for key, text in cells.items()}, **more}


PAID_OTHERWISE = (
    "工程款由施工方垫付，验收后支付。",
    "款项跨年支付，下年结算。",
    "工程已完工，尚未结算。",
    "由单位自筹资金先行实施。",
    "用以前年度结转资金支付。",
    "先建后补，验收合格再补助。",
)
NOT_PAID_OTHERWISE = ("专款专用。", "预算执行率5%。", "按批复用途支出。", "结余交回县财政。", "资金管理规范。")
PROMPTS = (
    ("0/name", "指标2："),
    ("0/name", "……"),
    ("0/name", "三级指标"),
    ("0/target", "≥**人"),
    ("0/target", "≥XX%"),
    ("0/target", "≥____%"),
    ("0/actual", "优良中低差"),
    ("0/actual", "好/坏"),
    ("0/actual", "是/否"),
    ("0/actual", "请填写"),
    ("0/target", "年度指标值"),
    ("0/actual", "待填"),
    ("0/actual", "××%"),
    ("0/name", "示例："),
    ("0/name", "一级指标"),
    ("0/actual", "【填写】"),
    ("0/actual", "待定"),
)
PROMPTS_IN_TEXT = (
    "项目概况（100字以内）：维护12处。",
    "覆盖**个村，受益8万人。",
    "20XX年维护12处。",
    "XX县水利局实施。",
    "经费____万元。",
    "（请填写项目的背景）维护12处。",
    "维护12处（示例）。",
    "由××公司施工。",
    "（填写项目背景）维护12处。",
)
NO_PROMPTS = (
    "维护12处……，群众满意。",
    "作文500字以内的比赛3场。",
    "对照表见附件，优良中差各占若干。",
    "3×4米标牌12块。",
    "XXL码服装12套。",
    "采用PPP模式。",
    "是否到位由监理核查。",
    "请有关单位填写意见后归档。",
    "登记表（填写人签名）按月归档。",
)
NO_PROMPT_CELLS = (
    ("0/name", "指标1：维修处数"),
    ("0/actual", "优良"),
    ("0/actual", "14处"),
    ("0/name", "完成率"),
    ("0/improvement", "请专家指导两次。"),
    ("0/actual", "—"),
    ("0/actual", "*"),
)
LAST_YEAR = (
    "2021年维护14处。",
    "2021年度，维护14处，群众用水方便。",
    "2020年完成14处维护。",
    "2021年水质合格率96.4%。",
)
RIGHT_YEAR = (
    "2022年维护14处。",
    "2021年维护13处。",
    "2021年维护14处，2022年维护14处。",
    "2021年计划维护14处。",
    "2021年批复14处，当年维护。",
    "截至2021年累计维护14处。",
    "与2021年的14处相比持平。",
    "按某水〔2021〕14号文件实施。",
    "2021年底前维护14处。",
    "2023年将维护14处。",
    "2021年维护14座。",
    "2021年召开会议2次。",
    "2021年支出100万元。",
    "2021年满意度96%。",
)

COPIES_SPEAK = [
    *(speaks("F14", {"funds/lines/2/executed": text}, "funds.lines[2].executed", name=text)
      for text in ("1,20", "12o", "1.2.3", "待定", "十万左右吧", "12 ,5", "l2.5")),
    speaks("F14", {"funds/expenses/0/amount": "5o.00"}, "funds.expenses[0].amount"),
    *(speaks("F14", {"funds/lines/2/executed": text}, "funds.lines[2].executed", "warning", name=text)
      for text in ("约10万元", "10-12万元", "不超过10万元")),
    *(speaks("F20", spent("5", text), EXECUTED, "warning", name=text) for text in NOT_PAID_OTHERWISE),
    speaks("F20", spent("45"), EXECUTED, "warning", name="less than half"),
    speaks("F20", spent("0.08"), EXECUTED, "warning", name="next to nothing"),
    *(speaks("F21", {f"funds/lines/1/{name}": "10"}, f"funds.lines[1].{name}", "warning", name=name)
      for name in ("weight", "score", "stated_score", "分值", "得分")),
    *(speaks("F21", {ROW + "0/name": name}, FIRST + "name", "warning", name=name)
      for name in ("其中：财政拨款", "当年财政拨款", "上年结转资金", "其他资金", "年度资金总额")),
    speaks("F21", {ROW + "4/name": "预算执行率"}, "performance.indicators[4].name", "warning"),
    speaks("F22", cost("≤160万元", "90万元"), "performance.indicators[1].target", "warning"),
    speaks("F22", cost("≤100.5万元", "90万元", "年度总费用"), "performance.indicators[1].target", "warning"),
    speaks("F22", cost("≤100万元", "386万元"), "performance.indicators[1].actual", "warning"),
    speaks("F22", cost("≤100万元", "99.5万元", "项目成本控制数"), "performance.indicators[1].actual", "warning"),
    speaks("F22", cost("100万元", "1000000元", "总成本"), "performance.indicators[1].actual", "warning"),
    *(speaks("T21", {ROW + cell: text}, FIRST + cell.partition("/")[2], name=text) for cell, text in PROMPTS),
    *(speaks("T21", {"texts/overview": text}, "texts.overview", "warning", name=text) for text in PROMPTS_IN_TEXT),
    speaks("T21", {"texts/overview": "维护12处。\n……"}, "texts.overview", "warning"),
    speaks("T21", {"texts/overview": "……"}, "texts.overview", name="nothing but dots"),
    speaks("T21", {"funds/transfer_date": "年月日"}, "funds.transfer_date"),
    speaks("T21", {"profile/unit/name": "XX局"}, "profile.unit.name"),
    *(speaks("T06", {"texts/overview": text, ROW + "0/actual": "14处", ROW + "1/actual": "96.4%",
         },
             "texts.overview", "warning", name=text) for text in LAST_YEAR),
    speaks("T06", {"performance/goals/0/actual": "2021年维护14处。"}, "performance.goals[0].actual", "warning"),
]  # fmt: skip

COPIES_SILENT = [
    *(silent("F14", {"funds/lines/2/executed": text}, name=text)
      for text in ("10", "1,200.50", "１０", "10万元", "—", "/", "／", "*", "无", "不适用", "暂无", "没有", "不涉及",
                   "0")),
    *(silent("F20", spent("5", text), name=text) for text in PAID_OTHERWISE),
    silent("F20", spent("45", "结余交回县财政。"), name="half of it, and the rest is explained"),
    silent("F20", spent("55"), name="more than half"),
    silent("F20", {**spent("5"), ROW + "0/actual": "9处"}, name="not all was done"),
    silent("F20", spent("5"), form=FREE),
    silent("F20", {**spent("5"), ROW + "0/deviation_reason": "尾款未付"}, name="a row says it"),
    silent("F21", {"funds/lines/1/weight": "—"}),
    silent("F21", {"funds/lines/1/weight": "0"}),
    silent("F21", {"funds/lines/0/weight": "10"}, name="the total line has them"),
    silent("F21", {"funds/lines/1/remark": "10"}),
    silent("F21", {ROW + "0/name": "预算执行率"}, name="with a weight of its own: D16 says it"),
    silent("F21", {ROW + "0/name": "其他资金拨付笔数"}),
    silent("F22", cost("≤100万元", "98万元")),
    silent("F22", cost("≤95万元", "90万元")),
    silent("F22", cost("≤101万元", "98万元", **{LINE + "initial_budget": "100.6"}), name="rounded up"),
    silent("F22", cost("≤100万元", "98.4万元", **{LINE + "executed": "98.36"}), name="rounded up, as spent"),
    silent("F22", cost("≤100万元", "90万元", **{LINE + "adjusted_budget": "95"}), name="the first budget, cut later"),
    silent("F22", cost("≤800元", "790元", "亩均成本")),
    silent("F22", cost("≤160万元", "150万元", "设备购置总费用"), name="a part"),
    silent("F22", cost("≤160万元", "150万元", "工程总投资"), name="of all years"),
    silent("F22", cost("≤160万元", "150万元", "降低项目成本")),
    silent("F22", cost("≤100万元", "99.5万元", **{"texts/fund_use": "1.5万元质保金待付。"})),
    silent("F22", cost("≤160万元", "150万元", **{"profile/period_start": "2021-01"}), name="two years"),
    silent("F22", cost("≤100%", "98%", "项目成本控制率")),
    silent("F22", cost("≤100万元", "99万元", **{"funds/lines/0/initial_budget": "0"}), name="F02 says it"),
    *(silent("T21", {ROW + cell: text}, name=text) for cell, text in NO_PROMPT_CELLS),
    *(silent("T21", {"texts/overview": text}, name=text) for text in NO_PROMPTS),
    silent("T21", {"profile/report_date": "年月日"}, name="A07 says it"),
    *(silent("T06", {"texts/overview": text, ROW + "0/actual": "14处"}, name=text) for text in RIGHT_YEAR),
    silent("T06", {"texts/overview": "2021年维护14处。", "profile/period_start": "2021-03"}, name="it ran in 2021"),
    silent("T06", {"texts/overview": "2021年维护14处。", "profile/title": "2021年饮水工程维护"}),
    silent("T06", {"performance/goals/0/expected": "2021年维护14处。"}),
]  # fmt: skip
