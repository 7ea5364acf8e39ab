"""Which programs that open a report are installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import Final

_COMMANDS: Final = {"WPS": ("wps",), "LibreOffice": ("soffice", "libreoffice")}
_PLACES: Final = {
    "WPS": ("/opt/kingsoft/wps-office/office6/wps",),
    "LibreOffice": ("/opt/libreoffice/program/soffice",),
}
_APP_PATHS: Final = {"Word": "Winword.exe", "WPS": "wps.exe", "LibreOffice": "soffice.exe"}


def offices() -> list[str]:
    """Return the names of those that were found."""
    if sys.platform == "win32":
        return [name for name, program in _APP_PATHS.items() if _registered(program)]
    return [
        name
        for name, commands in _COMMANDS.items()
        if any(map(shutil.which, commands)) or any(map(os.path.exists, _PLACES[name]))
    ]


def _registered(program: str) -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        with (
            contextlib.suppress(OSError),
            winreg.OpenKey(root, rf"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{program}"),
        ):
            return True
    return False
