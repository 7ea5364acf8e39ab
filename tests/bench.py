"""Speed as ratios of one run: the app's first frame, keys in forms and tables, the Word writer.

Every figure is measured beside its yardstick, in turns, so that a noisy machine shifts both. Nothing here fails a
build; ``make bench`` prints. The programs run in a real pseudo-terminal, as a user sees them.
"""

from __future__ import annotations

import os
import pty
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROUNDS = 7
KEYS = 60
ROUNDS_OF_KEYS = 3
ROOT = Path(__file__).resolve().parent.parent
MARK = "就绪"

BARE = f"""
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("{MARK}")
Bare().run()
"""

ONE_INPUT = f"""
from textual.app import App
from textual.widgets import Input, Static
class One(App):
    def compose(self):
        yield Static("{MARK}")
        box = Input()
        box.cursor_blink = False
        yield box
One().run()
"""


class Screen:
    """A program in a pseudo-terminal of 120×40."""

    def __init__(self, arguments: list[str], home: Path) -> None:
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLUMNS": "120",
            "LINES": "40",
            "TEXTUAL_DISABLE_KITTY_KEY": "1",
            "TEXTUAL_ANIMATIONS": "none",
            "ZIPING_HOME": str(home),
        }
        self.start = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, *arguments], environment)
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def wait_for(self, mark: str, timeout: float = 20.0) -> float:
        """Return the seconds from start until ``mark`` was drawn."""
        seen = b""
        while time.perf_counter() - self.start < timeout:
            if select.select([self.fd], [], [], 0.2)[0]:
                seen += self._read()
                if mark.encode() in seen:
                    return time.perf_counter() - self.start
        raise SystemExit(f"没有等到“{mark}”")

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing has been drawn for a while."""
        while select.select([self.fd], [], [], quiet)[0]:
            self._read()

    def _read(self) -> bytes:
        try:
            return os.read(self.fd, 65536)
        except OSError:
            raise SystemExit("被测的程序自己退出了") from None

    def key(self, text: str) -> float:
        """Return the seconds from a key to the first byte drawn; what was drawn meanwhile is not its doing."""
        self.settle(0.01)
        begin = time.perf_counter()
        os.write(self.fd, text.encode())
        if not select.select([self.fd], [], [], 2.0)[0]:
            return 2.0
        took = time.perf_counter() - begin
        time.sleep(0.02)
        self.settle(0.03)
        return took

    def close(self) -> None:
        """End the program."""
        import signal

        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def first_frame(arguments: list[str], mark: str, home: Path) -> float:
    """Return the seconds to the first frame of a program."""
    screen = Screen(arguments, home)
    try:
        return screen.wait_for(mark)
    finally:
        screen.close()


def key_ratio(name: str, goal: str, arguments: list[str], mark: str, home: Path) -> None:
    """Type into our program and into one bare Input in turns, key by key, and print the ratio of the medians.

    Both run all the time, so whatever else the machine does hits both.
    """
    ratios = []
    for _ in range(ROUNDS_OF_KEYS):
        screens = [Screen(arguments, home), Screen(["-c", ONE_INPUT], home)]
        try:
            for screen, wanted in zip(screens, (mark, MARK), strict=True):
                screen.wait_for(wanted)
                screen.settle()
            times = [[screen.key("1") for screen in screens] for _ in range(KEYS)]
        finally:
            for screen in screens:
                screen.close()
        mine, bare = (statistics.median(column) for column in zip(*times, strict=True))
        ratios.append(mine / bare)
    print(f"{name:<46} {statistics.median(ratios):5.2f}   目标 {goal}", flush=True)


def ratio(name: str, goal: str, ours: Callable[[], float], yardstick: Callable[[], float]) -> None:
    """Measure both in turns and print the ratio of the medians."""
    pairs = [(ours(), yardstick()) for _ in range(ROUNDS)]
    value = statistics.median(mine for mine, _ in pairs) / statistics.median(bare for _, bare in pairs)
    print(f"{name:<46} {value:5.2f}   目标 {goal}", flush=True)


def session_file(folder: Path, rows: int = 0) -> tuple[Path, str]:
    """Write a session to open; return it with a text of its first screen."""
    from wizards import catalogue
    from wizards.session import new_document
    from wizards.storage import create

    form = catalogue.load_form(catalogue.default_form_id())
    document = new_document(form, new_id=lambda: os.urandom(4).hex())
    document["profile"] = {"title": "医保补助"}
    if rows:
        document["performance"]["indicators"] = [
            {"id": f"row{n:05d}", "level1": "产出指标", "level2": "数量指标", "name": f"指标{n}", "target": "5"}
            for n in range(rows)
        ]
        document["place"] = {"step": "performance", "field": "performance.indicators.row00000.actual"}
    path = folder / f"bench-{rows}.toml"
    create(path, document)
    return path, form.steps.profile[0].label if not rows else "指标0"


def main() -> None:
    """Print every ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, first = session_file(folder)
        large, row = session_file(folder, 200)
        home = folder / "home"
        ratio(
            "应用第一屏 ÷ 空的 textual 程序",
            "≤ 1.5",
            lambda: first_frame(["-m", "tui", "open", str(small)], first, home),
            lambda: first_frame(["-c", BARE], MARK, home),
        )
        key_ratio("填写页里按一个键 ÷ 单个输入框", "≤ 4", ["-m", "tui", "open", str(small)], first, home)
        key_ratio("200 个指标旁的行编辑按一个键 ÷ 单个输入框", "≤ 3", ["-m", "tui", "open", str(large)], row, home)
    if find_spec("tests.bench_word") is not None:
        from tests import bench_word

        bench_word.main()
    from tests import bench_growth, bench_many, bench_prose

    bench_prose.main()
    bench_growth.main()
    bench_many.main()


if __name__ == "__main__":
    main()
