"""A copy of the project in which one fault at a time is tried."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tests.mutation.asked import LIST, RED
from tests.mutation.forked import DECLINED, GREEN, PIPES
from tests.mutation.mutants import Mutant
from tests.mutation.reach import OUT

_TIERS = "not torture and (not slow or sweep)"
"""The quick tests, and the records of many thousand inputs, which ``make slow`` runs."""
_QUIET = ["-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", "--no-summary"]
_PYTEST = [sys.executable, "-m", "pytest", *_QUIET, "-m", _TIERS]
_NOTHING_RUN = 5
SOME = "no test came to its end"
"""What notices a fault with which a file cannot be read, or that never ends."""


@dataclass(slots=True)
class _Server:
    """A pytest that has read the tests and forks itself for every request."""

    process: subprocess.Popen[bytes]
    requests: IO[str]
    answers: IO[str]

    def ask(self, **request: Any) -> dict[str, Any]:
        print(json.dumps(request), file=self.requests, flush=True)
        answer: dict[str, Any] = json.loads(self.answers.readline())
        return answer


class Laboratory:
    """A temporary copy of the files under version control, without what a run leaves behind."""

    def __init__(self, root: Path, tests: list[str]) -> None:
        self.root = root
        self.tests = tests
        self.folder = Path(tempfile.mkdtemp(prefix="mutation-"))
        self._server: _Server | None = None
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout.decode()
        for name in filter(None, listed.split("\0")):
            if (root / name).is_file():
                target = self.folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(root / name, target)

    def learn(self, jobs: int, out: Path) -> None:
        """Run the tests once without a fault; leaves in ``out`` what each of them calls."""
        self._run([*_PYTEST, "-n", str(jobs), "-p", "tests.mutation.reach", *self.tests], {OUT: str(out)})

    def warm(self) -> None:
        """Compile everything once, so that a fault only costs its own file."""
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(self.folder)], check=False)

    def noticed_by(self, mutant: Mutant, tests: list[str], patience: float) -> str:
        """Return the test that notices a fault, ``""`` if none does. Hanging counts as noticing."""
        text = self._with(mutant)
        if mutant.scope and hasattr(os, "fork"):
            answer = self._served().ask(path=mutant.path, source=text.decode(), tests=tests, patience=patience)
            if answer["code"] != DECLINED:
                return "" if answer["code"] == GREEN else answer["noticed"] or SOME
        place = self.folder / mutant.path
        place.write_bytes(text)
        try:
            return self._red(tests, patience)
        except subprocess.TimeoutExpired:
            return SOME
        finally:
            shutil.copy2(self.root / mutant.path, place)

    def red_without_fault(self, tests: list[str], patience: float) -> str:
        """Return a test that fails although nothing is wrong, ``""`` if none does."""
        if not hasattr(os, "fork"):
            return self._red(tests, patience)
        answer = self._served().ask(path="", source="", tests=tests, patience=patience)
        return "" if answer["code"] == GREEN else answer["noticed"] or SOME

    def close(self) -> None:
        """Delete the copy."""
        if self._server is not None:
            self._server.requests.close()
            self._server.process.wait()
            self._server.answers.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _with(self, mutant: Mutant) -> bytes:
        data = (self.root / mutant.path).read_bytes()
        return data[: mutant.start] + mutant.new.encode() + data[mutant.end :]

    def _served(self) -> _Server:
        if self._server is None:
            theirs_in, ours_out = os.pipe()
            ours_in, theirs_out = os.pipe()
            process = subprocess.Popen(
                [*_PYTEST, "-n", "0", "-p", "tests.mutation.forked", *self.tests],
                cwd=self.folder,
                env=self._environment({PIPES: f"{theirs_in}:{theirs_out}"}),
                pass_fds=(theirs_in, theirs_out),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            os.close(theirs_in)
            os.close(theirs_out)
            self._server = _Server(process, os.fdopen(ours_out, "w"), os.fdopen(ours_in))
            json.loads(self._server.answers.readline())
        return self._server

    def _red(self, tests: list[str], patience: float) -> str:
        """Return which of ``tests`` fails in a process of its own, ``SOME`` where a file cannot even be read."""
        asked = self.folder / "asked.txt"
        asked.write_text("\n".join(tests), encoding="utf-8")
        told = Path(f"{asked}{RED}")
        told.unlink(missing_ok=True)
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        command = [*_PYTEST, "-n", "0", "-x", "-p", "tests.mutation.asked", *files]
        code = self._run(command, {LIST: str(asked), "PYTHONDONTWRITEBYTECODE": "1"}, patience)
        if code in (0, _NOTHING_RUN):
            return ""
        return told.read_text("utf-8") if told.exists() else SOME

    def _environment(self, extra: dict[str, str]) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.folder), **extra}

    def _run(self, command: list[str], extra: dict[str, str], patience: float | None = None) -> int:
        run = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment(extra),
            capture_output=True,
            timeout=patience,
            check=False,
        )
        return run.returncode
