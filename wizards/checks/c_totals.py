"""C18, C20-C23. Total and grade."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.finding import Fix
from wizards.checks.c_scores import MARGIN
from wizards.checks.case import Case
from wizards.checks.explained import explains
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import plain, quote

TOTAL = "performance.stated_total"
GRADE = "performance.stated_grade"


@rule("C18", "error", "填的总分与各项得分之和不同；总分超过满分", basis="财预〔2020〕10号 总分为各项得分之和")
def c18_total(case: Case) -> Iterator[Hit]:
    """The stated total is not the sum of the shown parts."""
    stated, computed = case.sheet.total.stated, case.sheet.total.computed
    if stated is None:
        return
    if computed is not None and abs(stated - computed) > MARGIN:
        message = f"总分填了 {plain(stated)}，各项得分之和是 {plain(computed)}，请改正。"
        yield Hit(TOTAL, message, plain(computed), plain(stated), Fix(TOTAL, plain(computed)))
    elif computed is None and not 0 <= stated <= case.form.scoring.maximum:
        limits = f"0—{plain(case.form.scoring.maximum)}"
        yield Hit(TOTAL, f"总分 {plain(stated)} 不在 {limits} 之间，请改正。", limits, plain(stated))


@rule("C20", "error", "总分不到满分，却没有一项的得分可以看出扣在哪里，文字也没有说明", basis="总分应能由各项得分得出")
def c20_total_out_of_nothing(case: Case) -> Iterator[Hit]:
    """98 points, and neither a row nor a word says where the 2 are."""
    stated, maximum = case.sheet.total.stated, case.form.scoring.maximum
    if stated is None or stated >= maximum or case.sheet.total.computed is not None:
        return
    lost = any(
        score.stated is not None and score.weight is not None and score.stated < score.weight
        for score in case.sheet.indicators
    )
    if not lost and not explains(case, "deduction"):
        missing = plain(maximum - stated)
        grade = f"和等次“{case.sheet.grade.stated}”" if case.sheet.grade.stated else ""
        message = f"总分 {plain(stated)}{grade}不能由表中的数得出：没有一项写明扣分，请说明 {missing} 分扣在哪里。"
        yield Hit(TOTAL, message, actual=plain(stated))


@rule(
    "C21", "warning", "手填的总分离满分不到 1 分，却有没完成的指标，或填了满分而预算没有执行完", basis="自评应客观公正"
)
def c21_too_good(case: Case) -> Iterator[Hit]:
    """Nearly full marks beside a target that was missed."""
    points, maximum = case.sheet.total.score, case.form.scoring.maximum
    if points is None or points < maximum - 1 or case.sheet.total.computed is not None:
        return
    rate = case.sheet.execution.rate
    if case.missed:
        message = f"自评 {plain(points)} 分，但指标{quote(case.missed[0].name)}没有完成，请核对得分。"
        yield Hit(f"{case.missed[0].path}.actual", message, actual=plain(points))
    elif points == maximum and rate is not None and rate < 100:
        message = f"自评 {plain(points)} 分，但预算执行率是 {plain(rate)}%，请核对得分。"
        yield Hit(TOTAL, message, actual=plain(points))


@rule(
    "C22",
    "error",
    "填的等次与总分对应的不同，或不是办法里的几个等次",
    basis="现用评分办法的等次（财预〔2020〕10号：90 优、80 良、60 中、以下差）",
)
def c22_grade(case: Case) -> Iterator[Hit]:
    """The grade does not follow from the total as shown."""
    stated, computed = case.sheet.grade.stated, case.sheet.grade.computed
    points = case.sheet.total.score
    if stated and computed and points is not None and stated.strip() != computed:
        words = "、".join(band.label for band in case.policy.grades) if case.policy else ""
        message = f"{plain(points)} 分对应的等次是“{computed}”，填的是 {quote(stated)}，请改正（等次写{words}）。"
        yield Hit(GRADE, message, computed, stated, Fix(GRADE, computed), basis=_bands(case))


def _bands(case: Case) -> str:
    """The bands of the policy in force, as shares of the form's maximum."""
    if case.policy is None:
        return ""
    bands = "、".join(f"{plain(band.minimum)} {band.label}" for band in case.policy.grades)
    whole = case.form.scoring.maximum
    return f"{case.policy.title}：满 {bands}" + ("" if whole == 100 else f"（按总分占满分 {plain(whole)} 的百分比）")


@rule("C23", "error", "有总分而没有等次", basis="财预〔2020〕10号 评价等次", asks=GRADE)
def c23_no_grade(case: Case) -> Iterator[Hit]:
    """A form that asks for the grade has a total and no grade."""
    if case.sheet.total.score is not None and case.sheet.grade.grade is None:
        yield Hit(GRADE, "有总分而没有等次，请按总分选择等次。")
