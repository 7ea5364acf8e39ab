"""Step 一 项目基本情况: the unit, its projects and what they rest on."""

from pydantic import Field

from schemas.part import Amount, Date, Line, Long, Month, Part, Quantity, Row, Words, Year


class Leader(Part):
    """项目负责人: the person answerable for the project."""

    name: Line | None = None
    phone: Line | None = None


class Staff(Part):
    """人员: posts approved, people actually there, change against last year, newly recruited."""

    posts: Quantity | None = None
    actual: Quantity | None = None
    change: Line | None = None
    recruited: Quantity | None = None


class Unit(Part):
    """项目单位: who reports."""

    name: Line | None = None
    short_name: Line | None = None
    supervisor: Line | None = None
    address: Line | None = None
    postcode: Line | None = None
    nature: Line | None = None
    functions: Words = Field(default_factory=list)
    key_tasks: Words = Field(default_factory=list)
    leader: Leader = Field(default_factory=Leader)
    staff: Staff = Field(default_factory=Staff)


class Project(Row):
    """One project (项目). ``budget`` and ``executed`` are in ``funds.unit``."""

    name: Line | None = None
    aliases: Words = Field(default_factory=list)
    nature: Long | None = None
    purpose: Long | None = None
    content: Long | None = None
    scope: Long | None = None
    source: Line | None = None
    budget: Amount | None = None
    executed: Amount | None = None
    usage: Long | None = None
    finished: Line | None = None
    effect: Long | None = None
    problem: Long | None = None
    measure: Long | None = None


class Basis(Row):
    """立项依据 or 决策依据: one document."""

    title: Line | None = None
    document_number: Line | None = None
    issuer: Line | None = None


class Profile(Part):
    """项目基本情况. ``title`` is the name of the project; titles of reports stand in the form pack."""

    title: Line | None = None
    fiscal_year: Year | None = None
    attachment_label: Line | None = None
    evaluation_types: Words = Field(default_factory=list)
    period_start: Month | None = None
    period_end: Month | None = None
    report_date: Date | None = None
    unit: Unit = Field(default_factory=Unit)
    projects: list[Project] = Field(default_factory=list)
    basis: list[Basis] = Field(default_factory=list)
