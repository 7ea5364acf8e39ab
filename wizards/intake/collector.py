"""Looking for garbage waits while a table is read.

A table makes tens of thousands of small objects, all of which stay. Python would look through them again and again
for cycles that are not there: a third of the time of a table of 8 000 rows, and more than linear.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Let the collector wait; it is as it was afterwards. Also a decorator."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
