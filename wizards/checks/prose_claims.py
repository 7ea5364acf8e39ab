"""C19, F18, T05, T08: what a text claims, held against the tables and the score sheet (``lexicon/claims.toml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.finding import Fix
from wizards.checks.case import Case
from wizards.checks.explained import explains
from wizards.checks.f_funds import TOTAL_PATH, budget_of, tolerance
from wizards.checks.prose_reading import future_texts, is_goal, passages, place
from wizards.checks.registry import Hit, in_text, rule
from wizards.checks.t_bound_figures import following
from wizards.checks.wording import narrow, quote
from wizards.prose import Books, Contradicted, Missed, contradicted, known_grades


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that is not so, with the text it stands in."""

    path: str
    found: Contradicted
    hit: Hit


@rule(
    "C19", "warning", "文字里写的自评得分或等次与表中的不同（从文字认出的数，只提醒）", basis="文字、表格、封面应一致"
)
def c19_total_in_text(case: Case) -> Iterator[Hit]:
    """A text states another total or grade than the table."""
    yield from (told.hit for told in case.once(_all_told) if told.found.claim.rule == "C19")


@rule(
    "F18",
    "warning",
    "文字说没有超预算、没有结余、到位率 100%、资金全部拨付或支出，资金表却不是（从文字认出，只提醒）",
    basis="结论应与资金数据一致",
)
def f18_claim_and_money(case: Case) -> Iterator[Hit]:
    """A text claims what the money grid contradicts."""
    yield from (told.hit for told in case.once(_all_told) if told.found.claim.rule == "F18")


@in_text("T05", "文字说指标、目标全部完成或没有问题，表里却不是（只提醒）")
def t05_claim_and_targets(case: Case) -> Iterator[Hit]:
    """A text claims that all is done, or that there is no problem."""
    yield from (told.hit for told in case.once(_all_told) if told.found.claim.rule == "T05")


@in_text("T08", "“本年（2019年）”“上年（2019年）”一类的年度与评价年度对不上")
def t08_year_in_brackets(case: Case) -> Iterator[Hit]:
    """上年（2019年） in a report on 2022."""
    yield from (told.hit for told in case.once(_all_told) if told.found.claim.rule == "T08")


def _all_told(case: Case) -> tuple[Told, ...]:
    books, future = _books(case), case.once(future_texts)
    return tuple(
        Told(path, found, _hit(case, path, found))
        for path, passage in passages(case).items()
        if path not in future and not is_goal(path)
        for found in contradicted(passage, books)
    )


def _hit(case: Case, path: str, found: Contradicted) -> Hit:
    span = passages(case)[path].plain.span(found.start, found.end)
    message = f"{place(case, path)}里写 {quote(found.said)}，但{found.due}，请改成一致。"
    return Hit(path, message, found.due, found.said, _fix(case, path, found), span=span, again=found.again)


_FOLLOWS: Mapping[str, str] = {"total": "score.total", "grade": "score.grade"}
"""What a claim says that may follow the data."""


def _fix(case: Case, path: str, found: Contradicted) -> Fix | None:
    source, passage = _FOLLOWS.get(found.claim.asks), passages(case)[path]
    if source is None or found.value is None:
        return None
    start, end = passage.plain.span(*found.value)
    if source == "score.total" and not passage.typed[start].isdigit():
        return None  # 五十一分
    return following(case, path, (start, end), source)


def _books(case: Case) -> Books:
    sheet = case.sheet
    return Books(
        money=case.money,
        margin=tolerance(case),
        initial=case.amount(f"{TOTAL_PATH}.initial_budget"),
        budget=budget_of(case),
        arrived=case.amount(f"{TOTAL_PATH}.arrived"),
        executed=case.amount(f"{TOTAL_PATH}.executed"),
        balance=case.amount(f"{TOTAL_PATH}.balance"),
        unmet=tuple(
            Missed(score.name, f"{case.item(row).level1} {case.item(row).level2}")
            for _, row, score in case.indicators
            if score is not None and score.met == "no" and not score.excluded
        ),
        judged=_all_judged(case),
        problems=sum(1 for item in case.assessment.problems.items if item.kind == "problem" and _says_much(item.text)),
        total=sheet.total.score,
        grade=sheet.grade.grade,
        grades=known_grades([band.label for band in case.policy.grades] if case.policy else ()),
        year=case.assessment.profile.fiscal_year,
        title=narrow(case.assessment.profile.title or ""),
        explained=lambda: explains(case, "spending"),
    )


def _all_judged(case: Case) -> int | None:
    """How many indicators there are, if it is known of each whether it was met."""
    scores = [score for _, _, score in case.indicators]
    judged = [score for score in scores if score is not None and not score.excluded and score.met != "unknown"]
    return len(judged) if len(judged) == len(scores) else None


def _says_much(text: str | None) -> bool:
    return len((text or "").strip(" 。.、")) > 4
