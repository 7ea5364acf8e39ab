"""The columns of the summary table, as data that a bureau can change (``summary.toml`` in the user's folder)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, ValidationError

from schemas.steps import PackPart
from schemas.text import show
from wizards.storage import UnusableFile, user_folder

NAME: Final = "summary.toml"
_OWN: Final = Path(__file__).with_name("columns.toml")

ColumnKey = Literal[
    "number",
    "file",
    "form",
    "policy",
    "unit",
    "supervisor",
    "title",
    "fiscal_year",
    "budget",
    "executed",
    "rate",
    "total",
    "grade",
    "complete",
    "errors",
    "warnings",
    "unmet",
    "problems",
    "troubles",
    "reasons",
    "remark",
]
AMOUNTS: Final = ("budget", "executed")
NUMBERS: Final = (*AMOUNTS, "rate", "total", "errors", "warnings", "unmet", "problems", "number", "fiscal_year")


class SummaryColumn(PackPart):
    """One column: what it shows, its head, its relative width."""

    key: ColumnKey
    label: str
    width: int = Field(default=10, ge=3, le=60)


class SummaryColumns(PackPart):
    """The table: its title, the unit of its amounts, its columns."""

    title: str = "绩效自评情况汇总表"
    money: Literal["元", "万元"] = "万元"
    columns: tuple[SummaryColumn, ...] = Field(min_length=1, max_length=20)

    def head(self, column: SummaryColumn) -> str:
        """Return the head of a column, for amounts with their unit."""
        return f"{column.label}（{self.money}）" if column.key in AMOUNTS else column.label


def load_columns() -> SummaryColumns:
    """Return the user's own columns, else those of the program.

    Raises:
        UnusableFile: the user's file cannot be read; the sentence names it and what is wrong.
    """
    own = user_folder() / NAME
    path = own if own.is_file() else _OWN
    try:
        return SummaryColumns.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise UnusableFile(f"{path.name} 不能用：{_why(error)}；请改正，或删去它用程序自带的各列。") from None


def _why(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return show(f"{place} 写的 {first.get('input')!r} 不认识", one_line=True)
    return show(str(error), one_line=True)
