"""Each rule by a table: what makes it speak and where, and what looks alike and must not.

The examples are run in ``test_rules_record``, all that is said of each at once.
"""

from __future__ import annotations

from tests.wizards.checks.builders import (
    BY_CLASS,
    BY_KIND,
    BY_LINE,
    CLASSES,
    DOCUMENT,
    FORM,
    FREE,
    NO_REASONS,
    POLICY,
    REPORT,
    RULES,
    STATED,
    STEPPED,
    STEPS,
    STRICT,
    TWICE,
    a_form,
    changed,
    findings,
)
from tests.wizards.checks.example import silent, speaks
from tests.wizards.checks.examples_copies import COPIES_SILENT, COPIES_SPEAK
from tests.wizards.checks.examples_judging import JUDGING_SILENT, JUDGING_SPEAK
from tests.wizards.checks.examples_limits import LIMITS_SILENT, LIMITS_SPEAK
from tests.wizards.checks.examples_missed import MISSED_SILENT, MISSED_SPEAK
from tests.wizards.checks.examples_money import MONEY_SILENT, MONEY_SPEAK
from tests.wizards.checks.examples_names import NAMES_SILENT, NAMES_SPEAK
from tests.wizards.checks.examples_near import NEAR_SILENT, NEAR_SPEAK
from tests.wizards.checks.examples_own_columns import OWN_SILENT, OWN_SPEAK
from tests.wizards.checks.examples_reasons import REASONS_SILENT, REASONS_SPEAK
from tests.wizards.checks.examples_taken_over import TAKEN_SILENT, TAKEN_SPEAK
from tests.wizards.checks.examples_texts import TEXTS_SILENT, TEXTS_SPEAK
from tests.wizards.checks.examples_weights import WEIGHTS_SILENT, WEIGHTS_SPEAK
from wizards.checks import rules

ROW = "performance/indicators/"
COUNTED = a_form(
    steps={
        **STEPS,
        "funds": [
            {**one, "columns": {**one["columns"], "persons": "补助人数（人）"}}
            if one["path"] == "funds.subsidies"
            else one
            for one in STEPS["funds"]
        ],
    }
)
FIRST = "performance.indicators[0]."
CLASSES_OF_QUANTITY = a_form(indicators=[{"id": "q", "level1": "产出指标", "level2": "数量指标"}])
LINE = "funds/lines/0/"
GOAL = "performance/goals/0/"
GOALS = "performance.goals[0]."
NUMBER = "profile/basis/0/document_number"
STEPPED_ROWS = {
    "performance/indicators": [
        {"catalogue": "s", "name": "编制准确", "facts": {"n": "1"}},
        {"catalogue": "m", "name": "整体效益", "stated_score": "90"},
    ]
}


TARGETS = [
    {"id": f"n{i}", "level1": level, "name": f"第{i}类数量", "target": f"{i}0处", "actual": f"{i}0处", "weight": w}
    for i, (level, w) in enumerate(
        [("产出指标", "20"), ("产出指标", "30"), ("效益指标", "20"), ("效益指标", "10"), ("满意度指标", "10")], start=1
    )
]

