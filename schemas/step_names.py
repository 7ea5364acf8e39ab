"""The five steps of every form: what they are called, what each of them wants."""

from __future__ import annotations

from typing import Final, Literal

StepName = Literal["profile", "funds", "implementation", "performance", "problems"]

STEP_TITLES: Final[dict[StepName, str]] = {
    "profile": "项目基本情况",
    "funds": "资金使用",
    "implementation": "组织实施",
    "performance": "绩效指标",
    "problems": "存在问题",
}
"""The five steps in their order."""

STEPS: Final[tuple[StepName, ...]] = tuple(STEP_TITLES)

STEP_ABOUT: Final[dict[StepName, str]] = {
    "profile": "这一步写清是什么项目、谁来做：看预算批复和立项文件。",
    "funds": "这一步写钱从哪来、花在哪：看预算批复和支出明细账。",
    "implementation": "这一步写事情怎样管：看管理制度、合同和检查记录。",
    "performance": "这一步写做到了多少：看年初申报表、台账和满意度问卷。",
    "problems": "这一步写问题和改法：看检查、审计意见和未完成的指标。",
}
"""What each step wants and where the papers are, in a line, unless the form says it in words of its own."""
