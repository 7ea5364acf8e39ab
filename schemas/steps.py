"""The questions of a form pack: what is asked in each of the five steps."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from schemas.paths import kind_of
from schemas.step_names import StepName

Where = dict[str, str | tuple[str, ...]]
"""Which rows of a list are meant: the value, or the values, that a column may have."""


def words(wanted: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return what a condition wants as a tuple: one word may stand alone."""
    return (wanted,) if isinstance(wanted, str) else wanted


def fits(read: Callable[[str], object], where: Mapping[str, str | tuple[str, ...]]) -> bool:
    """Return whether a row is meant by ``where``; ``read`` gives the value of one of its columns."""
    return all(read(column) in words(wanted) for column, wanted in where.items())


def may_fit(known: Mapping[str, str], where: Mapping[str, str | tuple[str, ...]]) -> bool:
    """Return whether a row of which only ``known`` is fixed may be meant; what is open may become anything."""
    return all(known[column] in words(wanted) for column, wanted in where.items() if known.get(column))


class PackPart(BaseModel):
    """A table of a form pack: nothing in it but what the language knows, never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Question(PackPart):
    """One question of a step. What is typed follows from ``path``, never from a kind of its own."""

    path: str
    label: str
    ask: str
    source: str = ""
    good: str = ""
    bad: str = ""
    clause: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: dict[str, str] = Field(default_factory=dict)
    rows: dict[str, str] = Field(default_factory=dict)
    where: dict[str, str] = Field(default_factory=dict)

    @field_validator("columns", mode="before")
    @classmethod
    def _by_name(cls, columns: Any) -> Any:
        """``columns.x.area`` and ``columns."x.area"`` are one name."""
        if not isinstance(columns, Mapping):
            return columns
        flat: dict[str, Any] = {}
        for key, label in columns.items():
            inner = label if isinstance(label, Mapping) else {"": label}
            flat |= {f"{key}.{name}" if name else key: word for name, word in inner.items()}
        return flat

    @property
    def address(self) -> str:
        """The path of the question itself: of several about one list, ``@`` and the values of ``where`` tell it."""
        return f"{self.path}.@{'+'.join(self.where.values())}" if self.where else self.path

    @property
    def example(self) -> str:
        """The example that can be taken over as it stands: of a text, not of a choice, a figure or a table."""
        return self.good if kind_of(self.path) in ("line", "long") and not self.choices else ""

    def takes(self, row: object) -> bool:
        """Return whether a row of the document is one of those that the question shows."""
        return isinstance(row, Mapping) and fits(row.get, self.where)


class Steps(PackPart):
    """The questions of the five steps, in screen order."""

    profile: tuple[Question, ...] = ()
    funds: tuple[Question, ...] = ()
    implementation: tuple[Question, ...] = ()
    performance: tuple[Question, ...] = ()
    problems: tuple[Question, ...] = ()

    def of(self, step: StepName) -> tuple[Question, ...]:
        """Return the questions of one step."""
        questions: tuple[Question, ...] = getattr(self, step)
        return questions
