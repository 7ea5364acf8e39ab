"""The order of properties: Word refuses a file in which they are right but stand in another order."""

from __future__ import annotations

from typing import Any

from tests.wizards.word.structure.names import line, local
from wizards.word.result import Fault

_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish"
    " webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout specVanish oMath"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_SIDES = "top left start bottom right end insideH insideV tl2br tr2bl"

ORDER: dict[str, dict[str, int]] = {
    parent: {child: index for index, child in enumerate(children.split())}
    for parent, children in {
        "rPr": _RUN,
        "pPr": _PARAGRAPH,
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
        " vAlign hideMark",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
        "tblBorders": _SIDES,
        "tblCellMar": _SIDES,
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat"
        " locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold",
        "docDefaults": "rPrDefault pPrDefault",
        "rPrDefault": "rPr",
        "pPrDefault": "pPr",
        "settings": "zoom defaultTabStop evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing"
        " characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
        "tbl": "tblPr tblGrid tr",
    }.items()
}

_REPEATABLE = frozenset({"headerReference", "footerReference", "tblStylePr", "tr"})
_ROW = {"cnfStyle", "gridBefore", "gridAfter", "wBefore", "wAfter", "cantSplit", "trHeight", "tblHeader", "jc"}
_FREE = {"trPr": _ROW}


def check_order(name: str, tree: Any) -> list[Fault]:
    """Children of every ordered element are known, single, and in the order of the schema."""
    faults: list[Fault] = []
    for element in tree.iter():
        parent = local(element)
        order = ORDER.get(parent)
        if order is not None:
            faults += _ordered(name, element, parent, order)
        elif parent in _FREE:
            children = [local(child) for child in element]
            if not set(children) <= _FREE[parent] or len(set(children)) < len(children):
                faults.append(Fault("order", name, f"{parent} 里有不认识或重复的属性{line(element)}。"))
    return faults


def _ordered(name: str, element: Any, parent: str, order: dict[str, int]) -> list[Fault]:
    last, before = -1, ""
    for child in element:
        inner = local(child)
        place = order.get(inner)
        if place is None:
            return [Fault("order", name, f"{parent} 里有不认识的 {inner}{line(element)}。")]
        if place < last:
            return [Fault("order", name, f"{parent} 里 {inner} 应在 {before} 之前{line(element)}。")]
        if place == last and inner not in _REPEATABLE:
            return [Fault("order", name, f"{parent} 里 {inner} 出现两次{line(element)}。")]
        last, before = place, inner
    return []
