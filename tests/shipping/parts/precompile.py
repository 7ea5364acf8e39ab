"""Compile all modules of a folder so that they are never compiled, nor looked at again, when the program starts.

Run by the Python that is shipped: ``python precompile.py FOLDER``. Names in the compiled files are relative to the
folder and everything is compiled in one order, so that two builds give the same bytes.
"""

from __future__ import annotations

import py_compile
import sys
from pathlib import Path


def precompile(folder: Path) -> int:
    """Compile each module below ``folder``; returns how many."""
    sources = sorted(folder.rglob("*.py"), key=lambda path: path.relative_to(folder).as_posix())
    for source in sources:
        py_compile.compile(
            str(source),
            dfile=source.relative_to(folder).as_posix(),
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
    return len(sources)


if __name__ == "__main__":
    print(precompile(Path(sys.argv[1])))
