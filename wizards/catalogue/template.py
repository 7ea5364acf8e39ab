"""A commented example pack for a form of one's own."""

from __future__ import annotations

from pathlib import Path

_EXAMPLE = Path(__file__).with_name("example.toml")
_ID = "my-county-2024"


def new_pack_text(pack_id: str) -> str:
    """Return the text of a new pack: a small whole form with a comment at every turn."""
    return _EXAMPLE.read_text(encoding="utf-8").replace(_ID, pack_id)
