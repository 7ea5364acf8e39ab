"""The folder for Linux: wheels for every Python it may find there, and a script that finds one."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.shipping.archives import write_tar
from tests.shipping.contents import versions, write_licences
from tests.shipping.own_wheel import build_wheel
from tests.shipping.page import write_page
from tests.shipping.parts.unpack import digest_of
from tests.shipping.targets import BUILD, DIST, LINUX, LINUX_PYTHONS, PARTS
from tests.shipping.wheels import fetch
from tui.version import VERSION


def start_script(machine: str) -> str:
    """Return ``start.sh`` for one kind of machine, with the versions of Python that wheels are there for."""
    first, last = LINUX_PYTHONS[0], LINUX_PYTHONS[-1]
    values = {
        "MACHINE": machine,
        "FIRST": _pair(first),
        "LAST": _pair(last),
        "WORDS": f"{first} 到 {last}",
        "NAMES": " ".join(f"python{version}" for version in reversed(LINUX_PYTHONS)),
    }
    text = (PARTS / "start.sh").read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _pair(version: str) -> str:
    return f"({version.replace('.', ', ')})"


def build_linux(machine: str) -> Path:
    """Build the folder and its archive; returns the archive."""
    folder = BUILD / f"自评向导-{VERSION}-linux-{machine}"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "wheels").mkdir(parents=True)
    wheels = [*fetch(LINUX[machine]), build_wheel()]
    for wheel in wheels:
        shutil.copy2(wheel, folder / "wheels")
    for name in ("run.py", "unpack.py", "precompile.py"):
        shutil.copy2(PARTS / name, folder)
    (folder / "start.sh").write_text(start_script(machine), "utf-8")
    (folder / "start.sh").chmod(0o755)
    (folder / "SHA256SUMS").write_text("".join(f"{digest_of(one)}  wheels/{one.name}\n" for one in wheels), "utf-8")
    write_page(folder)
    write_licences(one_of_each(wheels), folder / "licenses")
    pythons = f"{LINUX_PYTHONS[0]} 到 {LINUX_PYTHONS[-1]}"
    rows = [("系统", f"Linux {machine}"), ("Python", f"{pythons}，由 start.sh 在本机找")]
    (folder / "版本.txt").write_text(versions(f"自评向导 ziping {VERSION}", rows, wheels), "utf-8")
    DIST.mkdir(exist_ok=True)
    archive = DIST / f"{folder.name}.tar.gz"
    write_tar(folder, archive)
    return archive


def one_of_each(wheels: list[Path]) -> list[Path]:
    """Return one wheel for each package: those for other Pythons say the same."""
    return list({wheel.name.split("-")[0]: wheel for wheel in wheels}.values())
