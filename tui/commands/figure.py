"""``ziping figure``: how a figure is understood."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

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
    figures = [read_figure(text) for text in _texts(arguments.texts)]
    if arguments.json:
        say_json([figure_json(figure) for figure in figures])
    else:
        for figure in figures:
            say(f"{figure.text}  →  {_understood(figure)}")
    return OK


def _texts(words: Sequence[str]) -> Iterator[str]:
    """Yield the figures; ``-`` stands for the lines of standard input."""
    for word in words:
        if word != "-":
            yield word
        elif sys.stdin is not None:
            lines = (line.decode("utf-8-sig", "replace").strip() for line in sys.stdin.buffer)
            yield from filter(None, lines)


def _understood(figure: Figure) -> str:
    kind, words = KINDS[figure.kind], meaning(figure)
    if figure.kind == "text":
        return f"日期：{words.removeprefix('日期 ')}" if words else f"{kind}（不当作数来算）"
    return f"{kind}：{words.removeprefix('期限 ')}" if words and words != kind else kind
