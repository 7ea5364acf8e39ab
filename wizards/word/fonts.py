"""The fonts of a report that this machine lacks. What cannot be known is not said.

Windows lists the names of its fonts in the registry, other systems by ``fc-list``; font files are not opened.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable

from schemas.blocks import Layout
from wizards.word.parts import chinese_fonts

_REGISTRY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
_PATIENCE = 5
"""Seconds; a list that takes longer is not waited for."""

# The same font under the name that a system in English shows.
_ALSO = {
    "仿宋": ("fangsong", "simfang"),
    "仿宋_GB2312": ("fangsong_gb2312",),
    "楷体": ("kaiti", "simkai"),
    "楷体_GB2312": ("kaiti_gb2312",),
    "黑体": ("simhei",),
    "宋体": ("simsun",),
    "方正小标宋简体": ("fzxiaobiaosong-b05s", "fzxiaobiaosong-b05"),
}


def missing_fonts(layout: Layout) -> tuple[str, ...]:
    """Returns the Chinese fonts of a report that are not installed here; none where that cannot be known."""
    here = installed()
    return missing(chinese_fonts(layout), here) if here else ()


def missing(wanted: Iterable[str], here: Iterable[str]) -> tuple[str, ...]:
    """Returns which fonts of ``wanted`` are in no name of ``here``, in their order."""
    known = {name.strip().casefold() for name in here}
    return tuple(name for name in wanted if known.isdisjoint((name.casefold(), *_ALSO.get(name, ()))))


def installed() -> tuple[str, ...]:
    """Returns the names of the fonts of this machine, none if there is no list of them."""
    return _of_windows() if sys.platform == "win32" else _of_fontconfig()


def _of_fontconfig() -> tuple[str, ...]:
    program = shutil.which("fc-list")
    if program is None:
        return ()
    try:
        done = subprocess.run([program, ":", "family"], capture_output=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return ()
    return names_in(done.stdout.decode("utf-8", "replace"))


def _of_windows() -> tuple[str, ...]:
    if sys.platform != "win32":
        return ()
    import winreg

    found: list[str] = []
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(root, _REGISTRY) as key:
                found += [winreg.EnumValue(key, number)[0] for number in range(winreg.QueryInfoKey(key)[1])]
        except OSError:
            continue
    return names_in("\n".join(found))


def names_in(listed: str) -> tuple[str, ...]:
    """Returns the names in a list of fonts: several of one font are parted by commas or &, a kind stands behind."""
    lines = (line.partition(" (")[0] for line in listed.replace("\\-", "-").splitlines())
    return tuple(name.strip() for line in lines for name in line.replace("&", ",").split(",") if name.strip())
