"""T05 of one indicator: a text says it was reached, exceeded or missed, and the table says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.finding import Passage as TextPlace
from wizards.checks.case import Case
from wizards.checks.prose_reading import future_texts, is_goal, passages, place
from wizards.checks.registry import Hit, in_text
from wizards.checks.wording import narrow, quote
from wizards.prose import Judged, Verdicts
from wizards.scoring import Item


@in_text("T05", "文字说某一项指标达到、超额或没有完成，表里却不是（只提醒）")
def t05_verdict_in_text(case: Case) -> Iterator[Hit]:
    """高血压患者管理人数达到目标值, and it did not."""
    profile = case.assessment.profile
    rows = list(_judged(case))
    verdicts = Verdicts(rows, profile.fiscal_year, narrow(profile.title or ""), narrow(profile.unit.name or ""))
    future = case.once(future_texts)
    for path, passage in passages(case).items():
        if path in future or is_goal(path):
            continue
        for found in verdicts.wrong(passage):
            row = found.row
            truth = "正好等于指标值" if row.met and row.just else "达到了指标值" if row.met else "没有达到指标值"
            message = f"{place(case, path)}里说 {quote(row.name)} {quote(found.said)}，按表里的数{truth}，请改成一致。"
            span = passage.plain.span(found.start, found.end)
            yield Hit(path, message, truth, found.said, span=span, other=TextPlace(f"{row.path}.actual"))


def _judged(case: Case) -> Iterator[Judged]:
    for path, row, score in case.indicators:
        item = case.item(row)
        name = narrow(item.name)
        if score is not None and score.met in ("yes", "no") and not score.excluded and len(name) >= 3:
            yield Judged(path, name, score.met == "yes", _is_just(item))


def _is_just(item: Item) -> bool:
    target, actual = item.target, item.actual
    if target is None or actual is None or target.value is None:
        return False
    return target.kind in ("number", "comparison") and actual.kind == "number" and actual.value == target.value
