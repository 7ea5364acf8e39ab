"""Namespaces of a package, and how elements are named in messages."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def local(element: Any) -> str:
    """The name of a WordprocessingML element without its namespace; other names stay whole."""
    tag = element.tag
    return tag.removeprefix(W) if isinstance(tag, str) else "注释"


def line(element: Any) -> str:
    """Where an element stands: the nearest text, since a part is one long line."""
    text = "".join(element.itertext())[:12]
    return f"（“{text}”处）" if text else ""
