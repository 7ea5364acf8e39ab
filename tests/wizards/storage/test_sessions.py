from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests import systems
from tests.torture.faults import document
from wizards.storage import (
    UnusableFile,
    compare,
    create,
    generations,
    load,
    open_session,
    recent,
    recoverable,
    recovery_copies,
    remember,
    restore,
)
from wizards.storage.disk.fileops import FileOps
from wizards.storage.disk.folders import state_folder
from wizards.storage.safety.copies import backup_path
from wizards.storage.safety.generations import COUNT, keep_generation
from wizards.storage.safety.left_behind import recovery_for
from wizards.storage.safety.locks import lock_path
from wizards.storage.safety.recovery_copy import recovery_path
from wizards.storage.saving import save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "work" / "a.toml"
    target.parent.mkdir()
    create(target, document(0))
    return target


def names(path: Path) -> list[str]:
    return sorted(os.listdir(path.parent))


def killed(path: Path, *lines: str) -> None:
    """Run a program that opens the session as ``o``, does something and is killed."""
    code = [
        "import os, signal, sys",
        # The shipped Python looks nowhere but into its own folder.
        f"sys.path[:] = {sys.path!r}",
        "from tests.torture.faults import document",
        "from wizards.storage import open_session",
    ]
    code += [
        f"o = open_session({str(path)!r})",
        *lines,
        "os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))",
    ]
    subprocess.run([sys.executable, "-c", "\n".join(code)], cwd=Path(__file__).parents[3], check=False)


COPY_OF_5 = ("k = o.saver._keeper", "k.latest = (document(5), 5)", "k.state = k.state", "k.copy(0.0)")


def test_open_type_close_leaves_the_session_and_its_backup(path: Path) -> None:
    opened = open_session(path)
    assert names(path) == [lock_path(path).name, "a.toml"]
    assert opened.saver is not None and not opened.read_only and opened.notices == ()
    opened.saver.put(document(1), 1)
    assert opened.close(document=document(1))
    assert names(path) == ["a.toml", "a.toml.bak"]
    assert load(path).document == document(1) and load(backup_path(path)).document == document(0)
    assert [row.name for row in recent()] == ["项目1"]


def test_looking_only_leaves_nothing(path: Path) -> None:
    assert open_session(path).close()
    assert names(path) == ["a.toml"] and generations(path) == []


def test_the_backup_is_made_once_per_opening(path: Path) -> None:
    for round_ in (0, 10):
        opened = open_session(path)
        for revision in (1, 2, 3):
            opened.saver.put(document(round_ + revision), revision)  # type: ignore[union-attr]  # opened for writing
            opened.saver.flush()  # type: ignore[union-attr]  # see above
        opened.close()
    assert load(backup_path(path)).document == document(3)


def test_closing_does_not_wait_for_a_folder_that_no_longer_answers(path: Path) -> None:
    answers, waited_out = threading.Event(), []

    class Silent(FileOps):
        def read(self, path: Path, limit: int) -> bytes:
            if not answers.wait(20):
                waited_out.append(path)
            return super().read(path, limit)

    opened = open_session(path)
    assert opened.lock is not None
    opened.lock.files = Silent()
    assert opened.close(), "all that was typed is in the file"
    assert not waited_out and lock_path(path).exists()
    answers.set()
    for thread in threading.enumerate():
        if thread.name == "ziping-release":
            thread.join(20)
    assert not lock_path(path).exists(), "a late answer still gives the lock up"


def test_a_damaged_file_does_not_push_out_a_good_backup(path: Path) -> None:
    save(backup_path(path), document(9))
    path.write_bytes(path.read_bytes().replace("项目0".encode(), "项目1".encode()))
    opened = open_session(path)
    assert opened.loaded.digest == "different"
    opened.saver.put(document(2), 1)  # type: ignore[union-attr]  # opened for writing
    opened.close()
    assert load(backup_path(path)).document == document(9)
    assert load(generations(path)[0].path).document["profile"]["title"] == "项目1"


