"""Speed as ratios of one run: the app's first frame, keys in forms and tables, the Word writer.

Every figure is measured beside its yardstick, in turns, so that a noisy machine shifts both. Nothing here fails a
build; ``make bench`` prints. The programs run in a real pseudo-terminal, as a user sees them.
"""

from __future__ import annotations

import compileall
import os
import pty
import select
import statistics
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

ROUNDS = 7
KEYS = 60
ROUNDS_OF_KEYS = 5
ROOT = Path(__file__).resolve().parent.parent
MARK = "就绪"
FIRST_KEY = "㐀"
STARTS = (
    ("frame", "第一屏 ÷ 只有一个输入框的 textual 程序", "≤ 1.8"),
    ("cpu", "其中处理器的时间", "≤ 1.8"),
    ("key", "第一屏一出来就打的第一个字画出来", "≤ 1.8"),
    ("memory", "第一屏时的内存（MB）", "≤ 2"),
)

ONE_INPUT = f"""
from textual.app import App
from textual.widgets import Input, Static
class One(App):
    def compose(self):
        box = Input()
        box.cursor_blink = False
        yield box
        yield Static("{MARK}")
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
        # A user's start compiles nothing: neither does this one.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
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

    def typed_at_once(self) -> float:
        """Return the seconds from the start until a key that was typed as soon as the first frame stood is drawn."""
        os.write(self.fd, FIRST_KEY.encode())
        return self.wait_for(FIRST_KEY)

    def used(self) -> tuple[float, float]:
        """Return the seconds of the processor and the megabytes used so far; a busy machine shifts neither."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK"), int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1_000_000

    def close(self) -> None:
        """End the program."""
        import signal

        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def started(arguments: list[str], mark: str, home: Path) -> dict[str, float]:
    """Start a program once: its first frame, its first key, what both took of the machine."""
    screen = Screen(arguments, home)
    try:
        frame = screen.wait_for(mark)
        seconds, megabytes = screen.used()
        return {"frame": frame, "cpu": seconds, "memory": megabytes, "key": screen.typed_at_once()}
    finally:
        screen.close()


def start_ratios(ours: list[str], mark: str, home: Path) -> None:
    """Start our program and a bare one of Textual with one input in turns; print the ratios of the best."""
    pairs = [(started(ours, mark, home), started(["-c", ONE_INPUT], MARK, home)) for _ in range(ROUNDS)]
    for key, name, goal in STARTS:
        mine, bare = (min(one[key] for one in column) for column in zip(*pairs, strict=True))
        print(f"{name:<46} {mine / bare:5.2f}   目标 {goal}   （{mine:.2f} ÷ {bare:.2f}）", flush=True)


def key_ratio(name: str, goal: str, arguments: list[str], mark: str, home: Path) -> None:
    """Type into our program and into one bare Input in turns, key by key, and print the ratio of the medians.

    Both run all the time, so whatever else the machine does hits both; it hits the larger program more often, so the
    best round is the one that says something about the program.
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
    print(f"{name:<46} {min(ratios):5.2f}   目标 {goal}", flush=True)


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
    for package in ("tui", "wizards", "schemas", "samples"):
        compileall.compile_dir(ROOT / package, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, first = session_file(folder)
        large, row = session_file(folder, 200)
        home = folder / "home"
        start_ratios(["-m", "tui", "open", str(small)], first, home)
        key_ratio("填写页里按一个键 ÷ 单个输入框", "≤ 1.7", ["-m", "tui", "open", str(small)], first, home)
        key_ratio("200 个指标旁的行编辑按一个键 ÷ 单个输入框", "≤ 2.3", ["-m", "tui", "open", str(large)], row, home)
    if find_spec("tests.bench_word") is not None:
        from tests import bench_word

        bench_word.main()
    from tests import bench_growth, bench_many, bench_prose

    bench_prose.main()
    bench_growth.main()
    bench_many.main()


if __name__ == "__main__":
    main()
