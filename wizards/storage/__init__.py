"""The only writer of files: sessions, reports, new packs, locks, logs, temp files for an external editor.

What the status line calls saved is on the disk; at most the last second of typing can be lost, and the state says so
when that cannot be kept. ``docs/reliability.md`` has the measured figures.
"""

from __future__ import annotations

from wizards.storage.errors import ForeignChange, LockLost, UnusableFile, Unwritable
from wizards.storage.exits import CRASH, SIGNALS, emergency, exit_code, parting_words
from wizards.storage.fileops import FILES, FileOps
from wizards.storage.generations import Generation, generations
from wizards.storage.keeper import SaveState
from wizards.storage.places import state_folder, user_folder
from wizards.storage.reading import Loaded, load
from wizards.storage.saver import MONOTONIC, Saver
from wizards.storage.saving import (
    Saved,
    create,
    read_temp,
    remove_temp,
    save,
    write_report,
    write_temp,
    write_text_file,
)
from wizards.storage.toml import to_toml

__all__ = [
    "CRASH",
    "FILES",
    "MONOTONIC",
    "SIGNALS",
    "FileOps",
    "ForeignChange",
    "Generation",
    "Loaded",
    "LockLost",
    "SaveState",
    "Saved",
    "Saver",
    "UnusableFile",
    "Unwritable",
    "create",
    "emergency",
    "exit_code",
    "generations",
    "load",
    "parting_words",
    "read_temp",
    "remove_temp",
    "save",
    "state_folder",
    "to_toml",
    "user_folder",
    "write_report",
    "write_temp",
    "write_text_file",
]
