"""Which way an indicator is compared: assumed from its name, turned round by the user who knows better."""

from __future__ import annotations

from tui.widgets.rows import Rows


def turned(rows: Rows, key: str | None) -> str:
    """Return the other direction of an indicator row, empty where nothing is compared."""
    score = rows.live_score(key) if key is not None else None
    if score is None or score.sense is None or score.way != "number":
        return ""
    return "lower" if score.sense in ("ge", "gt", "eq") else "higher"
