"""Lint group 11: the columns of a pack's own."""

from __future__ import annotations

import re

from schemas.figure import MONEY_UNITS, read_figure
from schemas.pack_columns import OWN, OwnColumn
from schemas.paths import kind_of, row_model
from wizards.catalogue.context import Linting
from wizards.catalogue.reach import row_kind, row_names
from wizards.catalogue.shape import did_you_mean
from wizards.catalogue.source import Location

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_LISTS = ("funds.lines", "profile.projects", "funds.expenses", "performance.indicators", "problems.items")
_COUNTS = {"quotient": (2, 2), "difference": (2, 99), "sum": (2, 99), "share": (1, 1)}


def lint_columns(linting: Linting) -> None:
    """Check list, key, unit and formula of every own column."""
    seen: set[tuple[str, str]] = set()
    for index, column in enumerate(linting.form.columns):
        where: Location = ("columns", index)
        place = (column.list, column.key)
        if row_model(column.list) is None or kind_of(column.list) != "rows":
            hint = did_you_mean(column.list, _LISTS) or "写一张清单的路径，如 profile.projects。"
            linting.error((*where, "list"), f"“{column.list}”不是由行组成的清单。", hint, undrawable=True)
        elif not _KEY.fullmatch(column.key):
            linting.error((*where, "key"), f"key“{column.key}”只能用小写字母、数字和下划线，字母开头。")
        elif place in seen:
            linting.error((*where, "key"), f"“{column.list}”的列“{column.key}”写了两次。", "请换一个 key。")
        else:
            _lint_words(linting, where, column)
            _lint_formula(linting, where, column, {key for path, key in seen if path == column.list})
        seen.add(place)


def _lint_words(linting: Linting, where: Location, column: OwnColumn) -> None:
    if not column.label.strip():
        linting.error((*where, "label"), f"列“{column.key}”的 label 是空的。", "请写表上的字。")
    if not column.unit:
        return
    if column.kind == "amount" and column.unit not in MONEY_UNITS:
        linting.error(
            (*where, "unit"), f"金额的单位“{column.unit}”不认识。", "写元、万元或亿元；不是金额的，kind 写 figure。"
        )
    elif column.kind == "figure" and not column.operations and read_figure(f"1{column.unit}").value is None:
        linting.error((*where, "unit"), f"单位“{column.unit}”看不懂。", "请写短的单位，如 亩、人、公里。")
    elif column.kind in ("line", "date", "month"):
        linting.warn((*where, "unit"), f"列“{column.key}”不是数，unit 不起作用。", "请删去。")


def _lint_formula(linting: Linting, where: Location, column: OwnColumn, before: set[str]) -> None:
    if not column.operations:
        if not linting.form.asked.asks_column(column.list, column.name):
            hint = f"在 {column.list} 的提问里写 columns.{column.name}。"
            linting.warn(where, f"列“{column.label}”（{column.name}）没有一处问。", hint)
        if column.decimals is not None:
            hint = "填的数怎样填就怎样印，请删去。"
            linting.warn((*where, "decimals"), f"列“{column.key}”是填的，decimals 只用于计算的列。", hint)
        return
    if len(column.operations) > 1:
        both = "和 ".join(column.operations)
        linting.error(where, f"列“{column.key}”既写了 {both}，只能有一种算法。", undrawable=True)
        return
    operation = column.operations[0]
    least, most = _COUNTS[operation]
    if not least <= len(column.operands) <= most:
        due = f"{least} 列" if least == most else f"{least} 列以上"
        linting.error(
            (*where, operation), f"{operation} 要写 {due}，现在是 {len(column.operands)} 列。", undrawable=True
        )
    if column.kind not in ("figure", "amount"):
        linting.warn((*where, "kind"), f"计算的列“{column.key}”总是数，kind 不起作用。", "请删去。")
    for operand in column.operands:
        _lint_operand(linting, (*where, operation), column, operand, before)


def _lint_operand(linting: Linting, where: Location, column: OwnColumn, operand: str, before: set[str]) -> None:
    key = operand.removeprefix(OWN)
    if key in before or (operand != key and key in before):
        kind = row_kind(column.list, OWN + key, linting.form.values)
    elif linting.form.values.column(column.list, OWN + key) is not None:
        said = f"列“{column.key}”用到的“{operand}”写在它自己或它的后面。"
        linting.error(where, said, "请把用到的列写在前面。", undrawable=True)
        return
    else:
        kind = row_kind(column.list, operand, linting.form.values)
    if kind is None:
        hint = did_you_mean(operand, [name.removeprefix(OWN) for name in row_names(column.list, linting.form.values)])
        linting.error(where, f"列“{column.key}”用到的“{operand}”不存在。", hint, undrawable=True)
    elif kind not in ("figure", "amount"):
        linting.error(where, f"列“{column.key}”用到的“{operand}”不是数。")
