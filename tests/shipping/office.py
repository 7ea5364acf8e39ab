"""The built folders as fixtures: unpacked from the archives, in a folder with Chinese and blanks."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shipping import wine

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(ROOT.glob("samples/*.toml"))
# Microsoft's own of the same name has one function that is used here; Wine 8 has no such library.
STAND_IN = """
#include <stddef.h>
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *p, size_t n)
{ return SystemFunction036(p, (unsigned long)n); }
"""
COMPILER = "x86_64-w64-mingw32-gcc"

Ran = subprocess.CompletedProcess[bytes]
Run = Callable[..., Ran]


def make(what: str, kind: str) -> list[Path]:
    """Build by the command a maintainer uses; returns the archives, sorted."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.shipping", what], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    made = [line.partition("：")[0] for line in done.stdout.splitlines() if "sha256" in line]
    assert made and all(name.endswith(kind) for name in made)
    return sorted(ROOT / "dist" / name for name in made)


def unpack_zip(archive: Path, desk: Path) -> Path:
    """Unpack as a clerk does; returns the one folder in it."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(desk)
    (folder,) = desk.iterdir()
    return folder


def wine_prefix(folder: Path) -> Path:
    """Make what Wine keeps its files in, with the library it lacks; all of it outside the zip."""
    prefix = folder / "wine"
    prefix.mkdir()
    done = wine.run("wineboot", "-i", prefix=prefix)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    source = folder / "stand_in.c"
    source.write_text(STAND_IN, "ascii")
    library = prefix / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
    if not library.exists():
        subprocess.run([COMPILER, "-shared", "-o", library, source, "-ladvapi32"], check=True)
    return prefix


def needs_wine() -> pytest.MarkDecorator:
    there = shutil.which("wine") and shutil.which(COMPILER)
    return pytest.mark.skipif(not there, reason="没有 Wine 和 mingw：Windows 的文件夹没有试过")
