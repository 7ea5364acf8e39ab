"""B07, C28, F12, F17: the figures of running text against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from schemas.figure import MONEY_UNITS, Figure, amount_in
from schemas.finding import Fix, Span
from schemas.finding import Passage as TextPlace
from schemas.paths import kind_of
from wizards.checks.case import LINES, Case
from wizards.checks.d_names import years_of_project
from wizards.checks.prose_reading import future_texts, is_goal, passages, place
from wizards.checks.registry import Hit, in_text, rule
from wizards.checks.t_bound_figures import following
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions, lexicon
from wizards.prose import Binder, Disagreement, Fact, Passage, Side, told_twice, with_learnt_names
from wizards.prose.guards import is_planned

_TYPED = re.compile(r"\d(?:[\d,]*\d)?(?:\.(\d+))?")
_SAID = Expressions("wording")
_BOUNDS = {"ge": "ge", "gt": "gt", "le": "le", "lt": "lt"}
_TOTALS = ("initial_budget", "adjusted_budget", "arrived", "executed", "balance")
_PERSONS = ("persons", "posts", "actual")


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of a text that the tables contradict."""

    path: str
    passage: Passage
    said: Disagreement

    @property
    def span(self) -> Span:
        """The words, as places in the text as typed."""
        return self.passage.plain.span(self.said.mention.start, self.said.mention.end)

    @property
    def words(self) -> str:
        """The figure as typed."""
        return self.passage.words(self.said.mention)


@rule("B07", "warning", "总体目标里的数与同名指标的指标值不同", basis="财预〔2020〕10号 指标应与总体目标一致")
def b07_goal_and_indicator(case: Case) -> Iterator[Hit]:
    """A number of the goal is not the target of the indicator that its words name."""
    for told in _told(case, "goal"):
        fact = told.said.fact
        message = f"总体目标里 {quote(fact.label)} 写的是 {told.words}，指标值是 {quote(told.said.side.shown)}"
        yield _hit(told, f"{message}，请改成一致。")


@in_text("C28", "文字里写的数与指标表里同一件事的数不同（只提醒）")
def c28_indicator_in_text(case: Case) -> Iterator[Hit]:
    """The same thing has one value in the table and another in a text."""
    for told in _told(case, "fact"):
        message = f"{place(case, told.path)}里 {quote(told.said.fact.label)} {_against_the_row(told)}，请核对。"
        yield _hit(told, message, _fix(case, told))


def _against_the_row(told: Said) -> str:
    """What is said and what the row has; of a figure worked out from both values what they give."""
    fact, mention, due = told.said.fact, told.said.mention, told.said.side
    if due in fact.sides:
        return f"写的是 {told.words}，表里是 {_shown(fact)}"
    what = "的完成率" if mention.is_rate and fact.unit != "%" else "与目标的差"
    return f"{what}写的是 {told.words}，按表里的 {_shown(fact)} 应为 {due.shown}"


@in_text("F12", "文字里的数与表里的数字相同，小数点或单位不同（只提醒）")
def f12_unit_in_text(case: Case) -> Iterator[Hit]:
    """129.85元 for 129.85万元."""
    for told in _told(case, "unit"):
        message = (
            f"{place(case, told.path)}里的 {quote(told.words)} 与{told.said.fact.label} {told.said.side.shown} 数字相同"
        )
        yield _hit(told, f"{message}，像是单位或小数点写错了，请核对。", _fix(case, told))


@rule("F17", "warning", "文字里的金额与资金表里的只差一位数，或颠倒了两位", basis="正文、表格应一致")
def f17_amount_in_text(case: Case) -> Iterator[Hit]:
    """An amount that no table holds and that is one slip of the key away from one of them."""
    for told in _told(case, "amount"):
        message = f"{place(case, told.path)}里的 {quote(told.words)} 表里没有，与{told.said.fact.label} "
        yield _hit(told, f"{message}{told.said.side.shown} 只差一点，像是写错了，请核对。", _fix(case, told))


