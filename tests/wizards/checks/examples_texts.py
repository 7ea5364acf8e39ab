"""F03, F04, B05, B07, T05, C05, C17, C19: what texts say of rates, goals, results, satisfaction and the grade."""

from __future__ import annotations

from typing import Any

from tests.wizards.checks.builders import STEPS, a_form, question
from tests.wizards.checks.example import silent, speaks

WHY = question("texts.unmet_reason", "未完成原因")
ASKS_WHY = a_form(steps={**STEPS, "problems": [*STEPS["problems"], WHY]})
LINE = "funds/lines/0/"
ROW = "performance/indicators/"
GOAL = "performance/goals/0/"
OUTCOME = "performance.goals[0].actual"
EXPECTED = "performance.goals[0].expected"
UNMET = {ROW + "0/actual": "9处", ROW + "0/deviation_reason": "滑坡", ROW + "0/improvement": "3月修复"}


def funds(text: str, executed: str = "86.18") -> dict[str, Any]:
    """86.18 of 100 were spent."""
    return {LINE + "executed": executed, LINE + "balance": None, "texts/fund_use": text}


def overall(text: str, **more: str) -> dict[str, Any]:
    return {"texts/conclusion": text, **UNMET, **more}


def rate(stated: str, line: str = "total", **more: str) -> dict[str, Any]:
    return {"overrides": [{"path": f"funds.lines.{line}.rate", "stated": stated}], **more}


def satisfied(actual: str, **texts: str) -> dict[str, Any]:
    return {ROW + "4/actual": actual, **{f"texts/{slot}": text for slot, text in texts.items()}}


WRONG_RATES = (
    "预算执行率为92.9%。",
    "执行率为92.9%。",
    "项目执行率为92.9%。",
    "实际执行率为92.9%。",
    "项目资金执行率达到92.9%。",
    "资金支付率92.9%。",
    "资金拨付率为92.9%。",
    "预算支出率92.9%。",
    "支出进度92.9%。",
    "2022年度预算执行率为92.9%。",
    "截至2022年12月31日，预算执行率为92.9%。",
    "全年预算100万元，执行率为92.9%，结余收回。",
    "预算执行率86.19%。",
    "预算执行率87%，执行率偏低。",
    "预算执行率0.8618。",
    "执行率为0.929。",
    "执行比例为92.9%。",
    "预算执行率（92.9%）。",
    "年末执行率仅92.9%。",
    "预算完成率为92.9%。",
)
RIGHT_RATES = (
    "预算执行率为86.18%。",
    "执行率86.2%。",
    "执行率为86%。",
    "政策执行率为92.9%。",
    "采购计划执行率92.9%。",
    "上年预算执行率为92.9%。",
    "2021年预算执行率为92.9%。",
    "其中中央资金，执行率92.9%。",
    "截至6月，预算执行率为92.9%。",
    "截至11月30日，预算执行率为92.9%。",
    "计划预算执行率92.9%。",
    "要求预算执行率92.9%以上。",
    "基本支出执行率为92.9%。",
    "甲项目预算执行率92.9%，乙项目预算执行率80%。",
    "安排管网资金50万元，支出46.45万元，执行率为92.9%。",
    "床位使用率为92.9%。",
    "会议中心有客房86间，全年使用率92.9%。",
    "签订服务合同28份，执行率92.9%。",
    "财政拨款97.78%，执行率为97.78%。",
    "垃圾清运执行率0.929吨。",
)
EMPTY_OUTCOMES = (
    "基本完成年度目标。",
    "完成年度目标。",
    "全面完成。",
    "达成年度目标",
    "年度目标已全部实现",
    "各项任务均按时完成，达到预期效果。",
    "按计划完成",
    "与预期目标一致",
    "同上",
    "已圆满完成全年各项工作任务！",
    "完成情况良好",
    "100%",
    "完成率100%",
    "按时保质完成。",
)
TRUE_OUTCOMES = (
    "完成12处，合格率96%。",
    "基本完成管网维修，合格率96%。",
    "完成年度目标：维护12处，合格率96%。",
    "十二处工程按期完工，水质达标。",
    "水库除险加固主体完工",
    "建成投用，群众用上自来水。",
)
LONG_GOAL = "完成全县12处农村饮水工程的维修养护，覆盖8个乡镇2.3万人，改善群众饮水条件"
COPIES = (
    "水质合格率不低于95%，维护12处以上。",
    "保障群众饮水安全，维护农村水利设施。",
    "完成饮水工程维修",
    LONG_GOAL,
    "力争水质合格率95%。",
)
ALL_MET = (
    "各项指标均达到年度指标值。",
    "各项绩效指标全部完成。",
    "绩效目标已全部实现。",
    "全面完成年度绩效目标。",
    "全部达到年初设定的指标值。",
    "所有指标均已按期完成。",
    "完成了年度各项绩效指标。",
    "产出指标均达到目标值。",
    "没有未完成的指标。",
    "2022年各项目标任务全部达标。",
    "各项绩效指标均无偏差。",
    "绩效指标完成率为100%。",
    "各指标都已完成。",
    "产出、效益指标均已达到预期目标。",
    "各项指标均达到或超过年度指标值。",
    "指标全部完成。",
)
NOT_ALL_MET = (
    "其余指标均达到年度指标值。",
    "除维护处数外，各项指标均达到指标值。",
    "各项指标基本达到。",
    "五项指标中4项达到指标值。",
    "下一步确保各项指标全部完成。",
    "上年各项指标均达到指标值。",
    "2021年各项指标均达到指标值。",
    "效益指标均达到指标值。",
    "各项指标达到指标值，但维护处数未达到。",
    "各项目标完成较好。",
    "年度任务全部验收。",
    "工程全部完成验收，指标分解到村。",
    "水质全部达标。",
    "对各项指标偏差原因逐条分析。",
    "把各项指标分解到科室，完成率逐月通报。",
    "效益、满意度指标均已达到预期目标。",
)
NO_COMPLAINT = (
    "未收到群众投诉，群众满意度93%。",
    "全年无投诉，服务对象满意度达到93%。",
    "12345热线没有接到任何投诉，群众比较满意。",
    "投诉量为0，满意度较高。",
    "无上访，群众满意。",
)
GRADES = (
    "自评等级为良好。",
    "评价等次：良。",
    "绩效评价结果等级为“良”。",
    "综合评价等级为良好等次。",
    "自评等次为一般。",
)
RIGHT_GRADES = (
    "自评等级为优秀。",
    "评价等次：优。",
    "道路等级优化两处。",
    "工程质量等级为良好。",
    "质量等次为良。",
    "自评等级优良率较高。",
)

