"""Lint group 3: what the questions ask for."""

from __future__ import annotations

from schemas.paths import kind_of, natural_key, row_model
from schemas.slots import is_slot
from schemas.steps import Question
from wizards.catalogue.context import Linting
from wizards.catalogue.reach import hint_for, row_kind, row_names
from wizards.catalogue.shape import did_you_mean
from wizards.catalogue.source import Location

_TEXTS = "texts."
_NUMBERS = ("figure", "amount")


def lint_questions(linting: Linting) -> None:
    """Check the path, the choices and the columns of every question."""
    asked: dict[tuple[str, tuple[tuple[str, str], ...]], Location] = {}
    for _, where, question in linting.questions():
        key = (question.path, tuple(sorted(question.where.items())))
        if key in asked:
            line = linting.source.line_of(asked[key])
            linting.error((*where, "path"), f"“{question.path}”在第 {line} 行已经问过。", "同一个值只问一次。")
        asked.setdefault(key, where)
        _lint_question(linting, where, question)


def _lint_question(linting: Linting, where: Location, question: Question) -> None:
    path = question.path
    if path.startswith(_TEXTS):
        _lint_slot(linting, where, question)
        return
    if row_model(path) is not None:
        _lint_rows(linting, where, question)
        return
    kind = kind_of(path)
    if kind is None:
        hint = _meant(path, otherwise="")
        linting.error((*where, "path"), f"没有“{path}”这个值。", hint, undrawable=True)
        return
    if _has_rows(question):
        linting.error(where, f"“{path}”不是由行组成的表，不能有 columns、rows 或 where。")
    if question.choices and kind in _NUMBERS:
        linting.error((*where, "choices"), f"“{path}”是数，不能用 choices。")


def _lint_slot(linting: Linting, where: Location, question: Question) -> None:
    path = question.path
    if not is_slot(path.removeprefix(_TEXTS)):
        hint = _meant(path, otherwise="自己的名称写成 texts.x_表样_名称。")
        linting.error((*where, "path"), f"“{path}”不是通用的文字栏。", hint)
    if _has_rows(question):
        linting.error(where, f"“{path}”是文字，不能有 columns、rows 或 where。")


def _meant(path: str, *, otherwise: str) -> str:
    found = hint_for(path)
    return f"是不是想写“{found}”？" if found else otherwise


def _has_rows(question: Question) -> bool:
    return bool(question.columns or question.rows or question.where)


def _lint_rows(linting: Linting, where: Location, question: Question) -> None:
    path = question.path
    if not question.columns:
        linting.error(where, f"“{path}”是由行组成的表，要写 columns。")
    if question.choices:
        linting.error((*where, "choices"), f"“{path}”是由行组成的表，不能用 choices。")
    if question.rows and natural_key(path) is None:
        linting.error((*where, "rows"), f"“{path}”的行没有固定的名称，不能用 rows。")
    for group in ("columns", "where"):
        for column in getattr(question, group):
            if row_kind(path, column, linting.form.values) is None:
                hint = did_you_mean(column, row_names(path, linting.form.values))
                linting.error((*where, group, column), f"“{path}”的行里没有“{column}”。", hint, undrawable=True)