def test_a_second_window_reads_only_and_may_take_over(path: Path) -> None:
    first = open_session(path)
    second = open_session(path)
    assert second.read_only and second.saver is None and second.held_by is not None and "接管" in second.notices[0]
    third = open_session(path, take_over=True)
    first.saver.put(document(1), 1)  # type: ignore[union-attr]  # opened for writing
    assert not first.saver.flush()  # type: ignore[union-attr]  # see above
    assert first.saver.state.conflict == "taken"  # type: ignore[union-attr]  # see above
    third.saver.put(document(2), 1)  # type: ignore[union-attr]  # see above
    assert third.saver.flush()  # type: ignore[union-attr]  # see above
    assert load(path).document == document(2)
    assert first.saver.resolve_keep_mine()  # type: ignore[union-attr]  # see above
    assert load(path).document == document(1)
    assert document(2) in [load(one.path).document for one in generations(path)]
    third.saver.put(document(3), 2)  # type: ignore[union-attr]  # see above
    assert not third.close() and first.close()
    assert load(path).document == document(1)


def test_what_a_kill_left_is_offered_and_resumed(path: Path) -> None:
    killed(path, *COPY_OF_5)
    (found,) = recoverable([path])
    assert (found.session, found.name, found.problem) == (path, "项目5", "")
    assert found.saved_answers and found.copied_answers and found.saved_at and found.copied_at
    opened = open_session(path)
    assert opened.unclean and opened.recovery is not None
    changed = {one.path for one in compare(opened.recovery)}
    assert "profile.title" in changed and "performance.indicators.row00000.actual" in changed
    opened.saver.put(opened.in_copy(), 1)  # type: ignore[union-attr]  # opened for writing
    opened.adopt_copy()
    assert opened.close() and load(path).document == document(5)
    assert document(0) in [load(one.path).document for one in generations(path)]
    assert not recovery_path(path).exists() and recoverable([path]) == []


def test_the_saved_file_may_be_chosen_too(path: Path) -> None:
    killed(path, *COPY_OF_5)
    opened = open_session(path)
    assert opened.keep_saved()
    assert load(generations(path)[0].path).document == document(5)
    assert opened.close() and load(path).document == document(0) and recovery_for(path) is None


def test_a_kill_between_saves_is_offered_without_a_copy(path: Path) -> None:
    killed(path)
    (found,) = recoverable([path])
    assert found.copy is None and found.saved_answers
    assert recoverable([]) == []


def test_who_must_not_wait_for_one_share_asks_for_each_copy_by_itself(path: Path) -> None:
    other = path.with_name("b.toml")
    create(other, document(0))
    for one in (path, other):
        killed(one, *COPY_OF_5)
    asked: list[Path] = []

    class Watched(FileOps):
        def read(self, path: Path, limit: int) -> bytes:
            asked.append(path)
            return super().read(path, limit)

    copies = recovery_copies()
    assert sorted(copies) == sorted([recovery_path(path), recovery_path(other)])
    (found,) = recoverable([], [recovery_path(other)], files=Watched())
    assert found.session == other and set(asked) == {recovery_path(other), other}
    assert [one.session for one in recoverable([path], [])] == [path]


def test_a_copy_of_a_running_program_is_nobody_elses(path: Path) -> None:
    opened = open_session(path)
    keeper = opened.saver._keeper  # type: ignore[union-attr]  # opened for writing
    keeper.latest = (document(5), 0)
    keeper.copy(0.0)
    assert recoverable([path]) == [] and recovery_path(path).exists()
    opened.close()


def test_temp_files_of_a_power_cut_are_swept_but_not_those_of_others(path: Path) -> None:
    left = [
        ".~a.toml-0123456789ab.tmp",
        ".~.~lock.a.toml#-0123456789ab.tmp",
        ".~a.toml.bak-0123456789ab.tmp",
        ".~a.v0.toml-0123456789ab.tmp",
        ".~a.gb18030-2.toml-0123456789ab.tmp",
    ]
    kept = [".~a.b.toml-0123456789ab.tmp", ".~b.toml-0123456789ab.tmp", ".~a.toml-notes.tmp", "a.toml-0123456789ab.tmp"]
    for name in left + kept:
        (path.parent / name).write_text("x")
    first = open_session(path)
    assert sorted([*kept, "a.toml", lock_path(path).name]) == names(path)
    (path.parent / left[0]).write_text("x")
    open_session(path)
    assert left[0] in names(path), "only who holds the lock may sweep"
    first.close()