SPEAK = [
    speaks("A01", {"profile/title": {"x": 1}}, "profile.title"),
    speaks("A01", {ROW + "0/target": ["12"]}, FIRST + "target"),
    speaks("A02", {ROW + "0/stated_scores": "5"}, FIRST + "stated_scores", "warning"),
    speaks("A02", {"texts/overveiw": "x"}, "texts.overveiw", "warning"),
    speaks("A03", {"funds/expenses/0/amount": "-50"}, "funds.expenses[0].amount", "warning"),
    speaks("A03", {LINE + "executed": "-98"}, "funds.lines[0].executed"),
    speaks("A03", {ROW + "0/weight": "-20"}, FIRST + "weight"),
    speaks("A04", {LINE + "executed": "1e400"}, "funds.lines[0].executed"),
    speaks("A04", {ROW + "0/actual": "99999999999999999"}, FIRST + "actual"),
    speaks("A04", {ROW + "0/actual": "nan"}, FIRST + "actual"),
    speaks("A05", {"profile/title": "水" * 10_000}, "profile.title", "warning"),
    speaks("A06", {"form": "other"}, "form"),
    speaks("A06", {"policy": "nowhere"}, "policy", policy=None),
    speaks("A07", {"profile/report_date": "2023-02-30"}, "profile.report_date"),
    speaks("A07", {"profile/period_start": "年初"}, "profile.period_start"),
    speaks("A08", {"funds/lines/3": {"source": "other", "executed": "0"}}, "funds.lines[3]", "warning"),
    speaks("A09", {"overrides": [{"path": "funds.lines.moon.rate", "stated": "1"}]}, "overrides[0].path", "warning"),
    speaks("A10", {"texts/economy": "节约了。"}, "texts.economy", "note"),
    speaks("A11", {ROW + "0/level1": "管理指标"}, FIRST + "level1", form=BY_CLASS),
    speaks("A11", {ROW + "0/level1": None}, FIRST + "level1", form=BY_CLASS),
    speaks("A11", {ROW + "0/level1": "管理指标"}, FIRST + "level1", "warning", form=TWICE),
    speaks("A11", {"funds/lines/3": {"source": "moon", "executed": "1"}}, "funds.lines[3].source", form=BY_LINE),
    speaks("A11", {"funds/lines/3": {"executed": "1"}}, "funds.lines[3].source", form=BY_LINE),
    speaks("A11", {"problems/items/0/kind": "worry"}, "problems.items[0].kind", form=BY_KIND),
    speaks("A12", {ROW + "0/stated_score": "满分"}, FIRST + "stated_score"),
    speaks("A12", {"performance/stated_total": "≥90"}, "performance.stated_total"),
    speaks("A12", {**STEPPED_ROWS, ROW + "0/facts": {"n": "很少"}}, FIRST + "facts.n", form=RULES),
    speaks("A13", {"funds/unit": "美元"}, "funds.unit"),
    speaks("B01", {"profile/unit": None}, "profile.unit.name"),
    speaks("B01", {"profile/fiscal_year": None}, "profile.fiscal_year"),
    speaks("B01", {"profile/title": "  "}, "profile.title"),
    speaks("B02", {"profile/report_date": "2022-10-08"}, "profile.report_date", "warning"),
    speaks("B02", {"profile/report_date": "2024年1月1日"}, "profile.report_date", "warning"),
    speaks("B03", {"profile/period_end": "2021-12"}, "profile.period_end"),
    speaks("B03", {"profile/period_start": "2020-01", "profile/period_end": "2021-12"}, "profile.period_end"),
    speaks("B04", {"profile/evaluation_types": []}, "profile.evaluation_types", "warning"),
    speaks("B04", {"profile/evaluation_types": ["过程评价", "结果评价"]}, "profile.evaluation_types", "warning"),
    speaks("B05", {GOAL + "actual": ""}, GOALS + "actual"),
    speaks("B05", {GOAL + "actual": "已圆满完成。"}, GOALS + "actual", "warning"),
    speaks("B06", {GOAL + "expected": "负责全县饮水工程的管理工作。"}, GOALS + "expected", "warning"),
    speaks("B07", {GOAL + "expected": "水质合格率达到90%。"}, GOALS + "expected", "warning"),
    speaks("B08", {NUMBER: "某水[2022]1号"}, "profile.basis[0].document_number", "warning"),
    speaks("B08", {NUMBER: "某水【2000】1号"}, "profile.basis[0].document_number", "warning"),
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
    speaks("F01", {"funds/lines/1/executed": "80"}, "funds.lines[0].executed"),
    speaks("F01", {LINE + "initial_budget": "100.02"}, "funds.lines[0].initial_budget"),
    speaks(
        "F01",
        {"funds/account/expenditure/1": {"item": "total", "amount": "90"}},
        "funds.account.expenditure[1].amount",
    ),
    speaks("F02", {LINE + "initial_budget": "0", "funds/lines/1/initial_budget": "0",
                   "funds/lines/2/initial_budget": "0"}, "funds.lines[0].adjusted_budget"),
    speaks("F02", {f"funds/lines/{i}/initial_budget": None for i in range(3)}, "funds.lines[0].adjusted_budget"),
    speaks("F03", {"overrides": [{"path": "funds.lines.total.rate", "stated": "99%"}]}, "funds.lines[0].rate"),
    speaks("F03", {"texts/fund_use": "预算执行率为99%，结余2万元。"}, "texts.fund_use", "warning"),
    speaks("F04", {LINE + "adjusted_budget": "120", "texts/fund_use": "追加20万元，预算执行率98%。"}, "texts.fund_use",
           "warning"),
    speaks("F05", {LINE + "executed": "103", LINE + "balance": None}, "funds.lines[0].executed"),
    speaks("F05", {LINE + "executed": "103", "funds/over_treatment": "调增预算解决"}, "funds.lines[0].adjusted_budget"),
    speaks("F06", {"performance/stated_execution": "9"}, "performance.stated_execution"),
    speaks("F07", {LINE + "executed": "80", LINE + "balance": "20", "texts/fund_use": "专款专用。"},
           "funds.lines[0].executed", policy=STRICT),
    speaks("F08", {LINE + "adjusted_budget": "110"}, "funds.lines[0].adjusted_budget", "warning"),
    speaks("F08", {LINE + "adjusted_budget": "110"}, "funds.lines[0].adjusted_budget", "error", policy=STRICT),
    speaks("F09", {LINE + "balance": "3"}, "funds.lines[0].balance"),
    speaks("F09", {LINE + "executed": "100.5"}, "funds.lines[0].executed"),
    speaks("F09", {LINE + "arrived": "101"}, "funds.lines[0].arrived", "warning"),
    speaks("F10", {LINE + "arrived": "98", LINE + "balance": "0", "texts/fund_use": "专款专用。"},
           "funds.lines[0].executed", "warning"),
    speaks("F11", {"funds/expenses/0/amount": "49"}, "funds.expenses"),
    speaks("F12", {"funds/lines/1/executed": "880000"}, "funds.lines[1].executed", "warning"),
    speaks("F13", {"funds/subsidies/0/persons": "550"}, "funds.subsidies[0].amount"),
    speaks("F14", {"funds/lines/2/executed": "约10万"}, "funds.lines[2].executed", "warning"),
    speaks("F15", {"funds/expenses/0/voucher": "1-12月凭证"}, "funds.expenses[0].voucher", "note"),
    speaks("F16", {"funds/management/1/situation": ""}, "funds.management[1].situation"),
    speaks("F18", {LINE + "executed": "103", "texts/fund_use": "支出控制在预算之内。"}, "texts.fund_use", "warning"),
    speaks("F18", {LINE + "arrived": "99", "texts/fund_use": "资金到位率１００％，结余1万元。"}, "texts.fund_use",
           "warning"),
    speaks("F19", {"profile/projects/0/budget": "50"}, "profile.projects[0].budget", "warning"),
    speaks("F19", {"funds/account/expenditure/0/amount": "69.85"}, "funds.account.expenditure[0].amount", "warning"),
    speaks("T01", {"texts/overview": ""}, "texts.overview"),
    speaks("T01", {"texts/conclusion": None}, "texts.conclusion", "warning"),
    speaks("T01", {"signoff/attachments": None}, "signoff.attachments", "warning"),
    speaks("T01", {"problems/items/1": None}, "problems.items"),
    speaks("T02", {"problems/items/0": None}, "problems.items"),
    speaks("T02", {"problems/items/0/text": "暂无问题", ROW + "0/actual": "9处"}, "problems.items[0].text", "warning"),
    speaks("T03", {"problems/items/2": {"id": "q3", "kind": "problem", "text": "人手不足。"}}, "problems.items[2].text",
           "warning"),
    speaks("T04", {ROW + "0/actual": "9处"}, FIRST + "actual", "warning", form=NO_REASONS),
    speaks("T05", {ROW + "0/actual": "9处", ROW + "0/stated_verdict": "完成"}, FIRST + "stated_verdict"),
    speaks("T05", {ROW + "0/stated_verdict": "未完成"}, FIRST + "stated_verdict"),
    speaks("T08", {"texts/overview": "今年维护12处。"}, "texts.overview", "warning"),
    speaks("T10", {"texts/result_use": None}, "texts.result_use"),
    speaks("T11", {"texts/audit_findings": None}, "texts.audit_findings"),
    speaks("T13", {"signoff/unit": None}, "signoff.unit"),
    speaks("T13", {"profile/report_date": None}, "profile.report_date"),
    speaks("T14", {"texts/overview": "明细见附件。", "signoff/attachments": []}, "texts.overview", "warning"),
    speaks("T16", {"texts/overview": "成效明显，显著改善，大幅提高。"}, "texts.overview", "note"),
    speaks("T17", {"texts/overview": "惠及城乡城乡居民。"}, "texts.overview", "note"),
    speaks("T17", {"texts/overview": "惠及居民。。"}, "texts.overview", "note"),
    speaks("T18", {"signoff/preparer": {"phone": "138" + "0" * 8}}, "signoff.preparer.phone", "warning"),
    speaks("T18", {"texts/overview": "身份证110101" + "1990" + "03070011。"}, "texts.overview", "warning"),
    speaks("T19", {"texts/x_form_sentence": "执行97万元。"}, "texts.x_form_sentence", "warning"),
]  # fmt: skip

