"""The base file: the parts of the package that do not hold the report's text."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from schemas.blocks import Layout
from schemas.day import read_day
from wizards.word.run_text import clean, escape

DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"

UNDATED = "2000-01-01"
"""Date of the properties when the report has none: a clock would make every file different."""

_FILES = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footer1.xml": "footer1.xml",
    "word/footer2.xml": "footer2.xml",
    CORE: "core.xml",
    "docProps/app.xml": "app.xml",
}

_LONGEST_FONT_NAME = 31
# 楷体 of the same family as the body: offices have either the _GB2312 pair or the plain pair.
_KAI = {"仿宋_GB2312": "楷体_GB2312"}


def parts(layout: Layout) -> dict[str, bytes]:
    """All parts but the document, in the order of the package."""
    body, kai = _body_fonts(layout)
    values = {
        "{body}": escape(body),
        "{kai}": kai,
        "{title}": escape(clean(layout.title)),
        "{unit}": escape(clean(layout.unit)),
        "{date}": read_day(layout.date).iso or UNDATED,
    }
    return {name: _fill(name, source, values) for name, source in _FILES.items()}


def chinese_fonts(layout: Layout) -> tuple[str, ...]:
    """The Chinese fonts in which a report is set: title, headings, text, page number."""
    body, kai = _body_fonts(layout)
    return "方正小标宋简体", "黑体", kai, body, "宋体"


def _body_fonts(layout: Layout) -> tuple[str, str]:
    body = clean(layout.body_font).replace("\n", "")[:_LONGEST_FONT_NAME] or "仿宋_GB2312"
    return body, _KAI.get(body, "楷体")


def _fill(name: str, source: str, values: dict[str, str]) -> bytes:
    text = _read(source)
    # Only these carry values, and a value must not be searched for the next placeholder.
    if name == "word/styles.xml":
        text = text.replace("{body}", values["{body}"]).replace("{kai}", values["{kai}"])
    elif name in (CORE, "docProps/app.xml"):
        text = "".join(values.get(piece, piece) for piece in _split(text))
    return text.encode("utf-8")


def _split(text: str) -> list[str]:
    return text.replace("{", "\0{").replace("}", "}\0").split("\0")


@cache
def _read(name: str) -> str:
    text = files("wizards.word").joinpath("base", name).read_text("utf-8")
    return text.replace("\r\n", "\n")
