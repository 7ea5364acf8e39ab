"""Text from outside is cleaned where it enters and never handed to anything that reads markup."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from wizards.session import Session

ROOT = Path(__file__).parents[2]
READS_MARKUP = {"from_markup", "Markup", "render_markup", "to_content"}


def markup_in(source: str) -> list[str]:
    """Return the places in ``source`` that let a string act as markup."""
    found = []
    for node in ast.walk(ast.parse(source)):
        name = getattr(node, "attr", getattr(node, "id", ""))
        asked = (
            isinstance(node, ast.keyword) and node.arg == "markup" and getattr(node.value, "value", True) is not False
        )
        if name in READS_MARKUP or asked:
            found.append(f"{getattr(node, 'lineno', 0)}: {ast.unparse(node)}")
    return found


def test_no_screen_reads_markup() -> None:
    found = {str(path.relative_to(ROOT)): markup_in(path.read_text("utf-8")) for path in (ROOT / "tui").rglob("*.py")}
    assert {path: lines for path, lines in found.items() if lines} == {}
    assert len(found) > 10


@pytest.mark.parametrize("line", ["Static(x, markup=True)", "Text.from_markup(x)", "Static(x, markup=flag)"])
def test_the_guard_sees(line: str) -> None:
    assert markup_in(line)


@pytest.mark.parametrize(
    ("path", "text", "stored"),
    [
        ("profile.title", "道路\x1b[31m养护\r\n工程\x00", "道路[31m养护 工程"),
        ("texts.overview", "一\r\n二\x9b三\ud800", "一\n二三"),
    ],
)
def test_what_enters_the_session_is_clean(path: str, text: str, stored: str) -> None:
    session = Session({"schema_version": 1, "form": "x"})
    session.set(path, text)
    assert session.get(path) == stored
