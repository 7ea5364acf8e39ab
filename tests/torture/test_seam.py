"""R6: the same sweep through the Python seam: every operation of a save × every error × once and from then on."""

from __future__ import annotations

import errno
import itertools
import os
from pathlib import Path

import pytest

from tests.torture.amounts import SEAM_FAULTS, report, tiers
from tests.torture.faults import FaultyFiles, WindowsError32, always, document, once, os_error, revision_of
from wizards.storage import Saver, load
from wizards.storage.safety.recovery_copy import recovery_path
from wizards.storage.saving import save

OPERATIONS = ("open_new", "write", "fsync", "close", "replace", "sync_folder", "unlink", "stat", "read", "copy_mode")
CODES = (
    "ENOSPC",
    "EIO",
    "EDQUOT",
    "EROFS",
    "EACCES",
    "EPERM",
    "ENOENT",
    "EBUSY",
    "EMFILE",
    "ESTALE",
    "EFBIG",
    "ENOMEM",
)


def errors() -> list[BaseException]:
    return [*(os_error(getattr(errno, code)) for code in CODES), MemoryError(), WindowsError32()]


def one_case(folder: Path, operation: str, error: BaseException, nth: int, persistent: bool) -> str:
    """Type on while an operation fails; returns what is wrong, empty if nothing is."""
    path = folder / "a.toml"
    save(path, document(0))
    now = [0.0]
    files = FaultyFiles()
    saver = Saver(path, files=files, clock=lambda: now[0], threaded=False)
    files.calls.clear()
    files.fault = always(operation, error, nth) if persistent else once(operation, nth, error)
    for revision in range(1, 6):
        saver.put(document(revision), revision)
        for _ in range(6):
            saver.step()
            now[0] += 0.1
        state = saver.state
        loaded = load(path)
        kept = revision_of(loaded.document)
        if loaded.digest != "match" or loaded.document != document(kept):
            return "torn"
        if kept < state.saved_revision:
            return f"{state.saved_revision} was acknowledged, {kept} is there"
        if state.kind == "unsaved" and not (state.reason and state.since):
            return "no reason given"
    files.fault = lambda name, count: None
    for _ in range(100):
        now[0] += 0.1
        saver.step()
    if saver.state.kind != "saved" or load(path).document != document(5):
        return f"did not recover: {saver.state}"
    left = [name for name in os.listdir(folder) if name.endswith(".tmp")]
    if left and operation != "unlink":
        return f"left {left}"
    return "a stale recovery copy" if recovery_path(path).exists() and operation != "unlink" else ""


WAYS = ((1, False), (2, False), (1, True), (2, True))
ALL = list(itertools.product(OPERATIONS, errors(), WAYS))


@tiers(*SEAM_FAULTS)
def test_sweep_of_all_operations_and_errors(tmp_path: Path, amount: int) -> None:
    chosen = ALL[:: max(1, len(ALL) // amount)]
    problems = []
    for number, (operation, error, (nth, persistent)) in enumerate(chosen):
        folder = tmp_path / str(number)
        folder.mkdir()
        if problem := one_case(folder, operation, error, nth, persistent):
            problems.append(f"{operation} {error!r} {nth} {persistent}: {problem}")
    report(f"R6 接缝故障 {len(chosen)} 种：出错 {len(problems)} 种")
    assert problems == []
    assert len(ALL) >= 500


@pytest.mark.parametrize("failures", [0, 3, 6, 7, 8])
def test_retry_of_sharing_violations(tmp_path: Path, failures: int) -> None:
    path = tmp_path / "a.toml"
    save(path, document(0))
    files = FaultyFiles(lambda name, nth: WindowsError32() if name == "replace" and nth <= failures else None)
    saver = Saver(path, files=files, threaded=False)
    saver.put(document(1), 1)
    assert saver.flush() == (failures <= 6)
    if failures > 6:
        assert saver.state.kind == "unsaved" and "占用" in saver.state.reason
        assert load(recovery_path(path)).document == document(1)
