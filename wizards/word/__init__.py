"""Blocks → a Word file, proved: the bytes are read again before anybody gets them.

Importing this package costs nothing: the writer and its readers are loaded when a file is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizards.word.result import Fault, Proof, ProofFailed, Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.blocks import Block, Layout

__all__ = ["Fault", "Proof", "ProofFailed", "Written", "prove", "write", "write_with_report"]


def write(blocks: Sequence[Block], layout: Layout) -> bytes:
    """Returns the report as the bytes of a .docx file that has been read back and found complete.

    Raises:
        ProofFailed: something of the blocks is not in the file; there are no bytes then.
    """
    return write_with_report(blocks, layout).data


def write_with_report(blocks: Sequence[Block], layout: Layout) -> Written:
    """Like ``write``, with the characters that had to be replaced and the proof.

    Raises:
        ProofFailed: something of the blocks is not in the file; there are no bytes then.
    """
    from wizards.word.render import render
    from wizards.word.run_text import replacements

    data = render(blocks, layout)
    return Written(data, replacements(blocks, layout), prove(data, blocks, layout))


def prove(data: bytes, blocks: Sequence[Block], layout: Layout) -> Proof:
    """Reads ``data`` and finds every value, heading, number, merge and style of the blocks at its place.

    Raises:
        ProofFailed: one Chinese sentence that names what is missing and where.
    """
    from wizards.word.proof import prove as run

    return run(data, blocks, layout)
