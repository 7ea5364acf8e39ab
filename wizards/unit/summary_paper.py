"""The summary on paper: the table in the usual columns, and a short text whose sentences are made from the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Final

from schemas.blocks import Block, Cell, Grid, Heading, Layout, Paragraph, Row, Table
from wizards.lexicon import same_name
from wizards.unit.across import names_of
from wizards.unit.line import Line
from wizards.unit.summary import SUM, Summary, cell, in_unit
from wizards.unit.summary_columns import SummaryColumn, SummaryColumns

_MOST_LISTED: Final = 20
_NUMBERS: Final = "一二三四五"


def paper(summary: Summary, columns: SummaryColumns) -> tuple[list[Block], Layout]:
    """Return the blocks of the document and its layout."""
    years = {one.fiscal_year for one in summary.lines if one.fiscal_year}
    units = {one.unit for one in summary.lines if one.unit}
    year = f"{min(years)}年度" if len(years) == 1 else ""
    unit = min(units) if len(units) == 1 else ""
    title = f"{unit}{year}{columns.title}"
    blocks: list[Block] = [Heading(0, "", title), _table(summary, columns)]
    for number, (heading, paragraphs) in zip(_NUMBERS, _chapters(summary, columns), strict=False):
        blocks += [Heading(1, f"{number}、", heading), *paragraphs]
    return blocks, Layout(title, unit)


def _chapters(summary: Summary, columns: SummaryColumns) -> Iterator[tuple[str, Iterable[Paragraph]]]:
    """Yield heading and paragraphs of the chapters; the last two only when they have something to say."""
    yield "总的情况", (*_of_money(summary, columns), *_of_scores(summary.lines))
    yield "没有完成的指标", _unmet(summary.lines)
    yield "存在的问题", _problems(summary.lines)
    if summary.found:
        yield "几份之间的问题", [Paragraph(f"{one.message}（{names_of(one.files)}）") for one in summary.found]
    if summary.unreadable:
        yield "没有读成的文件", [Paragraph(f"{PurePath(file).name}：{why}") for file, why in summary.unreadable]


def _table(summary: Summary, columns: SummaryColumns) -> Table:
    shown = columns.columns
    head = Row(tuple(Cell(number, columns.head(column)) for number, column in enumerate(shown)), head=True)
    rows = [_row(line, shown, number, columns.money) for number, line in enumerate(summary.lines, start=1)]
    grid = Grid(tuple(column.width for column in shown), (head, *rows, _last(summary, columns)))
    return Table((grid,), landscape=True)


def _row(line: Line, shown: Sequence[SummaryColumn], number: int, money: str) -> Row:
    cells = []
    for place, column in enumerate(shown):
        value = number if column.key == "number" else cell(line, column.key, money)
        cells.append(Cell(place, _text(column.key, value)))
    return Row(tuple(cells))


def _last(summary: Summary, columns: SummaryColumns) -> Row:
    sums = summary.sums
    known = {"budget": sums.budget, "executed": sums.executed, "rate": sums.rate}
    texts = [_text(column.key, cell(known, column.key, columns.money)) for column in columns.columns]
    return Row(tuple(Cell(number, SUM if number == 0 else text) for number, text in enumerate(texts)))


def _text(key: str, value: Decimal | int | str | None) -> str:
    if value is None:
        return ""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return f"{text}%" if key == "rate" else text


def _of_money(summary: Summary, columns: SummaryColumns) -> Iterator[Paragraph]:
    lines, sums = summary.lines, summary.sums
    done = sum(1 for one in lines if one.complete)
    sentence = f"共 {len(lines)} 个项目，已填完自评 {done} 个"
    if sums.budget is not None:
        sentence += f"；全年预算数合计 {in_unit(sums.budget, columns.money):f} {columns.money}"
    if sums.executed is not None:
        sentence += f"，全年执行数合计 {in_unit(sums.executed, columns.money):f} {columns.money}"
    if sums.rate is not None:
        sentence += f"，总的执行率 {sums.rate}%"
    yield Paragraph(f"{sentence}。")


def _of_scores(lines: Sequence[Line]) -> Iterator[Paragraph]:
    totals = [one.total for one in lines if one.total is not None]
    if not totals:
        return
    average = (sum(totals, Decimal(0)) / len(totals)).quantize(Decimal("0.01"))
    grades = Counter(one.grade for one in lines if one.grade)
    listed = "，".join(f"{grade} {count} 个" for grade, count in grades.most_common())
    words = f"已有得分的 {len(totals)} 个，最高 {max(totals):f} 分，最低 {min(totals):f} 分，平均 {average:f} 分"
    yield Paragraph(f"{words}{f'；等次：{listed}' if listed else ''}。")


def _unmet(lines: Sequence[Line]) -> Iterator[Paragraph]:
    found = [(one.title or PurePath(one.file).stem, name, reason) for one in lines for name, reason in one.reasons]
    if not found:
        yield Paragraph("各项目的指标都已完成，或还没有填完成值。")
        return
    yield Paragraph(f"共 {len(found)} 项指标没有完成：")
    for title, name, reason in found[:_MOST_LISTED]:
        yield Paragraph(f"{title}：{name}{f'，{reason}' if reason else '，没有写原因'}")
    if len(found) > _MOST_LISTED:
        yield Paragraph(f"其余 {len(found) - _MOST_LISTED} 项见各项目的自评表。")


def _problems(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the problems, those that several projects name in the same words together."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in lines:
        for trouble in one.troubles:
            groups.setdefault(same_name(trouble), []).append((one.title or PurePath(one.file).stem, trouble))
    if not groups:
        yield Paragraph("各项目都没有写存在的问题。")
        return
    for same in sorted(groups.values(), key=len, reverse=True)[:_MOST_LISTED]:
        titles = "、".join(dict.fromkeys(title for title, _ in same))
        yield Paragraph(f"{same[0][1]}（{titles}）")
    if len(groups) > _MOST_LISTED:
        yield Paragraph(f"其余 {len(groups) - _MOST_LISTED} 个问题见各项目的自评报告。")
