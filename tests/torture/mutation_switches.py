"""Switch every protection off, one at a time, and see the named test go red.

``python -m tests.torture.mutation_switches`` prints one line per protection.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.torture.driver import SWITCH

ROOT = Path(__file__).parents[2]
HERE = "tests/torture"
NAMED = {
    "fsync": f"{HERE}/test_crash_states.py::test_every_state_of_a_power_cut_is_the_old_or_the_new_file",
    "folder-fsync": f"{HERE}/test_crash_states.py::test_every_state_of_a_power_cut_is_the_old_or_the_new_file",
    "max-wait": f"{HERE}/test_kills.py::test_of_thirty_kills_none_loses_a_key_older_than_a_second",
    "digest": f"{HERE}/test_mutations.py::test_digest_notices_every_cut_and_every_flipped_bit[short]",
    "retry": f"{HERE}/test_seam.py::test_retry_of_sharing_violations[3]",
    "markup": f"{HERE}/test_hostile_strings.py::test_no_string_drives_the_terminal[short]",
}
ON_A_DISK = {
    "fsync": f"{HERE}/test_power.py::test_power_cuts_lose_nothing_acknowledged[short]",
    "folder-fsync": f"{HERE}/test_power.py::test_power_cuts_lose_nothing_acknowledged[short]",
}
"""The same on a real ext4, where that is possible."""


def outcome(test: str, switch: str = "") -> str:
    """Run one test with a protection off; returns green, red, or skipped."""
    environment = {**os.environ, **({SWITCH: switch} if switch else {})}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-o",
        "addopts=--import-mode=importlib",
        test,
    ]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return "skipped" if " skipped" in result.stdout and " passed" not in result.stdout else "green"
    return "red" if result.returncode == 1 and " failed" in result.stdout else f"broken: {result.stdout[-500:]}"


def main() -> int:
    """Print one line per protection; 0 when each of them is noticed."""
    bad = 0
    for switch, test in [*NAMED.items(), *ON_A_DISK.items()]:
        on, off = outcome(test), outcome(test, switch)
        fine = (on, off) == ("green", "red") or (on, off) == ("skipped", "skipped")
        bad += not fine
        print(f"  {'✓' if fine else '✗'} 关掉 {switch}：{test.rpartition('::')[2]}  {on} → {off}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
