"""A and B: the file itself, the basic facts, the goals; and rows that the form prints by class."""

from __future__ import annotations

from tests.wizards.checks.builders import (
    BY_CLASS,
    BY_KIND,
    BY_LINE,
    RULES,
    TWICE,
    a_form,
)
from tests.wizards.checks.example import silent, speaks
from tests.wizards.checks.example_places import CLASSES_OF_QUANTITY, FIRST, GOAL, GOALS, LINE, NUMBER, ROW, STEPPED_ROWS

NAMED = a_form(indicators=[{"id": "q", "name": "维护处数"}, {"id": "c", "level1": "产出指标", "level2": "数量指标"}])


def both_rows_of(item: str) -> dict[str, object]:
    return {ROW + "0/catalogue": item, ROW + "1/catalogue": item}


BASIC_SPEAK = [
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
    speaks("A08", both_rows_of("q"), "performance.indicators[1]", "warning", form=NAMED),
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
]  # fmt: skip

BASIC_SILENT = [
    silent("A08", both_rows_of("c"), form=NAMED, name="a class has as many rows as there are indicators"),
    silent("A08", both_rows_of("moon"), form=NAMED, name="A11 says it"),
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
]  # fmt: skip
