"""The structural check (结构检查): what makes Word refuse a file, or repair it, or show something else.

Opening a file with another program proves little: LibreOffice and python-docx notice a fifth of these faults. The check
knows what this writer may write; it is strict about that and says nothing of the rest of the format.
"""

from __future__ import annotations

from typing import Any

from tests.wizards.word.structure.content import check_content
from tests.wizards.word.structure.order import check_order
from tests.wizards.word.structure.package import check_package, parse
from tests.wizards.word.structure.references import check_references
from tests.wizards.word.structure.tables import check_tables
from tests.wizards.word.structure.values import check_values
from wizards.word import container
from wizards.word.result import Fault


def check_structure(data: bytes) -> list[Fault]:
    """All structural faults of a .docx file, in a stable order."""
    found = container.read(data)
    faults = list(found.faults)
    trees: dict[str, Any] = {}
    for name, content in found.parts.items():
        tree = parse(name, content, faults)
        if tree is not None:
            trees[name] = tree
    if faults and not trees:
        return faults
    faults += check_package(found.parts, trees)
    for name, tree in trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            faults += check_content(name, tree)
            faults += check_order(name, tree)
            faults += check_values(name, tree)
            faults += check_tables(name, tree)
    faults += check_references(trees)
    return faults
