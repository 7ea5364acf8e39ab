"""A14, C34, T20. What was taken over and still stands as it was: examples, last year's values and texts."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.carried import CarriedKind, digest_of
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import quote


@rule("A14", "error", "采用的例子没有改过，还是例子的原话", basis="会话文件格式")
def a14_example_left(case: Case) -> Iterator[Hit]:
    """An example of the form was taken over and not edited."""
    for path, text in _as_taken(case, "example"):
        message = f"{quote(_name(case, path))}还是例子的原话，请换成本单位的情况，或清空。"
        yield Hit(path, message, actual=text)


@rule("T20", "warning", "从去年带来的文字或带着去年日期的指标值还没有改过", basis="自评写的是评价年度的情况")
def t20_carried_text(case: Case) -> Iterator[Hit]:
    """A text of last year's session stands unchanged; it lapses as soon as its words change."""
    for path, text in _as_taken(case, "last"):
        message = f"{quote(_name(case, path))}是从去年带来的，还没有改过，请按今年的情况核对；不用改的写明理由放过。"
        yield Hit(path, message, actual=text)


@rule("C34", "note", "实际完成值和去年的一字不差", basis="自评写的是评价年度的情况")
def c34_same_as_last_year(case: Case) -> Iterator[Hit]:
    """An actual value is last year's to the letter."""
    values = case.assessment.last.values
    for path, row, _ in case.indicators:
        actual = row.actual.text.strip() if row.actual else ""
        if actual and values.get(f"{path}.actual", "").strip() == actual:
            message = f"指标{case.name(row)}的完成值 {quote(actual)} 和去年一字不差，请核对是不是今年的数。"
            yield Hit(f"{path}.actual", message, actual=actual)


def _as_taken(case: Case, kind: CarriedKind) -> Iterator[tuple[str, str]]:
    """Yield the places whose text is still the one that was taken over, each once."""
    seen: set[str] = set()
    for one in case.assessment.carried:
        if one.kind != kind or not one.path or one.path in seen:
            continue
        text = case.value(one.path)
        if text and one.digest == digest_of(text):
            seen.add(one.path)
            yield one.path, text


def _name(case: Case, path: str) -> str:
    """Return the field's label, in a row of a named thing with the name before it."""
    row = case.row_name(path)
    label = case.label(path)
    return f"{row}·{label}" if row and row != label else label
