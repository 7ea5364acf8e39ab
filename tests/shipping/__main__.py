"""``python -m tests.shipping windows|linux|pins``: build what is handed to offices, or pin its parts anew."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.shipping.archives import write_digest
from tests.shipping.linux import build_linux
from tests.shipping.targets import LINUX, TARGETS
from tests.shipping.wheels import MissingError, pin
from tests.shipping.windows import build_windows


def build(what: str, embed: Path | None) -> list[Path]:
    """Return the archives made."""
    if what == "windows":
        return [build_windows(embed)]
    return [build_linux(machine) for machine in LINUX]


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.shipping")
    parser.add_argument("what", choices=("windows", "linux", "pins"))
    parser.add_argument("--embed", type=Path, help="官方的 Windows 可嵌入 Python（zip）")
    given = parser.parse_args()
    try:
        if given.what == "pins":
            for target in TARGETS:
                print(f"{target.pins.name}：{pin(target)} 个文件")
            return 0
        for archive in build(given.what, given.embed):
            size = archive.stat().st_size / 1_000_000
            print(f"{archive.name}：{size:.1f} MB，sha256 {write_digest(archive)}")
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
