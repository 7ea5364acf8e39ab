"""Reading prose beside reading its figures once: 20 000 characters, 200 indicators."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable
from typing import Any

from schemas.assessment import read_assessment
from schemas.figure import read_figure, reader
from wizards.checks import prose_claims, prose_dates, prose_facts, prose_sentences, prose_verdicts
from wizards.checks.case import Case
from wizards.checks.waivers import as_read
from wizards.opening import in_force
from wizards.scoring import score

ROUNDS = 7
LENGTH = 20_000
PARAGRAPH = (
    "全年维修养护供水工程46处，涉及12个乡镇、8.65万人，比计划多0.05万人。管网维修78.20万元，设备更换39.80万元，"
    "水质检测11.85万元，合计129.85万元。抽检水样40批次，合格36批次，合格率90%，比目标低2个百分点，主要原因是汛期浑浊。"
    "中心制定年度方案，乡镇水管站分片实施，工程验收后由中心申请、水利局审核、财政局支付，结果在村里公示。\n"
)
PLACES = ["道路", "桥梁", "水源", "学校", "林地", "农田", "图书", "设备", "培训", "监控"]
WORKS = ["新建", "维修", "养护", "检测", "管护", "更换", "改造", "验收", "登记", "巡查"]
WORKS += ["公示", "采购", "安装", "调试", "评估", "培育", "推广", "监测", "清理", "修复"]
RULES = (
    *(prose_sentences.c24_ratio_in_text, prose_sentences.f01_sum_in_text, prose_facts.c28_indicator_in_text),
    *(prose_facts.t23_told_in_two_places, prose_claims.f18_claim_and_money, prose_dates.a07_no_such_day),
    prose_verdicts.t05_verdict_in_text,
)


def document(rows: int) -> dict[str, Any]:
    """Return a session with a long text and many indicators."""
    text = (PARAGRAPH * (LENGTH // len(PARAGRAPH) + 1))[:LENGTH]
    return {
        "form": "mof-2020",
        "profile": {"fiscal_year": 2023},
        "funds": {"unit": "万元", "lines": [{"source": "total", "initial_budget": "132.50", "executed": "129.85"}]},
        "performance": {
            "indicators": [
                {
                    "id": f"i{n:07}",
                    "level1": "产出指标",
                    "name": f"{PLACES[n % 10]}{WORKS[n // 10 % 20]}数量",
                    "target": f"≥{40 + n}处",
                    "actual": f"{41 + n}处",
                }
                for n in range(rows)
            ]
        },
        "texts": {"overview": text},
    }


def prose(case_of: Callable[[], Case]) -> float:
    """Return the seconds that the prose rules take in one check."""
    case = case_of()
    case.narrative, case.items, case.figures  # noqa: B018  read by the other rules too
    begin = time.process_time()
    for rule in RULES:
        list(rule(case))
    return time.process_time() - begin


def figures(texts: list[str]) -> float:
    """Return the seconds to read every figure of the text once, as a cell is read."""
    reader._remembered.cache_clear()
    begin = time.process_time()
    for text in texts:
        read_figure(text)
    return time.process_time() - begin


def main() -> None:
    """Print the ratio, and that of twice the text."""
    found = in_force(document(200))
    assessment = read_assessment(document(200))
    sheet = score(found.form, found.policy, assessment)

    def case_of() -> Case:
        return Case(found.form, found.policy, assessment, sheet, as_read(assessment))

    text = assessment.texts["overview"]
    # Different endings, so that no figure is remembered from the round before.
    words = [f"{one}{' ' * (n % 60)}" for n, one in enumerate(re.findall(r"[^，。、；\n]+", text))]
    prose(case_of)
    pairs = [(prose(case_of), figures(words)) for _ in range(ROUNDS)]
    mine, once = (statistics.median(column) for column in zip(*pairs, strict=True))
    name = "读文字（两万字、200 个指标）÷ 把各句各读一遍数"
    print(f"{name:<46} {mine / once:5.2f}   {mine * 1000:.0f} 毫秒，目标 ≤ 50 毫秒（空闲的机器）", flush=True)


if __name__ == "__main__":
    main()