INSURANCES = [
    {"name": "甲险", "parts": [{"item": "门诊", "amount": "30"}, {"item": "转移支出", "amount": "3.16"}]},
    {"name": "乙险", "parts": [{"item": "住院", "amount": "68"}]},
]
PERSONS = {ROW + "0/name": "补助人数", ROW + "0/target": "≥500人", ROW + "0/actual": "505人"}
PLANNED = {"kind": "budget", "persons": "505", "standard": "1960元/人"}
ACCOUNT = {
    "funds/account/expenditure": [{"item": "待遇支出", "amount": "98"}],
    "funds/account/insurances": INSURANCES,
}
CLASSES = {
    "funds/account/functions": [
        {"item": "社会保障和就业支出", "amount": "480.10"},
        {"item": "住房保障支出", "amount": "30"},
    ],
    "funds/account/subjects": [
        {"level1": "社会保障和就业（208）", "item": "行政运行（2080101）", "amount": "434.24"},
        {"level1": "住房保障支出（221）", "item": "住房公积金（2210201）", "amount": "30.00"},
    ],
}
IN_TEXT = [
    speaks("T05", {"texts/overview": "水质合格率、群众满意度均达到95%以上。"}, "texts.overview", "warning"),
    speaks("T06", {"texts/overview": "2021年水质合格率96%。"}, "texts.overview", "warning"),
    speaks(
        "T23",
        {"texts/overview": "抢修应急管网1250米。", "texts/conclusion": "抢修应急管网1520米。"},
        "texts.conclusion",
        "warning",
    ),
    speaks("F23", ACCOUNT, "funds.account.expenditure[0].amount", "warning"),
    speaks(
        "F24",
        {
            "funds/account/income": [{"item": "拨款", "amount": "124.01"}],
            "texts/fund_use": "专款专用。",
            LINE + "balance": "2",
        },
        "funds.account.expenditure",
        "warning",
    ),
    speaks("F25", {**PERSONS, "funds/subsidies/1": PLANNED}, "funds.subsidies[1].persons", "warning", form=COUNTED),
    speaks("F26", CLASSES, "funds.account.functions[0].amount", "warning"),
    speaks(
        "F26",
        {**CLASSES, "funds/account/subjects": [{"level1": "住房保障", "item": "公积金", "amount": "30"}]},
        "funds.account.functions.total.amount",
        "warning",
    ),
    speaks(
        "F27",
        {
            "funds/account/overall": [{"item": "一般公共预算财政拨款支出", "amount": "543.73"}],
            "funds/account/functions": [{"item": "住房保障支出", "amount": "543.37"}],
        },
        "funds.account.overall[0].amount",
        "warning",
    ),
    speaks(
        "F27",
        {
            "funds/account/expenditure": [{"item": "基本支出", "amount": "473.52"}],
            "funds/account/basic": [{"item": "人员经费", "amount": "434.66"}, {"item": "公用经费", "amount": "38.68"}],
        },
        "funds.account.expenditure[0].amount",
        "warning",
    ),
    speaks("A07", {"texts/overview": "2022年2月30日开工。"}, "texts.overview", "warning"),
    speaks("B03", {"texts/overview": "工期为2022年6月至2022年3月。"}, "texts.overview", "warning"),
    speaks("B08", {"texts/overview": "按某水【2000】126号文件执行。"}, "texts.overview", "warning"),
    speaks("T05", {ROW + "0/actual": "9处", "texts/overview": "各项指标均已完成。"}, "texts.overview", "warning"),
    speaks("T05", {"texts/overview": "本项目暂无问题。"}, "texts.overview", "warning"),
    speaks("T08", {"texts/overview": "比上年（2019年）多。"}, "texts.overview", "warning"),
    speaks("T08", {"texts/overview": "2021年维护10处。本年维护12处。"}, "texts.overview", "warning"),
    speaks("F18", {"texts/fund_use": "年末资金无结余。"}, "texts.fund_use", "warning"),
    speaks("C19", {"texts/conclusion": "自评得分九十五分。"}, "texts.conclusion", "warning"),
    speaks("C28", {"texts/overview": "群众满意度达到95%。"}, "texts.overview", "warning"),
    speaks("C28", {"texts/overview": "水质合格率89%。"}, "texts.overview", "warning"),
    speaks("F12", {LINE + "executed": "98.27", "texts/overview": "支出98.27元。"}, "texts.overview", "warning"),
    speaks("F17", {LINE + "executed": "98.27", "texts/overview": "支出98.72万元。"}, "texts.overview", "warning"),
    speaks(
        "B07",
        {GOAL + "expected": "维护饮水工程21处，水质合格率达到95%。", ROW + "0/name": "维护饮水工程处数"},
        GOALS + "expected",
        "warning",
    ),
    speaks("C24", {"texts/overview": "抽检50批次，合格48批次，合格率69%。"}, "texts.overview", "warning"),
    speaks("F01", {"texts/overview": "管护50.5万元，检测48.2万元，合计97.8万元。"}, "texts.overview", "warning"),
    speaks("F01", {"texts/overview": "培训48人，其中外县84人。"}, "texts.overview", "warning"),
    speaks("F13", {"texts/overview": "按每处2万元的标准，为12处补助，共42万元。"}, "texts.overview", "warning"),
    speaks("T22", {"texts/overview": "涉及3个村：甲村、乙村。"}, "texts.overview", "warning"),
]
SPEAK += IN_TEXT

