"""Widgets: what a screen is built of. None of them knows another one; they talk by messages."""
