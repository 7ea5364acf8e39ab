"""What is done with a report that was written: open it, open its folder, have LibreOffice make a PDF of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from wizards.storage import user_folder

_OFFICE: Final = ("soffice", "libreoffice")
_OFFICE_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_PATIENCE: Final = 120.0
"""Seconds; LibreOffice takes ten of them at its first start."""


class NotDone(Exception):
    """It could not be done; ``str()`` says why, in one Chinese sentence."""


def open_with_desktop(path: Path) -> None:
    """Open a file or a folder with the program that the desktop has for it; does not wait for it.

    Raises:
        NotDone: there is no desktop, or nothing that opens it.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return
        command = "open" if sys.platform == "darwin" else "xdg-open"
        found = shutil.which(command)
        if found is None or not _has_desktop():
            raise NotDone(f"这里打不开窗口，请自己打开：{path}")
        quiet = subprocess.DEVNULL
        subprocess.Popen([found, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        raise NotDone(f"没有能打开它的程序，请自己打开：{path}") from None


def _has_desktop() -> bool:
    return sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def office() -> str | None:
    """Return LibreOffice's program, ``None`` when there is none."""
    named = (shutil.which(name) for name in _OFFICE)
    placed = (place for place in _OFFICE_PLACES if Path(place).is_file())
    return next((one for one in (*named, *placed) if one), None)


def make_pdf(report: Path) -> Path:
    """Have LibreOffice write the PDF beside the report; return where it went. May take long.

    Raises:
        NotDone: there is no LibreOffice, or it wrote nothing.
    """
    program = office()
    if program is None:
        raise NotDone("没有找到 LibreOffice；请用 Word 或 WPS 打开报告，另存为 PDF。")
    profile = (user_folder() / "libreoffice").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    pdf = report.with_suffix(".pdf")
    try:
        before = pdf.stat().st_mtime_ns if pdf.exists() else None
        done = subprocess.run(
            [*command, "--outdir", str(report.parent), str(report)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        written = pdf.exists() and pdf.stat().st_mtime_ns != before
    except (OSError, subprocess.TimeoutExpired):
        raise NotDone("LibreOffice 没有写出 PDF；请用 Word 或 WPS 打开报告，另存为 PDF。") from None
    if done.returncode or not written:
        raise NotDone("LibreOffice 没有写出 PDF；请用 Word 或 WPS 打开报告，另存为 PDF。")
    return pdf
