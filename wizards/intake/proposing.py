"""From what was recognised to proposals: path, text, where it was read, how it stands to what is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from schemas.figure import amount_in, read_figure
from schemas.form import Form
from schemas.pack_columns import OWN
from schemas.part import KindName
from schemas.paths import find, natural_key
from wizards.catalogue.reach import INDICATORS
from wizards.intake.labels import TITLE
from wizards.intake.levels import Levels
from wizards.intake.matching import Match, Matcher
from wizards.intake.model import Aside, Kind, Line, Reading, Recognised, Row
from wizards.intake.own_columns import is_own, own_columns
from wizards.intake.plans import NewRow, Plan, Proposal, Proposals, RowFields, State
from wizards.intake.values import actual_of
from wizards.lexicon import Lexicon, same_name

_FIELDS: Final = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "unit": "计量单位",
    "target": "年度指标值",
    "actual": "实际完成值",
    "weight": "分值",
    "stated_score": "自评得分",
    "deviation_reason": "偏差原因",
    "improvement": "改进措施",
}
_AMOUNTS: Final = {"initial_budget": "年初预算数", "adjusted_budget": "全年预算数", "executed": "全年执行数"}
_VALUES: Final = {
    "profile.title": "项目名称",
    "profile.fiscal_year": "评价年度",
    "profile.unit.supervisor": "主管部门",
    "profile.unit.name": "实施单位",
}
LINES: Final = "funds.lines"
_NO_TEXT: Final = "自评文件里这一处写得不对（应是一段文字），没有动；请先改好，再带入"
_NO_COLUMN: Final = "这张表样没有这一列"
_OF_FORM: Final = "表样预设的行，按文件填写"


def propose(kind: Kind, found: Recognised, document: Mapping[str, Any], form: Form, words: Lexicon) -> Plan:
    """Return what a source offers to a session.

    Args:
        kind: what the source is.
        found: what was recognised in it.
        document: the session; it is not changed.
        form: its form.
        words: the lexicon with the form's labels.
    """
    return _Proposing(kind, found, document, form, words).plan()


class _Proposing:
    def __init__(self, kind: Kind, found: Recognised, document: Mapping[str, Any], form: Form, words: Lexicon) -> None:
        self.kind = kind
        self.found = found
        self.document = document
        self.levels = Levels(form, words)
        self.lines = form.asked.row_labels(LINES)
        self.words = words
        own_unit = form.asked.asks_column(INDICATORS, "unit")
        self.fields = [(thing, label) for thing, label in _FIELDS.items() if own_unit or thing != "unit"]
        self.fields += [(name, one.label) for name, one in own_columns(form, INDICATORS).items()]
        self.amounts = [*_AMOUNTS.items(), *((name, one.label) for name, one in own_columns(form, LINES).items())]
        self.kind_of = form.values.kind_of
        self.of_rows = RowFields(self.fields, self.kind_of)
        self.asks_title = bool(form.asked.of(TITLE))
        self.proposals: list[Proposal | NewRow] = []
        self.aside = list(found.aside)
        self.new_rows: dict[str, str | None] = {}

    def plan(self) -> Plan:
        for path, label in _VALUES.items():
            if path in self.found.values:
                self._value(path, self.found.values[path], label)
        for source, line in self.found.lines.items():
            self._line(source, line)
        self._rows()
        return Plan(self.kind, Proposals(self.proposals), tuple(self.aside), self.new_rows)

    def _value(self, path: str, reading: Reading, label: str) -> None:
        """Propose a value of the form's head; a form of several projects has no name of one."""
        if path == TITLE and not self.asks_title:
            self.aside.append(Aside(reading.where, f"{label}：{reading.text}", f"这张表样不问{label}"))
        else:
            self._single(path, reading, label)

    def _line(self, source: str, line: Line) -> None:
        title = self.words.term("fund_rows", source).words[0]
        asked = not self.lines or source in self.lines
        self._tell_unknown(line, [thing for thing, _ in self.amounts])
        for thing, label in self.amounts:
            if thing in line:
                note = "" if asked else f"表样的资金表里没有“{title}”这一行，存着不印"
                reading = line[thing]._replace(note=_notes(line[thing].note, note))
                self._single(f"{LINES}.{source}.{thing}", reading, f"{title}·{label}")

    def _tell_unknown(self, row: Mapping[str, Reading], known: Collection[str]) -> None:
        """List what another session keeps in columns of its own form that this form does not have."""
        for thing, reading in row.items():
            if is_own(thing) and thing not in known:
                self.aside.append(Aside(reading.where, reading.text, _NO_COLUMN))

    def _single(self, path: str, reading: Reading, label: str) -> None:
        there = find(self.document, path)
        above = find(self.document, path.rpartition(".")[0]) if f".{OWN}" in path else None
        if not _is_text(there) or (above is not None and not isinstance(above, Mapping)):
            self.aside.append(Aside(reading.where, reading.text, _NO_TEXT))
            return
        old = _text(there)
        self._add(path, reading, label, old, self._state(path, old, reading.text))

    def _state(self, path: str, old: str, text: str) -> State:
        if not old.strip():
            return "new"
        kind = self.kind_of(path)
        unit = _text(find(self.document, "funds.unit")) or "万元"
        return "same" if is_same(kind, old, text, unit) else "differs"

    def _rows(self) -> None:
        rows = find(self.document, INDICATORS)
        matcher = Matcher(rows if isinstance(rows, list) else [], self.levels, natural_key(INDICATORS))
        matches = matcher.match_all([row.texts for row in self.found.rows])
        for row, match in zip(self.found.rows, matches, strict=True):
            if match is None:
                name = row["name"]
                self.aside.append(Aside(name.where, name.text, "同名的指标有几行，看不出是哪一行"))
                continue
            if match.there is None:
                self.new_rows[match.key] = match.after
                row = self._with_level1(row)
            self._row(row, match)

    def _with_level1(self, row: Row) -> Row:
        """A new row without 一级指标 gets the one under which the form has its 二级指标."""
        if "level1" in row.texts or "level2" not in row.texts:
            return row
        above = self.levels.above(row.texts["level2"])
        if above:
            row = row.copy()
            row["level1"] = Reading(above, row.where("level2"), "按表样补上")
        return row

    def _row(self, row: Row, match: Match) -> None:
        there = match.there
        if self.kind == "toml":
            self._tell_unknown(row, [thing for thing, _ in self.fields])
        if there is None:
            self.proposals.append(NewRow(match.key, row, self.of_rows))
            return
        name, prefix = row["name"].text, f"{INDICATORS}.{match.key}."
        row = _beside_own_target(row, there)
        for thing, label in self.fields:
            reading = row.get(thing)
            if reading is None:
                continue
            old = _of_row(there, thing)
            if not _is_text(old):
                self.aside.append(Aside(reading.where, f"{name}·{label}：{reading.text}", _NO_TEXT))
            else:
                self._value_of_row(match, thing, f"{prefix}{thing}", reading, _text(old), f"{name}·{label}")

    def _value_of_row(self, match: Match, thing: str, path: str, reading: Reading, old: str, label: str) -> None:
        state = self._state(path, old, reading.text) if old else "new"
        if match.preset and state == "differs":
            if thing in ("level1", "level2"):
                self._tell_level(reading, label, old)
                return
            state = "new"
            reading = Reading(reading.text, reading.where, _notes(reading.note, f"{_OF_FORM}（原为{old}）"))
        self._add(path, reading, label, old, state)

    def _tell_level(self, reading: Reading, label: str, old: str) -> None:
        """The form's own row stands under the form's own heads; the file's other word for it is told."""
        why = f"这一行是表样预设的，在“{old}”下面，没有改"
        self.aside.append(Aside(reading.where, f"{label}：{reading.text}", why))

    def _add(self, path: str, reading: Reading, label: str, old: str, state: State) -> None:
        text = self.of_rows.stored(reading.text, path)
        self.proposals.append(Proposal(path, text, reading.where, reading.note, state, old, label))


