"""``ziping summary``: many sessions as a table: text, JSON lines, CSV, Excel, Word."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from schemas.finding import count_words
from schemas.text import show
from tui.commands.common import FOUND, OK, UNUSABLE, Unusable, or_force
from tui.commands.many import Many
from tui.output import say, say_done, say_json_line, say_text
from tui.unit_table import write_summary
from wizards.storage import AlreadyThere, UnusableFile
from wizards.unit.across import across, names_of
from wizards.unit.line import Line, line_of
from wizards.unit.summary import Summary, Sums, in_unit, line_json, sums_of


@dataclass(slots=True)
class _Read:
    """The lines of one call; what could not be read is kept for a closing list."""

    many: Many
    lines: list[Line] = field(default_factory=list)

    def each(self) -> Iterator[Line]:
        """Yield the lines as they come, and keep them."""
        for done, line in self.many.results(line_of):
            named = replace(line, file=done.file)
            self.lines.append(named)
            yield named


def run(arguments: Namespace) -> int:
    """Sum up; 0 all read, 1 some file unreadable, 2 nothing usable."""
    many = Many(arguments.files, "汇总")
    read = _Read(many)
    if arguments.jsonl:
        for line in read.each():
            say_json_line(line_json(line))
    else:
        list(read.each())
    if not read.lines:
        return UNUSABLE
    summary = Summary(tuple(read.lines), sums_of(read.lines), tuple(many.problems), tuple(across(read.lines)))
    if arguments.csv:
        from wizards.unit.summary_sheets import csv_text

        say_text(csv_text(summary.lines, summary.sums))
    elif arguments.output:
        _write(arguments, summary)
    elif not arguments.jsonl:
        _tell(summary)
    return FOUND if many.worst else OK


def _write(arguments: Namespace, summary: Summary) -> None:
    try:
        path = write_summary(Path(arguments.output), summary, force=arguments.force)
    except AlreadyThere as error:
        raise Unusable(or_force(error)) from None
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    say_done(f"汇总已写好：{path}（{len(summary.lines)} 个项目）")
    _tell_found(summary)


def _tell(summary: Summary) -> None:
    for line in summary.lines:
        say(_line(line))
    say(_last(summary.sums, len(summary.lines)))
    _tell_found(summary)


def _tell_found(summary: Summary) -> None:
    for one in summary.found:
        say(f"  [核对] {one.rule} {one.message}（{names_of(one.files)}）")


def _line(line: Line) -> str:
    title = show(line.title or Path(line.file).stem, one_line=True)
    money = "" if line.budget is None else f"　预算 {in_unit(line.budget, '万元'):f} 万元"
    rate = "" if line.rate is None else f"　执行率 {line.rate}%"
    total = "　还没有得分" if line.total is None else f"　{line.total:f} 分 {line.grade or ''}".rstrip()
    faults = f"　{count_words(line.counts)}" if line.counts.serious else ""
    return f"{title}{money}{rate}{total}{faults}"


def _last(sums: Sums, count: int) -> str:
    money = "" if sums.budget is None else f"　预算 {in_unit(sums.budget, '万元'):f} 万元"
    spent = "" if sums.executed is None else f"　执行 {in_unit(sums.executed, '万元'):f} 万元"
    rate = "" if sums.rate is None else f"　执行率 {sums.rate}%"
    return f"合计 {count} 个项目{money}{spent}{rate}"
