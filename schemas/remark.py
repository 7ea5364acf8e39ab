"""The return round (退回修改): what a reviewer asked, and where the report stands on its way."""

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator

from schemas.part import Date, Line, Long, Row

State = Literal["填写中", "已报送", "被退回", "已重报", "已定稿"]
"""Where the report stands, as the clerk says it; nothing is derived from it."""

STATES: Final[tuple[State, ...]] = ("填写中", "已报送", "被退回", "已重报", "已定稿")

_YES: Final = frozenset(("是", "已改", "true", "yes"))


def _done(value: object) -> object:
    return value.strip().lower() in _YES if isinstance(value, str) else value


Done = Annotated[bool, BeforeValidator(_done)]


class Remark(Row):
    """One remark of a reviewer (意见): a comment, a tracked change, or what was said on the telephone.

    Attributes:
        by: who asked.
        path: the value it speaks of; empty when no place was found.
        quote: the words of the report to which it was fixed.
        text: what was asked.
        reply: the unit's answer.
        done: the report was changed accordingly.
    """

    by: Line | None = None
    date: Date | None = None
    path: Line | None = None
    quote: Long | None = None
    text: Long | None = None
    reply: Long | None = None
    done: Done = False

    @property
    def is_open(self) -> bool:
        """Whether it has neither an answer nor is done."""
        return not self.done and not (self.reply and self.reply.strip())
