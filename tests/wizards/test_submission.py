"""The folder that is handed in: the report, the session where it is wanted, a list; nothing of one's own business."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from tui.handing_in import hand_in
from tui.reporting import rendered, store_report
from wizards.catalogue import load_form
from wizards.opening import read_for
from wizards.storage import FILES, UnusableFile, create, load, write_hand_in
from wizards.submission import LIST_NAME, HandIn, handed_in_document, list_of

PRIVATE: dict[str, Any] = {
    "waivers": [{"rule": "C05", "path": "profile.title", "value": "x", "reason": "领导说不用改"}],
    "remarks": [{"id": "aaaaaaaa", "text": "数不对"}],
    "place": {"step": "funds"},
    "last": {"file": "去年.toml"},
    "carried": [{"path": "texts.overview", "digest": "0", "kind": "last"}],
    "state": "被退回",
    "别的程序": {"note": "私下的"},
}


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "自评.toml"
    create(path, {**load(sample_path("mof-2020")).document, **PRIVATE})
    return path


def written(session: Path) -> Path:
    opened = read_for(session)
    target = session.with_name("某县水利局_报告.docx")
    store_report(session, rendered(opened), target, force=False)
    return target


def wanting(session_file: bool) -> Any:
    form = load_form("mof-2020")
    submission = form.pack.submission.model_copy(update={"session_file": session_file})
    return form.model_copy(update={"pack": form.pack.model_copy(update={"submission": submission})})


def test_report_and_list_go_along_and_nothing_else(session: Path) -> None:
    report = written(session)
    (session.parent / ".自评.toml.lock").touch()
    session.with_suffix(".bak").touch()
    made = hand_in(session, load(session).document, load_form("mof-2020"), report)
    assert sorted(one.name for one in made.folder.iterdir()) == sorted([report.name, LIST_NAME])
    assert made.folder.parent == report.parent and "_报送_" in made.folder.name
    assert (made.folder / report.name).read_bytes() == report.read_bytes()
    data = (made.folder / LIST_NAME).read_bytes()
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf") and text.count("\n") == text.count("\r\n")
    assert hashlib.sha256(report.read_bytes()).hexdigest() in text and report.name in text
    document = load(session).document
    assert f"单位：{document['profile']['unit']['name']}" in text and f"项目：{document['profile']['title']}" in text
    assert "自评得分：9" in text and "领导说" not in text and "说明：" not in text


def test_the_session_goes_along_where_the_form_wants_it_without_what_is_private(session: Path) -> None:
    report = written(session)
    made = hand_in(session, load(session).document, wanting(True), report)
    copy = made.folder / session.name
    text = copy.read_text("utf-8")
    assert not any(word in text for word in ("领导说", "数不对", "去年.toml", "私下", "被退回", "carried", "waivers"))
    opened, before = load(copy), load(session)
    assert not opened.notices, "its digest holds"
    assert opened.document["performance"] == before.document["performance"]
    assert hashlib.sha256(copy.read_bytes()).hexdigest() in (made.folder / LIST_NAME).read_text("utf-8-sig")


def test_an_earlier_folder_is_never_written_over(session: Path) -> None:
    report = written(session)
    first, second = (hand_in(session, load(session).document, wanting(False), report) for _ in range(2))
    assert second.folder.name == f"{first.folder.name}-2" and first.folder.exists()


def test_a_report_changed_in_word_goes_along_as_it_is_and_the_list_says_so(session: Path) -> None:
    report = written(session)
    report.write_bytes(report.read_bytes() + b"\0")
    made = hand_in(session, load(session).document, wanting(False), report)
    assert "说明：" in (made.folder / LIST_NAME).read_text("utf-8-sig")


@pytest.mark.parametrize(("older", "goes"), [(True, False), (False, True)])
def test_a_pdf_goes_along_when_it_is_of_this_report(session: Path, older: bool, goes: bool) -> None:
    import os

    report = written(session)
    pdf = report.with_suffix(".pdf")
    pdf.write_bytes(b"%PDF")
    at = report.stat().st_mtime_ns + (-(10**9) if older else 10**9)
    os.utime(pdf, ns=(at, at))
    made = hand_in(session, load(session).document, wanting(False), report)
    assert (pdf.name in made.names) == goes


def test_a_folder_that_cannot_be_finished_is_not_left(tmp_path: Path) -> None:
    class Full(type(FILES)):  # type: ignore[misc]
        def write(self, fd: int, data: Any) -> int:
            if bytes(data).startswith(b"second"):
                raise OSError(28, "full")
            return int(super().write(fd, data))

    with pytest.raises(UnusableFile, match="磁盘已满"):
        write_hand_in(tmp_path, "报送", {"一": b"first", "二": b"second"}, files=Full())
    assert list(tmp_path.iterdir()) == []


def test_what_is_listed_cannot_drive_a_terminal_and_what_is_unknown_is_left_out() -> None:
    text = list_of(HandIn("某\x1b[31m局\n二", "", "2023", "表", "", "", "2024-01-01"), {"a.docx": b""}).decode("utf-8")
    assert "\x1b" not in text and "项目：" not in text and "（没有得分）" in text
    assert handed_in_document({"form": "x", "waivers": [], "texts": {}}) == {"form": "x", "texts": {}}
