"""R10, R11: signals, closed windows, a terminal that stops reading, bytes that are no UTF-8, a fault of the program."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.torture import terminal as terminal_module
from tests.torture.amounts import SIGNALS, STALLS, bound, report, tiers
from tests.torture.terminal import terminal
from tests.torture.test_app_kills import FIRST, Typist, started, survivors
from wizards.storage.safety.locks import lock_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="尚未在 Windows 上运行")

F5 = "\x1b[15~"
SITUATIONS = {
    "idle": "",
    "typing": "*",
    "help": "\x1bOP",
    "palette": "\x10",
    "review": "\x1b[19~",
    "report": "\x1b[20~",
    "rows": "*",
    "funds": F5 + "*",
}
NUMBERS = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130} if sys.platform != "win32" else {}
TOGETHER = 2


def one_end(folder: Path, situation: str, number: signal.Signals, repeat: int) -> str:
    """End the app in one situation; returns what is wrong."""
    path = folder / f"{situation}-{number}-{repeat}" / "a.toml"
    app = started(path, "rows" if situation == "rows" else "fields")
    try:
        typist = Typist(app)
        for _ in range(8):
            typist.sign()
            time.sleep(0.02)
        app.until(chr(FIRST + 7))
        if way := SITUATIONS[situation].replace("*", ""):
            app.keys(way)
            time.sleep(1.0)
        if "*" in SITUATIONS[situation]:
            for _ in range(12):
                typist.sign()
                time.sleep(0.02)
        app.until(chr(FIRST + len(typist.typed) - 1), 1.5)
        app.process.send_signal(number)
        code = app.end()
        text = bytes(app.raw).decode("utf-8", "replace")
        checks = {
            f"exit {code}": code == NUMBERS[number],
            "terminal not restored": app.modes_restored(),
            "traceback": "Traceback" not in text,
            "no sentence": "内容已保存在" in text,
            f"lost keys: {len(survivors(path))} of {len(typist.typed)}": sorted(survivors(path))
            == list(range(len(typist.typed)))
            or situation == "funds",
            "lock left": not lock_path(path).exists(),
        }
        return "; ".join(name for name, fine in checks.items() if not fine)
    finally:
        app.close()


@tiers(*SIGNALS)
def test_every_signal_in_every_situation(tmp_path: Path, amount: int) -> None:
    everything = list(itertools.product(SITUATIONS, NUMBERS, range(2)))
    chosen = everything[:: max(1, len(everything) // amount)]
    with ThreadPoolExecutor(TOGETHER) as pool:
        results = list(pool.map(lambda case: one_end(tmp_path, *case), chosen))
    problems = [f"{case}: {problem}" for case, problem in zip(chosen, results, strict=True) if problem]
    report(f"R11 信号 × 情形 {len(chosen)} 种：出错 {len(problems)} 种")
    assert problems == []
    assert len(everything) >= 40


def one_stall(folder: Path, number: int, patience: float) -> tuple[float, str]:
    """Stop reading the terminal, type on, end it; returns how long the end took and what is wrong."""
    path = folder / str(number) / "a.toml"
    app = started(path)
    try:
        typist = Typist(app)
        for _ in range(10):
            typist.sign()
            time.sleep(0.03)
        time.sleep(0.3)
        app.reading.clear()
        stalled = len(typist.typed)
        for _ in range(12):
            # Whole screens, until the terminal's buffer is full and the event loop stands still.
            app.keys("\x1bOP")
            time.sleep(0.05)
            app.keys("\x1b")
            time.sleep(0.05)
        for _ in range(20):
            typist.sign()
            time.sleep(0.03)
        time.sleep(1.2)
        before = survivors(path)
        begun = time.monotonic()
        app.process.send_signal(signal.SIGTERM)
        try:
            code: int | None = app.process.wait(30)
        except Exception:
            code = None
        took = time.monotonic() - begun
        kept = sorted(survivors(path))
        checks = {
            f"exit {code}": code == 143,
            f"took {took:.1f} s": took <= patience,
            "did not stall": len(kept) < len(typist.typed),
            "lost what was typed before the stall": len(before) >= stalled,
            "not the first keys": kept == list(range(len(kept))) and len(kept) >= len(before),
        }
        return took, "; ".join(name for name, fine in checks.items() if not fine)
    finally:
        app.close()


@tiers(*STALLS)
def test_a_terminal_that_stops_reading_costs_nothing(tmp_path: Path, amount: int) -> None:
    patience = 3.5 * bound(amount, STALLS[1])
    with ThreadPoolExecutor(TOGETHER) as pool:
        results = list(pool.map(lambda number: one_stall(tmp_path, number, patience), range(amount)))
    problems = [problem for _, problem in results if problem]
    report(f"R10 终端停止读取 {amount} 次：出错 {len(problems)} 次，最慢 {max(took for took, _ in results):.1f} 秒退出")
    assert problems == []


def test_a_closed_window_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "w" / "a.toml"
    app = started(path)
    typist = Typist(app)
    for _ in range(10):
        typist.sign()
        time.sleep(0.02)
    # Keys that the app has not read yet are the terminal's, and go with it.
    assert app.until(chr(FIRST + 9), 10), app.text
    app.closed = True
    app.reader.join(5)
    os.close(app.slave)
    os.close(app.main)
    assert app.process.wait(30) == 129
    assert sorted(survivors(path)) == list(range(10))


def test_a_byte_that_is_no_text_costs_a_restart_only(tmp_path: Path) -> None:
    path = tmp_path / "b" / "a.toml"
    app = started(path)
    try:
        typist = Typist(app)
        for _ in range(6):
            typist.sign()
            time.sleep(0.03)
        # Input that breaks at once, again and again, ends the app; this is somebody at work.
        time.sleep(3.0)
        app.keys(b"\xff")
        assert app.until(lambda: bytes(app.raw).count(b"\x1b[?1049h") == 2, 20), app.text
        assert app.until("已保存") and app.until(chr(FIRST + 5)), app.text
        time.sleep(0.5)
        for _ in range(6):
            typist.sign()
            time.sleep(0.03)
        time.sleep(0.3)
        app.process.send_signal(signal.SIGTERM)
        assert app.end() == 143 and app.modes_restored()
        assert b"Traceback" not in app.raw
        assert sorted(survivors(path)) == list(range(12))
    finally:
        app.close()


def test_a_fault_of_the_program_says_where_the_data_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "李某欠费三万元"
    fault = (
        "import sys, tui.app\n"
        "def fail(self):\n"
        f"    answer = {secret!r}\n"
        "    raise ValueError(answer)\n"
        "tui.app.Ziping.action_help_quit = fail\n"
    )
    monkeypatch.setattr(terminal_module, "START", fault + terminal_module.START)
    monkeypatch.setenv("ZIPING_HOME", str(tmp_path / "home"))
    path = tmp_path / "c" / "a.toml"
    app = started(path)
    try:
        typist = Typist(app)
        for _ in range(6):
            typist.sign()
            time.sleep(0.03)
        app.keys("\x03")
        assert app.end() == 1 and app.modes_restored()
        text = bytes(app.raw).decode("utf-8", "replace")
        assert "Traceback" not in text and secret not in text and str(path) in text.replace("\r\n", "")
        (log,) = (tmp_path / "home" / "state" / "crashes").iterdir()
        assert "ValueError" in log.read_text("utf-8") and secret not in log.read_text("utf-8")
        assert sorted(survivors(path)) == list(range(6))
    finally:
        app.close()


def test_a_session_that_was_killed_starts_without_a_question_when_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "k" / "a.toml"
    app = started(path)
    Typist(app).sign()
    until = time.monotonic() + 30
    while not survivors(path) and time.monotonic() < until:
        time.sleep(0.05)
    app.close()
    with terminal("open", str(path)) as again:
        assert again.until("已保存", 30) and again.until(chr(FIRST)), again.text