SILENT = [
    silent("A02", {ROW + "0/remark": "x", "texts/x_form_other": "y"}),
    silent("A03", {LINE + "balance": "-1"}),
    silent("A04", {ROW + "3/target": "A12e方案"}),
    silent("A05", {"texts/overview": "水" * 10_000}),
    silent("A06", {"policy": "p"}),
    silent("T18", {"texts/overview": "取得用地许可证，证号430000" + "20220315" + "0021。"}, name="of a permit"),
    silent("A07", {"profile/report_date": "2023年3月1日", "profile/period_end": "2022年12月"}),
    silent("A11", {ROW + "0/level1": "产出"}),  # this form does not print by class
    silent("A11", {"performance/indicators/5": {"id": "i6"}}, form=BY_CLASS),
    *(silent("A11", {ROW + "0/level1": word}, form=form, name=f"{word} is a way to write 产出指标")
      for word in ("产出", "产出指标（50分）", "项目产出", "产出指标(50)") for form in (BY_CLASS, TWICE)),
    *(silent("D07", {ROW + "0/level2": word}, form=CLASSES_OF_QUANTITY, name=word)
      for word in ("数量", "数量指标（15分）", "产出数量指标", "数 量 指 标")),
    *(silent("D16", {ROW + "4/level2": word}, name=word)
      for word in ("社会公众满意度指标", "群众满意度", "社会公众或服务对象满意度指标", "满意度指标（10分）")),
    silent("A11", {"funds/lines/3": {"source": "moon"}}),
    silent("A11", {"funds/lines/3": {"source": "other", "executed": "0"}}, form=BY_LINE),  # A08 says it
    silent("A12", {ROW + "0/stated_score": "20分", "performance/stated_total": "—"}),
    silent("A13", {"funds/unit": "亿元"}),
    silent("B01", {"profile/unit/name": "某局"}),
    silent("B01", {"profile/fiscal_year": ["2022"]}),  # A01 says it
    silent("B02", {"profile/report_date": "2022-12-20"}),
    silent("B02", {"profile/report_date": "2022-08-20", "profile/period_end": "2022-06"}),
    silent("B02", {"profile/report_date": "2022-08-20", "profile/evaluation_types": ["过程评价"]}),
    silent("B05", {GOAL + "actual": "已完成12处，合格率96%。"}),
    silent("B06", {GOAL + "expected": "负责维护12处饮水工程。"}),
    silent("B07", {GOAL + "expected": "水质合格率由90%提高到95%。"}),
    silent("B07", {GOAL + "expected": "水质合格率95.0％，维护12处。"}),
    silent("B08", {NUMBER: "第1号"}),
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
    silent("F01", {"funds/lines/1/executed": "88.01"}),
    silent("F01", {"funds/lines/3": {"source": "county", "executed": "88"}}),
    silent("F02", {f"funds/lines/{i}/initial_budget": None for i in range(3)}, form=FREE),
    silent("F03", {"texts/fund_use": "预算执行率98%，甲项目预算执行率91.67%。"}),
    silent("F05", {LINE + "executed": "103", "funds/over_treatment": "由单位自有资金承担"}),
    silent("F07", {LINE + "executed": "80", LINE + "balance": "20", "texts/fund_use": "结余20万元是尾款。"},
           policy=STRICT),
    silent("F08", {LINE + "adjusted_budget": "110", "texts/fund_use": "年中追加10万元。"}),
    silent("F11", {"funds/expenses/0/amount": "五十"}),
    silent("F13", {"funds/subsidies/0/persons": "501"}),
    silent("F14", {"funds/lines/2/executed": "10万元"}),
    silent("F14", {"funds/lines/2/executed": "—"}),
    silent("F15", {"funds/expenses/0/voucher": "3月记12号"}),
    silent("F18", {"texts/fund_use": "支出控制在预算之内，结余2万元。"}),
    silent("T01", {"texts/fund_use": None}),  # a sentence from data stands in that chapter
    silent("T02", {"problems/items/0/text": "无"}),
    silent("T03", {"problems/items/1/answers": None}),
    silent("T03", {"problems/items/0/text": "无", "problems/items/1/answers": None}),
    silent("T05", {ROW + "0/stated_verdict": "完成"}),
    silent("C24", {"texts/overview": "抽检50批次，合格48批次，合格率96%。"}),
    silent("F01", {"texts/overview": "管护50万元，检测48万元，合计98万元。"}),
    silent("F13", {"texts/overview": "按每处每年2万元的标准，为12处补助，共24万元。"}),
    silent("A07", {"texts/overview": "2月29日和12月31日，24个月内。"}),
    silent("B03", {"texts/overview": "2021年9月申报，2022年3月下达；2022年6月至12月施工。"}),
    silent("B08", {"texts/overview": "按某水〔2000〕126号文件执行，(2021)年结转。"}),
    silent("F23", {**ACCOUNT, "funds/account/expenditure": [{"item": "待遇支出", "amount": "101.16"}]}),
    silent("F24", {"funds/account/income": [{"item": "拨款", "amount": "124.01"}], "texts/fund_use": "结余结转下年。"}),
    silent("F25", {**PERSONS, "funds/subsidies/1": {**PLANNED, "persons": "500"}}, form=COUNTED),
    silent("F26", {**CLASSES, "funds/account/functions/0/amount": "434.24"}),
    silent("F26", {"funds/account/functions": CLASSES["funds/account/functions"]}),
    silent(
        "F27",
        {
            "funds/account/expenditure": [{"item": "基本支出", "amount": "473.52"}],
            "funds/account/basic": [{"item": "人员经费", "amount": "434.66"}, {"item": "公用经费", "amount": "38.86"}],
        },
    ),
    silent("F25", {**PERSONS, ROW + "0/name": "虚报人数", "funds/subsidies/1": PLANNED}, form=COUNTED),
    silent("T05", {"texts/overview": "水质合格率、群众满意度均达到90%以上。"}),
    silent("T06", {"texts/overview": "2021年水质合格率91%，2022年96%；2023年计划水质合格率96%。"}),
    silent("T06", {"texts/overview": "2021年水质合格率96%，2022年持平。"}),
    silent("T23", {"texts/overview": "抢修应急管网1250米。", "texts/conclusion": "上年抢修应急管网1520米。"}),
    silent("T23", {"texts/overview": "抢修应急管网1250米。", "texts/conclusion": "抢修应急管网1250米。"}),
    silent("C28", {"texts/overview": "上年群众满意度为91%，乡镇群众满意度92%，群众满意度93%。"}),
    silent("C28", {"texts/overview": "2021年群众满意度为91%，比90%的目标高。"}),
    silent("F12", {"texts/overview": "每处维护补助980元。"}),
    silent("F17", {LINE + "executed": "98.27", "texts/overview": "支出98.27万元，上年支出98.72万元。"}),
    silent("T22", {"texts/overview": "涉及3个村：甲村、乙村和丙村。"}),
    silent("T08", {"texts/overview": "本年度维护12处。"}),
    silent("T08", {"texts/overview": "本年收支结余0万元。"}),
    silent("T08", {"texts/overview": "上年维护10处，本年维护12处。"}),
    silent("T08", {"texts/overview": "2021年维护10处，本年维护12处。"}),
    silent("T08", {"texts/overview": "本年维护12处，较2021年的10处增长20%。"}),
    silent("T08", {"texts/overview": "去年维护10处，本年维护12处。", "profile/report_date": "2022-12-30"}),
    silent("T08", {"texts/overview": "今年维护12处。", "profile/report_date": "2022-12-30"}),
    silent("T16", {"texts/overview": "成效明显，显著改善，大幅提高12%。"}),
    silent("T17", {"texts/overview": "每人每月110元，每生每天4元。"}),
    silent("T17", {"texts/overview": "逐户逐户核对，一笔一笔登记。"}),
    silent("T18", {"signoff/preparer": {"phone": "00000000000"}}),
    silent("T19", {"texts/x_form_sentence": "全年执行九十八即98万元。"}),
]  # fmt: skip


