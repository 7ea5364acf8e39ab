"""The only writer of files: sessions, reports, new packs, locks, logs, temp files for an external editor.

What the status line calls saved is on the disk; at most the last second of typing can be lost, and the state says so
when that cannot be kept. ``docs/reliability.md`` has the measured figures.
"""

from __future__ import annotations

from wizards.storage.answers import Difference, count_answers, differences
from wizards.storage.changing import change_session, read_foreign
from wizards.storage.copies import backup_path, restore
from wizards.storage.errors import ForeignChange, LockLost, UnusableFile, Unwritable
from wizards.storage.exits import CRASH, SIGNALS, emergency, exit_code, looked_at, parting_words
from wizards.storage.fileops import FILES, FileOps
from wizards.storage.generations import Generation, generations, keep_generation
from wizards.storage.jobs import SaveState
from wizards.storage.locks import Holder, Locked, SessionLock, holder_of
from wizards.storage.logs import log, write_crash_log
from wizards.storage.places import state_folder, user_folder
from wizards.storage.preferences import keep_preference, preference
from wizards.storage.reading import Loaded, load
from wizards.storage.recents import RecentSession, forget, recent, remember
from wizards.storage.recovery import Recovery, compare, dismiss, recoverable, recovered, recovery_for
from wizards.storage.replacing import AlreadyThere, report_target
from wizards.storage.reports import LastReport, last_report, note_report
from wizards.storage.saver import MONOTONIC, Saver
from wizards.storage.saving import (
    Saved,
    Written,
    create,
    save,
    write_pack,
    write_report,
    write_text_file,
)
from wizards.storage.sessions import Opened, open_session
from wizards.storage.temps import clear_temps, read_temp, remove_temp, write_temp
from wizards.storage.toml import to_toml

__all__ = [
    "CRASH",
    "FILES",
    "MONOTONIC",
    "SIGNALS",
    "AlreadyThere",
    "Difference",
    "FileOps",
    "ForeignChange",
    "Generation",
    "Holder",
    "LastReport",
    "Loaded",
    "LockLost",
    "Locked",
    "Opened",
    "RecentSession",
    "Recovery",
    "SaveState",
    "Saved",
    "Saver",
    "SessionLock",
    "UnusableFile",
    "Unwritable",
    "Written",
    "backup_path",
    "change_session",
    "clear_temps",
    "compare",
    "count_answers",
    "create",
    "differences",
    "dismiss",
    "emergency",
    "exit_code",
    "forget",
    "generations",
    "holder_of",
    "keep_generation",
    "keep_preference",
    "last_report",
    "load",
    "log",
    "looked_at",
    "note_report",
    "open_session",
    "parting_words",
    "preference",
    "read_foreign",
    "read_temp",
    "recent",
    "recoverable",
    "recovered",
    "recovery_for",
    "remember",
    "remove_temp",
    "report_target",
    "restore",
    "save",
    "state_folder",
    "to_toml",
    "user_folder",
    "write_crash_log",
    "write_pack",
    "write_report",
    "write_temp",
    "write_text_file",
]
