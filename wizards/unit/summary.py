"""The summary of many sessions: its lines, its last line, what could not be read, what was found across them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from schemas.figure import money_to
from wizards.unit.across import AcrossFinding
from wizards.unit.line import Line, rate_of

JSON_KEYS: Final = (
    *("file", "form", "policy", "unit", "supervisor", "title", "fiscal_year", "budget", "executed", "rate"),
    *("total", "grade", "complete", "errors", "warnings", "unmet", "problems"),
)
_LEAST: Final = 2
SUM: Final = "合计"
_CELL: Final = 30
_MOST_TROUBLES: Final = 3


@dataclass(frozen=True, slots=True)
class Sums:
    """The last line: what is there summed up, the rate of the sums; ``None`` where nothing was there."""

    budget: Decimal | None
    executed: Decimal | None
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that is written: lines in the order of the files, and beside them.

    Attributes:
        unreadable: each file that could not be used, with the sentence why.
        found: what was found across the files.
    """

    lines: tuple[Line, ...]
    sums: Sums
    unreadable: tuple[tuple[str, str], ...]
    found: tuple[AcrossFinding, ...]


def sums_of(lines: Sequence[Line]) -> Sums:
    """Return the last line of the table."""
    budgets = [one.budget for one in lines if one.budget is not None]
    executed = [one.executed for one in lines if one.executed is not None]
    whole = sum(budgets, Decimal(0)) if budgets else None
    spent = sum(executed, Decimal(0)) if executed else None
    return Sums(whole, spent, rate_of(spent, whole))


def line_json(line: Line) -> dict[str, Any]:
    """Return a line as other programs read it: amounts in 元 and rates in % as decimal strings."""
    return {key: _plain(getattr(line, key)) for key in JSON_KEYS}


def _plain(value: Any) -> Any:
    return format(value, "f") if isinstance(value, Decimal) else value


def cell(line: Line | Mapping[str, Any], key: str, money: str) -> Decimal | int | str | None:
    """Return what stands in a column of a line: amounts in the unit ``money``; ``None`` for a blank."""
    value = line.get(key) if isinstance(line, Mapping) else _of_line(line, key)
    if key in ("budget", "executed") and isinstance(value, Decimal):
        return in_unit(value, money)
    return value


def in_unit(yuan: Decimal, money: str) -> Decimal:
    """Return an amount in 元 in another unit, exactly, with two decimals at least."""
    amount = money_to(yuan, money).normalize()
    decimals = max(_LEAST, -int(amount.as_tuple().exponent))
    return amount.quantize(Decimal(1).scaleb(-decimals))


def _of_line(line: Line, key: str) -> Any:
    if key == "troubles":
        return "\n".join(_short(trouble) for trouble in line.troubles[:_MOST_TROUBLES])
    if key == "reasons":
        return "\n".join(f"{name}：{reason}" if reason else name for name, reason in line.reasons)
    if key == "complete":
        return "" if line.complete else "没有填完"
    if key == "remark":
        return _remark(line)
    return getattr(line, key, None)


def _short(text: str) -> str:
    """Return the first sentence, cut to what a cell of a table can hold."""
    first = text.partition("。")[0]
    return first if len(first) <= _CELL else first[:_CELL] + "…"


def _remark(line: Line) -> str:
    if not line.complete:
        return "还没有填完"
    return f"未完成指标 {line.unmet} 项" if line.unmet else ""
