"""C and D: actual values, scores, reasons, the grade; weights, targets, names and units."""

from __future__ import annotations

from tests.wizards.checks.builders import (
    BY_CLASS,
    CLASSES,
    FREE,
    POLICY,
    RULES,
    STATED,
)
from tests.wizards.checks.example import silent, speaks
from tests.wizards.checks.example_places import CLASSES_OF_QUANTITY, FIRST, LINE, ROW, STEPPED_ROWS

TARGETS = [
    {"id": f"n{i}", "level1": level, "name": f"第{i}类数量", "target": f"{i}0处", "actual": f"{i}0处", "weight": w}
    for i, (level, w) in enumerate(
        [("产出指标", "20"), ("产出指标", "30"), ("效益指标", "20"), ("效益指标", "10"), ("满意度指标", "10")], start=1
    )
]


VALUES_SPEAK = [
    speaks("C01", {ROW + "0/actual": None}, FIRST + "actual"),
    speaks("C01", {**STEPPED_ROWS, ROW + "0/facts": {}}, FIRST + "facts.n", form=RULES),
    speaks("C02", {ROW + "1/actual": "完成"}, "performance.indicators[1].actual"),
    speaks("C02", {ROW + "1/actual": "100%-110%"}, "performance.indicators[1].actual"),
    speaks("C03", {ROW + "1/actual": "≥96%"}, "performance.indicators[1].actual"),
    speaks("C03", {ROW + "1/actual": "98%以上"}, "performance.indicators[1].actual"),
    speaks("C03", {ROW + "1/actual": "75%左右"}, "performance.indicators[1].actual"),
    speaks("C05", {ROW + "4/actual": "100%"}, "performance.indicators[4].actual", "warning"),
    speaks("C06", {ROW + "0/stated_score": "21"}, FIRST + "stated_score"),
    speaks("C06", {"performance/stated_execution": "11"}, "performance.stated_execution"),
    speaks("C07", {ROW + "0/actual": "9处", ROW + "0/stated_score": "12"}, FIRST + "stated_score"),
    speaks("C08", {ROW + "0/actual": "9处", ROW + "0/stated_score": "20"}, FIRST + "stated_score"),
    speaks("C09", {ROW + "0/stated_score": "18"}, FIRST + "stated_score", "warning"),
    speaks("C10", {ROW + "0/actual": "9处"}, FIRST + "deviation_reason"),
    speaks("C10", {ROW + "0/actual": "9处"}, FIRST + "deviation_reason", form=FREE, name="not scored"),
    speaks("C11", {ROW + "0/actual": "15处"}, FIRST + "deviation_reason", "warning"),
    speaks("C11", {ROW + "0/actual": "16处"}, FIRST + "deviation_reason", "error"),
    speaks(
        "C12",
        {ROW + "0/actual": "16处", ROW + "0/deviation_reason": "年初目标值偏低，按上年定。"},
        FIRST + "stated_score",
        "warning",
    ),
    speaks("C13", {ROW + "0/actual": "9处", ROW + "0/deviation_reason": "客观原因"}, FIRST + "deviation_reason"),
    speaks("C13", {ROW + "0/actual": "9处", ROW + "0/deviation_reason": "山体滑坡，三处停修。"}, FIRST + "improvement"),
    speaks(
        "C14",
        {ROW + "0/actual": "12处", ROW + "0/deviation_reason": "因雨推迟。"},
        FIRST + "deviation_reason",
        "note",
    ),
    speaks("C15", {ROW + "3/stated_score": "7.99"}, "performance.indicators[3].stated_score"),
    speaks(
        "C15",
        {ROW + "3/tier": "部分达成年度指标并具有一定效果", ROW + "3/deviation_reason": "印发较晚"},
        "performance.indicators[3].stated_score",
    ),
    speaks(
        "C15",
        {ROW + "3/tier": "部分达成目标", ROW + "3/stated_score": "2", ROW + "3/deviation_reason": "进度慢"},
        "performance.indicators[3].stated_score",
        name="an older form's words for a tier",
    ),
    speaks("C16", {ROW + "3/tier": None}, "performance.indicators[3].tier"),
    speaks("C16", {ROW + "3/tier": "还可以"}, "performance.indicators[3].tier"),
    speaks("C17", {ROW + "3/actual": "制度逐步健全"}, "performance.indicators[3].tier", "warning"),
    speaks(
        "C17",
        {ROW + "3/tier": "达成目标", ROW + "3/actual": "制度逐步健全"},
        "performance.indicators[3].tier",
        "warning",
    ),
    speaks("C18", {"performance/stated_total": "95"}, "performance.stated_total"),
    speaks("C18", {"performance/stated_total": "101"}, "performance.stated_total", form=STATED),
    speaks("C19", {"texts/conclusion": "自评得分为95分。"}, "texts.conclusion", "warning"),
    speaks("C19", {"texts/conclusion": "评价等次为良。"}, "texts.conclusion", "warning"),
    speaks("C20", {"performance/stated_total": "98"}, "performance.stated_total", form=STATED),
    speaks(
        "C21",
        {"performance/stated_total": "99.5", ROW + "0/actual": "9处"},
        FIRST + "actual",
        "warning",
        form=STATED,
    ),
    speaks("C21", {"performance/stated_total": "100"}, "performance.stated_total", "warning", form=STATED),
    speaks("C22", {"performance/stated_grade": "良"}, "performance.stated_grade"),
    speaks("C23", {"performance/stated_total": "100"}, "performance.stated_grade", form=STATED, policy=None),
    speaks("C24", {ROW + "1/stated_completion": "96%"}, "performance.indicators[1].stated_completion"),
    speaks("C25", {**STEPPED_ROWS, ROW + "0/stated_score": "3"}, FIRST + "stated_score", form=RULES),
    speaks("C26", {ROW + "0/actual": "不适用", ROW + "0/stated_score": "20"}, FIRST + "stated_score", "warning"),
    speaks(
        "C27",
        {"funds/account/insurances/0/beneficiaries/1/persons": "362"},
        "funds.account.insurances[0].beneficiaries[1].persons",
    ),
    speaks("C27", {"implementation/monitoring/reviewed": "6个"}, "implementation.monitoring.reviewed"),
    speaks("C28", {"overrides": [{"path": "funds.lines.total.over", "stated": "5"}], LINE + "executed": "103"},
           "funds.lines[0].over"),
    speaks("C28", {ROW + "0/progress": {"previous": "9", "period": "4"}}, FIRST + "actual"),
    speaks("D01", {ROW + "0/weight": "30"}, "performance.indicators"),
    speaks("D02", {ROW + "0/weight": "30", ROW + "2/weight": "10"}, FIRST + "weight", "warning"),
    speaks("D04", {ROW + "0/weight": "0"}, FIRST + "weight"),
    speaks("D04", {ROW + "0/weight": None}, FIRST + "weight"),
    speaks("D06", {ROW + "2/level1": "产出指标", ROW + "3/level1": "产出指标"}, "performance.indicators"),
    speaks("D07", {}, "performance.indicators", "warning", form=CLASSES),
    speaks("D07", {ROW + "0/level2": "质量"}, "performance.indicators", "warning", form=CLASSES_OF_QUANTITY),
    speaks("D10", {ROW + "0/target": ""}, FIRST + "target"),
    speaks("D11", {ROW + "0/target": "显著提高"}, FIRST + "target", "warning"),
    speaks("D12", {ROW + "1/target": "≥100%", ROW + "1/actual": "100%"}, "performance.indicators[1].target", "warning"),
    speaks("D13", {ROW + "4/target": "≤90%"}, "performance.indicators[4].target", "warning"),
    speaks("D13", {ROW + "2/target": "≥5起"}, "performance.indicators[2].target", "warning"),
    speaks("D14", {ROW + "1/target": "≥90%或≤110%"}, "performance.indicators[1].target"),
    speaks("D14", {ROW + "1/target": "不低于90%或者不高于110%"}, "performance.indicators[1].target"),
    speaks("D15", {ROW + "0/name": "饮水工程维护"}, FIRST + "name", "warning"),
    speaks("D15", {ROW + "3/name": "健全"}, "performance.indicators[3].name", "warning"),
    speaks("D16", {ROW + "1/level2": "数量指标"}, "performance.indicators[1].level2", "warning"),
    speaks("D18", {ROW + "1/name": "维护处数"}, "performance.indicators[1].name", "warning"),
    speaks("D19", {ROW + "1/actual": "3200人"}, "performance.indicators[1].actual"),
    speaks("D22", {ROW + "0/name": " "}, FIRST + "name", form=BY_CLASS),
    speaks("D20", {"performance/indicators": TARGETS}, FIRST + "target", "warning"),
]  # fmt: skip


