"""Lay wheels out as one folder that Python can import from, without pip."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path, PurePosixPath

# Parts of a wheel that go to other places than where modules are; none is needed to run the program.
ELSEWHERE = ".data"


def read_digests(text: str) -> dict[str, str]:
    """Return file name → sha256 from lines as ``sha256sum`` writes them; lines starting with # are words."""
    rows = (line.split(maxsplit=1) for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {name.strip(): digest for digest, name in rows}


def digest_of(path: Path) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fits(wheel: str, python: str) -> bool:
    """Say whether a wheel (``name-version-python-abi-platform.whl``) is for ``python`` (``cp313``) or for all."""
    tag, abi = wheel.removesuffix(".whl").split("-")[-3:-1]
    if abi == "abi3":
        return int(tag.removeprefix("cp3")) <= int(python.removeprefix("cp3"))
    return python in tag.split(".") or "py3" in tag.split(".")


def unpack(wheel: Path, target: Path) -> None:
    """Put the modules of ``wheel`` into ``target``; a name that would lie outside it is refused."""
    with zipfile.ZipFile(wheel) as archive:
        for item in archive.infolist():
            name = PurePosixPath(item.filename)
            if item.is_dir() or name.parts[0].endswith(ELSEWHERE):
                continue
            if name.is_absolute() or ".." in name.parts:
                raise ValueError(f"{wheel.name}: {name}")
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(item))
