"""What is computed (算出来的值), said once: where it stands, what it is, from what it comes, where it may be stated.

A path with ``*`` stands for every row of a list. Facts compute exactly these; the lint, the screen's columns and the
checks ask here what there is. A new computed value is one line here and one function in ``wizards.facts.computed``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from schemas.part import KindName
from schemas.paths import row_model

_ROW = ".*."
_BUDGET = ("adjusted_budget", "initial_budget")
ACCOUNTS: Final = tuple(
    f"funds.account.{name}"
    for name in ("income", "expenditure", "overall", "functions", "subjects", "basic", "official", "others")
)
"""The lists of an account whose lines are compared with their whole, their budget and the year before."""


Operation = Literal["quotient", "difference", "sum", "share"]
TotalRule = Literal["sum", "own", "own once filled", "none"]


@dataclass(frozen=True, slots=True)
class Formula:
    """How a pack says that a column is computed.

    Attributes:
        operation: first ÷ second, first − the others, the sum, or the first ÷ its total.
        names: the columns of the row, as the row is asked for them.
        decimals: places to which it is rounded half up; ``None``: as precise as what goes in; rates as the form.
        unit: ``%``: a quotient is printed in percent.
    """

    operation: Operation
    names: tuple[str, ...]
    decimals: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """A computed value.

    Attributes:
        path: where it is read; ``funds.lines.*.rate`` of each row and of the total.
        kind: what it is.
        by: what gives it: the figures of its own table, scoring, or the catalogue entry of its row.
        needs: the columns of its row from which it is computed; of several names in one place any will do.
        stated_in: where the unit states it itself: a column of the row, for ``score.…`` a path. Empty: under its own
            name, or in an override.
        total: how the total of the list gets it: the sum of the rows; from its own sums; or from its own sums as soon
            as one of ``needs`` is filled in the total's own line; or not at all.
        signed: whether it may be below 0.
        head: head of the column in which the screen shows it beside what is asked, and its name in a running text;
            empty: it has none.
        called: what findings call it when it has no head.
        formula: how a pack says that it is computed, ``None`` for what the program knows.
    """

    path: str
    kind: KindName
    by: Literal["figures", "scoring", "entry"] = "figures"
    needs: tuple[str | tuple[str, ...], ...] = ()
    stated_in: str = ""
    total: TotalRule = "sum"
    signed: bool = False
    head: str = ""
    called: str = ""
    formula: Formula | None = None

    @property
    def list_path(self) -> str:
        """The list in whose rows it stands, empty if it stands in none."""
        return self.path.rpartition(_ROW)[0]

    @property
    def name(self) -> str:
        """Its key below the row, or its whole path."""
        return self.path.rpartition(_ROW)[2]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every column of the row that may go into it."""
        return tuple(name for need in self.needs for name in _names(need))

    def follows_from(self, columns: frozenset[str]) -> bool:
        """Return whether these columns of the row are enough to compute it."""
        return bool(self.needs) and all(columns.intersection(_names(need)) for need in self.needs)


_OF_WHOLE: Final = tuple(path for path in ACCOUNTS if path.rpartition(".")[2] not in ("overall", "others"))
"""Those whose lines are parts of one whole."""

_COMPARED = tuple(
    one
    for path in ACCOUNTS
    for one in (
        Derived(f"{path}.*.rate", "figure", needs=("amount", "budget"), total="own", head="完成预算"),
        Derived(f"{path}.*.against", "line", needs=("amount", "budget"), total="own", called="决算数和预算数的比较"),
        Derived(f"{path}.*.more", "amount", needs=("amount", "last_year"), total="own", head="比上年增加"),
        Derived(f"{path}.*.less", "amount", needs=("amount", "last_year"), total="own", head="比上年减少"),
        Derived(f"{path}.*.same", "line", needs=("amount", "last_year"), total="own", called="和上年的比较"),
        Derived(f"{path}.*.more_rate", "figure", needs=("amount", "last_year"), total="own", called="增长率"),
        Derived(f"{path}.*.less_rate", "figure", needs=("amount", "last_year"), total="own", called="下降率"),
    )
)

