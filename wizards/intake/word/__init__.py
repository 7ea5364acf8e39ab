"""The one reader of Word files of others: last year's report, the bureau's blank, the report that comes back.

``read_word`` takes bytes and returns paragraphs, tables and what was passed over; nothing is ever written here.
"""

from wizards.intake.word.document_reading import read_word
from wizards.intake.word.model import (
    NOWHERE,
    Cell,
    Change,
    Control,
    Mark,
    Paragraph,
    Piece,
    Row,
    Run,
    Skipped,
    Span,
    Table,
    WordDocument,
    joined,
)

__all__ = [
    "NOWHERE",
    "Cell",
    "Change",
    "Control",
    "Mark",
    "Paragraph",
    "Piece",
    "Row",
    "Run",
    "Skipped",
    "Span",
    "Table",
    "WordDocument",
    "joined",
    "read_word",
]
