"""Step 二 资金使用: what was planned, arrived and spent."""

from typing import ClassVar

from pydantic import Field

from schemas.part import Amount, Line, Long, Part, Quantity, Row

TOTAL = "total"
"""The key of the 合计 line; every list also answers to it with the sum when no such line is filled."""


class FundLine(Row):
    """One line of the money grid, keyed by its source (资金来源)."""

    NATURAL_KEY: ClassVar[str | None] = "source"

    source: Line | None = None
    initial_budget: Amount | None = None
    adjusted_budget: Amount | None = None
    arrived: Amount | None = None
    executed: Amount | None = None
    balance: Amount | None = None


class Subsidy(Row):
    """补助: persons × standard, as planned (budget), as done (actual), of all levels (all_levels)."""

    NATURAL_KEY: ClassVar[str | None] = "kind"

    kind: Line | None = None
    persons: Quantity | None = None
    standard: Quantity | None = None
    amount: Amount | None = None


class Expense(Row):
    """支出明细: one item of spending with its voucher."""

    item: Line | None = None
    amount: Amount | None = None
    voucher: Line | None = None
    remark: Line | None = None


class ManagementItem(Row):
    """One of the seven 资金管理情况 of the transfer form."""

    NATURAL_KEY: ClassVar[str | None] = "item"

    item: Line | None = None
    situation: Long | None = None
    problem: Long | None = None


class FundRule(Row):
    """资金管理制度: one document."""

    title: Line | None = None
    document_number: Line | None = None


class AccountItem(Row):
    """One line of an account: an item and its amount, its budget, the year before, why it changed, what it was for."""

    NATURAL_KEY: ClassVar[str | None] = "item"

    item: Line | None = None
    budget: Amount | None = None
    amount: Amount | None = None
    last_year: Amount | None = None
    reason: Long | None = None
    usage: Long | None = None


class Subject(AccountItem):
    """One 支出科目 (项), with the 类 and 款 above it and the number that is printed before it, if any."""

    number: Line | None = None
    level1: Line | None = None
    level2: Line | None = None


class Count(Row):
    """A number of persons, cars, meetings … that is told beside the money."""

    NATURAL_KEY: ClassVar[str | None] = "item"

    item: Line | None = None
    number: Quantity | None = None


class Beneficiaries(Row):
    """享受待遇人数 of one kind."""

    NATURAL_KEY: ClassVar[str | None] = "item"

    item: Line | None = None
    persons: Quantity | None = None


class Insurance(Row):
    """One insurance (险种) with the parts of its spending and those who benefit."""

    NATURAL_KEY: ClassVar[str | None] = "name"

    name: Line | None = None
    budget: Amount | None = None
    parts: list[AccountItem] = Field(default_factory=list)
    beneficiaries: list[Beneficiaries] = Field(default_factory=list)


class Account(Part):
    """收支决算: of a fund with its single insurances, or of a whole unit with its classes of spending.

    ``overall`` is 财政拨款收支总体, ``functions`` spending by 类, ``subjects`` by 项, ``basic`` what 基本支出 is made
    of, ``official`` “三公”经费, ``others`` figures that stand alone. ``balance`` is typed only to state another one.
    """

    income: list[AccountItem] = Field(default_factory=list)
    expenditure: list[AccountItem] = Field(default_factory=list)
    overall: list[AccountItem] = Field(default_factory=list)
    functions: list[AccountItem] = Field(default_factory=list)
    subjects: list[Subject] = Field(default_factory=list)
    basic: list[AccountItem] = Field(default_factory=list)
    official: list[AccountItem] = Field(default_factory=list)
    others: list[AccountItem] = Field(default_factory=list)
    counts: list[Count] = Field(default_factory=list)
    balance: Amount | None = None
    cumulated: Amount | None = None
    insurances: list[Insurance] = Field(default_factory=list)


class Funds(Part):
    """资金使用. ``unit`` is the unit of all amounts here that carry none."""

    unit: Line | None = None
    transfer_date: Line | None = None
    deadline: Line | None = None
    over_treatment: Long | None = None
    violation: Long | None = None
    lines: list[FundLine] = Field(default_factory=list)
    subsidies: list[Subsidy] = Field(default_factory=list)
    expenses: list[Expense] = Field(default_factory=list)
    management: list[ManagementItem] = Field(default_factory=list)
    rules: list[FundRule] = Field(default_factory=list)
    account: Account = Field(default_factory=Account)
