"""Draw the README's pictures: the app on a sample, as SVG with Chinese set at its true width.

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

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (100, 30)
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


async def shoot(app: object, name: str) -> None:
    """Write one picture."""
    svg = app.export_screenshot(title="自评向导")  # type: ignore[attr-defined]  # the app is imported late
    svg = re.sub(r"[^>]*/(农村供水自评)", r"\1", svg)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.svg").write_text(true_width(svg), "utf-8")


if __name__ == "__main__":
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    asyncio.run(draw())
