"""A small form that asks for everything the rules speak of, and a document of it without a single finding."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

from schemas.assessment import read_assessment
from schemas.finding import Finding
from schemas.form import Form
from schemas.policy import ExecutionPolicy, OverPolicy, Policy
from wizards.checks import check
from wizards.scoring import score

POLICY = Policy(
    id="p",
    title="示例",
    source="示例",
    certainty="示例",
    groups={"产出指标": Decimal(50), "效益指标": Decimal(30), "满意度指标": Decimal(10)},
    over=OverPolicy(reason_from=Decimal(120), reason_required_from=Decimal(130)),
)
STRICT = POLICY.model_copy(update={"execution": ExecutionPolicy(reason_below=Decimal(90))})

COLUMNS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "target": "年度指标值",
    "actual": "实际完成值",
    "weight": "分值",
    "tier": "达成程度",
    "stated_score": "得分",
    "stated_completion": "完成率",
    "deviation_reason": "偏差原因",
    "improvement": "改进措施",
}


def question(path: str, label: str, **more: Any) -> dict[str, Any]:
    return {"path": path, "label": label, "ask": f"填写{label}。", **more}


def items(kind: str, label: str, **more: Any) -> dict[str, Any]:
    columns = {"text": label, "answers": "对应"}
    return question("problems.items", label, where={"kind": kind}, columns=columns, **more)


STEPS: dict[str, list[dict[str, Any]]] = {
    "profile": [
        question("profile.title", "项目名称", required=True),
        question("profile.fiscal_year", "评价年度", required=True),
        question("profile.unit.name", "实施单位", required=True),
        question("profile.evaluation_types", "评价类型", choices=["过程评价", "结果评价"]),
        question("profile.period_start", "起"),
        question("profile.period_end", "止"),
        question("profile.report_date", "报告日期", required=True),
        question("profile.basis", "依据", columns={"title": "名称", "document_number": "文号"}),
        question("profile.projects", "项目", columns={"name": "名称", "budget": "预算", "executed": "支出"}),
        question("texts.overview", "概况", required=True),
    ],
    "funds": [
        question(
            "funds.lines",
            "资金",
            required=True,
            rows={"total": "合计", "appropriation": "财政拨款", "carryover": "结转", "other": "其他"},
            columns={
                "initial_budget": "年初预算数",
                "adjusted_budget": "全年预算数",
                "arrived": "到位数",
                "executed": "执行数",
                "balance": "结余",
            },
        ),
        question(
            "funds.subsidies",
            "补助",
            rows={"budget": "计划", "actual": "实际"},
            columns={"persons": "人数", "standard": "标准", "amount": "金额"},
        ),
        question("funds.expenses", "明细", columns={"item": "内容", "amount": "金额", "voucher": "凭证号"}),
        question(
            "funds.management",
            "管理",
            required=True,
            rows={"a": "分配科学性", "b": "下达及时性"},
            columns={"situation": "情况说明"},
        ),
        question("funds.account.expenditure", "支出", columns={"item": "项目", "amount": "金额"}),
        question("texts.fund_use", "资金使用"),
        question("texts.x_form_sentence", "句子"),
    ],
    "implementation": [
        question("implementation.monitoring.goals", "设目标的项目"),
        question("implementation.monitoring.reviewed", "评价的项目"),
    ],
    "performance": [
        question("performance.goals", "目标", columns={"expected": "预期目标", "actual": "实际完成情况"}),
        question("performance.indicators", "指标", required=True, columns=COLUMNS),
        question("performance.stated_total", "总分"),
        question("performance.stated_grade", "等次"),
        question("texts.conclusion", "结论"),
    ],
    "problems": [
        items("problem", "问题", required=True),
        items("measure", "措施", required=True),
        question("texts.result_use", "结果应用", required=True),
        question("texts.audit_findings", "审计发现", required=True),
        question("signoff.unit", "落款单位", required=True),
        question("signoff.attachments", "附件"),
    ],
}
REPORT: list[dict[str, Any]] = [
    {"level": 1, "number": "一、", "heading": "概况", "text": "{texts.overview}"},
    {"level": 1, "number": "二、", "heading": "资金使用", "text": "{texts.fund_use}"},
    {"text": "执行{funds.lines.total.executed}万元。", "edit": "texts.x_form_sentence"},
    {"level": 1, "number": "三、", "heading": "结论", "text": "{texts.conclusion}"},
    {"level": 1, "number": "四、", "heading": "应用", "text": "{texts.result_use}{texts.audit_findings}"},
    {"level": 1, "number": "五、", "heading": "附件", "each": "signoff.attachments", "text": "{line}"},
]
STEPPED: list[dict[str, Any]] = [
    {"id": "s", "name": "编制准确", "level1": "预算", "weight": 10, "rule": "tiers", "value": "n",
     "tiers": [[1, 10], [3, 4]], "facts": {"n": "变动个数"}},
    {"id": "m", "name": "整体效益", "level1": "效益", "weight": 90, "rule": "manual"},
]  # fmt: skip

DOCUMENT: dict[str, Any] = {
    "form": "f",
    "profile": {
        "title": "饮水工程维护",
        "fiscal_year": 2022,
        "unit": {"name": "某县水利局"},
        "evaluation_types": ["结果评价"],
        "period_start": "2022-01",
        "period_end": "2022-12",
        "report_date": "2023-03-01",
        "basis": [{"id": "b1", "title": "通知", "document_number": "某水〔2022〕1号"}],
        "projects": [
            {"id": "p1", "name": "甲", "budget": "60", "executed": "55"},
            {"id": "p2", "name": "乙", "budget": "40", "executed": "43"},
        ],
    },
    "funds": {
        "unit": "万元",
        "lines": [
            {"source": "total", "initial_budget": "100", "arrived": "100", "executed": "98", "balance": "2"},
            {"source": "appropriation", "initial_budget": "90", "arrived": "90", "executed": "88"},
            {"source": "other", "initial_budget": "10", "arrived": "10", "executed": "10"},
        ],
        "subsidies": [{"kind": "actual", "persons": "500", "standard": "1960元/人", "amount": "98"}],
        "expenses": [
            {"id": "e1", "item": "管护", "amount": "50.00", "voucher": "记1至12号"},
            {"id": "e2", "item": "检测", "amount": "48.00", "voucher": "记13号"},
        ],
        "management": [{"item": "a", "situation": "按需求分配"}, {"item": "b", "situation": "无"}],
        "account": {
            "expenditure": [{"item": "项目支出", "amount": "98"}],
            "insurances": [
                {
                    "name": "生育",
                    "beneficiaries": [{"item": "享受待遇", "persons": "334人次"}, {"item": "津贴", "persons": "300人"}],
                }
            ],
        },
    },
    "implementation": {"monitoring": {"goals": "5个", "reviewed": "5个"}},
    "performance": {
        "goals": [{"id": "g1", "expected": "水质合格率达到95%，维护12处。", "actual": "合格率96%，维护12处。"}],
        "indicators": [
            {"id": "i1", "level1": "产出指标", "level2": "数量指标", "name": "维护处数", "target": "≥12处",
             "actual": "14处", "weight": "20"},
            {"id": "i2", "level1": "产出指标", "level2": "质量指标", "name": "水质合格率", "target": "≥95%",
             "actual": "96%", "weight": "30"},
            {"id": "i3", "level1": "效益指标", "level2": "社会效益指标", "name": "停水事故起数", "target": "≤5起",
             "actual": "4起", "weight": "20"},
            {"id": "i4", "level1": "效益指标", "level2": "可持续影响指标", "name": "管护制度", "target": "健全",
             "actual": "已印发管护办法", "direction": "qualitative", "weight": "10",
             "tier": "达成年度指标", "stated_score": "10"},
            {"id": "i5", "level1": "满意度指标", "level2": "服务对象满意度", "name": "群众满意度", "target": "≥90%",
             "actual": "93%", "weight": "10"},
        ],
    },
    "problems": {
        "items": [
            {"id": "q1", "kind": "problem", "text": "冬季管道冻裂较多。"},
            {"id": "q2", "kind": "measure", "text": "入冬前包扎管道。", "answers": "q1"},
        ]
    },
    "signoff": {"unit": "某县水利局", "attachments": ["验收单"]},
    "texts": {
        "overview": "维护12处饮水工程。",
        "fund_use": "预算100万元，支出98万元，结余2万元。",
        "conclusion": "各项目标完成较好。",
        "result_use": "作为下年预算的依据。",
        "audit_findings": "无",
    },
}  # fmt: skip


def a_form(mode: str = "policy", **changes: Any) -> Form:
    """The form; ``changes`` replace whole parts (``indicators``, ``steps`` …)."""
    pack = {"format": 1, "id": "f", "title": "示例"}
    return Form.model_validate({"pack": pack, "steps": STEPS, "report": REPORT, "scoring": {"mode": mode}, **changes})


FORM = a_form()
FREE = a_form("none")
STATED = a_form("stated")
BY_RULES = question(
    "performance.indicators", "得分表", columns={"stated_score": "得分", "deviation_reason": "偏差原因"}
)
PLAIN = question("performance.indicators", "指标", columns={"name": "名称", "target": "目标", "actual": "实际"})
RULES = a_form("rules", indicators=STEPPED, steps={**STEPS, "performance": [BY_RULES]})
NO_REASONS = a_form("none", steps={**STEPS, "performance": [PLAIN]})
CLASSES = a_form(indicators=[{"id": "t", "level1": "产出指标", "level2": "时效指标"}])


def looped(list_path: str, text: str, *wheres: dict[str, Any]) -> list[dict[str, Any]]:
    """The report with one more entry per ``where``, going through a list."""
    return [*REPORT, *({"each": list_path, "where": where, "text": text} for where in wheres)]


LEVELS = [{"level1": level} for level in ("产出指标", "效益指标", "满意度指标")]
BY_CLASS = a_form(report=looped("performance.indicators", "{name}", *LEVELS))
TWICE = a_form(report=looped("performance.indicators", "{name}", {}, *LEVELS))
BY_KIND = a_form(report=looped("problems.items", "{text}", {"kind": "problem"}, {"kind": "measure"}))
BY_LINE = a_form(
    report=[*REPORT, *({"text": f"{{funds.lines.{line}.executed}}"} for line in ("appropriation", "other"))]
)


def changed(changes: dict[str, Any], document: dict[str, Any] = DOCUMENT) -> dict[str, Any]:
    """A copy of the document with other values; a path goes by keys and positions, ``None`` removes."""
    result = copy.deepcopy(document)
    for path, value in changes.items():
        *way, last = [int(part) if part.isdecimal() else part for part in path.split("/")]
        node: Any = result
        for part in way:
            node = node[part] if isinstance(part, int) else node.setdefault(part, {})
        if value is None:
            del node[last]
        elif isinstance(last, int) and last == len(node):
            node.append(copy.deepcopy(value))
        else:
            node[last] = copy.deepcopy(value)
    return result


def findings(document: dict[str, Any], form: Form = FORM, policy: Policy | None = POLICY) -> list[Finding]:
    """All findings of a document."""
    assessment = read_assessment(document)
    return check(form, policy, assessment, score(form, policy, assessment))
