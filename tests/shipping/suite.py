"""Run tests of this checkout in the Python that is shipped, on the modules that are shipped: ``suite.py LIB TOOLS …``.

``LIB`` is where those are; ``TOOLS`` is a folder with pytest and what it stands on; the rest is handed to pytest.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

if __name__ == "__main__":
    lib, tools, *words = sys.argv[1:]
    # The checkout stands behind the shipped modules, so that those are tried and not its own; of the tools' own
    # modules none is a module of the program, but one is there whole that is shipped in part.
    sys.path[:] = [tools, *(one for one in sys.path if one != lib), lib, str(ROOT)]
    import platform

    # Wine 8 answers the question for the system's name with its own end; the tools ask it, the program does not.
    vars(platform)["_wmi"] = None
    import pytest

    sys.exit(pytest.main(["-p", "no:cacheprovider", "-p", "no:xdist", "--override-ini=pythonpath=", *words]))