def _beside_own_target(row: Row, there: Mapping[str, Any]) -> Row:
    """A file of actual values alone: they are read beside the target that the session has."""
    if "actual" not in row or "target" in row:
        return row
    reading = row["actual"]
    read = actual_of(reading.text, _text(there.get("target")))
    changed = row.copy()
    changed.change("actual", read.text, _notes(reading.note, read.note))
    return changed


def _of_row(row: Mapping[str, Any], thing: str) -> Any:
    """Return what a row of the session has; where no columns can be kept, what a hand put there instead."""
    if not is_own(thing):
        return row.get(thing)
    own = row.get("x", {})
    return own.get(thing.removeprefix(OWN)) if isinstance(own, Mapping) else {"x": own}


def _notes(*notes: str) -> str:
    return "；".join(note for note in notes if note)


def _is_text(value: Any) -> bool:
    """Return whether a value of the session is a text or nothing; what a hand put there instead must not be lost."""
    return value is None or (isinstance(value, (str, int)) and not isinstance(value, bool))


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def is_same(kind: KindName | None, old: str, text: str, unit: str) -> bool:
    """Return whether two texts of a field say the same: written alike, or the same figure."""
    if "".join(old.split()) == "".join(text.split()):
        return True
    if kind not in ("figure", "amount"):
        return same_name(old) == same_name(text)
    first, second = read_figure(old), read_figure(text)
    if kind == "amount":
        amount = amount_in(first, unit)
        return amount is not None and amount == amount_in(second, unit)
    if first.kind == "text" or second.kind == "text":
        return same_name(old) == same_name(text)
    parts = ("kind", "comparator", "value", "low", "high", "unit", "bare")
    bare = first.bare and second.bare
    return bare and all(getattr(first, part) == getattr(second, part) for part in parts)
