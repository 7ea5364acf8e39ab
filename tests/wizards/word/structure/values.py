"""Attributes: their names, and what may stand in them."""

from __future__ import annotations

import re
from typing import Any

from tests.wizards.word.structure.names import XML, R, W, line, local
from wizards.word.result import Fault

_WHOLE = re.compile(r"-?\d{1,7}")
_POSITIVE = re.compile(r"\d{1,7}")
_SWITCH = re.compile("0|1|true|false|on|off")
_HEX = re.compile("[0-9A-Fa-f]{4}")
_ANY = re.compile(r"[^\x00-\x1f]*", re.DOTALL)
_NAME = re.compile(r"[^\x00-\x1f]{1,255}")
_FONT = re.compile(r"[^\x00-\x1f]{1,31}")


def _one(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()))


_SIZE = {"w": _POSITIVE, "type": _one("dxa auto pct nil")}
_BORDER = {"val": _one("single nil none"), "sz": _POSITIVE, "space": _POSITIVE, "color": _NAME}


def _all(names: str, known: dict[str, re.Pattern[str]]) -> dict[str, dict[str, re.Pattern[str]]]:
    return {name: dict(known) for name in names.split()}


def _keys(names: str, pattern: re.Pattern[str]) -> dict[str, re.Pattern[str]]:
    return dict.fromkeys(names.split(), pattern)


ATTRIBUTES: dict[str, dict[str, re.Pattern[str]]] = {
    **_all("document body p r tbl tr tc tblGrid styles fonts ftr settings pPr rPr tblPr trPr tcPr sectPr", {}),
    **_all("tab br docDefaults compat rPrDefault pPrDefault tblBorders tblCellMar", {}),
    **_all("pStyle rStyle tblStyle basedOn next link name altName", {"val": _NAME}),
    **_all("sz szCs gridSpan uiPriority kern defaultTabStop", {"val": _POSITIVE}),
    **_all("keepNext keepLines pageBreakBefore widowControl snapToGrid cantSplit tblHeader", {"val": _SWITCH}),
    **_all("noProof qFormat b bCs evenAndOddHeaders autoSpaceDE autoSpaceDN", {"val": _SWITCH}),
    **_all("top left bottom right", {**_SIZE, **_BORDER}),
    **_all("insideH insideV", _BORDER),
    **_all("tcW tblW tblInd", _SIZE),
    **_all("tblCaption tblDescription", {"val": _ANY}),
    "outlineLvl": {"val": re.compile("[0-9]")},
    "vMerge": {"val": _one("restart continue")},
    "vAlign": {"val": _one("top center bottom both")},
    "jc": {"val": _one("left start center right end both distribute")},
    "spacing": {**_keys("before after line", _POSITIVE), "val": _WHOLE, "lineRule": _one("auto exact atLeast")},
    "ind": _keys("firstLineChars firstLine rightChars right leftChars left", _WHOLE),
    "rFonts": {"hint": _one("eastAsia default cs"), **_keys("ascii hAnsi eastAsia cs", _FONT)},
    "lang": _keys("val eastAsia bidi", _NAME),
    "themeFontLang": _keys("val eastAsia", _NAME),
    "gridCol": {"w": _POSITIVE},
    "trHeight": {"val": _POSITIVE, "hRule": _one("auto exact atLeast")},
    "tblLayout": {"type": _one("fixed autofit")},
    "tblLook": {"val": _HEX, **_keys("firstRow lastRow firstColumn lastColumn noHBand noVBand", _SWITCH)},
    "pgSz": {"w": _POSITIVE, "h": _POSITIVE, "orient": _one("portrait landscape")},
    "pgMar": _keys("top right bottom left header footer gutter", _POSITIVE),
    "docGrid": {"type": _one("lines"), "linePitch": _POSITIVE},
    "footerReference": {"type": _one("default even first")},
    "fldChar": {"fldCharType": _one("begin separate end")},
    "bookmarkStart": {"id": _POSITIVE, "name": _NAME},
    "bookmarkEnd": {"id": _POSITIVE},
    "style": {
        "type": _one("paragraph character table numbering"),
        "styleId": _NAME,
        **_keys("default customStyle", _SWITCH),
    },
    "font": {"name": _FONT},
    "charset": {"val": re.compile("[0-9A-Fa-f]{2}")},
    "family": {"val": _one("auto decorative modern roman script swiss")},
    "pitch": {"val": _one("default fixed variable")},
}

_REQUIRED = {
    **dict.fromkeys(
        ("pStyle", "rStyle", "tblStyle", "sz", "gridSpan", "outlineLvl", "jc", "basedOn", "name"), ("val",)
    ),
    "gridCol": ("w",),
    "tcW": ("w", "type"),
    "pgSz": ("w", "h"),
    "pgMar": ("top", "right", "bottom", "left", "header", "footer", "gutter"),
    "fldChar": ("fldCharType",),
    "footerReference": ("type",),
    "style": ("type", "styleId"),
    "font": ("name",),
}
_SPACE = {XML + "space": re.compile("preserve")}


def check_values(name: str, tree: Any) -> list[Fault]:
    """Attributes are known, complete, and hold what their type allows."""
    faults: list[Fault] = []
    for element in tree.iter():
        inner = local(element)
        known = ATTRIBUTES.get(inner)
        if inner in ("t", "instrText"):
            faults += _values(name, element, inner, _SPACE)
        elif known is not None:
            faults += _values(name, element, inner, {W + key: pattern for key, pattern in known.items()})
        for key in _REQUIRED.get(inner, ()):
            if element.get(W + key) is None:
                faults.append(Fault("attribute", name, f"{inner} 缺少 {key}{line(element)}。"))
    return faults


def _values(name: str, element: Any, inner: str, known: dict[str, re.Pattern[str]]) -> list[Fault]:
    faults = []
    for key, value in element.items():
        if key == R + "id" and inner == "footerReference":
            continue
        pattern = known.get(key)
        short = key.rpartition("}")[2]
        if pattern is None:
            faults.append(Fault("attribute", name, f"{inner} 没有 {short} 这个属性{line(element)}。"))
        elif pattern.fullmatch(value) is None:
            faults.append(Fault("value", name, f"{inner} 的 {short} 不能是“{value[:20]}”{line(element)}。"))
    return faults
