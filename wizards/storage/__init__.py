"""The only writer of files: sessions, reports, new packs, locks, logs, temp files for an external editor.

What the status line calls saved is on the disk; at most the last second of typing can be lost, and the state says so
when that cannot be kept. ``docs/reliability.md`` has the measured figures.

Four drawers, each knows only those before it: ``disk`` · ``text`` · ``safety`` · ``autosave``; on top of them what is
done with a session as a whole. Here stands what other packages use; a test of a drawer takes its names from there.
"""

from __future__ import annotations

from wizards.storage.autosave.emergency import SIGNALS, emergency, exit_code, looked_at, parting_words
from wizards.storage.autosave.jobs import SaveState
from wizards.storage.autosave.saver import Saver
from wizards.storage.browsing import FolderView, heads_of, kind_of, look_into, where_to_begin, without_links
from wizards.storage.changing import change_session, read_foreign
from wizards.storage.chosen_places import blank_choices, keep_blank_choices
from wizards.storage.disk.failures import NoSession, UnusableFile, cause
from wizards.storage.disk.fileops import FILES
from wizards.storage.disk.folders import free_name, user_folder
from wizards.storage.hand_in_folder import write_hand_in
from wizards.storage.handed_in import keep_handed_in, last_handed_in
from wizards.storage.headers import InFolder, sessions_in
from wizards.storage.preferences import keep_preference, preference
from wizards.storage.recents import RecentSession, forget, recent, remember
from wizards.storage.reports import LastReport, last_report, note_report, noted_reports, printed_totals
from wizards.storage.safety.copies import backup_path, restore
from wizards.storage.safety.generations import generations
from wizards.storage.safety.left_behind import Recovery, compare, recoverable, recovery_copies
from wizards.storage.safety.logs import write_crash_log
from wizards.storage.safety.probing import Probed, held_by, probe, probe_state, probe_user
from wizards.storage.safety.replacing import AlreadyThere, report_folder, report_target
from wizards.storage.safety.written import was_written
from wizards.storage.saving import Written, create, write_pack, write_report, write_text_file
from wizards.storage.sessions import Opened, open_session
from wizards.storage.temps import clear_temps, read_temp, remove_temp, write_temp
from wizards.storage.text.loading import Loaded, load, load_piped
from wizards.storage.text.toml import to_toml
from wizards.storage.text.toml_failure import parse_failure, too_deep
from wizards.storage.walking import Met, is_folder, session_files

__all__ = [
    "FILES",
    "SIGNALS",
    "AlreadyThere",
    "FolderView",
    "InFolder",
    "LastReport",
    "Loaded",
    "Met",
    "NoSession",
    "Opened",
    "Probed",
    "RecentSession",
    "Recovery",
    "SaveState",
    "Saver",
    "UnusableFile",
    "Written",
    "backup_path",
    "blank_choices",
    "cause",
    "change_session",
    "clear_temps",
    "compare",
    "create",
    "emergency",
    "exit_code",
    "forget",
    "free_name",
    "generations",
    "heads_of",
    "held_by",
    "is_folder",
    "keep_blank_choices",
    "keep_handed_in",
    "keep_preference",
    "kind_of",
    "last_handed_in",
    "last_report",
    "load",
    "load_piped",
    "look_into",
    "looked_at",
    "note_report",
    "noted_reports",
    "open_session",
    "parse_failure",
    "parting_words",
    "preference",
    "printed_totals",
    "probe",
    "probe_state",
    "probe_user",
    "read_foreign",
    "read_temp",
    "recent",
    "recoverable",
    "recovery_copies",
    "remember",
    "remove_temp",
    "report_folder",
    "report_target",
    "restore",
    "session_files",
    "sessions_in",
    "to_toml",
    "too_deep",
    "user_folder",
    "was_written",
    "where_to_begin",
    "without_links",
    "write_crash_log",
    "write_hand_in",
    "write_pack",
    "write_report",
    "write_temp",
    "write_text_file",
]
