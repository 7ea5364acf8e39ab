"""``ziping figure``: how a figure is understood."""

from __future__ import annotations

from argparse import Namespace

from schemas.figure import Figure, figure_json, meaning, read_figure
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


def run(arguments: Namespace) -> int:
    """Read every text as a figure."""
    figures = [read_figure(text) for text in arguments.texts]
    if arguments.json:
        say_json([figure_json(figure) for figure in figures])
    else:
        for figure in figures:
            say(f"{figure.text}  →  {_understood(figure)}")
    return OK


def _understood(figure: Figure) -> str:
    kind, words = KINDS[figure.kind], meaning(figure)
    if figure.kind == "text":
        return f"日期：{words.removeprefix('日期 ')}" if words else f"{kind}（不当作数来算）"
    return f"{kind}：{words.removeprefix('期限 ')}" if words and words != kind else kind