VALUES_SILENT = [
    silent("C01", {ROW + "0/actual": "不适用"}),
    silent("C01", {ROW + "0/actual": None, ROW + "0/progress": {"previous": "9", "period": "4"}}),
    silent("C02", {ROW + "1/actual": "合格率96%"}),
    silent("C03", {ROW + "3/actual": "覆盖九成以上"}),
    silent("C05", {ROW + "4/actual": "100%", "texts/conclusion": "发放问卷100份。"}),
    silent("C06", {ROW + "0/stated_score": "20"}),
    silent("C07", {ROW + "0/actual": "9处", ROW + "0/stated_score": "15"}),
    silent("C09", {ROW + "0/stated_score": "18", ROW + "0/deviation_reason": "目标定得低"}),
    silent("C10", {ROW + "0/actual": "9处", ROW + "0/deviation_reason": "滑坡"}),
    silent("C10", {ROW + "0/stated_score": "18"}),  # C09 says it
    silent("C10", {**STEPPED_ROWS, ROW + "0/facts": {"n": "2"}}, form=RULES),  # the rule itself takes the points
    silent("C11", {ROW + "0/actual": "14处"}),
    silent("C11", {ROW + "2/actual": "1起"}),
    silent("C11", {ROW + "0/actual": "16处"}, policy=POLICY.model_copy(update={"over": type(POLICY.over)()})),
    silent("C15", {ROW + "3/stated_score": "8"}),
    silent("C16", {ROW + "3/tier": "部分达成目标"}, name="an older form's words for a tier"),
    silent("C17", {ROW + "3/actual": "基本医疗保险已覆盖"}),
    silent("C18", {"performance/stated_total": "99.8"}),
    silent("C19", {"texts/conclusion": "满分100分，自评得分99.8分，等次为“优”。上年不比较。"}),
    silent("C20", {"performance/stated_total": "98", "texts/conclusion": "扣2分是因为凭证整理不及时。"}, form=STATED),
    silent("C20", {"performance/stated_total": "99.8"}),
    silent("C22", {"performance/stated_grade": "优"}),
    silent("C24", {ROW + "1/stated_completion": "101.05%"}),
    silent("C24", {ROW + "1/stated_completion": "101%"}),
    silent("C25", {**STEPPED_ROWS, ROW + "0/stated_score": "4"}, form=RULES),
    silent("C27", {"implementation/monitoring/reviewed": "4个"}),
    silent("D02", {ROW + "4/weight": "0", ROW + "2/weight": "30"}),
    silent("D06", {}, form=FREE),
    silent("D10", {ROW + "0/target": "", ROW + "0/actual": "不适用"}),
    silent("D11", {ROW + "3/target": "有效"}),
    silent("D12", {ROW + "1/target": "=100%"}),
    silent("D12", {ROW + "0/target": "≥100%", ROW + "0/name": "任务完成率"}),
    silent("D13", {ROW + "2/name": "投诉处理率", ROW + "2/target": "≥90%"}),
    silent("D13", {ROW + "0/name": "重复参保人数", ROW + "0/target": "≤12处"}),
    silent("D14", {ROW + "1/target": "≥90%且≤110%"}),
    silent("D19", {ROW + "0/actual": "14"}),
    silent("D22", {ROW + "0/name": " "}),  # this form prints no names
    silent("D22", {**STEPPED_ROWS, ROW + "0/name": None}, form=RULES),
]  # fmt: skip
