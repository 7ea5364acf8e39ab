"""Print the lowest versions that are declared, one requirement each, for ``make lowest``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_DECLARED = re.compile(r"([A-Za-z0-9_.-]+)>=([0-9.]+)")


def lowest() -> list[str]:
    """Return every dependency of the program at its lowest declared version."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    found = [_DECLARED.match(one) for one in project["dependencies"]]
    if None in found:
        raise ValueError("a dependency without a lowest version")
    return [f"{one[1]}=={one[2]}" for one in found if one is not None]


if __name__ == "__main__":
    print(" ".join(lowest()))