@in_text("T05", "文字说几项比率、满意度均达到多少以上，表里有一项没有达到（只提醒）")
def t05_group_in_text(case: Case) -> Iterator[Hit]:
    """满意度均达到95%以上 with one of them below."""
    for told in _told(case, "group"):
        fact = told.said.fact
        message = f"{place(case, told.path)}里说均达到 {told.words}，表里 {quote(fact.label)} 是 {told.said.side.shown}"
        yield _hit(told, f"{message}，请核对。")


@rule("T06", "warning", "文字里写另一年度，数却是本年表里的数，像是沿用了旧稿", basis="文字应与评价年度一致")
def t06_other_year_in_text(case: Case) -> Iterator[Hit]:
    """Another year beside a figure of this year's table, unless the project ran in that year or is named after it."""
    year, own = case.assessment.profile.fiscal_year, years_of_project(case)
    for told in _told(case, "year"):
        mention, fact = told.said.mention, told.said.fact
        if mention.year in own or _is_called_last_year(told):
            continue
        message = f"{place(case, told.path)}里写 {mention.year} 年 {quote(fact.label)} {told.words}，这是 {year} 年的数"
        yield _hit(told, f"{message}，请核对年度。")


def _is_called_last_year(told: Said) -> bool:
    """Whether the sentence itself says that it speaks of another year (上年（2022年）): nothing was left standing."""
    start, _ = told.passage.sentences[told.said.mention.sentence]
    return bool(_SAID["last_year"].search(told.passage.plain.text, start, told.said.mention.start))


@rule("T23", "warning", "文字的两个地方写同一件事，数不同", basis="同一事实只应有一个数")
def t23_told_in_two_places(case: Case) -> Iterator[Hit]:
    """The same words with two values in two paragraphs."""
    future = case.once(future_texts)
    read = {path: passage for path, passage in passages(case).items() if path not in future and _is_whole(path)}
    for first, second in told_twice(read, case.assessment.profile.fiscal_year):
        words = [one.passage.words(one.mention) for one in (first, second)]
        spans = [one.passage.plain.span(one.mention.start, one.mention.end) for one in (first, second)]
        where = "同一栏" if first.path == second.path else place(case, first.path)
        start = second.mention.start
        words_before = second.passage.plain.text[start - len(second.mention.clause) : start]
        message = f"{place(case, second.path)}里 {quote(words_before)} 写的是 {words[1]}，{where}写的是 {words[0]}"
        other = TextPlace(first.path, spans[0])
        yield Hit(second.path, f"{message}，请核对。", words[0], words[1], span=spans[1], other=other)


def _is_whole(path: str) -> bool:
    """Whether a text speaks of the whole report, and not of one row or project."""
    return path.startswith("texts.") or (path.startswith("performance.goals.") and not is_goal(path))


def _hit(told: Said, message: str, fix: Fix | None = None) -> Hit:
    other = TextPlace(_cell(told.said))
    return Hit(told.path, message, told.said.side.shown, told.words, fix, span=told.span, other=other)


def _fix(case: Case, told: Said) -> Fix | None:
    """Let the figure follow the data, where the text gives it alone and speaks of the result."""
    mention, fact = told.said.mention, told.said.fact
    speaks_of_result = told.said.side is fact.actual or (fact.actual is not None and not is_planned(mention))
    if told.said.side not in fact.sides or not speaks_of_result:
        return None
    if not mention.exact or not told.words[:1].isdigit():
        return None
    start = told.passage.typed.index(told.words, told.span[0])
    return following(case, told.path, (start, start + len(told.words)), told.said.fact.path)


def _cell(said: Disagreement) -> str:
    """The cell that disagrees: of an indicator its target or its actual value."""
    if said.fact.kind == "indicator" and said.side is said.fact.target:
        return f"{said.fact.path.removesuffix('.actual')}.target"
    return said.fact.path


def _shown(fact: Fact) -> str:
    words = [f"{name} {quote(side.shown)}" for name, side in (("指标值", fact.target), ("完成值", fact.actual)) if side]
    return "、".join(words)


def _told(case: Case, kind: str) -> Iterator[Said]:
    for told in case.once(_all_told):
        if told.said.kind == kind:
            yield told


