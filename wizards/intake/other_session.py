"""Another session as a source: the same values that a sheet gives, from where the session keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from schemas.figure import MONEY_UNITS, amount_in, money_to, plain_string, read_figure
from schemas.pack_columns import OWN
from schemas.paths import find, leaves
from wizards.intake.model import Aside, Reading, Recognised, Row

_FIELDS: Final = (
    *("level1", "level2", "name", "unit", "target", "actual", "weight", "stated_score"),
    *("deviation_reason", "improvement"),
)
_AMOUNTS: Final = ("initial_budget", "adjusted_budget", "executed")
_SOURCES: Final = ("total", "appropriation", "carryover", "central", "province", "city", "county", "other")
_VALUES: Final = ("profile.title", "profile.fiscal_year", "profile.unit.supervisor", "profile.unit.name")
_OTHERS: Final = {
    "performance.goals": "总体目标",
    "performance.indicators": "指标的达成档次、佐证材料和其他",
    "texts": "文字",
    "problems": "存在的问题",
    "profile.basis": "立项依据",
    "profile.projects": "子项目",
    "implementation": "实施情况",
    "funds.rules": "资金管理制度",
    "signoff": "签章",
}
_SECTIONS: Final = tuple(place for place in _OTHERS if place != "performance.indicators")
_OTHER_FIELDS: Final = (".tier", ".evidence", ".facts", ".stated_verdict", ".stated_completion", ".previous", ".period")
_WHY_NOT: Final = "从另一份自评里不带入；要用的请在向导里填"


def recognise_session(source: Mapping[str, Any], document: Mapping[str, Any]) -> Recognised:
    """Return what another session offers to the session ``document``; amounts in its unit of money."""
    found = Recognised()
    for path in _VALUES:
        value = _text(find(source, path))
        if value:
            found.values[path] = Reading(value, path)
    for index, row in _rows(source, "performance.indicators"):
        where = f"performance.indicators[{index}]"
        readings = {field: Reading(text, f"{where}.{field}") for field in _FIELDS if (text := _text(row.get(field)))}
        readings |= _own(row, where)
        if "name" in readings:
            found.rows.append(Row.of(readings))
        elif any(field in readings for field in ("actual", "stated_score", "deviation_reason")):
            found.aside.append(Aside(where, " ".join(one.text for one in readings.values()), "这一行没有指标名称"))
    _lines(found, source, document)
    found.aside += _not_brought(source)
    return found


def _own(row: Mapping[str, Any], where: str) -> dict[str, Reading]:
    """Return what a row has in columns of its form's own."""
    own = row.get("x")
    texts = own.items() if isinstance(own, Mapping) else ()
    return {f"{OWN}{key}": Reading(text, f"{where}.x.{key}") for key, one in texts if (text := _text(one))}


def _not_brought(source: Mapping[str, Any]) -> list[Aside]:
    """Return what else the other session says, one entry for each list or section."""
    texts: dict[str, list[str]] = {}
    for path, value in leaves(source):
        place = next((place for place in _SECTIONS if path == place or path.startswith(f"{place}.")), None)
        if place is None and path.startswith("performance.indicators.") and path.endswith(_OTHER_FIELDS):
            place = "performance.indicators"
        if place is not None and not path.endswith(".id") and (text := _text(value)):
            texts.setdefault(place, []).append(text)
    return [Aside(place, f"{_OTHERS[place]}：{'；'.join(said)}"[:200], _WHY_NOT) for place, said in texts.items()]


def _lines(found: Recognised, source: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    theirs, ours = (_text(find(one, "funds.unit")) or "万元" for one in (source, document))
    for index, row in _rows(source, "funds.lines"):
        name = _text(row.get("source"))
        if name in _SOURCES and (own := _own(row, f"funds.lines[{index}]")):
            found.lines.setdefault(name, {}).update(own)
        for field in _AMOUNTS:
            text = _text(row.get(field))
            where = f"funds.lines[{index}].{field}"
            if not text:
                continue
            reading = _converted(text, where, theirs, ours) if name in _SOURCES else None
            if reading is None:
                found.aside.append(Aside(where, text, "这种资金来源或金额不能带入"))
            else:
                found.lines.setdefault(name, {})[field] = reading


def _converted(text: str, where: str, theirs: str, ours: str) -> Reading | None:
    if theirs == ours:
        return Reading(text, where)
    figure = read_figure(text)
    if theirs not in MONEY_UNITS or ours not in MONEY_UNITS or (yuan := amount_in(figure, theirs)) is None:
        return None
    if amount_in(figure, ours) == yuan and yuan != Decimal(0):  # it carries its own unit
        return Reading(text, where)
    return Reading(plain_string(money_to(yuan, ours)), where, f"由 {text} {theirs}换算成{ours}")


def _rows(document: Mapping[str, Any], path: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    rows = find(document, path)
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, Mapping):
            yield index, row


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
