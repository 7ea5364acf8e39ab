"""C02, C03, C16, C24, C29-C33, D19: rows that are judged, and rows that say why they are not."""

from __future__ import annotations

from tests.wizards.checks.example import silent, speaks

ROW = "performance/indicators/"
FIRST = "performance.indicators[0]."
TIMELY = {ROW + "0/level2": "时效指标", ROW + "0/name": "工程验收时间"}
COST = {ROW + "0/level2": "成本指标", ROW + "0/name": "项目总成本"}


def cells(target: str, actual: str, **more: str) -> dict[str, str]:
    """The first row with another target and actual value."""
    return {ROW + "0/target": target, ROW + "0/actual": actual, **{f"{ROW}0/{key}": text for key, text in more.items()}}


JUDGING_SPEAK = [
    # words against a date, dates that cannot be decided
    speaks("C02", TIMELY | cells("12月底前", "已完成"), FIRST + "actual"),
    speaks("C02", TIMELY | cells("2022年12月31日前", "及时"), FIRST + "actual"),
    speaks("C02", TIMELY | cells("年底前", "100%"), FIRST + "actual"),
    speaks("C02", TIMELY | cells("9月前", "9月"), FIRST + "actual"),
    speaks("C02", TIMELY | cells("9月15日前", "9月"), FIRST + "actual"),
    speaks("C02", TIMELY | cells("每月10日前", "按时"), FIRST + "actual"),
    speaks("C02", TIMELY | cells("30日内", "按时完成"), FIRST + "actual"),
    speaks("C02", cells("≥12处", "不涉及"), FIRST + "actual"),
    # an actual value that is still a deadline
    speaks("C03", TIMELY | cells("12月底前", "12月底前"), FIRST + "actual"),
    speaks("C03", TIMELY | cells("30日内", "30日内"), FIRST + "actual"),
    # changes that cannot be compared
    speaks("C16", cells("逐年递减", "减少"), FIRST + "tier"),
    speaks("C16", cells("较上年增长10%", "有所增长"), FIRST + "tier"),
    # late
    speaks("C10", TIMELY | cells("9月底前", "11月"), FIRST + "deviation_reason"),
    speaks("C08", TIMELY | cells("9月底前", "11月", stated_score="20"), FIRST + "stated_score"),
    speaks("C07", TIMELY | cells("9月底前", "11月", stated_score="15", deviation_reason="雨季。"),
           FIRST + "stated_score", "warning", name="late, with a reason"),
    speaks("C07", TIMELY | cells("9月底前", "11月", stated_score="15"), FIRST + "stated_score", name="late, without"),
    # no score, and nobody else says why
    speaks("C29", cells("约12处", "12处"), FIRST + "actual"),
    speaks("C29", TIMELY | cells("学期末前", "6月30日"), FIRST + "actual"),
    speaks("C29", {ROW + "3/stated_score": None}, "performance.indicators[3].stated_score"),
    speaks("C29", {ROW + "5": {"id": "i6", "level1": "产出指标", "level2": "数量指标", "weight": "10"}},
           "performance.indicators[5].name", name="a blank row"),
    speaks("C29", {ROW + "5": {"id": "i6", "level2": "数量指标", "name": " "}},
           "performance.indicators[5].name", name="a blank row without points"),
    speaks("C29", {"funds/lines/0/executed": None, "funds/lines/1/executed": None, "funds/lines/2/executed": None,
                   "funds/lines/0/balance": None}, "funds.lines[0].executed", name="nothing executed"),
    speaks("C29", {"funds/lines/0/executed": "—"}, "funds.lines[0].executed", name="struck out"),
    speaks("C29", cells("10", "9", name="不明死亡情况"), FIRST + "actual"),
    speaks("C29", cells("每月1次", "10次"), FIRST + "actual"),
    speaks("C35", cells("≥12处", "不适用"), FIRST + "weight", "warning"),
    # another scale
    speaks("C30", cells("≥95%", "0.97"), FIRST + "actual"),
    speaks("C30", cells("100%", "1"), FIRST + "actual"),
    speaks("C30", cells("≤5%", "0.03"), FIRST + "actual"),
    speaks("C30", cells("≥8万亩", "80000"), FIRST + "actual"),
    speaks("C30", cells("≤90万元", "895000"), FIRST + "actual"),
    speaks("C30", cells("80000", "8万亩"), FIRST + "actual"),
    speaks("C30", cells("≥8", "80000", unit="万亩"), FIRST + "actual"),
    # a limit beaten many times over
    speaks("C31", cells("≤30天", "5天"), FIRST + "actual", "note"),
    speaks("C31", cells("≤100次", "20次"), FIRST + "actual", "note"),
    # a limit by its name
    speaks("C32", COST | cells("45万元", "40万元"), FIRST + "target", "note"),
    speaks("C32", COST | cells("45万元", "50万元"), FIRST + "target", "note"),
    speaks("C32", cells("3起", "1起", name="有效投诉率"), FIRST + "target", "note"),
    speaks("C33", cells("=12处", "14处"), FIRST + "actual", "note"),
    # units
    speaks("D19", cells("≥48万人", "46万人次"), FIRST + "actual"),
    speaks("D19", cells("≥95%", "98人"), FIRST + "actual"),
    speaks("C24", cells("≤30天", "24天", stated_completion="90%"), FIRST + "stated_completion"),
]  # fmt: skip