def test_a_hand_written_file_and_one_in_gbk_are_kept_before_they_change(path: Path) -> None:
    for data, encoding, kept in (
        ('form = "x"\n[profile]\ntitle = "项目0" # 注\n'.encode("gb18030"), "gb18030", ["a.gb18030.toml", "a.v0.toml"]),
        (
            'form = "x"\n[profile]\ntitle = "项目00" # 注\n'.encode("gb18030"),
            "gb18030",
            ["a.gb18030-2.toml", "a.v0-2.toml"],
        ),
    ):
        path.write_bytes(data)
        opened = open_session(path, encoding=encoding)
        opened.saver.put({**opened.loaded.document, "a": "b"}, 1)  # type: ignore[union-attr]  # opened for writing
        assert opened.close() and load(path).digest == "match"
        for name in kept:
            assert (path.parent / name).read_bytes() == data


def test_a_newer_file_is_opened_read_only(path: Path) -> None:
    path.write_text('schema_version = 99\nform = "x"\n')
    opened = open_session(path)
    assert opened.read_only and opened.lock is None and "第 99 版" in opened.notices[1]


@systems.modes
def test_what_cannot_be_read_is_not_touched_and_can_be_restored(path: Path) -> None:
    keep_generation(path, path.read_bytes())
    path.write_bytes(b"broken =\n")
    with pytest.raises(UnusableFile) as caught:
        open_session(path)
    assert caught.value.unreadable and names(path) == ["a.toml"] and path.read_bytes() == b"broken =\n"
    aside = restore(path, generations(path)[0].path)
    assert aside is not None and aside.name.startswith("a.broken-") and aside.read_bytes() == b"broken =\n"
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert load(path).document == document(0)
    with pytest.raises(UnusableFile):
        restore(path, aside)


def test_the_ring_keeps_ten(path: Path) -> None:
    for number in range(15):
        keep_generation(path, f"# {number}".encode())
    assert [one.path.read_bytes() for one in generations(path)] == [f"# {14 - n}".encode() for n in range(COUNT)]


def test_sessions_of_one_name_in_two_folders_keep_their_copies_apart(tmp_path: Path) -> None:
    keep_generation(tmp_path / "a" / "x.toml", b"# a")
    keep_generation(tmp_path / "b" / "x.toml", b"# b")
    assert len(generations(tmp_path / "a" / "x.toml")) == 1


def test_recent_sessions_newest_first_once_each(path: Path, home: Path) -> None:
    other = path.with_name("b.toml")
    for target, number in ((path, 1), (other, 2), (path, 3)):
        remember(target, document(number, unit={"name": "县局"}))  # type: ignore[arg-type]  # a table is a value too
    assert [(row.path, row.name, row.unit, row.year, row.form, row.there) for row in recent()] == [
        (path, "项目3", "县局", "2021", "sample", True),
        (other, "项目2", "县局", "2021", "sample", False),
    ]
    (state_folder() / "recent.json").write_text("{broken")
    assert recent() == []


@systems.modes
def test_everything_is_private_even_without_a_mask(path: Path, home: Path) -> None:
    old = os.umask(0)
    try:
        killed(path, *COPY_OF_5)
        opened = open_session(path)
        opened.saver.put(opened.in_copy(), 1)  # type: ignore[union-attr]  # opened for writing
        opened.adopt_copy()
        opened.saver.flush()  # type: ignore[union-attr]  # see above
        remember(path, document(1))
        found = [
            Path(folder) / name for root in (home, path.parent) for folder, _, files in os.walk(root) for name in files
        ]
        assert len(found) >= 4
        assert {oct(stat.S_IMODE(one.stat().st_mode)) for one in found} == {"0o600"}
        folders = [Path(folder) for folder, _, _ in os.walk(home)]
        assert {oct(stat.S_IMODE(one.stat().st_mode)) for one in folders} == {"0o700"}
        opened.close()
    finally:
        os.umask(old)


def test_going_on_in_another_file(path: Path) -> None:
    opened = open_session(path)
    opened.saver.put(document(1), 1)  # type: ignore[union-attr]  # opened for writing
    with pytest.raises(UnusableFile):
        opened.save_as(path)
    assert opened.save_as(path.with_name("b.toml"))
    assert opened.path.name == "b.toml" and lock_path(path).name not in names(path)
    opened.saver.put(document(2), 2)  # type: ignore[union-attr]  # see above
    assert opened.close()
    assert load(path.with_name("b.toml")).document == document(2)
    assert lock_path(path.with_name("b.toml")).name not in names(path)
