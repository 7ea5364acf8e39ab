"""A15, C28: columns that a pack adds to the rows of a list, typed and computed."""

from __future__ import annotations

from typing import Any

from tests.wizards.checks.builders import STEPS, a_form, question
from tests.wizards.checks.example import silent, speaks


def column(key: str, label: str, **more: Any) -> dict[str, Any]:
    return {"list": "profile.projects", "key": key, "label": label, **more}


_COLUMNS = {
    "name": "名称",
    "budget": "预算",
    "executed": "支出",
    "x.planned": "计划面积",
    "x.done": "完成面积",
    "x.note": "地块",
    "x.ratio": "完成比",
    "x.height": "苗高",
}
WITH_COLUMNS = a_form(
    columns=[
        column("planned", "计划面积", unit="亩"),
        column("done", "完成面积", unit="亩"),
        column("height", "苗高", unit="米"),
        column("note", "地块", kind="line"),
        column("left", "差额", difference=["planned", "done"]),
        column("ratio", "完成比", quotient=["done", "planned"], decimals=4),
    ],
    steps={
        **STEPS,
        "profile": [
            *(one for one in STEPS["profile"] if one["path"] != "profile.projects"),
            question("profile.projects", "项目", columns=_COLUMNS),
        ],
    },
)
X, AT = "profile/projects/0/x", "profile.projects[0].x"

OWN_SPEAK = [
    speaks("A15", {X: {"planned": "待定", "done": "3"}}, f"{AT}.planned", form=WITH_COLUMNS),
    speaks("A15", {X: {"planned": "300人", "done": "3"}}, f"{AT}.planned", form=WITH_COLUMNS, name="another unit"),
    speaks("A15", {X: {"height": "一人高"}}, f"{AT}.height", "warning", form=WITH_COLUMNS, name="nothing needs it"),
    speaks("C28", {X: {"planned": "3", "done": "2", "ratio": "0.72"}}, f"{AT}.ratio", form=WITH_COLUMNS),
    speaks("C28", {X: {"planned": "3", "done": "2", "ratio": "0.6665"}}, f"{AT}.ratio", form=WITH_COLUMNS),
]

OWN_SILENT = [
    silent(rule, {X: values}, form=WITH_COLUMNS, name=name)
    for rule in ("A15", "C28", "A02", "A03")
    for name, values in (
        ("as it should be", {"planned": "300亩", "done": "0.02万亩", "height": "1.2", "ratio": "0.6667"}),
        ("fewer places", {"planned": "3", "done": "2", "ratio": "0.67"}),
        ("cut, not rounded", {"planned": "3", "done": "2", "ratio": "0.66"}),
        ("more places", {"planned": "3", "done": "2", "ratio": "0.66666667"}),
        ("nothing there", {"planned": "", "done": "无", "note": "东坡"}),
        ("less than nothing", {"planned": "-3", "done": "2"}),
        ("no divisor", {"planned": "0", "done": "2", "ratio": "1"}),
    )
]