DERIVED: Final = (
    Derived("profile.year_before", "line", needs=("profile.fiscal_year",)),
    Derived("profile.projects.*.rate", "figure", needs=("executed", "budget"), total="own", head="执行率"),
    Derived(
        "funds.lines.*.balance",
        "amount",
        needs=(("arrived", *_BUDGET), "executed"),
        total="own once filled",
        signed=True,
    ),
    Derived("funds.lines.*.over", "amount", needs=("executed", _BUDGET), total="own"),
    Derived("funds.lines.*.rate", "figure", needs=("executed", _BUDGET), total="own", head="执行率"),
    Derived("funds.subsidies.*.amount", "amount", needs=("persons", "standard"), head="算得金额"),
    *(Derived(f"{path}.*.share", "figure", needs=("amount",), total="own", head="占比") for path in _OF_WHOLE),
    *_COMPARED,
    Derived("funds.account.balance", "amount", signed=True, head="本年收支结余"),
    Derived("funds.account.functions_share", "figure", called="占本年支出合计的比例"),
    Derived("performance.indicators.*.actual", "figure", needs=("progress.previous", "progress.period")),
    Derived("performance.indicators.*.target_sign", "line", needs=("target",), called="指标性质"),
    Derived("performance.indicators.*.target_number", "line", needs=("target",), called="指标值"),
    Derived("performance.indicators.*.target_unit", "line", needs=("target",), called="度量单位"),
    Derived("performance.indicators.*.completion", "figure", by="scoring", stated_in="stated_completion"),
    Derived("performance.indicators.*.met", "line", by="scoring", stated_in="stated_verdict"),
    Derived("performance.indicators.*.score", "figure", by="scoring", stated_in="stated_score"),
    Derived("performance.indicators.*.definition", "line", by="entry"),
    Derived("performance.indicators.*.criterion", "line", by="entry"),
    Derived("score.total", "figure", by="scoring", stated_in="performance.stated_total"),
    Derived("score.grade", "line", by="scoring", stated_in="performance.stated_grade"),
    Derived("score.execution", "figure", by="scoring", stated_in="performance.stated_execution"),
    Derived("score.weight", "figure", by="scoring"),
    Derived("score.weights", "figure", by="scoring"),
)

_BY_PLACE: Final = {(one.list_path, one.name): one for one in DERIVED}


def derived(list_path: str, name: str) -> Derived | None:
    """Return what is computed under ``name`` in the rows of a list (``""``: at the path ``name``)."""
    return _BY_PLACE.get((list_path, name))


def derived_at(path: str) -> Derived | None:
    """Return what is computed at ``path``, be it of a row or not."""
    row, _, name = path.rpartition(".")
    list_path = row.rpartition(".")[0]
    if row_model(list_path) is not None:
        return derived(list_path, name)
    return derived("", path)


@cache
def derived_in(list_path: str) -> tuple[Derived, ...]:
    """Return what is computed in the rows of a list (``""``: what stands in no list)."""
    return tuple(one for one in DERIVED if one.list_path == list_path)


def stated_under(list_path: str, column: str) -> str:
    """Return the name of the computed value that ``column`` states; ``column`` itself if it states none."""
    return next((one.name for one in derived_in(list_path) if one.stated_in == column), column)


def seen_in(list_path: str, column: str) -> tuple[str, ...]:
    """Return the names of the computed values of a row in which what stands in ``column`` is seen."""
    return tuple(
        one.name for one in derived_in(list_path) if column in one.sources or (column and column == one.stated_in)
    )


def _names(need: str | tuple[str, ...]) -> tuple[str, ...]:
    return (need,) if isinstance(need, str) else need