JUDGING_SILENT = [
    silent("C02", TIMELY | cells("12月底前", "11月20日")),
    silent("C02", TIMELY | cells("12月底前", "已完成", tier="达成年度指标", stated_score="20")),
    silent("C02", TIMELY | cells("9月前", "7月")),
    silent("C02", TIMELY | cells("2022年12月31日", "2023年3月31日")),
    silent("C02", TIMELY | cells("每季度结束后5日内", "3日")),
    silent("C02", TIMELY | cells("11月底完成100%", "100%")),
    silent("C02", cells("46处均有制度", "大部分有制度", tier="达成年度指标", stated_score="20")),
    silent("C03", cells("制度健全", "年底前已印发", tier="达成年度指标", stated_score="20")),
    silent("C16", cells("较上年增长10%", "增长12%")),
    silent("C16", cells("较上年增长10%", "12%")),
    silent("C10", TIMELY | cells("12月底前", "11月")),
    silent("C07", TIMELY | cells("12月底前", "11月", stated_score="20")),
    silent("C29", cells("≥95%", "")),
    silent("C29", cells("", "14处")),
    silent("C29", cells("≥95%", "完成")),
    silent("C29", cells("约12处", "12处", stated_score="20")),
    silent("C29", {ROW + "0/weight": ""}, name="D04 says it"),
    silent("C29", cells("≥95%", "不适用")),
    silent("C29", {ROW + "3/tier": None, ROW + "3/stated_score": None}, name="C16 says it"),
    silent("C29", cells("10", "9", name="事故应急演练次数"), name="a remedy"),
    silent("C29", {"funds/lines/0/adjusted_budget": "—"}),
    silent("C35", cells("≥12处", "不适用", weight="")),
    silent("C08", cells("≥21.6万平方米", "21.58万平方米", stated_score="5", weight="5"), name="rounded to the whole"),
    silent("C30", cells("≥8万亩", "8")),
    silent("C30", cells("≥8万亩", "7.5")),
    silent("C30", cells("≤90万元", "90")),
    silent("C30", cells("≥5.29亿元", "5.3")),
    silent("C30", cells("≥1%", "0.9")),
    silent("C30", cells("≥95%", "2")),
    silent("C30", cells("≥95%", "0.97%"), name="written with its unit"),
    silent("C30", cells("0%", "0")),
    silent("C31", cells("≤30天", "25天")),
    silent("C31", cells("≤5%", "0.2%"), name="a rate of faults"),
    silent("C31", cells("≤5次", "0次")),
    silent("C32", COST | cells("≤45万元", "40万元")),
    silent("C32", COST | cells("45万元", "45万元")),
    silent("C32", COST | cells("45万元", "50万元", direction="higher")),
    silent("C32", cells("12处", "14处")),
    silent("C33", cells("=12处", "12处")),
    silent("C33", cells("12处", "14处")),
    silent("C33", cells("=12处", "14处", direction="equal")),
    silent("D19", cells("≤0.9‰", "0.008%")),
    silent("D19", cells("≥48小时", "3天")),
    silent("D19", cells("≥12公里", "13000米")),
    silent("D19", cells("≥5场", "6次")),
    silent("C24", cells("≤30天", "24天", stated_completion="80%")),
    silent("C24", cells("≤30天", "24天", stated_completion="100%")),
    silent("C11", cells("≤30天", "24天")),
    silent("C11", cells("较上年增长10%", "增长30%")),
]  # fmt: skip
