"""Draw the README's pictures and its recording: the app on a sample, as SVG with Chinese set at its true width.

Run with ``python -m tests.pictures``. Rich writes ``textLength`` as if every character took one cell, which squeezes
Chinese; the lengths are counted anew here.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from textual import events

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (100, 30)
FILM_SIZE = (80, 24)
ROW = "水质抽检合格率"
REEL: tuple[tuple[str, float, tuple[str | tuple[str, str], ...]], ...] = (
    ("首页：新建一份，接着填上次的，或从去年、从 Excel 开始", 1, ()),
    ("选县里要的那张表", 1, ("enter",)),
    ("起个文件名", 0.7, ("enter",)),
    ("五步，第一步：照批复填", 1, ("enter",)),
    ("填的时候就在存盘", 0.8, (("text", "农村供水工程维修养护"),)),
    ("回车到下一栏", 0.8, ("enter", ("text", "2023"), "enter", ("text", "某县水利局"))),
    ("……其余各栏同样填好；到绩效指标，一行要填的都在眼前", 1.2, (("rest", ""), ("row", "actual"))),
    ("填完成值，得分和完成率马上算出", 1.2, (("text", "90%"),)),
    ("F8 检查：会被退回的地方都列出来", 1.6, ("f8",)),
    ("回车去改", 1, ("down", "enter")),
    ("F4 整屏写长文字", 1, (("row", "improvement"), "f4")),
    ("字数随着写随着数", 1, (("text", "汛期增加一次检测，换装消毒设备，由供水中心在六月底前完成。"),)),
    ("再检查一遍", 1.2, ("escape", "f8")),
    ("F9 写 Word 报告", 1, ("escape", "f9")),
    ("报告写好了，逐项核对过，存在这台电脑上", 2.5, ("enter", "wait")),
)
"""Words below the screen, how long it stands, and what is done before."""
_TEXT = re.compile(r'(<text class="[^"]*" x="[^"]*" y="[^"]*" textLength=")([0-9.]+)("[^>]*>)([^<]*)(</text>)')


def true_width(svg: str) -> str:
    """Return the SVG with every text's length counted in cells."""
    from rich.cells import cell_len

    def count(found: re.Match[str]) -> str:
        text = html.unescape(found[4])
        length = float(found[2]) / max(len(text), 1) * cell_len(text)
        return f"{found[1]}{length:g}{found[3]}{found[4]}{found[5]}"

    fonts = "'Noto Sans Mono CJK SC','Sarasa Mono SC','Microsoft YaHei Mono','PingFang SC',Fira Code,monospace"
    plain = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.S)
    return _TEXT.sub(count, re.sub(r"font-family: Fira Code, monospace", f"font-family: {fonts}", plain))


async def draw() -> None:
    """Open a sample and draw wizard, indicator table and review."""
    from samples import sample_path
    from tui.app import Ziping
    from tui.opening import sit_down
    from wizards import catalogue

    with tempfile.TemporaryDirectory() as name:
        os.environ["ZIPING_HOME"] = str(Path(name) / "home")
        session = Path(name) / "农村供水自评.toml"
        shutil.copy(sample_path(catalogue.default_form_id(), "half"), session)
        app = Ziping(sit_down(session))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(1.5)
            await shoot(app, "indicators")
            await pilot.press("f3", "f3", "f3")
            await pilot.pause(1.5)
            await shoot(app, "wizard")
            await pilot.press("f8")
            await pilot.pause(1.0)
            await shoot(app, "review")


async def record() -> str:
    """Do the whole job once and return the recording: begin, fill in, mend what the review finds, write the report."""
    from tests.recording import Film
    from tests.tui.driving import settle
    from tests.tui.walks import keep_notices
    from tui.app import Ziping
    from tui.widgets.notices import hush
    from wizards.storage import keep_preference

    with tempfile.TemporaryDirectory() as name:
        film = Film(FILM_SIZE, name)
        os.environ["ZIPING_HOME"] = str(Path(name) / "home")
        Path(name, "自评").mkdir()
        os.chdir(Path(name, "自评"))
        keep_preference("told", "welcome")
        app = Ziping()
        keep_notices(app)
        async with app.run_test(size=FILM_SIZE) as pilot:
            for words, times, doings in REEL:
                for doing in doings:
                    await _do(app, pilot, doing)
                    await settle(pilot)
                await pilot.pause(0.5)
                film.take(app, words, times)
                hush(app.screen)
        if app.sitting is not None:
            app.sitting.close()
    return film.svg()


async def _do(app: Any, pilot: Any, doing: str | tuple[str, str]) -> None:
    """Press a key, hand over a text as an input method does, go somewhere, or take the rest from the sample."""
    if doing == "wait":
        await pilot.pause(4)
    elif isinstance(doing, str):
        await pilot.press(doing)
    elif doing[0] == "text":
        app.post_message(events.Paste(doing[1]))
    elif doing[0] == "row":
        rows = app.desk.session.get("performance.indicators")
        path = next(f"performance.indicators.{row['id']}.{doing[1]}" for row in rows if row["name"] == ROW)
        await app.wizard.pages.go_to(path)
    else:
        _take_the_rest(app)


def _take_the_rest(app: Any) -> None:
    """Fill the session as the finished sample is, but for one row."""
    from samples import sample_path
    from wizards import catalogue
    from wizards.session import with_row_ids
    from wizards.storage import load

    document = dict(with_row_ids(load(sample_path(catalogue.default_form_id())).document))
    rows = [
        {key: value for key, value in row.items() if row["name"] != ROW or key not in ("actual", "improvement")}
        for row in document["performance"]["indicators"]
    ]
    app.desk.session.replace({**document, "performance": {**document["performance"], "indicators": rows}})
    app.wizard.evaluate()


async def shoot(app: object, name: str) -> None:
    """Write one picture."""
    svg = app.export_screenshot(title="自评向导")  # type: ignore[attr-defined]  # the app is imported late
    svg = re.sub(r"[^>]*/(农村供水自评)", r"\1", svg)
    svg = re.sub(r"(已保存&#160;)[\d:]{8}", r"\g<1>09:30:00", svg)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.svg").write_text(true_width(svg), "utf-8")


if __name__ == "__main__":
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    here = Path.cwd()
    asyncio.run(draw())
    (FOLDER / "job.svg").write_text(asyncio.run(record()), "utf-8")
    os.chdir(here)
