"""C08, C10, C13: a target that was missed, its reason and its measure."""

from __future__ import annotations

from typing import Any

from tests.wizards.checks.builders import FREE, STATED
from tests.wizards.checks.example import silent, speaks

ROW = "performance/indicators/0/"
FIRST = "performance.indicators[0]."
REASON = "山体滑坡，三处停修。"


def missed(**more: str) -> dict[str, Any]:
    return {ROW + "actual": "9处", **{ROW + name: text for name, text in more.items()}}


EMPTY_REASONS = ("无", "无。", "没有", "暂无", "不适用", "——", "/", "0", "略", "正常", "客观因素", "其他原因")
EMPTY_MEASURES = (
    "无",
    "暂无措施",
    "没有",
    "不涉及",
    "—",
    "/",
    "0",
    "无改进措施",
    "无需整改",
    "没有相关措施。",
    "已完成",
)
MEASURES = (
    "2024年3月底前修复三处，由工程股负责。",
    "无人机每月巡查一次。",
    "暂无备用设备的两处改由乡镇抢修。",
    "不适用的旧设备5月前更换。",
    "已整改两处，余下一处4月完工。",
)
BOTH_IN_ONE = (
    "原因：个别工程返工；改进措施：加强监理。",
    "个别工程返工。整改措施：3月底前完成。",
    "个别工程返工，下一步将加强监理。",
    "个别工程返工，今后将提前招标。",
    "个别工程返工，已督促施工单位整改到位。",
    "山体滑坡，三处停修，将于3月补修。",
    "山体滑坡，三处停修，计划2023年3月底前修复。",
    "招标较晚，后续加快进度。",
)
"""Reason and measure as a form with one column for both asks for them."""
REASON_ONLY = (
    "原因：个别工程返工。",
    "原因：个别工程返工；改进措施：",
    "防控措施：戴口罩，影响了施工。",
    "承包方将水泵运错，三处停修。",
    "今年雨水多，三处停修。",
    "整改通知下达较晚，三处未修。",
)

REASONS_SPEAK = [
    *(speaks("C13", missed(deviation_reason=text), FIRST + "improvement", name=text) for text in REASON_ONLY),
    speaks("C13", missed(deviation_reason="原因：无；措施：加强监理"), FIRST + "deviation_reason", name="reason 无"),
    speaks("C13", missed(deviation_reason="原因：返工；措施：无"), FIRST + "deviation_reason", name="measure 无"),
    # full marks for a missed target: the points and the reason are asked for at once
    speaks("C08", missed(stated_score="20"), FIRST + "stated_score"),
    speaks("C10", missed(stated_score="20"), FIRST + "deviation_reason", name="full marks though missed"),
    speaks("C10", missed(stated_score="20"), FIRST + "deviation_reason", form=STATED, name="full marks, stated"),
    speaks("C10", missed(stated_score="19.99"), FIRST + "deviation_reason"),
    speaks("C10", missed(), FIRST + "deviation_reason", form=FREE, name="missed, no points at all"),
    speaks("C10", {"performance/indicators/2/actual": "6起", "performance/indicators/2/stated_score": "20"},
           "performance.indicators[2].deviation_reason", name="at most, full marks"),
    *(speaks("C13", missed(deviation_reason=text), FIRST + "deviation_reason", name=text) for text in EMPTY_REASONS),
    *(
        speaks("C13", missed(deviation_reason=REASON, improvement=text), FIRST + "improvement", name=text)
        for text in EMPTY_MEASURES
    ),
    speaks("C13", missed(deviation_reason=REASON, stated_score="20"), FIRST + "improvement", name="full marks"),
]  # fmt: skip

REASONS_SILENT = [
    *(silent("C13", missed(deviation_reason=text), name=text) for text in BOTH_IN_ONE),
    silent("C10", missed(stated_score="20", deviation_reason=REASON)),
    silent("C10", {ROW + "stated_score": "20"}, name="met, full marks"),
    silent("C08", {ROW + "actual": "12处", ROW + "stated_score": "20"}, name="met exactly"),
    silent("C08", missed(stated_score="15")),
    *(silent("C13", missed(deviation_reason=REASON, improvement=text), name=text) for text in MEASURES),
    silent("C13", missed(deviation_reason="无备用水泵，三处停修。", improvement=MEASURES[0])),
    silent("C13", missed(deviation_reason="没有按期完成招标。", improvement=MEASURES[0])),
    silent("C13", {ROW + "deviation_reason": "无", ROW + "improvement": "无"}, name="met: 无 is right"),
    silent("C13", {ROW + "improvement": "无"}, name="met: no measure is due"),
]
