"""Columns of a pack's own (自己的列): typed into a row under ``x``, or computed from its other columns.

What is computed joins ``schemas.derived``: whoever has a form asks ``Form.values`` what a row has and what follows
from what, and need not know which of it is the pack's own.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final, Literal

from pydantic import Field

from schemas.derived import DERIVED, Derived, Formula, Operation, TotalRule, derived, derived_at, derived_in, seen_in
from schemas.part import KindName
from schemas.paths import kind_of, row_model
from schemas.steps import PackPart

OWN: Final = "x."
"""How the name of an own column begins: it is kept in the row under ``x``."""
OPERATIONS: Final[tuple[Operation, ...]] = ("quotient", "difference", "sum", "share")


class OwnColumn(PackPart):
    """``[[columns]]``: a column that a pack adds to the rows of a list.

    At most one of ``quotient``, ``difference``, ``sum`` and ``share`` says from which columns it is computed; a column
    of its own is named by its key and must be declared before. Without ``total`` the total of the list has no value.
    """

    list: str
    key: str
    label: str
    kind: Literal["figure", "amount", "line", "date", "month"] = "figure"
    unit: str = ""
    decimals: int | None = Field(default=None, ge=0, le=12)
    total: bool = True
    quotient: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()
    sum: tuple[str, ...] = ()
    share: str = ""

    @property
    def name(self) -> str:
        """How a row is asked for it: ``x.area``."""
        return OWN + self.key

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The ways in which it is said to be computed."""
        return tuple(operation for operation in OPERATIONS if getattr(self, operation))

    @property
    def operands(self) -> tuple[str, ...]:
        """The columns from which it is computed, as the pack names them."""
        given = (getattr(self, operation) for operation in self.operations)
        return tuple(name for names in given for name in ((names,) if isinstance(names, str) else names))


class Values:
    """What the rows of a form's lists have: what the program knows, and the columns of the pack's own."""

    def __init__(self, columns: Iterable[OwnColumn]) -> None:
        self._columns: dict[tuple[str, str], OwnColumn] = {}
        self._derived: dict[tuple[str, str], Derived] = {}
        for column in columns:
            place = (column.list, column.name)
            if place in self._columns:
                continue
            if column.operations:
                self._derived[place] = self._computed(column)
            self._columns[place] = column

    @cached_property
    def all(self) -> tuple[Derived, ...]:
        """Everything that is computed."""
        return (*DERIVED, *self._derived.values())

    def column(self, list_path: str, name: str) -> OwnColumn | None:
        """Return the pack's own column ``name`` (``x.area``) of a list."""
        return self._columns.get((list_path, name)) if self._columns else None

    def names(self, list_path: str) -> tuple[str, ...]:
        """Return the names of the pack's own columns of a list."""
        return tuple(name for path, name in self._columns if path == list_path)

    def derived(self, list_path: str, name: str) -> Derived | None:
        """Return what is computed under ``name`` in the rows of a list (``""``: at the path ``name``)."""
        return self._derived.get((list_path, name)) or derived(list_path, name)

    def derived_in(self, list_path: str) -> tuple[Derived, ...]:
        """Return what is computed in the rows of a list."""
        return (*derived_in(list_path), *(one for (path, _), one in self._derived.items() if path == list_path))

    def derived_at(self, path: str) -> Derived | None:
        """Return what is computed at ``path``, be it of a row or not."""
        place = own_place(path)
        return self._derived.get(place) if place else derived_at(path)

    def kind_of(self, path: str) -> KindName | None:
        """Return what is typed at ``path``; a column of the pack's own is what the pack says."""
        place = own_place(path)
        if place is None:
            return kind_of(path)
        column = self._columns.get(place)
        return column.kind if column else None

    def is_amount(self, path: str) -> bool:
        """Return whether an amount of money stands at a path, typed or computed."""
        computed = self.derived_at(path)
        return self.kind_of(path) == "amount" or (computed is not None and computed.kind == "amount")

    def seen_in(self, list_path: str, column: str) -> tuple[str, ...]:
        """Return the names of the computed values of a row in which what stands in ``column`` is seen."""
        own = {one.name: one for (path, _), one in self._derived.items() if path == list_path}
        found = dict.fromkeys(seen_in(list_path, column))
        for one in own.values():
            if column in one.sources or found.keys() & set(one.sources):
                found[one.name] = None
        return tuple(found)

    def resolve(self, list_path: str, operand: str) -> str:
        """Return the name in the row of what a pack calls ``operand``: a column of its own declared so far, or not."""
        own = operand if operand.startswith(OWN) else OWN + operand
        return own if (list_path, own) in self._columns else operand

    def _computed(self, column: OwnColumn) -> Derived:
        operation = column.operations[0]
        needs = tuple(self.resolve(column.list, operand) for operand in column.operands)
        kind = "figure" if operation in ("quotient", "share") else self._kind(column.list, needs)
        return Derived(
            f"{column.list}.*.{column.name}",
            "amount" if kind == "amount" else "figure",
            needs=needs,
            total=_total_of(column),
            signed=True,
            head=column.label,
            formula=Formula(operation, needs, column.decimals, column.unit),
        )

    def _kind(self, list_path: str, needs: tuple[str, ...]) -> KindName | None:
        """What a sum or difference is: what its first term is."""
        first = f"{list_path}.x.{needs[0]}"
        known = self.derived(list_path, needs[0])
        return self.kind_of(first) or (known.kind if known else None)


def _total_of(column: OwnColumn) -> TotalRule:
    """Differences and sums add up; a quotient of sums is no sum of quotients."""
    if not column.total:
        return "none"
    return "own" if column.operations[0] in ("quotient", "share") else "own once filled"


def own_place(path: str) -> tuple[str, str] | None:
    """Return the list and the name of the own column at which a path ends; ``None`` for any other path."""
    row, found, key = path.rpartition(f".{OWN}")
    list_path = row.rpartition(".")[0]
    if not found or "." in key or row_model(list_path) is None:
        return None
    return list_path, OWN + key