TEXTS_SPEAK = [
    speaks("T24", {"texts/overview": "合格率{水质合格率}。", ROW + "1/actual": None}, "texts.overview"),
    speaks("T24", {"bound": {"旧名": f"{ROW}zz/actual"}, "texts/overview": "维护{旧名}处。"}, "texts.overview"),
    *(speaks("F03", funds(text), "texts.fund_use", "warning", name=text) for text in WRONG_RATES),
    speaks("F03", rate("98.01%"), "funds.lines[0].rate", name="last digit"),
    speaks("F03", {**rate("86.19%"), LINE + "executed": "86.18"}, "funds.lines[0].rate", name="86.19 for 86.18"),
    speaks("F03", rate("0.98"), "funds.lines[0].rate", name="a fraction"),
    speaks("F03", rate("97%", "appropriation"), "funds.lines[1].rate", name="97.78 cut to a whole percent"),
    *(
        speaks("F03", {**rate(said, "carryover"),
                       "funds/lines/3": {"source": "carryover", "initial_budget": "0", "executed": "0"}},
               "funds.lines[3].rate", "warning", name=f"0 ÷ 0 as {said}")
        for said in ("100%", "0%", "0", "100.00%")
    ),
    *(speaks("B05", {GOAL + "actual": text}, OUTCOME, "warning", name=text) for text in EMPTY_OUTCOMES),
    *(speaks("B05", {GOAL + "expected": text, GOAL + "actual": text}, OUTCOME, "warning", name=f"copied {text}")
      for text in COPIES),
    speaks("B07", {GOAL + "expected": "受益人口8.5万人。", ROW + "0/name": "受益人口", ROW + "0/target": "≥8.6万人"},
           EXPECTED, "warning"),
    speaks("B07", {GOAL + "expected": "受益人口达86,000名。", ROW + "0/name": "受益人口", ROW + "0/target": "8.7万人"},
           EXPECTED, "warning"),
    speaks("B07", {GOAL + "expected": "完成投资1.2亿元。", ROW + "0/name": "完成投资", ROW + "0/target": "≥1亿元"},
           EXPECTED, "warning"),
    speaks("B07", {GOAL + "expected": "受益人口8.6人。", ROW + "0/name": "受益人口", ROW + "0/target": "8.6万人"},
           EXPECTED, "warning"),
    *(speaks("T05", overall(text), "texts.conclusion", "warning", name=text) for text in ALL_MET),
    speaks("T05", {**UNMET, GOAL + "actual": "12处，各项指标均完成。"}, OUTCOME, "warning"),
    *(
        speaks("T05", {**UNMET, "texts/unmet_reason": text}, "texts.unmet_reason", "warning", form=ASKS_WHY, name=text)
        for text in ("无", "无。", "没有", "不涉及", "无未完成指标", "暂无未完成的情况")
    ),
    *(speaks("C05", satisfied("93%", conclusion=text), "performance.indicators[4].actual", "warning", name=text)
      for text in NO_COMPLAINT),
    speaks("C05", {ROW + "4/evidence": "无投诉记录"}, "performance.indicators[4].actual", "warning"),
    speaks("C05", {ROW + "4/name": "受益群众", ROW + "4/actual": "100%"}, "performance.indicators[4].actual",
           "warning"),
    *(
        speaks("C17", {ROW + "3/actual": text}, "performance.indicators[3].tier", "warning", name=text)
        for text in ("基本健全", "部分健全", "不断完善", "制度有所完善", "尚未印发", "大部分村已建")
    ),
    *(speaks("C19", {"texts/conclusion": text}, "texts.conclusion", "warning", name=text) for text in GRADES),
]  # fmt: skip

