"""Placeholder of the structural check."""

from __future__ import annotations

from wizards.word import container
from wizards.word.result import Fault


def check(data: bytes) -> list[Fault]:
    """All structural faults of a .docx file."""
    return container.read(data).faults
