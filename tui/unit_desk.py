"""The unit's desk: the sessions of a folder summed up, and what is done with all of them. Nothing of Textual's.

What takes long runs in a thread; it says after each file how far it is, and stops between two files when told to.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from tui.reporting import names_in, rendered, store_report
from wizards.storage import Met, UnusableFile, report_folder
from wizards.unit.across import across
from wizards.unit.gathering import Done, Work, each, gathered
from wizards.unit.line import Line, line_of
from wizards.unit.summary import Summary, sums_of

_Result = TypeVar("_Result")
Tell = Callable[[int, int], None]
"""Called with how many files are done, of how many."""


@dataclass(slots=True)
class UnitDesk:
    """The sessions of one folder.

    Attributes:
        folder: whose sessions they are.
        lines: one for each session that could be read.
        unreadable: each other file with the sentence why.
        passed_over: how many .toml are no sessions.
        stop: set to end what is going on.
        at: the file from which the user went to a project.
        drafts: of the reports that were written last, those of sessions with gaps or errors.
        results: what the check has found is shown, not the table.
    """

    folder: Path
    lines: list[Line] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    passed_over: int = 0
    stop: threading.Event = field(default_factory=threading.Event)
    at: str = ""
    drafts: int = 0
    results: bool = False

    @property
    def summary(self) -> Summary:
        """The table as it is written."""
        lines = tuple(self.lines)
        return Summary(lines, sums_of(lines), tuple(self.unreadable), tuple(across(lines)))

    def read(self, tell: Tell) -> int:
        """Read, score and check everything anew; return how many files there are."""
        self.stop = threading.Event()
        files = gathered([str(self.folder)])
        lines: list[Line] = []
        unreadable: list[tuple[str, str]] = []
        passed_over = 0
        for number, done in enumerate(self._each(files, line_of), start=1):
            if done.result is not None:
                lines.append(replace(done.result, file=done.file))
            elif done.passed_over:
                passed_over += 1
            else:
                unreadable.append((done.file, done.problem))
            tell(number, len(files))
        self.lines, self.unreadable, self.passed_over = lines, unreadable, passed_over
        return len(files)

    def read_one(self, file: str) -> None:
        """Read one file anew; what it says now stands in its old place."""
        met = next((one for one in gathered([str(self.folder)]) if one.name == file), None)
        done = next(each([met], line_of)) if met else None
        known = [one.file for one in self.lines]
        if done is None or done.result is None or file not in known:
            return
        self.lines[known.index(file)] = replace(done.result, file=file)

    def _each(self, files: Sequence[Met], work: Work[_Result]) -> Iterator[Done[_Result]]:
        stop = self.stop
        return each(files, work, threads=True, wanted=lambda: not stop.is_set())

    def write_reports(self, folder: str, tell: Tell) -> tuple[Path, int, list[tuple[str, str]]]:
        """Write the report of every session into ``folder``; return where, how many, and what was not written and why.

        A report that is there already is not replaced.

        Raises:
            UnusableFile: the folder cannot be used.
        """
        self.stop = threading.Event()
        target = report_folder(folder)
        wanted = {line.file for line in self.lines}
        files = [one for one in gathered([str(self.folder)]) if one.name in wanted]
        names, written, self.drafts = names_in(target, files), 0, 0
        failed: list[tuple[str, str]] = []
        for number, done in enumerate(self._each(files, rendered), start=1):
            try:
                if done.result is None:
                    raise UnusableFile(done.problem)
                store_report(Path(done.file), done.result, names[done.file], force=False)
                written += 1
                self.drafts += bool(done.result.counts.gap or done.result.counts.error)
            except UnusableFile as error:
                failed.append((Path(done.file).name, str(error)))
            tell(number, len(files))
        return target, written, failed
