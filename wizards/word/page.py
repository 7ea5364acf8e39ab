"""The page of GB/T 9704-2012 in twips: 22 lines of 28 characters, portrait or landscape."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

GRID = 579
"""The height of a line in twips, 225 mm ÷ 22."""


@dataclass(frozen=True, slots=True)
class Type:
    """How table text is set: a full-width character, a line and the least height of a row in twips, its styles."""

    character: int
    line: int
    row: int
    text: str
    centre: str
    head: str


NORMAL = Type(210, 320, 454, "TableText", "TableCentre", "TableHead")
"""五号."""

SMALL = Type(180, 260, 340, "TableSmallText", "TableSmall", "TableSmallHead")
"""小五, 9 points: the smallest type there is."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page geometry.

    The line grid is 225 mm ÷ 22. A page that is no whole number of lines high has none: LibreOffice would give what is
    left over to its margins, half an inch of a form. A character grid is never used: 28 characters in Word are 14 in
    LibreOffice; the styles condense the body by a quarter point instead.
    """

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int
    landscape: bool = False
    lined: bool = False
    type: Type = NORMAL

    @property
    def text_width(self) -> int:
        """Width of the text area (版心)."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Height of the text area (版心)."""
        return self.height - self.top - self.bottom

    @property
    def room(self) -> int:
        """What lines and rows may fill of the height: on a page with a line grid whole lines of it."""
        return self.text_height - (self.text_height % GRID if self.lined else 0)

    def section(self) -> str:
        """The section properties of this page."""
        grid = ' w:type="lines"' if self.lined else ""
        turned = ' w:orient="landscape"' if self.landscape else ""
        return (
            '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}"'
            f' w:header="454" w:footer="{self.footer}" w:gutter="0"/>'
            f'<w:docGrid{grid} w:linePitch="{GRID}"/></w:sectPr>'
        )


# 天头 37, 订口 28, 下白边 35, 切口 26 mm; the dash of the page number stands 7 mm below the text.
PORTRAIT = Page(11906, 16838, top=2098, right=1474, bottom=1984, left=1588, footer=1440, lined=True)
# The sheet turned: its head lies at the binding edge. The footer is nearer the edge or it would eat the text area.
LANDSCAPE = Page(16838, 11906, top=1588, right=2098, bottom=1474, left=1984, footer=992, landscape=True)

# A form that stands on a sheet of its own: the margins with which a bureau hands it out.
SHEET = Page(11906, 16838, top=1134, right=850, bottom=1247, left=1134, footer=680)
SHEET_SMALL = dataclasses.replace(SHEET, type=SMALL)
SHEET_TURNED = Page(16838, 11906, top=1134, right=1247, bottom=907, left=1134, footer=454, landscape=True)
SHEET_TURNED_SMALL = dataclasses.replace(SHEET_TURNED, type=SMALL)
