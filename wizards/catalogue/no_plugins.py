"""Pydantic looks for plugins when it first reads something; that imports more than all the reading of a form."""

from __future__ import annotations

import os
import sys
from types import ModuleType


def load_no_plugins() -> None:
    """Stand in for the module that would load them, where they are switched off for the whole program.

    A pydantic that looks for them elsewhere passes this by; a test says so.
    """
    if os.environ.get("PYDANTIC_DISABLE_PLUGINS") == "__all__":
        loader = ModuleType("pydantic.plugin._loader")
        vars(loader)["get_plugins"] = tuple
        sys.modules.setdefault(loader.__name__, loader)
