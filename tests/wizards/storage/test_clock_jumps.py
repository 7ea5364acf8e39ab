"""A clock that jumps back (a dead battery, a wrong time zone, a summer that ends) loses nothing."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.torture.faults import document, revision_of
from wizards.storage import create, generations, load, open_session, recent, remember
from wizards.storage.safety.generations import COUNT, keep_generation
from wizards.storage.safety.logs import CRASHES, write_crash_log
from wizards.storage.saving import save

FUTURE = datetime(2099, 1, 1, tzinfo=UTC)
PAST = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "work" / "a.toml"
    target.parent.mkdir()
    create(target, document(0))
    return target


def test_the_newest_generation_is_the_one_kept_last_whatever_the_clock_says(path: Path) -> None:
    for number in range(COUNT):
        keep_generation(path, b"%d" % number, at=FUTURE + timedelta(hours=number))
    for number in range(3):
        kept = keep_generation(path, b"after %d" % number, at=PAST - timedelta(days=number))
        assert kept is not None and kept.read_bytes() == b"after %d" % number
    found = [one.path.read_bytes() for one in generations(path)]
    assert found[:4] == [b"after 2", b"after 1", b"after 0", b"9"] and len(found) == COUNT
    assert [one.kept_at.year for one in generations(path)][:4] == [2000, 2000, 2001, 2099]


def test_generations_of_an_older_version_come_after_all_others(path: Path) -> None:
    first = keep_generation(path, b"new", at=PAST)
    assert first is not None
    (first.parent / "20990101-000000-000000.toml").write_bytes(b"of an older version")
    (first.parent / "20991301-000000-000000-1.toml").write_bytes(b"no date")
    (first.parent / "notes.txt").write_bytes(b"not ours")
    assert [one.path.read_bytes() for one in generations(path)] == [b"new", b"of an older version"]


def test_a_crash_log_is_kept_although_its_name_is_the_oldest(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "state" / "crashes").mkdir(parents=True)
    for number in range(CRASHES):
        (home / "state" / "crashes" / f"20990101-00000{number}-aaaa.txt").write_text("later")
    _, kept = write_crash_log(KeyError())
    assert kept is not None and kept.exists() and len(os.listdir(kept.parent)) == CRASHES


def test_saving_goes_on_and_the_list_keeps_its_order(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    os.utime(path, (FUTURE.timestamp(), FUTURE.timestamp()))
    opened = open_session(path)
    assert opened.saver is not None

    class Past(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return PAST.astimezone(tz) if tz else PAST.replace(tzinfo=None)

    for module in ("autosave.keeper", "recents", "safety.locks", "safety.generations"):
        monkeypatch.setattr(import_module(f"wizards.storage.{module}"), "datetime", Past)
    opened.saver.put(document(5), 1)
    assert opened.saver.flush() and opened.saver.state.kind == "saved"
    assert opened.close(document=document(5))
    assert revision_of(load(path).document) == 5
    remember(tmp_path / "b.toml", document(1), at=FUTURE)
    remember(path, document(5))
    assert [one.path.name for one in recent(look=False)] == ["a.toml", "b.toml"]
    again = open_session(path)
    assert not again.read_only and again.recovery is None
    again.close()
    save(path, document(6))
