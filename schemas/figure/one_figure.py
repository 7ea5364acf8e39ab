"""What is understood of one typed figure, and its JSON shape."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from schemas.figure.exact import plain_string
from schemas.figure.lazy import LazyPattern
from schemas.figure.spelling import plain_text

FigureKind = Literal["number", "comparison", "range", "approximate", "deadline", "trend", "text"]
Comparator = Literal["ge", "gt", "eq", "le", "lt"]
Move = Literal["", "up", "down"]

NOT_APPLICABLE = "不适用"
_STRUCK_OUT = frozenset(("-", "--", "—", "——", "/", "\\", "*"))
_WORD = LazyPattern(r"\w")
"""Nearly every text has one, and need not be spelled plainly."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the typed text, and what it means.

    Attributes:
        text: as typed, never changed.
        kind: what sort of figure it is; ``text`` when it is none, or when it could be read in two ways.
        comparator: ``eq`` for a bare number; ``None`` for ranges, approximate figures, trends and text.
        value: in the base unit (46万人 is 460000, 95% is 95).
        low: lower bound of a range, base unit.
        high: upper bound of a range, base unit.
        unit: the base unit (元, 人, %, 元/人·年 …), ``None`` when none was typed.
        decimals: digits after the point as typed, the larger of a range's two.
        scale: factor from the typed unit to the base unit (万元: 10000).
        bare: the text is the figure and nothing else.
        bound: the comparator that was written, also in front of a trend; ``None`` where no word or sign compares.
        move: which way a trend goes.
    """

    text: str
    kind: FigureKind
    comparator: Comparator | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    decimals: int
    scale: Decimal
    bare: bool
    bound: Comparator | None = None
    move: Move = ""

    @property
    def blank(self) -> bool:
        """Nothing was typed; that is not zero."""
        return not self.text.strip()

    @property
    def not_applicable(self) -> bool:
        """不适用 was typed, blanks around or inside do not matter."""
        return len(self.text) < 100 and "".join(self.text.split()) == NOT_APPLICABLE


def is_struck_out(text: str) -> bool:
    """Return whether a cell says that nothing belongs there, in whatever width; that is neither a figure nor zero."""
    return _WORD.search(text) is None and plain_text(text) in _STRUCK_OUT


def figure_json(figure: Figure) -> dict[str, object]:
    """The shape that ``ziping figure --json`` prints; numbers are plain decimal strings."""
    return {
        "text": figure.text,
        "kind": figure.kind,
        "comparator": figure.comparator,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain_string(value)