ALL_SPEAK = [
    *SPEAK,
    *JUDGING_SPEAK,
    *REASONS_SPEAK,
    *MONEY_SPEAK,
    *WEIGHTS_SPEAK,
    *TEXTS_SPEAK,
    *NAMES_SPEAK,
    *TAKEN_SPEAK,
    *COPIES_SPEAK,
    *NEAR_SPEAK,
    *MISSED_SPEAK,
    *LIMITS_SPEAK,
    *OWN_SPEAK,
]
ALL_SILENT = [
    *SILENT,
    *JUDGING_SILENT,
    *REASONS_SILENT,
    *MONEY_SILENT,
    *WEIGHTS_SILENT,
    *TEXTS_SILENT,
    *NAMES_SILENT,
    *TAKEN_SILENT,
    *COPIES_SILENT,
    *NEAR_SILENT,
    *MISSED_SILENT,
    *LIMITS_SILENT,
    *OWN_SILENT,
]


def test_the_whole_document_is_clean_under_every_form() -> None:
    for form in (FORM, FREE, STATED):
        assert findings(DOCUMENT, form) == []


def test_every_rule_has_an_example() -> None:
    assert {info.id for info in rules()} == {example.rule for example in ALL_SPEAK}


def test_the_weight_of_a_group_names_the_number_of_its_own_policy() -> None:
    """Without 满意度 the points of 效益 are 30 and its 10: the message says how, the basis which policy."""
    moved = {ROW + "4/level1": "效益指标", ROW + "4/level2": "社会效益指标", ROW + "4/weight": "5"}
    (found,) = [finding for finding in findings(changed(moved)) if finding.rule == "D02"]
    assert (found.expected, found.actual) == ("40", "35")
    assert "规定 30，没有满意度指标，它的 10 分归这一类，共 40" in found.message
    assert found.basis == "示例：产出 50、效益 30、满意度 10"


def test_the_points_of_a_line_are_called_by_their_chinese_name() -> None:
    (found,) = [one for one in findings(changed({"funds/lines/1/weight": "10"})) if one.rule == "F21"]
    assert "的分值写了" in found.message and "weight" not in found.message


def test_the_printed_outline_is_the_forms_own() -> None:
    without_overview = a_form(report=REPORT[1:], indicators=STEPPED[:0])
    assert [f.rule for f in findings(changed({"texts/overview": None}), without_overview)] == ["T01"]
