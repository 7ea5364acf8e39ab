"""``force``: what may be written over, what never, and what is kept of it first."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import systems
from tests.torture.faults import document, revision_of
from wizards.catalogue import new_pack_text
from wizards.storage import (
    AlreadyThere,
    UnusableFile,
    create,
    generations,
    load,
    open_session,
    recoverable,
    report_target,
    to_toml,
    write_report,
)
from wizards.storage.safety.locks import SessionLock, lock_path
from wizards.storage.safety.recovery_copy import origin_note, recovery_path
from wizards.storage.safety.written import COUNT, note_written, was_written

POLICY = Path(__file__).resolve().parents[3] / "wizards" / "policies"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


# What is no regular file ------------------------------------------------------------------------------------------


@contextlib.contextmanager
def special(kind: str, path: Path) -> Iterator[None]:
    """Put something at ``path`` that has a name and is no file."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        if os.geteuid() != 0:
            pytest.skip("只有 root 能建设备")
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    elif kind == "folder":
        path.mkdir()
    elif kind == "link to a device":
        path.symlink_to("/dev/null")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as one:
            os.chdir(path.parent)
            one.bind(path.name)
    yield


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有管道和设备文件")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link to a device", "socket"])
@pytest.mark.parametrize("force", [True, False])
def test_what_is_no_regular_file_is_never_replaced(
    kind: str, force: bool, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work)
    writers: dict[str, Callable[[Path], object]] = {
        "r.docx": lambda path: write_report(path, b"new", force=force),
        "s.toml": lambda path: create(path, document(1), force=force),
    }
    for name, write in writers.items():
        with special(kind, work / name):
            before = (work / name).lstat()
            with pytest.raises(UnusableFile, match="文件夹" if kind == "folder" else "管道或设备"):
                write(work / name)
            after = (work / name).lstat()
            assert (before.st_mode, before.st_ino, before.st_rdev) == (after.st_mode, after.st_ino, after.st_rdev)
    assert names(work) == ["r.docx", "s.toml"]


# Names of reports -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("报告", "报告.docx"),
        ("报告.docx", "报告.docx"),
        ("报告.DOCX", "报告.DOCX"),
        ("自评报告V1.2", "自评报告V1.2.docx"),
        ("2023年（第2稿）", "2023年（第2稿）.docx"),
        ("报告.第二稿", "报告.第二稿.docx"),
    ],
)
def test_a_report_ends_in_docx(name: str, target: str, work: Path) -> None:
    assert report_target(str(work / name)) == work / target


