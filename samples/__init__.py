"""Sample sessions: for each form a finished one, a half-filled one and one as its source document was printed.

They are made from ``samples/source`` by ``python -m samples``; persons are 张某, telephone numbers zeros.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def sample_path(form_id: str, kind: str = "") -> Path:
    """Return where the sample of a form is; ``kind`` is empty (finished), ``half`` or ``printed``.

    Raises:
        FileNotFoundError: there is no such sample.
    """
    name = f"{form_id}-{kind}" if kind else form_id
    path = FOLDER / f"{name}.toml"
    if path.parent != FOLDER or not path.is_file():
        raise FileNotFoundError(f"没有“{name}”这个样例")
    return path


def list_samples() -> list[Path]:
    """Return all samples, sorted by name."""
    return sorted(FOLDER.glob("*.toml"))
