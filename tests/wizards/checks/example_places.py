"""Places and rows that the examples of several files change."""

from __future__ import annotations

from tests.wizards.checks.builders import (
    a_form,
)

ROW = "performance/indicators/"
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