@pytest.mark.parametrize("name", ["报告.doc", "报告.toml", "报告.docx.bak", "报告.pdf", "a.xlsx", "", ".", "..", "/"])
def test_another_ending_is_refused(name: str, work: Path) -> None:
    with pytest.raises(UnusableFile, match="docx"):
        report_target(name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有管道和设备文件")
def test_no_ending_is_added_to_the_name_of_a_device_or_folder(work: Path) -> None:
    os.mkfifo(work / "管道")
    (work / "文件夹").mkdir()
    for name in ("/dev/null", str(work / "管道"), str(work / "文件夹")):
        with pytest.raises(UnusableFile, match=r"管道或设备|文件夹"):
            report_target(name)


# Reports ----------------------------------------------------------------------------------------------------------


def test_a_report_as_it_was_written_is_replaced_and_nothing_kept(work: Path) -> None:
    path = work / "报告.docx"
    write_report(path, b"PK first")
    assert write_report(path, b"PK second", force=True).kept is None
    moved = path.rename(work / "送审.docx")
    assert write_report(moved, b"PK third", force=True).kept is None
    assert names(work) == ["送审.docx"] and moved.read_bytes() == b"PK third"


@systems.modes
def test_a_report_changed_by_hand_is_kept_beside_the_new_one(work: Path) -> None:
    path = work / "报告.docx"
    for number, mark in enumerate(["", "2", "3"], start=1):
        write_report(path, b"PK as written", force=True)
        path.write_bytes(b"PK by hand %d" % number)
        path.chmod(0o640)
        kept = write_report(path, b"PK new", force=True).kept
        assert kept == work / f"报告（旧{mark}）.docx"
        assert kept.read_bytes() == b"PK by hand %d" % number and stat.S_IMODE(kept.stat().st_mode) == 0o640
        assert path.read_bytes() == b"PK new"
    path.write_bytes(b"PK by hand 2")
    assert write_report(path, b"PK new", force=True).kept == work / "报告（旧2）.docx", "kept once is enough"


def test_a_file_far_too_large_for_a_report_stays(work: Path) -> None:
    path = work / "报告.docx"
    path.write_bytes(b"PK")
    os.truncate(path, 201 * 1024 * 1024)
    with pytest.raises(UnusableFile, match="太大，不像是报告，没有覆盖"):
        write_report(path, b"PK new", force=True)
    assert names(work) == [path.name] and path.stat().st_size == 201 * 1024 * 1024


def test_what_would_be_written_anyway_is_not_kept(work: Path) -> None:
    path = work / "报告.docx"
    path.write_bytes(b"PK the same")
    assert write_report(path, b"PK the same", force=True).kept is None and names(work) == ["报告.docx"]


def test_without_a_memory_of_what_was_written_the_old_one_is_kept(work: Path, home: Path) -> None:
    path = work / "报告.docx"
    write_report(path, b"PK first")
    (home / "state" / "written.json").write_text("[[", "utf-8")
    assert write_report(path, b"PK second", force=True).kept == work / "报告（旧）.docx"


@systems.bytes_in_names
def test_a_report_that_cannot_be_kept_is_not_replaced(work: Path) -> None:
    path = work / f"{'长' * 82}.docx"
    path.write_bytes(b"PK by hand")
    with pytest.raises(UnusableFile, match="旧的一份留不下来（文件名太长），没有覆盖"):
        write_report(path, b"PK new", force=True)
    assert path.read_bytes() == b"PK by hand" and names(work) == [path.name]


def test_only_the_last_digests_are_remembered(home: Path) -> None:
    for number in range(5):
        note_written(b"%d" % number)
    note_written(b"1")
    assert all(was_written(b"%d" % number) for number in range(5)) and not was_written(b"9")
    marks = [f"{number:064}" for number in range(COUNT + 50)]
    (home / "state" / "written.json").write_text(str(marks).replace("'", '"'))
    note_written(b"new")
    assert was_written(b"new") and (home / "state" / "written.json").stat().st_size < 80 * COUNT


def test_what_a_kill_left_of_a_report_goes_with_the_next_one(work: Path) -> None:
    path = work / "报告.docx"
    marks = (("报告.docx", "a"), ("报告.docx", "b"), ("送审.docx", "c"))
    old, fresh, other = (work / f".~{name}-{mark * 12}.tmp" for name, mark in marks)
    for one in (old, fresh, other):
        one.write_bytes(b"half")
    for one in (old, other):
        os.utime(one, (1_000_000_000, 1_000_000_000))
    write_report(path, b"PK whole")
    assert names(work) == sorted(["报告.docx", fresh.name, other.name]), "what another program may be writing stays"


@pytest.mark.parametrize("linked", [pytest.param(False, marks=systems.links), True])
def test_a_report_is_never_written_over_a_session_pack_policy_or_input(linked: bool, work: Path) -> None:
    contents = {
        "一份自评文件": to_toml(document(1)),
        "一份表样": new_pack_text("my-county").encode(),
        "一套评分办法": next(POLICY.glob("*.toml")).read_bytes(),
    }
    for number, (what, data) in enumerate(contents.items()):
        source = work / f"{number}.toml"
        source.write_bytes(data)
        target = work / f"{number}.docx"
        (os.link if linked else os.symlink)(source, target)
        with pytest.raises(UnusableFile, match=f"是{what}，没有覆盖"):
            write_report(target, b"PK", force=True)
        assert source.read_bytes() == data
    blank = work / "空白表.docx"
    blank.write_bytes(b"PK blank")
    other = work / "另一名.docx"
    (os.link if linked else os.symlink)(blank, other)
    with pytest.raises(UnusableFile, match="就是要读的文件"):
        write_report(other, b"PK", force=True, inputs=(work / "0.toml", blank))
    assert blank.read_bytes() == b"PK blank"


@pytest.mark.parametrize("name", ["~$报告.docx", ".~lock.报告.docx"])
def test_a_lock_is_never_replaced(name: str, work: Path) -> None:
    (work / name).write_bytes(b"lock")
    with pytest.raises(UnusableFile, match="锁文件"):
        write_report(work / name, b"PK", force=True)
    assert (work / name).read_bytes() == b"lock"


# Sessions ---------------------------------------------------------------------------------------------------------


def test_a_session_gives_way_and_its_bytes_are_kept(work: Path) -> None:
    path = work / "自评.toml"
    create(path, document(1))
    before = path.read_bytes()
    with pytest.raises(AlreadyThere):
        create(path, document(2))
    kept = create(path, document(2), force=True).kept
    assert kept is not None and kept.read_bytes() == before
    assert [one.path for one in generations(path)] == [kept]
    assert revision_of(load(path).document) == 2 and names(work) == ["自评.toml"]


def test_a_session_that_is_open_is_not_replaced(work: Path) -> None:
    path = work / "自评.toml"
    create(path, document(1))
    opened = open_session(path)
    with pytest.raises(UnusableFile, match=r"正在本机另一个窗口里打开.*没有覆盖"):
        create(path, document(2), force=True)
    assert opened.close() and revision_of(load(path).document) == 1
    create(path, document(2), force=True)
    assert not lock_path(path).exists()


def test_what_nobody_can_read_is_kept_too(work: Path) -> None:
    path = work / "自评.toml"
    for data in (b'form = "x\n[profile', b"\xff\xfe\x00broken", b"PK is no session either"):
        path.write_bytes(data)
        kept = create(path, document(2), force=True).kept
        assert kept is not None and kept.read_bytes() == data


def test_a_word_file_does_not_give_way_to_a_session(work: Path) -> None:
    path = work / "报告.toml"
    path.write_bytes(b"PK\x03\x04 a report")
    with pytest.raises(UnusableFile, match="是一个 Word、Excel 或压缩文件，没有覆盖"):
        create(path, document(2), force=True)
    assert path.read_bytes() == b"PK\x03\x04 a report" and names(work) == ["报告.toml"]


def test_without_a_place_for_the_old_bytes_nothing_is_replaced(work: Path, home: Path) -> None:
    path = work / "自评.toml"
    create(path, document(1))
    home.rename(home.with_name("away")) if home.exists() else None
    home.write_text("no folder")
    with pytest.raises(UnusableFile, match="没有地方留存，没有覆盖"):
        create(path, document(2), force=True)
    assert revision_of(load(path).document) == 1 and not lock_path(path).exists()


def test_the_recovery_copy_of_what_gave_way_is_kept_and_no_longer_offered(work: Path) -> None:
    path = work / "自评.toml"
    create(path, document(1))
    copy = recovery_path(path)
    copy.parent.mkdir(parents=True)
    note = origin_note(path).replace(str(os.getpid()), "999999999")
    copy.write_bytes(to_toml(document(7), note=note))
    assert recoverable()
    create(path, document(2), force=True)
    assert not recoverable() and not copy.exists()
    assert {revision_of(load(one.path).document) for one in generations(path)} == {1, 7}


def test_a_pack_gives_way_to_nothing(work: Path) -> None:
    path = work / "my-county.toml"
    path.write_text(new_pack_text("my-county"), "utf-8")
    with pytest.raises(UnusableFile, match="是一份表样，没有覆盖"):
        create(path, document(2), force=True)
    assert path.read_text("utf-8") == new_pack_text("my-county")
    lock = SessionLock(work / "自评.toml")
    lock.acquire()
    with pytest.raises(UnusableFile, match="锁文件"):
        create(lock.path, document(2), force=True)


def test_what_is_changed_while_it_is_replaced_stays(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = work / "自评.toml"
    create(path, document(1))

    def meanwhile(*_: object, **__: object) -> tuple[None, str]:
        path.write_bytes(to_toml(document(3)))
        return None, "the fingerprint of before"

    monkeypatch.setattr("wizards.storage.saving.keep_session", meanwhile)
    with pytest.raises(UnusableFile, match="请再试一次"):
        create(path, document(2), force=True)
    assert revision_of(load(path).document) == 3
