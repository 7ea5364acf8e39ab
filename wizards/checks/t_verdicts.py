"""T05, T19. Verdicts of the rows against their figures; edited sentences that the figures have left behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from schemas.finding import Fix, Span
from wizards.checks.case import Case
from wizards.checks.registry import Hit, in_text, rule
from wizards.checks.text_sentences import sentences_at, split
from wizards.checks.wording import narrow, plain, quote
from wizards.compose import EditedSlot
from wizards.lexicon import Expressions


@rule("T05", "error", "结论写“完成”，完成率却没有到；或已完成而写没有完成", basis="结论应与完成情况一致")
def t05_verdict(case: Case) -> Iterator[Hit]:
    """A verdict that the figures contradict."""
    words = case.form.scoring.verdict
    for path, row, score in case.indicators:
        stated = (row.stated_verdict or "").strip()
        if not stated or score is None or score.met == "unknown":
            continue
        said_no = stated == words.no or stated.startswith(("未", "没有", "不"))
        if said_no == (score.met == "no"):
            continue
        due = words.yes if score.met == "yes" else words.no
        rate = f"（完成率 {plain(score.completion_rate)}%）" if score.completion_rate is not None else ""
        message = f"指标{case.name(row)}的结论写 {quote(stated)}，与数据不符{rate}，应为 {quote(due)}。"
        yield Hit(f"{path}.stated_verdict", message, due, stated, Fix(f"{path}.stated_verdict", ""))


_SAID = Expressions("reasons")
_UNMET_REASON = "texts.unmet_reason"


@in_text("T05", "问没有完成的原因而写“无”，表里有没达到的指标（只提醒）", asks=_UNMET_REASON)
def t05_no_unmet_reason(case: Case) -> Iterator[Hit]:
    """无 where the form asks why targets were missed, and one was."""
    text = case.assessment.texts.get("unmet_reason", "")
    if case.missed and text.strip() and _SAID["none_unmet"].fullmatch(narrow(text)):
        label = quote(case.label(_UNMET_REASON))
        message = f"{label}写的是 {quote(text)}，但指标{quote(case.missed[0].name)}没有达到指标值，请写原因。"
        yield Hit(_UNMET_REASON, message, actual=text)


@rule("T19", "warning", "改写过的句子里，找不到数据里现在的数", basis="文字与数据应一致")
def t19_outdated_sentence(case: Case) -> Iterator[Hit]:
    """An edited sentence whose figures have changed since."""
    for slot in case.edited:
        if slot.missing:
            figures = "、".join(slot.missing[:4])
            label = quote(case.label(slot.path))
            message = f"{label}改写过，里面没有现在的数 {figures}，请改写，或清空以恢复自动的句子。"
            fix = Fix(slot.path, "", "清空这一栏，照用由数据成的句子")
            yield Hit(slot.path, message, slot.computed, slot.written, fix, span=_place_of_lost(case, slot))


def _place_of_lost(case: Case, slot: EditedSlot) -> Span | None:
    """Where the sentence stands that was made of the one whose figure is missing: the one most like it."""
    figure = slot.missing[0].replace(" ", "")
    lost = next((sentence for sentence in split(slot.computed) if figure in sentence), slot.computed)
    alike = [(_alike(lost, sentence.text), sentence.place) for sentence in sentences_at(case, slot.path)]
    most, place = max(alike, key=lambda one: one[0], default=(0, None))
    return place if most else None


def _alike(first: str, second: str) -> int:
    """How many pairs of neighbouring characters two sentences have in common."""
    return len(set(pairwise(first)) & set(pairwise(second)))
