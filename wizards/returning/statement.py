"""修改说明 as a document: what changed, and the remark that each change answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from schemas.assessment import read_assessment
from schemas.blocks import Block, Cell, Grid, Heading, Layout, Paragraph, Row, Table
from schemas.day import read_day
from schemas.form import Form
from schemas.remark import Remark
from wizards.returning.changes import KIND_WORDS, Changed
from wizards.returning.value_names import label_of

_TITLE: Final = "修改说明"
_CHANGES_HEAD: Final = ("序号", "栏目", "修改前", "修改后", "对应的意见和答复")
_CHANGES_WIDTHS: Final = (6, 18, 26, 26, 24)
_REMARKS_HEAD: Final = ("序号", "意见", "所在栏目", "答复", "是否已改")
_REMARKS_WIDTHS: Final = (6, 34, 20, 28, 12)
_BLANK: Final = "（空）"


@dataclass(frozen=True, slots=True)
class Statement:
    """The document, ready to be written."""

    blocks: tuple[Block, ...]
    layout: Layout


def statement(found: Sequence[Changed], document: Mapping[str, Any], form: Form) -> Statement:
    """Return the 修改说明 of ``found`` (``by_row``), the changes that led to ``document``, with remarks and answers."""
    assessment = read_assessment(document)
    remarks = assessment.remarks
    profile = assessment.profile
    blocks: list[Block] = [Heading(0, "", _TITLE)]
    blocks += [Paragraph(line, "left") for line in _about(profile.unit.name, profile.title)]
    if found:
        rows = [_change_row(number, one, remarks) for number, one in enumerate(found, start=1)]
        blocks += [Heading(1, "一、", "修改的内容"), _table(_CHANGES_HEAD, _CHANGES_WIDTHS, rows)]
    else:
        blocks += [Heading(1, "一、", "修改的内容"), Paragraph("两个版本的内容相同，没有修改。")]
    if remarks:
        asked = [_remark_row(number, one, document, form) for number, one in enumerate(remarks, start=1)]
        blocks += [Heading(1, "二、", "意见及答复"), _table(_REMARKS_HEAD, _REMARKS_WIDTHS, asked)]
    date = read_day(assessment.state_date).iso or read_day(profile.report_date).iso or None
    return Statement(tuple(blocks), Layout(_TITLE, profile.unit.name or "", date, form.pack.layout.body_font))


def _about(unit: str | None, title: str | None) -> Iterator[str]:
    if unit:
        yield f"单位：{unit}"
    if title:
        yield f"项目：{title}"


def _change_row(number: int, one: Changed, remarks: Sequence[Remark]) -> tuple[str, ...]:
    answered = "\n".join(line for remark in remarks if _speaks_of(remark, one.path) for line in _both(remark))
    return str(number), f"{one.label}（{KIND_WORDS[one.kind]}）", one.old or _BLANK, one.new or _BLANK, answered


def _speaks_of(remark: Remark, path: str) -> bool:
    if not remark.path:
        return False
    return remark.path == path or path.startswith(f"{remark.path}.") or remark.path.startswith(f"{path}.")


def _both(remark: Remark) -> Iterator[str]:
    yield f"意见：{remark.text or remark.quote or ''}"
    if remark.reply:
        yield f"答复：{remark.reply}"


def _remark_row(number: int, remark: Remark, document: Mapping[str, Any], form: Form) -> tuple[str, ...]:
    asked = remark.text or ""
    if remark.quote:
        asked = f"{asked}\n（针对“{remark.quote}”）".strip()
    where = label_of(remark.path, document, form) if remark.path else "整份报告"
    done = "已改" if remark.done else "已答复" if remark.reply else "未答复"
    return str(number), f"{remark.by}：{asked}" if remark.by else asked, where, remark.reply or "", done


def _table(head: Sequence[str], widths: tuple[int, ...], rows: Sequence[Sequence[str]]) -> Table:
    lines = [Row(tuple(_cells(head)), head=True), *(Row(tuple(_cells(row))) for row in rows)]
    return Table((Grid(widths, tuple(lines)),))


def _cells(texts: Sequence[str]) -> Iterator[Cell]:
    for column, text in enumerate(texts):
        yield Cell(column, text)
