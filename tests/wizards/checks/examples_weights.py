"""D01, D02, D04, C18, C20, C22: weights, another maximum, the grade."""

from __future__ import annotations

from decimal import Decimal

from tests.wizards.checks.builders import POLICY, RULES, STATED, a_form
from tests.wizards.checks.example import silent, speaks

ROW = "performance/indicators/"
FIRST = "performance.indicators[0]."
ALL = "performance.indicators"
BONUS = a_form(scoring={"mode": "policy", "maximum": Decimal(110)})
BONUS_STATED = a_form(scoring={"mode": "stated", "maximum": Decimal(110)})
EXTRA = {"id": "i6", "level1": "加分项", "level2": "表彰", "name": "获省级表彰次数", "target": "≥1次", "actual": "1次"}
BLANK = {"id": "i6", "level1": "效益指标", "level2": "生态效益", "weight": "5"}
WITH_BONUS = {ROW + "5": {**EXTRA, "weight": "10"}}
NO_SATISFACTION = {ROW + "4/level1": "效益指标", ROW + "4/level2": "社会效益指标", ROW + "4/weight": "5"}

WHOLE = POLICY.model_copy(update={"stated_step": Decimal(1)})
HALF = POLICY.model_copy(update={"stated_step": Decimal("0.5")})
MISSED = {ROW + "1/actual": "93%", ROW + "1/deviation_reason": "汛期", ROW + "1/improvement": "预沉"}  # 29.37 of 30
POINTS = "performance.indicators[1].stated_score"
EXECUTION = "performance.stated_execution"

WEIGHTS_SPEAK = [
    speaks("C07", {**MISSED, ROW + "1/stated_score": "29"}, POINTS, name="rounded, and no policy says so"),
    speaks("C07", {**MISSED, ROW + "1/stated_score": "29"}, POINTS, "warning", policy=WHOLE),
    speaks("C07", {**MISSED, ROW + "1/stated_score": "29.5"}, POINTS, "warning", policy=HALF),
    speaks("C07", {**MISSED, ROW + "1/stated_score": "29.5"}, POINTS, policy=WHOLE, name="half where whole is allowed"),
    speaks("C07", {**MISSED, ROW + "1/stated_score": "28"}, POINTS, policy=WHOLE, name="not rounded"),
    speaks("F06", {"performance/stated_execution": "10"}, EXECUTION, name="9.8 as 10"),
    speaks("F06", {"performance/stated_execution": "10"}, EXECUTION, "warning", policy=WHOLE),
    speaks("F06", {"performance/stated_execution": "9"}, EXECUTION, policy=WHOLE, name="cut off"),
    speaks("D04", {ROW + "0/weight": ""}, FIRST + "weight"),
    speaks("D04", {ROW + "0/weight": "—"}, FIRST + "weight"),
    speaks("D04", {ROW + "0/weight": "0.0"}, FIRST + "weight"),
    speaks("D04", {ROW + "3/weight": None}, "performance.indicators[3].weight", name="a row of words"),
    speaks("D04", {ROW + "5": EXTRA}, "performance.indicators[5].weight", name="a row of its own"),
    speaks("D01", {**WITH_BONUS}, ALL, name="bonus items where the form has none"),
    speaks("D01", {}, ALL, form=BONUS, name="a form with bonus items that are missing"),
    speaks("D01", {ROW + "0/weight": "", ROW + "1/weight": "60"}, ALL, name="above 100 though one is blank"),
    speaks("D01", {ROW + "0/weight": "80", ROW + "5": BLANK}, ALL, name="what is written is too much already"),
    speaks("D02", NO_SATISFACTION, "performance.indicators[2].weight", "warning"),
    speaks("C18", {"performance/stated_total": "111"}, "performance.stated_total", form=BONUS_STATED),
    speaks("C20", {"performance/stated_total": "108"}, "performance.stated_total", form=BONUS_STATED),
    speaks("C22", {**WITH_BONUS, ROW + "0/actual": "0处", "performance/stated_grade": "优"},
           "performance.stated_grade", form=BONUS, name="89.8 of 110 is 81.6 of 100"),
    speaks("C22", {"performance/stated_grade": "优秀"}, "performance.stated_grade"),
]  # fmt: skip

WEIGHTS_SILENT = [
    silent("D01", {ROW + "0/weight": ""}, name="D04 says it"),
    silent("D02", {ROW + "0/weight": ""}, name="D04 says it"),
    silent("D06", {ROW + "2": BLANK, ROW + "3": None}, name="the class of effects is printed and not begun"),
    silent("D01", {ROW + "5": BLANK}, name="a printed class that nobody has begun may still go"),
    silent("D01", {ROW + "4": BLANK}, name="the points go to those that stay, once that is settled"),
    silent("D02", {ROW + "4": BLANK}, name="the points go to those that stay, once that is settled"),
    silent("D04", {ROW + "0/weight": "", ROW + "0/actual": "不适用"}),
    silent("D04", {ROW + "0/weight": ""}, form=STATED),
    silent("D04", {}, form=RULES),
    silent("D01", WITH_BONUS, form=BONUS),
    silent("D02", WITH_BONUS, form=BONUS),
    silent("C18", {"performance/stated_total": "105"}, form=BONUS_STATED),
    silent("C20", {"performance/stated_total": "110"}, form=BONUS_STATED),
    silent("C22", {**WITH_BONUS, ROW + "0/actual": "0处", "performance/stated_grade": "良"}, form=BONUS),
    silent("D02", {**NO_SATISFACTION, ROW + "4/weight": "10"}, name="its points went to the effects"),
]
