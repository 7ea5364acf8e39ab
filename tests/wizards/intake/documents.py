"""Word files made in the tests, as text of WordprocessingML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARED = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14"'
)
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx(body: str, *, kind: str = _KIND, more: Mapping[str, bytes] | None = None, head: str = _HEAD) -> bytes:
    """A Word file with this body."""
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{head}<w:document {_DECLARED}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
        for name, content in (more or {}).items():
            package.writestr(name, content)
    return data.getvalue()


def r(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(_run(one) for one in inside)}</w:p>"


def _run(text: str) -> str:
    return text if text.startswith("<") else r(text) if text else ""


def tc(content: str = "", *, span: int = 1, merge: str = "", more: str = "") -> str:
    """A cell; plain text is one paragraph a line. ``merge``: restart or continue."""
    look = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look += {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    inside = content if content.startswith("<") else "".join(p(line) for line in content.split("\n"))
    return f"<w:tc><w:tcPr>{look}{more}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; plain text becomes a cell."""
    look = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{look}{''.join(one if one.startswith('<') else tc(one) for one in cells)}</w:tr>"


def tbl(*rows: str, widths: Sequence[int] = ()) -> str:
    """A table."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sdt(content: str, *, properties: str = "", prompt: bool = False) -> str:
    """A content control."""
    shows = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{properties}{shows}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
