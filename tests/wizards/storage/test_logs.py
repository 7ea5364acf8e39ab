from __future__ import annotations

import os
from pathlib import Path

from wizards.storage import write_crash_log
from wizards.storage.safety.logs import CRASHES, LIMIT, log, log_path

SECRET = "李某欠费三万元"


def crash(value: str) -> BaseException:
    try:
        try:
            return_of = {"answer": value}
            int(return_of["answer"])
        except ValueError as error:
            raise KeyError(value) from error
    except KeyError as error:
        return error
    raise AssertionError


def test_a_crash_log_names_places_but_no_answers(home: Path) -> None:
    number, path = write_crash_log(crash(SECRET))
    assert path is not None and number in path.name
    text = path.read_text(encoding="utf-8")
    assert "KeyError" in text and "ValueError" in text and "test_logs.py:" in text
    assert SECRET not in text and "李" not in text


def test_only_the_last_crashes_are_kept(home: Path) -> None:
    for _ in range(CRASHES + 4):
        write_crash_log(crash("x"))
    assert len(os.listdir(home / "state" / "crashes")) == CRASHES


def test_the_log_grows_to_a_limit(home: Path) -> None:
    for _ in range(6):
        log("开始 " + "." * (LIMIT // 4))
    assert log_path().stat().st_size < 2 * LIMIT
    assert log_path().with_suffix(".old.log").exists()
