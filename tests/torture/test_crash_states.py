"""R4: every state a power cut may leave, enumerated from the operations of a save, without needing a disk.

The model is the weakest a file system may give: data that was not synced may be missing, cut short or zero; a name that
was not synced in its folder may be the old one or the new one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.amounts import report
from tests.torture.driver import files_of_the_day
from tests.torture.faults import document, revision_of
from tests.torture.switches import switch_off
from wizards.storage import UnusableFile, to_toml
from wizards.storage.disk.fileops import FileOps
from wizards.storage.saving import save
from wizards.storage.text.loading import parse


class Recorder(FileOps):
    """Notes what reaches the disk, in order; asks ``inner`` whether a sync really happens."""

    def __init__(self, inner: FileOps) -> None:
        self.inner = inner
        self.log: list[tuple[str, str, bytes]] = []
        self.names: dict[int, str] = {}

    def open_new(self, path: Path, mode: int) -> int:
        fd = self.inner.open_new(path, mode)
        self.names[fd] = path.name
        return fd

    def write(self, fd: int, data: bytes | memoryview) -> int:
        written = self.inner.write(fd, data)
        self.log.append(("write", self.names[fd], bytes(data[:written])))
        return written

    def fsync(self, fd: int) -> None:
        if type(self.inner).fsync is FileOps.fsync:
            self.log.append(("sync", self.names[fd], b""))

    def replace(self, source: Path, target: Path) -> None:
        self.inner.replace(source, target)
        self.log.append(("rename", source.name, target.name.encode()))

    def sync_folder(self, folder: Path) -> None:
        if type(self.inner).sync_folder is FileOps.sync_folder:
            self.log.append(("sync-folder", "", b""))


def contents(written: bytes, synced: bool) -> Iterator[bytes]:
    yield written
    if not synced:
        yield b""
        yield b"\x00" * len(written)
        yield written[: len(written) // 2]
        yield written[: len(written) // 2] + b"\x00" * (len(written) - len(written) // 2)


def states(log: list[tuple[str, str, bytes]], old: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield how many operations were done and what the session file may then hold."""
    for done in range(len(log) + 1):
        data: dict[str, bytes] = {}
        synced: set[str] = set()
        settled, loose = "", []
        for kind, name, extra in log[:done]:
            if kind == "write":
                data[name] = data.get(name, b"") + extra
                synced.discard(name)
            elif kind == "sync":
                synced.add(name)
            elif kind == "rename":
                loose.append(name)
            elif loose:
                settled, loose = loose[-1], []
        for name in [settled, *loose]:
            for content in contents(data[name], name in synced) if name else [old]:
                yield done, content


def run(tmp_path: Path, files: FileOps) -> tuple[int, list[str]]:
    """Save twice and look at every state; returns how many there are and what is wrong with them."""
    path = tmp_path / "a.toml"
    old = to_toml(document(0))
    path.write_bytes(old)
    recorder = Recorder(files)
    acknowledged = [0]
    for revision in (1, 2):
        save(path, document(revision), files=recorder)
        acknowledged += [revision - 1] * (len(recorder.log) - len(acknowledged)) + [revision]
    problems, count = [], 0
    for done, content in states(recorder.log, old):
        count += 1
        try:
            loaded = parse(path, content)
            kept = revision_of(loaded.document)
            if loaded.digest != "match" or loaded.document != document(kept):
                problems.append(f"{done}: torn")
            elif kept < acknowledged[done]:
                problems.append(f"{done}: {kept} after {acknowledged[done]} was acknowledged")
        except UnusableFile as error:
            problems.append(f"{done}: {error}")
    return count, problems


def test_every_state_of_a_power_cut_is_the_old_or_the_new_file(tmp_path: Path) -> None:
    count, problems = run(tmp_path, files_of_the_day())
    report(f"R4 断电状态枚举：{count} 种，出错 {len(problems)} 种")
    assert problems == [] and count >= 10


@pytest.mark.parametrize(("switch", "sign"), [("fsync", "全是零字节"), ("folder-fsync", "was acknowledged")])
def test_without_syncing_the_states_go_wrong(tmp_path: Path, switch: str, sign: str) -> None:
    _, problems = run(tmp_path, switch_off(switch))
    assert any(sign in one for one in problems)


def test_the_model_loses_what_is_not_synced() -> None:
    assert set(contents(b"ab", False)) == {b"ab", b"", b"\x00\x00", b"a", b"a\x00"}
    log = [("write", "t", b"new"), ("rename", "t", b"a"), ("sync-folder", "", b"")]
    seen = {content for _, content in itertools.islice(states(log, b"old"), 100)}
    assert {b"old", b"new", b"", b"\x00\x00\x00"} <= seen
