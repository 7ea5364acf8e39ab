"""Start the program on Windows: what was dropped on the launcher, which window, where new files go.

Called by the launcher, which hands over three variables: ``ZIPING_SELF`` (its own name), ``ZIPING_LINE`` (the whole
line the shell was started with, untouched) and ``ZIPING_ARGS`` (its arguments as the shell cut them).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PACKED = "--packed"


def words(text: str) -> list[str]:
    """Cut a line at blanks outside quotes; the quotes go."""
    return [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|([^\s"]+)', text)]


def arguments(environment: Mapping[str, str]) -> list[str]:
    """Return what the user gave: from the whole line when the launcher stands in it, else as the shell cut it."""
    line, name = environment.get("ZIPING_LINE", ""), environment.get("ZIPING_SELF", "")
    at = line.casefold().find(name.casefold()) if name else -1
    if at < 0:
        return words(environment.get("ZIPING_ARGS", ""))
    rest = line[at + len(name) :].removeprefix('"').strip()
    if rest.count('"') % 2:
        # The shell's own closing quote around the whole command.
        head, _, tail = rest.rpartition('"')
        rest = head + tail
    return words(rest)


def opens_a_window(given: list[str]) -> bool:
    """Say whether the arguments start the wizard itself: none, or one file; other commands only print."""
    return not given or (len(given) == 1 and Path(given[0]).is_file())


def terminal(environment: Mapping[str, str]) -> str | None:
    """Return Windows Terminal's program, when there is one, it is wanted and we are not in it already."""
    if environment.get("WT_SESSION") or environment.get("ZIPING_TERMINAL") != "1" or ";" in str(HERE):
        return None
    for folder in environment.get("PATH", "").split(os.pathsep):
        # It is a link that only the system can follow: asked whether it exists, it seems not to.
        program = os.path.join(folder, "wt.exe")
        if folder and os.path.lexists(program):
            return program
    return None


def pack(given: list[str], folder: Path) -> str:
    """Make one plain word of all arguments: the terminal cuts its line at semicolons and quotes anew."""
    return json.dumps([str(folder), *given]).encode().hex()


def unpack_words(packed: str) -> tuple[Path, list[str]]:
    """Undo ``pack``."""
    folder, *given = json.loads(bytes.fromhex(packed))
    return Path(folder), given


def working_folder(now: Path, program: Path, system: str, documents: Path) -> Path:
    """Return where new files go by default: never the program's own folder, nor the system's."""
    of_system = bool(system) and now.is_relative_to(system)
    if (now.is_relative_to(program) or of_system) and documents.is_dir():
        return documents
    return now


def elsewhere(program: str, given: list[str], folder: Path) -> bool:
    """Start once more inside Windows Terminal; says whether that worked."""
    again = [sys.executable, "-X", "utf8", "-B", str(Path(__file__).resolve()), PACKED, pack(given, folder)]
    try:
        return subprocess.Popen([program, *again]).wait(timeout=10) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def size_of_window() -> None:
    """Make an old console window 120 × 40; others ignore it."""
    if sys.stdout.isatty():
        subprocess.run("mode con cols=120 lines=40", shell=True, check=False, stderr=subprocess.DEVNULL)


def run(given: list[str]) -> int:
    """Hand over to the program."""
    sys.argv = ["ziping", *given]
    from tui.cli import main as ziping

    return ziping()


def main() -> int:
    """Start the wizard, or the command that was given."""
    if sys.argv[1:2] == [PACKED]:
        folder, given = unpack_words(sys.argv[2])
        os.chdir(folder)
        code = run(given)
        if code:
            input("按回车键关闭这个窗口…")
        return code
    from platformdirs import user_documents_path

    given = arguments(os.environ)
    folder = working_folder(Path.cwd(), HERE, os.environ.get("SYSTEMROOT", ""), user_documents_path())
    os.chdir(folder)
    program = terminal(os.environ)
    if program and opens_a_window(given) and sys.stdin.isatty() and elsewhere(program, given, folder):
        return 0
    if opens_a_window(given):
        size_of_window()
    return run(given)


if __name__ == "__main__":
    sys.exit(main())
