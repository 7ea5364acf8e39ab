"""What a folder says about itself: the licences of its parts, their versions and digests."""

from __future__ import annotations

import zipfile
from email.parser import BytesParser
from pathlib import Path

from tests.shipping.parts.unpack import digest_of

LICENCE_WORDS = ("licen", "copying", "notice", "authors")


def write_licences(wheels: list[Path], folder: Path) -> None:
    """Copy what each wheel says of its licence: its files, and the lines of its description.

    Raises:
        ValueError: a wheel names no licence at all.
    """
    for wheel in wheels:
        package = wheel.name.split("-")[0]
        target = folder / package
        target.mkdir(parents=True)
        with zipfile.ZipFile(wheel) as archive:
            said = _said(archive)
            for name in filter(_is_licence, archive.namelist()):
                # Within the wheel they lie in folders, and two may differ by their folder alone.
                (target / name.partition(".dist-info/")[2].replace("/", "-")).write_bytes(archive.read(name))
        if not said and not any(target.iterdir()):
            raise ValueError(f"{wheel.name}: no licence")
        (target / "said-by-the-package.txt").write_text("\n".join([f"{package}:", *said]) + "\n", "utf-8")


def _is_licence(name: str) -> bool:
    within, last = ".dist-info/" in name, name.rpartition("/")[2].lower()
    return within and any(last.startswith(word) for word in LICENCE_WORDS)


def _said(archive: zipfile.ZipFile) -> list[str]:
    (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    words = BytesParser().parsebytes(archive.read(name))
    said = [text for key in ("License-Expression", "License") for text in words.get_all(key, [])]
    return said + [text for text in words.get_all("Classifier", []) if text.startswith("License")]


def versions(title: str, rows: list[tuple[str, str]], wheels: list[Path]) -> str:
    """Return the text file of versions and digests: ``rows`` of the whole, then each wheel."""
    lines = [title, "", *(f"{name}：{value}" for name, value in rows), "", "各部分的文件和 sha256："]
    return "\n".join([*lines, *(f"{digest_of(wheel)}  {wheel.name}" for wheel in wheels)]) + "\n"
