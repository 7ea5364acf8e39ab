"""A copy of the project in which one fault at a time is tried."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutation.asked import LIST
from tests.mutation.mutants import Mutant
from tests.mutation.reach import OUT

_PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", "--no-summary"]

_NOTHING_RUN = 5
_FIRST = 3
"""Files of tests that are asked first: most faults are noticed there, and reading the others costs seconds."""


class Laboratory:
    """A temporary copy of the files under version control, without what a run leaves behind."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = Path(tempfile.mkdtemp(prefix="mutation-"))
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

    def learn(self, tests: list[str], jobs: int, out: Path) -> None:
        """Run ``tests`` once without a fault; leaves in ``out`` what each of them calls."""
        self._run([*_PYTEST, "-n", str(jobs), "-p", "tests.mutation.reach", *tests], {OUT: str(out)})

    def warm(self) -> None:
        """Compile everything once, so that a fault only costs its own file."""
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(self.folder)], check=False)

    def notices(self, mutant: Mutant, tests: list[str], patience: float) -> bool:
        """Return whether ``tests`` notice a fault; the file is as before afterwards. Hanging counts as noticing."""
        source = self.root / mutant.path
        place = self.folder / mutant.path
        data = source.read_bytes()
        place.write_bytes(data[: mutant.start] + mutant.new.encode() + data[mutant.end :])
        try:
            return any(self.red(part, patience) for part in _parts(tests))
        except subprocess.TimeoutExpired:
            return True
        finally:
            shutil.copy2(source, place)

    def red(self, tests: list[str], patience: float | None = None) -> bool:
        """Return whether one of ``tests`` fails, or a file of theirs cannot even be read."""
        asked = self.folder / "asked.txt"
        asked.write_text("\n".join(tests), encoding="utf-8")
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        extra = {LIST: str(asked), "PYTHONDONTWRITEBYTECODE": "1"}
        code = self._run([*_PYTEST, "-n", "0", "-x", "-p", "tests.mutation.asked", *files], extra, patience)
        return code not in (0, _NOTHING_RUN)

    def close(self) -> None:
        """Delete the copy."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, command: list[str], extra: dict[str, str], patience: float | None = None) -> int:
        environment = {**os.environ, "PYTHONPATH": str(self.folder), **extra}
        run = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, timeout=patience, check=False
        )
        return run.returncode


def _parts(tests: list[str]) -> list[list[str]]:
    """Return the tests of the first files, and those of the others."""
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))[:_FIRST]
    first = [test for test in tests if test.partition("::")[0] in files]
    return [first, [test for test in tests if test not in set(first)]] if len(first) < len(tests) else [first]
