"""The summary of a folder as a file: Excel or Word, as its name says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from schemas.text import show
from wizards.storage import UnusableFile, write_report
from wizards.unit.summary import Summary
from wizards.unit.summary_columns import SummaryColumns, load_columns


def write_summary(target: Path, summary: Summary, *, force: bool = False) -> Path:
    """Write the table as the name of ``target`` says; return where it went.

    Raises:
        UnusableFile: the name ends otherwise, the file is there already or cannot be written.
    """
    make = _WRITERS.get(target.suffix.lower())
    if make is None:
        raise UnusableFile(f"汇总没有写成 {show(target.name, one_line=True)}：名称要以 .xlsx 或 .docx 结尾。")
    inputs = tuple(Path(line.file) for line in summary.lines)
    return write_report(target, make(summary, load_columns()), what="汇总", force=force, inputs=inputs).path


def _xlsx(summary: Summary, columns: SummaryColumns) -> bytes:
    from wizards.unit.summary_sheets import workbook

    return workbook(summary, columns)


def _docx(summary: Summary, columns: SummaryColumns) -> bytes:
    from wizards.unit.summary_paper import paper
    from wizards.word import write

    return write(*paper(summary, columns))


_WRITERS: Final[dict[str, Callable[[Summary, SummaryColumns], bytes]]] = {".xlsx": _xlsx, ".docx": _docx}
