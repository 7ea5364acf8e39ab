"""Sessions opened with every kind of lock and recovery copy; logs, generations and new files at their limits."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.records import Makers, Sweep
from tests.wizards.storage.in_memory import Memory, said
from wizards.storage.changing import FOREIGN_LIMIT, change_session, read_foreign
from wizards.storage.disk.failures import UnusableFile
from wizards.storage.disk.folders import state_folder
from wizards.storage.hand_in_folder import write_hand_in
from wizards.storage.handed_in import keep_handed_in, last_handed_in
from wizards.storage.safety import probing, processes
from wizards.storage.safety.generations import COUNT, generations, generations_folder, keep_generation
from wizards.storage.safety.left_behind import compare, dismiss, recoverable, recovered, recovery_for
from wizards.storage.safety.locks import lock_path
from wizards.storage.safety.logs import CRASHES, LIMIT, log, log_path, write_crash_log
from wizards.storage.safety.processes import Process
from wizards.storage.safety.recovery_copy import ORIGIN, recovery_path
from wizards.storage.saving import create, save, write_file, write_pack, write_report, write_text_file
from wizards.storage.sessions import _Ring, open_session
from wizards.storage.text.toml import to_toml

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

PATH = Path("/nowhere/自评.toml")
DEAD, ALIVE, ELSEWHERE = (Process("u", host, pid, "1", "b") for host, pid in (("here", 0), ("here", 7), ("there", 7)))
FIRST: dict[str, Any] = {
    "schema_version": 1,
    "form": "x",
    "profile": {"title": "一", "unit": {"name": "局"}},
    "texts": {"a": "b"},
}
OTHER: dict[str, Any] = {**FIRST, "profile": {"title": "二"}}
FILES: dict[str, bytes] = {
    "whole": to_toml(FIRST),
    "by hand": b'form = "x"\n',
    "newer": to_toml({**FIRST, "schema_version": 2}),
    "changed": to_toml(FIRST).replace("一".encode(), "三".encode()),
    "broken": b"form = \n",
    "ansi": 'form = "甲"\nschema_version = 1\n'.encode("gb18030"),
}


def a_lock(process: Process) -> bytes:
    return json.dumps({**asdict(process), "token": "t", "since": "2024-03-01T08:00:00+08:00"}).encode()


def a_copy(document: dict[str, Any], process: Process | None, path: Path = PATH) -> bytes:
    origin = {"path": str(path), **(asdict(process) if process else {"user": 1})}
    return to_toml(document, note=ORIGIN + json.dumps(origin))


def here() -> ExitStack:
    """This machine as the tests know it: 7 runs, nothing else does."""
    stack = ExitStack()
    for name, value in (
        ("host", lambda: "here"),
        ("boot", lambda: "b"),
        ("start_of", lambda _pid: "1"),
        ("_exists", lambda pid: pid == 7),
    ):
        stack.enter_context(patch.object(processes, name, value))
    return stack


LOCKS = {"none": None, "dead": a_lock(DEAD), "alive": a_lock(ALIVE), "elsewhere": a_lock(ELSEWHERE), "senseless": b"x"}
COPIES = {
    "none": None,
    "same": a_copy(FIRST, DEAD),
    "other": a_copy(OTHER, DEAD),
    "of a living": a_copy(OTHER, ALIVE),
    "of nobody": a_copy(OTHER, None),
    "without origin": to_toml(OTHER),
    "broken": b"form =",
}


def desk(file: bytes | None, lock: bytes | None, copy: bytes | None) -> Memory:
    files = Memory()
    for path, data in ((PATH, file), (lock_path(PATH), lock), (recovery_path(PATH), copy)):
        if data is not None:
            files.put(path, data, 5.0)
    return files


def of_opening() -> Iterator[str]:
    with here():
        for (file, data), (lock, held), (copy, left), (take_over, read_only) in product(
            FILES.items(), LOCKS.items(), COPIES.items(), ((False, False), (True, False), (False, True))
        ):
            files = desk(data, held, left)
            name = f"{file}/{lock}/{copy}/{take_over}/{read_only}"
            try:
                opened = open_session(
                    PATH,
                    take_over=take_over,
                    read_only=read_only,
                    encoding="gb18030" if file == "ansi" else None,
                    files=files,
                )
            except UnusableFile as error:
                yield f"{name} {error} {files.told()}"
                continue
            recovery = opened.recovery
            yield said(
                name,
                opened.read_only,
                opened.held_by and opened.held_by.process.host,
                opened.unclean,
                opened.notices,
                recovery
                and (
                    recovery.name,
                    recovery.unit,
                    recovery.form,
                    recovery.saved_answers,
                    recovery.copied_answers,
                    recovery.problem,
                ),
            )
            if recovery is not None:
                yield said(
                    [(one.path, one.old, one.new) for one in compare(recovery, files=files)],
                    recovered(recovery, files=files).document,
                )
            document = opened.in_copy() if lock == "dead" else opened.loaded.document
            if lock == "dead":
                opened.adopt_copy()
            kept = opened.keep_saved() if lock != "dead" else None
            if opened.saver is not None and file != "by hand":
                opened.saver.put({**document, "state": "新"}, 1)
            closed = opened.close(document=document)
            inside = sorted(name for name in files.held if "nowhere" in name)
            yield f"{kept} {closed} {inside} {len(files.held)}"


def of_what_was_left() -> Iterator[str]:
    with here():
        for (lock, held), (copy, left), file in product(LOCKS.items(), COPIES.items(), (*FILES, "")):
            files = desk(FILES.get(file), held, left)
            found = recoverable([PATH], files=files)
            rows = [
                (one.session.name, one.copy is not None, one.name, one.saved_answers, one.copied_answers, one.problem)
                for one in found
            ]
            yield f"{lock} {copy} {file} {rows}"
            one = recovery_for(PATH, files=files)
            yield f"{one and one.name} {one and dismiss(one, files=files)} {len(files.held)}"
            files.failing["open_new"] = OSError(28, "full")
            yield str([dismiss(one, files=files) for one in found])


def answered(given: dict[str, Any] | None, _loaded: object) -> dict[str, Any] | None:
    return given


def of_changing() -> Iterator[str]:
    with here():
        for (file, data), (lock, held), given in product(FILES.items(), LOCKS.items(), (None, OTHER)):
            files = desk(data, held, None)
            try:
                done: Any = change_session(PATH, partial(answered, given), files=files)
            except UnusableFile as error:
                done = error
            yield f"{file} {lock} {given is not None} {done} {files.held[str(PATH)] == data} {len(files.held)}"
    for size in (FOREIGN_LIMIT - 1, FOREIGN_LIMIT, FOREIGN_LIMIT + 1):
        files = Memory()
        files.put(PATH, bytes(size))
        try:
            yield f"{size} {len(read_foreign(PATH, files=files))}"
        except UnusableFile as error:
            yield f"{size} {error}"


def of_logs() -> Iterator[str]:
    for size in (LIMIT - 1, LIMIT, LIMIT + 1, None):
        files = Memory()
        if size is not None:
            files.put(log_path(), b"x" * size)
        log("开始", files=files)
        yield f"{size} {sorted((Path(name).name, len(data) - 20) for name, data in files.held.items())}"
    for there in (CRASHES - 2, CRASHES - 1, CRASHES, CRASHES + 1, CRASHES + 5):
        files = Memory()
        for number in range(there):
            files.put(state_folder() / "crashes" / f"3{number:02}.txt", b"")
        _, path = write_crash_log(ValueError("x"), files=files)
        yield f"{there} {len(files.held)} {sorted(Path(name).name for name in files.held if name != str(path))[:2]}"


def of_generations() -> Iterator[str]:
    folder = generations_folder(PATH)
    names = (
        "20240301-080000-000000.toml",
        "20240301-080000-000000-3.toml",
        "20241301-080000-000000-4.toml",
        "20240301-080000-1-5.toml",
        "20240301-080001-000000-12.toml",
        "a.toml",
        "20240301-080000-000000-6.tmp",
    )
    files = Memory()
    for name in names:
        files.put(folder / name, b"")
    yield str([(one.number, one.path.name) for one in generations(PATH, files=files)])
    for number in range(COUNT + 3):
        kept = keep_generation(
            PATH, b"", files=files, at=datetime(2024, 3, 1, 23, number, tzinfo=timezone(timedelta(hours=8)))
        )
        yield f"{kept and kept.name} {len(files.held)}"
    for waits in product((0.0, 599.0, 599.999, 600.0, 601.0), repeat=3):
        clock = [100.0]
        files = Memory()
        ring = _Ring(PATH, files, lambda clock=clock: clock[0])  # type: ignore[misc]
        counts = []
        for wait in waits:
            clock[0] += wait
            ring(b"x")
            counts.append(len(files.held))
        yield f"{waits} {counts}"


def of_new_files() -> Iterator[str]:
    """New files on the real disk: what is refused, what is kept, under which mode."""
    before = os.umask(0o022)
    try:
        with tempfile.TemporaryDirectory() as made, here(), patch.dict(os.environ, {"ZIPING_HOME": f"{made}/home"}):
            folder = Path(made)
            for name, old, force in product(
                ("a.toml", "b.docx", "夹"), (None, b"", b"x", FILES["whole"], b"[pack]\n", b"PK\x03\x04"), (False, True)
            ):
                for what in ("create", "report", "text", "file"):
                    target = folder / name
                    target.mkdir() if name == "夹" and not target.exists() else None
                    if name != "夹":
                        target.unlink(missing_ok=True)
                        target.write_bytes(old) if old is not None else None
                    yield f"{name} {old!r} {force} {what} {made_of(what, target, force).replace(made, '')}"
                    mode = oct(target.stat().st_mode) if target.exists() else None
                    yield f"{mode} {len([one for one in folder.iterdir() if one.name != 'home'])}"
            yield str(write_pack("my", "x")).replace(made, "") + str(write_pack("my", "x", kind="policies")).replace(
                made, ""
            )
            yield f"{save(folder / 's.toml', FIRST).fingerprint}"
            for number in range(4):
                yield write_hand_in(folder, "报送", {"a": b"1", "b": b"2"}).name
                yield keep_handed_in(folder / "h.toml", {"form": "x"}, "2024-03-01").name
                (folder / f"h-报送-2024-03-{10 + number}-{number}.toml").touch()
                last = last_handed_in(folder / "h.toml")
                yield str(last and last.name)
    finally:
        os.umask(before)


def made_of(what: str, target: Path, force: bool) -> str:
    try:
        if what == "create":
            return (
                f"{create(target, FIRST, force=force, inputs=[target] if target.name == 'x' else ()).kept is not None}"
            )
        if what == "report":
            return f"{write_report(target, b'PK report', force=force).kept}"
        if what == "text":
            return write_text_file(target, "字", force=force).name
        return write_file(target, b"1").name
    except UnusableFile as error:
        return str(error)


def of_probing() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        (Path(made) / "file").touch()
        for home, user, path in product(
            (None, made), (made, f"{made}/gone"), (made, f"{made}/a/b", f"{made}/file/x", "relative")
        ):
            changed = {"HOME": user, **({"ZIPING_HOME": home} if home else {})}
            with patch.dict(os.environ, changed):
                if not home:
                    os.environ.pop("ZIPING_HOME", None)
                found = probing.probe(Path(path))
            yield said(
                home is None,
                user == made,
                path.replace(made, ""),
                found.problem.replace(made, ""),
                found.free is not None,
                len(os.listdir(made)),
            )


MAKERS: Makers = {
    "opening": of_opening,
    "what was left": of_what_was_left,
    "changing": of_changing,
    "logs": of_logs,
    "generations": of_generations,
    "new files": of_new_files,
    "probing": of_probing,
}
RECORD = Sweep(__file__, "opening_sweep", MAKERS)


@pytest.mark.skipif(os.name == "nt", reason="names and modes of another system")
@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_opened_and_kept(title: str, home: Path) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
