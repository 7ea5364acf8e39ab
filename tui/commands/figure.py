"""``ziping figure``: how a figure is understood."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from schemas.figure import figure_json, read_figure
from tui.commands.common import OK
from tui.output import say, say_json

KINDS = {
    "number": "数",
    "comparison": "比较",
    "range": "区间",
    "approximate": "约数",
    "deadline": "期限",
    "trend": "趋势",
    "text": "文字",
}
SIGNS = {"ge": "≥", "gt": ">", "eq": "", "le": "≤", "lt": "<"}


def run(arguments: Namespace) -> int:
    """Read every text as a figure."""
    figures = [figure_json(read_figure(text)) for text in arguments.texts]
    if arguments.json:
        say_json(figures)
    else:
        for figure in figures:
            say(f"{figure['text']!s}  →  {_understood(figure)}")
    return OK


def _understood(figure: dict[str, Any]) -> str:
    kind = KINDS[figure["kind"]]
    unit = figure["unit"] or ""
    if figure["kind"] == "range":
        return f"{kind}：{figure['low']}–{figure['high']} {unit}".rstrip()
    if figure["value"] is None:
        return f"{kind}（不当作数来算）" if figure["kind"] == "text" else kind
    return f"{kind}：{SIGNS.get(figure['comparator'] or '', '')}{figure['value']} {unit}".rstrip()