def _all_told(case: Case) -> tuple[Said, ...]:
    binder = case.once(binder_of)
    future = case.once(future_texts)
    return tuple(
        Said(path, passage, said)
        for path, passage in passages(case).items()
        if path not in future
        for said in binder.disagreements(passage, goal=is_goal(path))
    )


def binder_of(case: Case) -> Binder:
    """Return what holds figures against the tables of the session."""
    year = case.assessment.profile.fiscal_year
    facts = [*_indicators(case), *_amounts(case), *_totals(case), *_persons(case)]
    goals = {path: passage for path, passage in passages(case).items() if path.startswith("performance.goals.")}
    profile = case.assessment.profile
    owner = narrow(profile.unit.name or "")
    return Binder(with_learnt_names(facts, goals.values(), year), year, narrow(profile.title or ""), owner)


def _indicators(case: Case) -> Iterator[Fact]:
    for item in case.items:
        name = narrow(item.name)
        unit = next((one.unit for one in (item.target, item.actual) if one is not None and one.unit), "") or item.unit
        target, actual = _side(item.target, unit, bounded=True), _side(item.actual, unit, bounded=False)
        if len(name) >= 2 and unit and (target or actual) and not item.excluded:
            yield Fact(f"{item.path}.actual", item.name, (name,), unit.partition("/")[0], "indicator", target, actual)


def _side(figure: Figure | None, unit: str, *, bounded: bool) -> Side | None:
    if figure is None or figure.value is None or figure.kind not in ("number", "comparison", "approximate", "deadline"):
        return None
    if figure.unit not in (None, unit):
        return None
    value = figure.value
    if figure.unit is None and unit in MONEY_UNITS:
        value = value.scaleb(MONEY_UNITS[unit])
    if bounded:
        return Side(value, figure.text.strip(), _BOUNDS.get(figure.comparator or ""))
    return Side(value, figure.text.strip(), step=_last_place(figure).scaleb(value.adjusted() - figure.value.adjusted()))


def _last_place(figure: Figure) -> Decimal:
    """The place of the last digit that was typed: 1000 of 8.7万人, 0.1 of 92.8%."""
    typed = _TYPED.search(narrow(figure.text))
    return Decimal(figure.scale).scaleb(-len(typed[1] or "") if typed else 0)


def _amounts(case: Case) -> Iterator[Fact]:
    for path, figure in case.amounts:
        value = amount_in(figure, case.facts.money_unit)
        if value:
            label = case.label(path)
            yield Fact(path, label, (narrow(label), *_words_for(case, path)), "元", "amount", None, _money(case, value))


def _totals(case: Case) -> Iterator[Fact]:
    for column in _TOTALS:
        path = f"{LINES}.total.{column}"
        number = case.facts.number(path)
        if number and not any(case.amount(f"{line}.{column}") == number for line, _ in case.lines.values()):
            value = number.scaleb(MONEY_UNITS[case.facts.money_unit])
            label = case.column(LINES, column, next(iter(_words_for(case, path)), "金额"))
            yield Fact(path, label, (narrow(label), *_words_for(case, path)), "元", "amount", None, _money(case, value))


def _persons(case: Case) -> Iterator[Fact]:
    for path, figure in case.figures:
        if (
            path.rpartition(".")[2] in _PERSONS
            and kind_of(path) == "figure"
            and figure.value
            and figure.kind == "number"
        ):
            if path.startswith("performance."):
                continue
            label = case.label(path)
            yield Fact(
                path, label, (narrow(label),), figure.unit or "人", "amount", None, Side(figure.value, figure.text)
            )


def _money(case: Case, value: Decimal) -> Side:
    return Side(value, case.money(value.scaleb(-MONEY_UNITS[case.facts.money_unit])))


def _words_for(case: Case, path: str) -> tuple[str, ...]:
    """What sentences call the amounts of the money grid."""
    row, _, column = path.rpartition(".")
    if not row.startswith(f"{LINES}."):
        return ()
    term = lexicon().at("sentences", f"{LINES}.total.{column}")
    return term.words if term is not None else ()
