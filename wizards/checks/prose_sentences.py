"""C24, F01, F13, T22 in running text: the figures of one sentence against each other. No table is needed."""

from __future__ import annotations

from collections.abc import Iterator

from wizards.checks.case import Case
from wizards.checks.prose_reading import Found, found_in_text, place
from wizards.checks.registry import Hit, in_text, rule
from wizards.checks.wording import quote


@in_text("C24", "文字里的比率、占比、增幅与同一句里的数算出的不同（只提醒）")
def c24_ratio_in_text(case: Case) -> Iterator[Hit]:
    """A rate that the two figures beside it do not give."""
    for found in found_in_text(case, "ratio"):
        slip = found.slip
        yield _hit(case, found, f"写的是 {quote(slip.said)}，按 {slip.why} 应为 {slip.due}")


@in_text("F01", "文字里的合计、结余、增减数与同一句里的数算出的不同（只提醒）")
def f01_sum_in_text(case: Case) -> Iterator[Hit]:
    """A total or a difference that its terms do not give."""
    for found in found_in_text(case, "sum", "difference"):
        slip = found.slip
        if slip.why.startswith("不超过"):
            yield _hit(case, found, f"其中的 {quote(slip.said)} 大于总数，应{slip.why.replace(' ', '')}")
        else:
            yield _hit(case, found, f"写的是 {quote(slip.said)}，按 {slip.why} 应为 {slip.due}")


@in_text("F01", "文字里写的是增，两个数却是减，或者相反（只提醒）")
def f01_direction_in_text(case: Case) -> Iterator[Hit]:
    """由692起增加到642起."""
    for found in found_in_text(case, "direction"):
        yield _hit(case, found, f"写的是 {quote(found.slip.said)}，{found.slip.why}")


@in_text("F13", "文字里的人数、标准和金额对不上（只提醒）")
def f13_product_in_text(case: Case) -> Iterator[Hit]:
    """An amount that is near persons times standard, and is not it."""
    for found in found_in_text(case, "product"):
        slip = found.slip
        yield _hit(case, found, f"写的是 {quote(slip.said)}，按 {slip.why} 应为 {slip.due}")


@rule("T22", "warning", "文字里先说了几项、几个方面，后面列出的不是这个数", basis="校对：前后应一致")
def t22_announced_list(case: Case) -> Iterator[Hit]:
    """五个项目 and four names."""
    for found in found_in_text(case, "list"):
        slip = found.slip
        yield _hit(case, found, f"写的是 {quote(slip.said)}，{slip.why}")


def _hit(case: Case, found: Found, words: str) -> Hit:
    slip = found.slip
    message = f"{place(case, found.path)}里{words}，请核对。"
    return Hit(found.path, message, slip.due, slip.said, span=found.span, terms=found.terms)
