"""The forms and scoring policies that came with the program, as the plain data of their files."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent
FORMS = _ROOT / "forms"
POLICIES = _ROOT / "policies"


@lru_cache(maxsize=8)
def parsed(path: Path) -> tuple[str, dict[str, Any]]:
    """Return a built-in file as text and as plain data, which nobody changes.

    Raises:
        OSError, ValueError, RecursionError: the installation is damaged.
    """
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    return text, toml_data(text)


def toml_data(text: str) -> dict[str, Any]:
    """Return a form or policy as plain data; what is written with a point is a ``Decimal``.

    Raises:
        ValueError, RecursionError: it is not TOML.
    """
    return tomllib.loads(text, parse_float=Decimal)


def built_in_form(form_id: object) -> Path | None:
    """Return the file of a built-in form, ``None`` if none is called ``form_id`` (anything may stand in a session)."""
    return next((path for path in FORMS.glob("*.toml") if path.stem == form_id), None)
