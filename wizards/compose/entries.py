"""The entries of a form's report, one after the other, as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.blocks import Block, Grid, Heading, Paragraph, RunIn, Source, Sources, Table
from schemas.report_entries import ReportEntry
from wizards.compose.form_tables import grid_of
from wizards.compose.pattern_filling import (
    GAP,
    Line,
    Piece,
    bare,
    fill,
    fill_text,
    names_row,
    printed,
    row_placeholders,
    run_together,
    sources_of,
    text_of,
)
from wizards.compose.patterns import parse
from wizards.compose.scope import Scope, row_scopes
from wizards.facts import Facts


class Composer:
    """Collects blocks entry by entry. A new page asked for by an entry that prints nothing falls to the next."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.blocks: list[Block] = []
        self._page_due = False

    def add(self, entry: ReportEntry) -> None:
        """Add what one entry prints."""
        self._page_due = self._page_due or entry.new_page
        if entry.style == "row":
            self._add_row_heading(entry)
        elif heading_per_row(entry):
            self._add_headed_rows(entry)
        else:
            self._add_headed(entry, Scope(self.facts), text_lines(entry, self.facts))
            self._add_table(grid_of(entry, self.facts, None) if entry.table else None, entry)

    def _add_headed_rows(self, entry: ReportEntry) -> None:
        written = edited_lines(entry, self.facts)
        if written is not None:
            self._add_paragraphs(written, entry, None)
            return
        for scope in kept_rows(entry, self.facts):
            self._add_headed(entry, scope, fill(entry.text, scope) if entry.text else [])

    def _add_headed(self, entry: ReportEntry, scope: Scope, lines: Sequence[Line]) -> None:
        number, text, sources = _heading(entry, scope)
        lead = None
        if number or text:
            if entry.style == "run-in":
                lead = RunIn(_level(entry), number, text)
            else:
                self._append(Heading(_level(entry), number, text, sources=sources))
        self._add_paragraphs(lines, entry, lead, sources if lead is not None else ())

    def _add_paragraphs(
        self, lines: Sequence[Line], entry: ReportEntry, lead: RunIn | None, before: Sources = ()
    ) -> None:
        if lead is not None and not lines:
            lines = [()]
        slot = (Source(entry.edit),) if entry.edit else ()
        for index, line in enumerate(lines):
            sources = (*(before if index == 0 else ()), *sources_of(line), *slot)
            self._append(Paragraph(text_of(line), entry.look, lead if index == 0 else None, sources=sources))

    def _add_row_heading(self, entry: ReportEntry) -> None:
        above = self.blocks[-1] if self.blocks and not self._page_due else None
        number, text, _ = _heading(entry, Scope(self.facts))
        title = number + text
        grid = grid_of(entry, self.facts, title)
        if grid is not None and isinstance(above, Table):
            if not entry.table:
                grid = replace(grid, widths=(sum(above.grids[-1].widths),))
            self.blocks[-1] = replace(above, grids=(*above.grids, grid))
        else:
            self._add_table(grid, entry)
        self._add_paragraphs(text_lines(entry, self.facts), entry, None)

    def _add_table(self, grid: Grid | None, entry: ReportEntry) -> None:
        if grid is not None:
            self._append(Table((grid,), entry.landscape))

    def _append(self, block: Block) -> None:
        if self._page_due:
            block = replace(block, new_page=True)
            self._page_due = False
        self.blocks.append(block)


def heading_per_row(entry: ReportEntry) -> bool:
    """Return whether the heading names a row value and so comes before each row."""
    return bool(entry.each) and any(names_row(parse(pattern)) for pattern in (entry.number, entry.heading))


def text_lines(entry: ReportEntry, facts: Facts) -> list[Line]:
    """Return the lines of an entry's text: the user's words where they were put in its place, else from data."""
    written = edited_lines(entry, facts)
    return data_lines(entry, facts) if written is None else written


def data_lines(entry: ReportEntry, facts: Facts) -> list[Line]:
    """Return the lines that an entry's text prints from data, whether or not the user has reworded it."""
    if not entry.text:
        return []
    if not entry.each:
        return fill(entry.text, Scope(facts))
    if entry.none and has_none(entry, facts):
        return fill(entry.none, Scope(facts))
    rows = [fill(entry.text, scope) for scope in kept_rows(entry, facts)]
    begin = fill(entry.begin, Scope(facts)) if entry.begin else []
    return run_together(rows, entry.join, entry.end, begin)


def has_none(entry: ReportEntry, facts: Facts) -> bool:
    """Return whether the list has rows, but none that belongs here; a row that is still blank belongs, too."""
    return not row_scopes(facts, entry.each, entry.where) and bool(row_scopes(facts, entry.each, {}))


def edited_lines(entry: ReportEntry, facts: Facts) -> list[Line] | None:
    """Return the user's rewording of an entry's text, ``None`` if there is none."""
    lines = facts.lines(entry.edit) if entry.edit else []
    return [(Piece(bare(line), is_value=True, path=entry.edit),) for line in lines] or None


def kept_rows(entry: ReportEntry, facts: Facts) -> list[Scope]:
    """Return the rows that are printed, numbered: a row none of whose values is there is skipped."""
    wanted = row_placeholders((entry.number, entry.heading, entry.text))
    scopes = [
        scope
        for scope in row_scopes(facts, entry.each, entry.where)
        if not wanted or any(scope.value(placeholder.path) is not None for placeholder in wanted)
    ]
    return [scope.numbered(n) for n, scope in enumerate(scopes, start=1)]


def _heading(entry: ReportEntry, scope: Scope) -> tuple[str, str, Sources]:
    """Return number, text and values of the heading; a missing name behind a number leaves a gap to fill in."""
    number, (text, sources) = fill_text(entry.number, scope), printed(entry.heading, scope)
    return number, text or (GAP if number and entry.heading else ""), sources


def _level(entry: ReportEntry) -> int:
    return 1 if entry.level is None else entry.level
