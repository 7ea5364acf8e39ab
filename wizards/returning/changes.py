"""What changed between two versions of a session (修改说明): field by field, rows by what they are, not where.

Pure. Rows meet by their word in paths or their id, else by catalogue entry, else by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from schemas.carried import BESIDE
from schemas.form import Form
from schemas.paths import natural_key, row_keys
from wizards.lexicon import same_name
from wizards.returning.value_names import SEPARATOR, is_internal, label_of, spoken_value

ChangeKind = Literal["changed", "added", "removed"]

KIND_WORDS: Final[dict[ChangeKind, str]] = {"changed": "修改", "added": "新增", "removed": "删除"}

_NOT_COMPARED: Final = ("place", "waivers", "schema_version", *BESIDE)
_NOT_SHOWN: Final = ("id", "catalogue")

Rows = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """One value that is not what it was.

    Attributes:
        path: where it stands in the newer version; in the older one if its row is gone.
        label: the field in the words of the form, in a row of the user's with the row's name before it.
        old: what stood there, empty if nothing did.
        new: what stands there now, empty if nothing does.
        kind: a blank that was filled is ``added``, a value that was blanked ``removed``.
        row: path of its row if the whole row is new or gone, else empty.
    """

    path: str
    label: str
    old: str
    new: str
    kind: ChangeKind
    row: str = ""


@dataclass(frozen=True, slots=True)
class _Pair:
    """One value in both versions.

    ``in_old``: it is named as the older version names it, its row being gone; ``row``: see ``Changed``.
    """

    path: str
    old: str
    new: str
    in_old: bool = False
    row: str = ""


def changes(old: Mapping[str, Any], new: Mapping[str, Any], form: Form, old_form: Form | None = None) -> list[Changed]:
    """Return what changed from ``old`` to ``new``, in the order of the form's questions, then the rest.

    Args:
        old: the older document.
        new: the newer document.
        form: the form of ``new``, in whose words fields are named.
        old_form: the form of ``old`` if it is another one.
    """
    comparison = _Comparison()
    pairs = list(comparison.tables(_compared(old), _compared(new), _Pair("", "", "")))
    found = [pair for pair in pairs if pair.old != comparison.renamed.get(pair.new, pair.new)]
    answers = [_named(pair, old, new, form, old_form or form) for pair in found]
    places = {question.path: number for number, question in reversed(list(enumerate(form.asked.questions)))}
    return sorted(answers, key=lambda one: _place(one.path, places))


def _compared(document: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in _NOT_COMPARED}


def _place(path: str, places: Mapping[str, int]) -> int:
    parts = path.split(".")
    above = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((places[one] for one in above if one in places), len(places))


def _named(pair: _Pair, old: Mapping[str, Any], new: Mapping[str, Any], form: Form, old_form: Form) -> Changed:
    kind: ChangeKind = "changed" if pair.old and pair.new else "added" if pair.new else "removed"
    label = label_of(pair.path, old, old_form) if pair.in_old else label_of(pair.path, new, form)
    return Changed(pair.path, label, pair.old, pair.new, kind, pair.row)


class _Comparison:
    """Walks both documents side by side.

    ``renamed`` leads from the id of a newer row to that of the older one it is, so that a reference to it is the same.
    """

    def __init__(self) -> None:
        self.renamed: dict[str, str] = {}

    def tables(self, old: Any, new: Any, at: _Pair) -> Iterator[_Pair]:
        """Yield every value of two tables that stand ``at`` a place, those of ``new`` first."""
        before = old if isinstance(old, Mapping) else {}
        after = new if isinstance(new, Mapping) else {}
        for name in dict.fromkeys([*after, *before]):
            if name not in _NOT_SHOWN:
                below = replace(at, path=f"{at.path}.{name}" if at.path else str(name))
                yield from self._values(before.get(name), after.get(name), below)

    def _values(self, old: Any, new: Any, at: _Pair) -> Iterator[_Pair]:
        if _is_rows(old) or _is_rows(new):
            yield from self._rows(_as_rows(old), _as_rows(new), at)
        elif isinstance(old, Mapping) or isinstance(new, Mapping):
            yield from self.tables(old, new, at)
        else:
            yield replace(at, old=_text(old), new=_text(new))

    def _rows(self, old: Rows, new: Rows, at: _Pair) -> Iterator[_Pair]:
        natural = natural_key(at.path)
        matched = match_rows(old, new, natural)
        old_keys, new_keys = row_keys(old, natural), row_keys(new, natural)
        both = {now: before for now, before in matched.items() if before is not None}
        for now, before in both.items():
            self._note(old[before], new[now])
        for now in matched:
            path = f"{at.path}.{new_keys[now]}"
            if now in both:
                yield from self.tables(old[both[now]], new[now], replace(at, path=path))
            else:
                yield from self.tables(None, new[now], replace(at, path=path, row=at.row or path))
        for before in sorted(set(range(len(old))) - set(both.values())):
            path = f"{at.path}.{old_keys[before]}"
            yield from self.tables(old[before], None, replace(at, path=path, row=at.row or path, in_old=True))

    def _note(self, old: Any, new: Any) -> None:
        before, now = _word(old, "id"), _word(new, "id")
        if before and now:
            self.renamed[now] = before


def match_rows(old: Rows, new: Rows, natural: str | None = None) -> dict[int, int | None]:
    """Return for each row of ``new`` the row of ``old`` that it is, ``None`` for a new one; each is given once."""
    matched: dict[int, int | None] = dict.fromkeys(range(len(new)))
    free = set(range(len(old)))
    for sign in _signs(natural):
        places = _by_sign([(index, old[index]) for index in sorted(free)], sign)
        wanted = _by_sign([(index, row) for index, row in enumerate(new) if matched[index] is None], sign)
        for word, found in wanted.items():
            for now, before in zip(found, places.get(word, ()), strict=False):
                matched[now] = before
                free.discard(before)
    return matched


def _signs(natural: str | None) -> tuple[tuple[str, ...], ...]:
    """Return what tells which row a row is, the surest first: columns that must agree and be filled."""
    sure = ((natural,),) if natural else ()
    return (*sure, ("id",), ("catalogue",), ("name", "level2"), ("name",), ("title",), ("item",), ("kind", "text"))


def _by_sign(rows: Sequence[tuple[int, Any]], sign: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for index, row in rows:
        words = tuple(same_name(_word(row, column)) for column in sign)
        if all(words):
            found.setdefault(words, []).append(index)
    return found


def _word(row: Any, column: str) -> str:
    value = row.get(column) if isinstance(row, Mapping) else None
    return value if isinstance(value, str) else ""


def _is_rows(node: Any) -> bool:
    return isinstance(node, list) and any(isinstance(row, Mapping) for row in node)


def _as_rows(node: Any) -> Rows:
    return node if isinstance(node, list) else ()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(str(one) for one in value)
    return str(value).strip()


def by_row(found: Sequence[Changed], new: Mapping[str, Any], old: Mapping[str, Any]) -> list[Changed]:
    """Return changes as a person reads them: a row that is new or gone is one entry, its fields one a line.

    What only the program reads of such a row is left out; a row that another one answers is called by its words.
    """
    whole: dict[tuple[str, ChangeKind], list[Changed]] = {}
    for one in found:
        whole.setdefault((one.row or one.path, one.kind), []).append(_in_words(one, new, old))
    return [_one_entry(fields) for fields in whole.values()]


def _in_words(one: Changed, new: Mapping[str, Any], old: Mapping[str, Any]) -> Changed:
    return replace(one, old=spoken_value(one.path, one.old, old), new=spoken_value(one.path, one.new, new))


def _one_entry(fields: Sequence[Changed]) -> Changed:
    first = fields[0]
    if not first.row:
        return first
    said = [one for one in fields if not is_internal(one.path)] or list(fields)
    row = said[0].label.rpartition(SEPARATOR)[0] or said[0].label
    lines = "\n".join(f"{one.label.rpartition(SEPARATOR)[2]}：{one.old or one.new}" for one in said)
    return replace(first, path=first.row, label=row, old=lines if first.old else "", new=lines if first.new else "")
