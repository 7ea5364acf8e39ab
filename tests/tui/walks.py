"""Walks through the program whose screens are kept as text: every screen and state, at two sizes.

``make pictures`` (``python -m tests.tui.walks``) draws all of them anew into ``tests/tui/pictures``; look at the
difference before it is kept.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from textual import events

from schemas.step_names import STEP_TITLES

FOLDER: Final = Path(__file__).parent / "pictures"
SIZES: Final = ((80, 24), (120, 40))
_MASKS: Final = (
    (re.compile(r"^( 已保存 [\d:]+| 只读：改动不会保存) +\S+\.toml *$"), r"\1 文件"),
    (re.compile(r"已保存 \d\d:\d\d:\d\d"), "已保存 00:00:00"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d"), "2024-01-01 00:00"),
    (re.compile(r"(?<=[ 0-9.-]{3})\d\d-\d\d \d\d:\d\d"), "01-01 00:00"),
    (re.compile(r"\S*/(?=[^/ ]+\.docx)"), ""),
    (re.compile(r"│ +[^\s│]*/[^\s│]* *│"), "│ /文件夹 │"),
    (re.compile(r" *(?<!\S)/\S+ *(│?)"), r" /文件夹 \1"),
)
"""What differs from run to run: times, and where the files are."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through the program.

    Attributes:
        name: begins the names of its pictures.
        sample: the session, ``form`` or ``form-half``; empty: none, so that it begins at home.
        stops: name of a picture, and what is done before it is taken: keys, or a word and what it is done with.
        slow: only in the long run of the tests.
        first: the program was never used before.
        read_only: the session is only looked at.
    """

    name: str
    sample: str
    stops: tuple[tuple[str, tuple[Any, ...]], ...]
    slow: bool = True
    first: bool = False
    read_only: bool = False


_INDICATORS: Final = "performance.indicators"
WALKS: Final = (
    Walk(
        "job",
        "mof-2020-half",
        (
            ("table", ()),
            ("row", ("enter",)),
            ("row-finding", (("row", 1, "actual"), ("paste", "90%"), "enter", "f2")),
            ("row-words", (("row", 7, "target"),)),
            ("writing", (("row", 1, "deviation_reason"), "f4", ("paste", "汛期浊度升高，处理不及时。"))),
            ("writing-find", ("ctrl+f", ("paste", "汛期"))),
            ("fields", ("escape", "escape", "f3", "f3", "f3")),
            ("review", ("f8",)),
            ("report", ("escape", "f9")),
        ),
        slow=False,
    ),
    Walk(
        "more",
        "mof-2020-half",
        (
            ("funds", (("go", "funds.lines.total.executed"),)),
            ("long-text", (("go", "texts.fund_use"),)),
            ("no-rows", (("go", "problems.items"),)),
            ("help", ("f1",)),
            ("help-end", ("end",)),
            ("palette", ("escape", "ctrl+p")),
            ("palette-found", (("paste", "到这一栏 自评"),)),
            ("preview", ("escape", ("action", "preview"))),
            ("policy", ("escape", ("action", "policy"))),
            ("save-as", ("escape", ("action", "save_as"))),
            ("bring-in", ("escape", ("action", "bring_in"))),
            ("table-pasted", ("escape", ("go", _INDICATORS), ("paste", "三级指标\t实际完成值\n水质抽检合格率\t90%\n"))),
        ),
    ),
    Walk("rules", "dachuan-2018-half", (("row", (("go", _INDICATORS), "enter")), ("review", ("f8",)))),
    Walk("looked-at", "mof-2020", (("table", (("go", _INDICATORS),)), ("typed", ("enter", "x"))), read_only=True),
    Walk(
        "home",
        "",
        (
            ("first", ()),
            ("empty", ("enter",)),
            ("forms", ("enter",)),
            ("file-name", ("enter",)),
            ("begun", ("enter",)),
            ("begun-problem", ("f5", "f2")),
            ("again", (("action", "go_home"),)),
        ),
        slow=False,
        first=True,
    ),
)


def file_of(walk: Walk, stop: str, size: tuple[int, int]) -> Path:
    """Return where a picture is kept."""
    return FOLDER / f"{walk.name}-{stop}-{size[0]}x{size[1]}.txt"


async def draw(walk: Walk, size: tuple[int, int], folder: Path) -> dict[str, str]:
    """Go a way and return the pictures by their names; the session is a copy in ``folder``."""
    from samples import sample_path
    from tests.tui.driving import judge, settle
    from tui.app import Ziping
    from tui.opening import sit_down
    from tui.widgets.notices import hush
    from wizards.storage import keep_preference

    keep_preference("told", "" if walk.first else _everything())
    os.chdir(folder)
    sitting = None
    if walk.sample:
        form, _, _ = walk.sample.partition("-half")
        sample = sample_path(form)
        session = folder / "农村供水自评.toml"
        shutil.copy(sample.with_name(f"{walk.sample}.toml"), session)
        sitting = sit_down(session, read_only=walk.read_only)
    app, pictures = Ziping(sitting), {}
    keep_notices(app)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        if app.wizard is not None:
            await judge(pilot)
            await _still(pilot)
        for name, doings in walk.stops:
            hush(app.screen)
            for doing in doings:
                await _do(pilot, doing)
            if app.wizard is app.screen:
                await judge(pilot)
            await _still(pilot)
            pictures[name] = picture(app)
    if app.sitting is not None:
        app.sitting.close()
    return pictures


def keep_notices(app: Any) -> None:
    """Let notices stay, however slow the machine is."""
    say = app.notify
    app.notify = lambda message, **how: say(message, **{**how, "timeout": 600})


def picture(app: Any) -> str:
    """Return what is on the screen, without what differs from run to run."""
    from tests.tui.driving import drawn

    lines = []
    for line in drawn(app.screen).split("\n"):
        for mask, instead in _MASKS:
            line = mask.sub(instead, line)
        lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


async def _do(pilot: Any, doing: Any) -> None:
    from tests.tui.driving import judge, settle

    app = pilot.app
    if isinstance(doing, str):
        await pilot.press(doing)
    elif doing[0] == "paste":
        app.post_message(events.Paste(doing[1]))
    elif doing[0] == "action":
        await app.run_action(f"app.{doing[1]}")
    else:
        await judge(pilot)
        path = doing[1]
        if doing[0] == "row":
            path = f"{_INDICATORS}.{app.desk.session.get(_INDICATORS)[doing[1]]['id']}.{doing[2]}"
        await app.wizard.pages.go_to(path)
        await _still(pilot)
    await settle(pilot)


_STILL: Final = 3
"""So many looks in a row see the same: between two, a machine that does other things may have drawn nothing."""


async def _still(pilot: Any) -> None:
    """Wait until nothing moves any more: notices are part of the picture, what is computed meanwhile too."""
    from tests.tui.driving import settle

    before, alike = "", 0
    for _ in range(40):
        await settle(pilot)
        now = picture(pilot.app)
        alike = alike + 1 if now == before else 0
        if alike == _STILL:
            return
        before = now
        await asyncio.sleep(0.08)


def _everything() -> str:
    from wizards.catalogue import list_forms

    return " ".join(["welcome", *(f"{one.id}/{step}" for one in list_forms()[0] for step in STEP_TITLES)])


def draw_all(walks: Iterable[Walk] = WALKS) -> None:
    """Draw everything anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    for walk in walks:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as name:
                os.environ["ZIPING_HOME"] = str(Path(name) / "home")
                for stop, text in asyncio.run(draw(walk, size, Path(name))).items():
                    file_of(walk, stop, size).write_text(text, "utf-8")


if __name__ == "__main__":
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    draw_all()
