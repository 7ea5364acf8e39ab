"""Two themes of our own, one light, one dark; both keep state readable without colour."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

LIGHT: Final = Theme(
    name="ziping-light",
    primary="#1f5f8b",
    secondary="#4a6572",
    accent="#8a5a00",
    foreground="#1c1c1c",
    background="#f5f5f0",
    surface="#ffffff",
    panel="#e4e8ea",
    success="#1e6b34",
    warning="#8a5a00",
    error="#a31f1f",
    dark=False,
    variables={"input-cursor-background": "#1f5f8b", "input-cursor-foreground": "#ffffff"},
)

DARK: Final = Theme(
    name="ziping-dark",
    primary="#6fb3e0",
    secondary="#9fb4c0",
    accent="#e0b050",
    foreground="#e6e6e6",
    background="#14181b",
    surface="#1d2327",
    panel="#2a3338",
    success="#7cc48f",
    warning="#e0b050",
    error="#f08080",
    dark=True,
    variables={"input-cursor-background": "#6fb3e0", "input-cursor-foreground": "#14181b"},
)

THEMES: Final = (DARK, LIGHT)
