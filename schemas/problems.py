"""Step 五 存在问题: problems, measures, experience; and who signs."""

from typing import Literal

from pydantic import Field

from schemas.part import Line, Long, Part, Row, Words

ProblemKind = Literal[
    "problem", "cause", "measure", "advice", "experience", "next", "note", "result_use", "publication"
]


class ProblemItem(Row):
    """One problem, cause, measure …; ``answers`` is the id of the problem that a measure answers."""

    slot: Line | None = None
    kind: ProblemKind | None = None
    title: Line | None = None
    text: Long | None = None
    answers: Line | None = None


class Problems(Part):
    """存在问题: one list for everything of the last chapters, told apart by ``kind`` and ``slot``."""

    items: list[ProblemItem] = Field(default_factory=list)


class PanelMember(Row):
    """评价人员. A signature is never stored."""

    name: Line | None = None
    post: Line | None = None
    unit: Line | None = None


class Preparer(Part):
    """填报人."""

    name: Line | None = None
    phone: Line | None = None


class Signoff(Part):
    """落款. The date of the report is ``profile.report_date``."""

    unit: Line | None = None
    attachments: Words = Field(default_factory=list)
    panel: list[PanelMember] = Field(default_factory=list)
    preparer: Preparer = Field(default_factory=Preparer)
