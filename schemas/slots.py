"""Names of the narrative slots (``texts.NAME``), so that a text survives a change of form.

A form pack may add its own as ``x_<form>_<name>``.
"""

from __future__ import annotations

import re
from typing import Final

SLOTS: Final[dict[str, str]] = {
    "overview": "项目概况",
    "goal_setting": "绩效目标设定及完成",
    "fund_use": "资金使用",
    "fund_management": "资金管理",
    "fund_flow": "资金拨付流程",
    "fund_distribution": "资金分配",
    "fund_arrival": "资金到位",
    "implementation": "组织实施",
    "management": "项目管理",
    "budgeting_process": "预算编制和决策过程",
    "budget_management": "预算管理",
    "project_budget": "专项预算管理",
    "decision": "项目决策",
    "economy": "经济性",
    "progress": "实施进度",
    "quality": "完成质量",
    "effect": "主要绩效",
    "social_effect": "社会效益",
    "economic_effect": "经济效益",
    "ecological_effect": "生态效益",
    "sustainability": "可持续影响",
    "satisfaction": "满意度",
    "unmet_reason": "目标未完成原因",
    "conclusion": "评价结论",
    "result_use": "结果应用",
    "publication": "结果公开",
    "evaluation_work": "评价工作情况",
    "audit_findings": "巡视、审计和财政监督发现的问题",
    "other_notes": "其他需要说明的问题",
}

_OWN = re.compile(r"x_[a-z0-9]+_[a-z0-9_]+")


def is_slot(name: str) -> bool:
    """Return whether ``name`` may stand after ``texts.``: a canonical slot or a pack's own ``x_…``."""
    return name in SLOTS or _OWN.fullmatch(name) is not None
