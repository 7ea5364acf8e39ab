"""Indicators into another form: its own rows are filled first, levels get its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from schemas.form import Form
from schemas.paths import find, natural_key
from wizards.catalogue.reach import INDICATORS
from wizards.intake.levels import Levels
from wizards.intake.matching import Match, Matcher
from wizards.lexicon import lexicon
from wizards.session import new_document

_OF_THE_FORM: Final = ("catalogue", "level1", "level2")


def move_indicators(rows: Sequence[Mapping[str, Any]], form: Form) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the rows of a new session of ``form`` that take up ``rows``, and a sentence for each that has no place.

    Rows keep their ids. A row of the form that is named there keeps its name, level and place.
    """
    levels = Levels(form, lexicon(form))
    made: list[dict[str, Any]] = [dict(row) for row in find(new_document(form), INDICATORS) or ()]
    told: list[str] = []
    named = [row for row in rows if row.get("name")]
    texts = [_said(row, levels) for row in named]
    matcher = Matcher(made, levels, natural_key(INDICATORS))
    places = {str(row.get("catalogue") or row["id"]): index for index, row in enumerate(made)}
    later: list[tuple[dict[str, Any], Match]] = []
    for row, said, match in zip(named, texts, matcher.match_all(texts), strict=True):
        if match is None:
            told.append(f"指标“{row['name']}”在新表里有几行同名的，没有带来。")
        elif match.there is not None:
            made[places[match.key]] = _in_its_place(row, match.there)
        else:
            later.append((_new(row, said), match))
    told += _nameless(rows)
    result = _with_new(made, later)
    told += list(_without_class(result, form))
    return result, told


def named_by(form: Form | None, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with what only its entry in the form ``form`` says of it."""
    entry = form.entry(row.get("catalogue")) if form is not None else None
    return {**entry.preset(), **row} if entry is not None and entry.name else dict(row)


def _nameless(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a sentence for each row without a name in which a target stands: no row of the new form is its place."""
    left = [row for row in rows if not row.get("name") and row.get("target")]
    levels = [row.get("level2") or row.get("level1") or "没有级别" for row in left]
    return [
        f"一行没有写名称的指标（{level}，指标值 {row['target']}）没有带来。"
        for level, row in zip(levels, left, strict=True)
    ]


def _in_its_place(row: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: there[name] for name in _OF_THE_FORM if name in there}
    return {**there, **row, **own}


def _new(row: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """Return a row for which the form has none of its own: with the form's words for its levels."""
    kept = {name: value for name, value in row.items() if name != "catalogue"}
    return {**kept, **{level: text for level, text in said.items() if level != "name"}}


def _said(row: Mapping[str, Any], levels: Levels) -> dict[str, str]:
    """Return name and levels of a row, these in the form's words."""
    found = {"name": str(row["name"])}
    if row.get("level1"):
        found["level1"] = levels.own("level1", str(row["level1"]))
    if row.get("level2"):
        found["level2"] = levels.own("level2", str(row["level2"]))
    return found


def _with_new(made: Sequence[dict[str, Any]], later: Sequence[tuple[dict[str, Any], Match]]) -> list[dict[str, Any]]:
    """Return the rows with the new ones behind those they follow."""
    behind: dict[str | None, list[dict[str, Any]]] = {}
    roots: dict[str, str | None] = {}
    for row, match in later:
        roots[match.key] = roots.get(match.after, match.after) if match.after is not None else None
        behind.setdefault(roots[match.key], []).append(row)
    result: list[dict[str, Any]] = []
    for row in made:
        result += [row, *behind.get(str(row.get("catalogue") or row["id"]), ())]
    return result + behind.get(None, [])


def _without_class(rows: Sequence[Mapping[str, Any]], form: Form) -> list[str]:
    classes = form.classes(INDICATORS, "level1")
    listed = "、".join(classes)
    return [
        f"指标“{row['name']}”的一级指标“{row['level1']}”在新表里没有，留在文件里，请改成 {listed}。"
        if row.get("level1")
        else f"指标“{row['name']}”没有一级指标，请从 {listed} 里选一个。"
        for row in rows
        if classes and row.get("name") and row.get("level1") not in classes
    ]