TEXTS_SILENT = [
    silent("T24", {"texts/overview": "合格率{水质合格率}，执行率{执行率}。"}),
    silent("T24", {"texts/overview": "维护{旧名}处，见{附表}。"}, name="other braces print as they stand"),
    *(silent("F03", funds(text), name=text) for text in RIGHT_RATES),
    silent("F03", funds("执行率为97.78%。"), name="the rate of one line"),
    silent("F03", rate("98%")),
    silent("F03", rate("98.00%")),
    silent("F03", rate("97.77%", "appropriation"), name="97.777… cut off at two places"),
    silent("F03", rate("97.78%", "appropriation")),
    silent("F03", rate("98", "appropriation"), name="97.78 rounded"),
    silent("F03", {**rate("—", "carryover"),
                   "funds/lines/3": {"source": "carryover", "initial_budget": "0", "executed": "0"}}),
    silent("F04", {LINE + "adjusted_budget": "120", "texts/fund_use": "追加20万元，执行率81.67%。"}),
    *(silent("B05", {GOAL + "actual": text}, name=text) for text in TRUE_OUTCOMES),
    silent("B05", {GOAL + "expected": "维护12处。", GOAL + "actual": "维护12处。"}, name="a short goal came about"),
    silent("B05", {GOAL + "expected": LONG_GOAL, GOAL + "actual": LONG_GOAL.replace("2.3", "2.4")}),
    silent("B07", {GOAL + "expected": "受益人口8.6万人。", ROW + "0/name": "受益人口", ROW + "0/target": "86000人"}),
    silent("B07", {GOAL + "expected": "受益人口8.6万人。", ROW + "0/name": "受益人口", ROW + "0/target": "86,193人"}),
    silent("B07", {GOAL + "expected": "受益人口8.6万人。", ROW + "0/name": "受益人口", ROW + "0/target": "≥8.6万人"}),
    silent("B07", {GOAL + "expected": "受益人口12个乡镇。", ROW + "0/name": "受益人口", ROW + "0/target": "≥8.6万人"}),
    silent("B07", {GOAL + "expected": "受益人口由8万人增加到8.6万人。", ROW + "0/name": "受益人口",
                   ROW + "0/target": "≥8.6万人"}),
    *(silent("T05", overall(text), name=text) for text in NOT_ALL_MET),
    *(silent("T05", {"texts/conclusion": text}, name=f"true: {text}") for text in ALL_MET),
    silent("T05", {"texts/unmet_reason": "无"}, form=ASKS_WHY, name="none was missed"),
    silent("T05", {**UNMET, "texts/unmet_reason": "无备用水泵，两处停修。"}, form=ASKS_WHY),
    silent("T05", {**UNMET, "texts/unmet_reason": "无"}, name="the form does not ask it"),
    silent("T05", {**UNMET, GOAL + "expected": "各项指标全部完成，维护12处。"}, name="a goal promises"),
    silent("C05", satisfied("93%", conclusion="全年无投诉，问卷调查满意度93%。")),
    silent("C05", satisfied("93%", conclusion="全年未发生投诉。")),
    silent("C05", satisfied("93%", conclusion="受理投诉3件，均已办结，群众满意。")),
    silent("C05", {ROW + "4/name": "满意度调查问卷份数", ROW + "4/target": "≥90份", ROW + "4/actual": "100份"}),
    silent("C05", {ROW + "4/name": "投诉办结率", ROW + "4/actual": "100%"}, name="no satisfaction at all"),
    silent("C05", {ROW + "4/name": "培训完成率", ROW + "4/actual": "100%"}),
    silent("C05", {ROW + "4/name": "政策知晓率", ROW + "4/actual": "100%"}),
    silent("C05", {ROW + "1/actual": "100%"}, name="a rate of quality"),
    *(
        silent("C17", {ROW + "3/target": target, ROW + "3/actual": actual}, name=actual)
        for target, actual in (
            ("基本健全", "制度基本健全"),
            ("不断完善", "不断完善，已印发三项"),
            ("健全", "基本公共服务制度已印发"),
            ("健全", "是应急体系的组成部分，已印发"),
            ("健全", "老有所养，制度健全"),
            ("健全", "保证不断水，制度健全"),
            ("健全", "尚未发生事故，制度健全"),
        )
    ),
    *(silent("C19", {"texts/conclusion": text}, name=text) for text in RIGHT_GRADES),
    silent("C19", {"performance/stated_grade": "优秀", "texts/conclusion": "自评等次为优。"}),
]  # fmt: skip
