"""The same blocks give the same bytes in any process, and importing the package loads no library."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.wizards.word.word_blocks import LAYOUT, report
from tests.wizards.word.word_files import parts_of
from tests.wizards.word.word_samples import documents, report_of
from wizards.word import write
from wizards.word.container import read

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import hashlib, os, sys
os.umask(int(sys.argv[1], 8))
from tests.wizards.word.word_blocks import LAYOUT, report
from wizards.word import write
print(hashlib.sha256(write(report(), LAYOUT)).hexdigest())
"""


def _other_process(umask: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, umask],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_same_bytes_in_other_processes() -> None:
    here = hashlib.sha256(write(report(), LAYOUT)).hexdigest()
    assert _other_process("022", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LC_ALL="C") == here
    assert _other_process("077", TZ="America/Anchorage", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1") == here


def test_no_clock_in_the_zip() -> None:
    found = read(write(report(), LAYOUT))
    assert found.stamps
    assert next(iter(found.parts)) == "[Content_Types].xml"


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("2022-08-16", b"2022-08-16T00:00:00Z"),
        (None, b"2000-01-01T00:00:00Z"),
        ("2022-13-40", b"2000-01-01T00:00:00Z"),
        ("去年", b"2000-01-01T00:00:00Z"),
    ],
)
def test_dates_of_the_properties(date: str | None, printed: bytes) -> None:
    core = parts_of(write([], dataclasses.replace(LAYOUT, date=date)))["docProps/core.xml"]
    assert core.count(printed) == 2


def test_no_fingerprint_of_any_tool() -> None:
    everything = b"".join(parts_of(write(report(), LAYOUT)).values()).lower()
    for word in (b"python", b"docx", b"libreoffice", b"<application", b"rsid", b"ziping"):
        assert word not in everything


def test_what_is_not_printed_changes_no_byte() -> None:
    document = documents()["mof-2020"]
    waiver = {"rule": "B01", "path": "profile.title", "value": "x", "reason": "已核对", "date": "2024-03-01"}
    other = {**document, "place": {"step": "funds", "field": "funds.lines"}, "waivers": [waiver]}
    assert write(*report_of(other)) == write(*report_of(document))


def test_importing_loads_no_library() -> None:
    program = "import sys, wizards.word; print(sorted({'docx', 'lxml', 'zipfile'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
