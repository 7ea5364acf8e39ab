"""What every part of an assessment shares: open to unknown keys, blank is absent, each field knows its kind.

The kind of a field is said once, here, by its annotation; questions, the row editor and the lint of form packs
all ask for it through ``schemas.paths`` and need no ``kind`` of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from schemas.figure import Figure, read_figure

KindName = Literal["line", "long", "figure", "amount", "date", "month", "year", "words", "rows"]
"""line: one line of text; long: paragraphs; figure: a figure as written; amount: a figure of money, in
``funds.unit`` unless it carries a unit; words: a list of texts, one line each; rows: a list of tables' rows."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Marks a field's annotation with what is typed into it."""

    name: KindName


def _figure(value: object) -> Figure:
    if isinstance(value, Figure):
        return value
    if isinstance(value, str):
        return read_figure(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return read_figure(str(value))
    raise ValueError("这里应是一个写成文字的数")


_FIGURE = (
    PlainValidator(_figure, json_schema_input_type=str),
    PlainSerializer(lambda figure: figure.text, return_type=str),
    WithJsonSchema({"type": "string"}),
)


def _year(value: object) -> object:
    if isinstance(value, bool):  # which pydantic would take for 1 or 0
        raise ValueError("这里应是四位年份")
    return value


Line = Annotated[str, Kind("line")]
Long = Annotated[str, Kind("long")]
Date = Annotated[str, Kind("date")]
Month = Annotated[str, Kind("month")]
Year = Annotated[int, BeforeValidator(_year), Kind("year")]
Quantity = Annotated[Figure, *_FIGURE, Kind("figure")]
Amount = Annotated[Figure, *_FIGURE, Kind("amount")]
Words = Annotated[list[str], Kind("words")]


class Part(BaseModel):
    """A table of the session file. Unknown keys are kept; an empty text counts as absent."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if not (isinstance(value, str) and not value.strip())}
        return data


_NAMES = ("name", "title", "item", "text", "expected")


def name_of_row(read: Callable[[str], object]) -> str:
    """Return what a row is called, on one line: the first filled of the fields that can name one, else ``""``.

    Args:
        read: gives the value of a field of the row, ``None`` when it has none.
    """
    filled = (" ".join(value.split()) for name in _NAMES if isinstance(value := read(name), str))
    return next((line for line in filled if line), "")


class Row(Part):
    """A row of a list. ``NATURAL_KEY`` names the field by which paths enter the list, if it has one.

    ``x`` holds the columns of a pack's own; what each of them is, the form says.
    """

    NATURAL_KEY: ClassVar[str | None] = None

    id: Line | None = None
    x: dict[str, Quantity] = Field(default_factory=dict)
