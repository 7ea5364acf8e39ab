"""S1: strings that drive terminals, act as markup or hide, in every value, on every screen and in the command line.

The stream that reaches the terminal is searched: no string of a document may arrive in it as anything but visible text.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.torture import terminal as terminal_module
from tests.torture.amounts import HOSTILE, report, tiers
from tests.torture.driver import SWITCH
from tests.torture.terminal import Terminal
from wizards.storage import create, remember
from wizards.storage.saving import save

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="尚未在 Windows 上运行")

MARKUP = [
    "[/x]",
    "[@click=app.quit]x[/]",
    "[b",
    "[link=http://x]y",
    "[/]",
    "[0]",
    "\\[/x]",
    "[red]r[/blue]",
    "]] [[",
    "$[x]",
    "{0}",
    "%s",
]
CONTROLS = [
    "\x1b]0;PWN\x07",
    "\x1b]0;PWN\x1b\\",
    "\x1b]52;c;UFdO\x07",
    "\x1b]8;;http://x\x07PWN\x1b]8;;\x07",
    "\x1b[2J\x1b[HPWN",
    "\x1b[31;5;41mPWN",
    "\x1b[?1049lPWN",
    "\x1b[8;10;10tPWN",
    "\x1b[6nPWN",
    "\x1bP$q\x1b\\PWN",
    "\x1b_Gi=1\x1b\\PWN",
    "\x1bcPWN",
    "\x9b41mPWN",
    "\x9d0;PWN\x9c",
    "\x90q\x9cPWN",
    "PWN\x07\x07",
    "a\rPWN",
    "a\bPWN",
    "a\x0cPWN",
    "a\x0bPWN",
    "\x00PWN",
    "\x7fPWN",
    "\x85PWN",
    "a\x0e\x0fPWN",
]
HIDDEN = [
    "\u202etxt.exe",
    "\u2066a\u2069",
    "\u200fא",
    "a\u200bb",
    "a\u2060b\ufeffc",
    "a\u2028b\u2029c",
    "a\U000e0041b",
    "\u061ca",
    "a\u00adb",
    "a\ufff9b",
]
AWKWARD = [
    "长" * 3000,
    "x" * 10_000,
    "👨\u200d👩\u200d👧\u200d👦" * 20,
    "e" + "\u0301" * 200,
    "𠀀𠀁",
    "ｗｉｄｅ　全角",
    "\n" * 30,
    "\t" * 30,
    "a\n[/x]\nb",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "’;DROP",
    "1" * 400,
    "\U0010ffff\ue000",
    " ",
    "　",
]
STRINGS = MARKUP + CONTROLS + HIDDEN + AWKWARD
FORBIDDEN = re.compile(
    rb"\x1b\]|\x1bP|\x1b_|\x1bc|\x07|\x08|\x00|\x0b|\x0c|\x0e|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]"
    rb"|\xef\xbb\xbf|\x1b\[31;5;41m|\x1b\[8;10;10t|\x1b\[6nPWN|\xd8\x9c|\xc2\xad|\xf3\xa0\x81\x81"
)
TOURS = ("\x1b[15~",) * 4 + (
    "\x1bOP",
    "\x1b",
    "\x10",
    "\x1b",
    "\x1bOQ",
    "\x1b[19~",
    "\x1b[B" * 4,
    "\x1b[6~",
    "\x1b",
    "\x1b[20~",
    "\x1b",
    "\x13",
)


class Strings:
    """Deals out hostile strings, another one every time."""

    def __init__(self, start: int) -> None:
        self.next = start

    def __call__(self) -> str:
        self.next += 1
        return STRINGS[self.next % len(STRINGS)]


def hostile_document(start: int) -> dict[str, Any]:
    """Return a document that is hostile wherever a string may stand."""
    bad = Strings(start)
    row = ("name", "target", "actual", "level1", "level2", "deviation_reason", "improvement", "evidence", "unit")
    return {
        "schema_version": 1,
        "form": "mof-2020",
        bad(): bad(),
        "profile": {
            "title": bad(),
            "fiscal_year": 2021,
            "period_start": bad(),
            "report_date": bad(),
            bad(): bad(),
            "unit": {"name": bad(), "supervisor": bad(), "leader": {"name": bad()}, bad(): bad()},
            "projects": [{"id": "p1aaaaaa", "name": bad(), "content": bad(), "budget": bad()}],
            "basis": [{"id": "b1aaaaaa", "title": bad(), "document_number": bad()}],
        },
        "funds": {
            "unit": bad(),
            "lines": [{"source": bad(), "initial_budget": bad(), "executed": bad()}],
            "violation": bad(),
        },
        "performance": {
            "stated_total": bad(),
            "goals": [{"id": "g1aaaaaa", "expected": bad(), "actual": bad()}],
            "indicators": [{"id": f"i{n}aaaaaa", **{key: bad() for key in row}, "weight": "10"} for n in range(4)],
        },
        "problems": {
            "items": [{"id": "q1aaaaaa", "slot": "problems", "kind": "problem", "title": bad(), "text": bad()}]
        },
        "texts": {"overview": bad(), "effect": bad(), "conclusion": bad(), bad(): bad()},
        "overrides": [{"path": bad(), "stated": bad(), "reason": bad()}],
        "waivers": [{"rule": bad(), "path": bad(), "value": bad(), "reason": bad(), "date": bad()}],
        "place": {"step": bad(), "field": bad()},
    }


def without_own(app: Terminal) -> bytes:
    """Return what the app wrote, less the shape of the mouse pointer, which the framework sets, and its window title.

    The title is one sequence from its mark to the first bell; what it names must not end it earlier or hide in it.
    """
    own = rb"\x1b\]22;[a-z-]*\x07|\x1b\]2;[^\x00-\x1f\x7f]*\x07"
    return re.sub(own, b"", bytes(app.raw))


def look(app: Terminal, seen: list[str]) -> None:
    """Wait until the screen stands still, and take it down."""
    before = -1
    for _ in range(40):
        time.sleep(0.15)
        if len(app.raw) == before:
            break
        before = len(app.raw)
    seen.append(app.text)


def tour(path: Path, start: int) -> tuple[list[str], str]:
    """Go through all screens; returns what was seen and what is wrong."""
    seen: list[str] = []
    app = Terminal("open", str(path))
    try:
        if not app.until(lambda: "F1" in app.text, 30):
            return seen, f"did not start: {app.text}"
        look(app, seen)
        for keys in TOURS:
            app.keys(keys)
            look(app, seen)
            if app.process.poll() is not None:
                return seen, f"ended after {keys!r}: {app.text}"
        save(path, hostile_document(start + 7))
        app.keys("x")
        time.sleep(1.0)
        look(app, seen)
        app.process.send_signal(signal.SIGTERM)
        code = app.end()
        raw = without_own(app)
        found = sorted({raw[max(0, one.start() - 20) : one.end() + 10] for one in FORBIDDEN.finditer(raw)})
        return seen, f"raw: {found[:3]}" if found else ("" if code == 143 else f"exit {code}")
    finally:
        app.close()


@tiers(*HOSTILE)
def test_no_string_drives_the_terminal(tmp_path: Path, amount: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.environ.get(SWITCH) == "markup":
        monkeypatch.setattr(terminal_module, "START", "import tests.torture.markup_on\n" + terminal_module.START)
    problems, screens = [], 0
    for number in range(amount):
        path = tmp_path / str(number) / "[b][x] a.toml"
        path.parent.mkdir()
        start = number * 7
        create(path, hostile_document(start))
        seen, problem = tour(path, start)
        screens += len(seen)
        if problem:
            problems.append(f"{number}: {problem}")
        if number == 0 and not any("[link=http://x]y" in screen for screen in seen):
            problems.append("markup is not shown as it stands")
    report(f"S1 敌意字符串 {len(STRINGS)} 种，{amount} 轮共 {screens} 屏：出错 {len(problems)} 轮")
    assert problems == []


def test_home_shows_names_as_text(tmp_path: Path) -> None:
    for number in range(0, 60, 6):
        path = tmp_path / f"{number}.toml"
        create(path, hostile_document(number))
        remember(path, hostile_document(number))
    app = Terminal()
    try:
        seen: list[str] = []
        assert app.until(lambda: len(app.text.split()) > 5, 30), app.text
        look(app, seen)
        app.process.send_signal(signal.SIGTERM)
        assert app.end() == 143, app.text
        assert not FORBIDDEN.search(without_own(app))
    finally:
        app.close()


@pytest.mark.parametrize("command", ["check", "score"])
def test_the_command_line_shows_them_as_text(tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.toml"
    create(path, hostile_document(3))
    result = subprocess.run(
        [sys.executable, "-c", terminal_module.START, command, str(path)],
        cwd=terminal_module.ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert result.returncode in (0, 1, 2) and b"Traceback" not in result.stderr
    assert not FORBIDDEN.search(result.stdout + result.stderr)
