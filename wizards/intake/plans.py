"""What a source offers to a session: proposals; those of new rows are made when somebody looks at them one by one.

A sheet of 2 000 new indicators offers 14 000 values. Who takes all that is new needs none of them as a proposal.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, overload

from schemas.part import KindName
from schemas.text import clean
from wizards.catalogue.reach import INDICATORS
from wizards.intake.model import Aside, Kind, Row
from wizards.intake.own_columns import is_own

State = Literal["new", "same", "differs"]


class Proposal(NamedTuple):
    """One value that can be brought in.

    Attributes:
        path: where it goes; in a new row the row's id is the one it will have.
        text: as it will be stored.
        where: where it was read.
        note: what was done to it.
        state: how it stands to what is there.
        old: what is there now.
        label: what to call it on the screen.
    """

    path: str
    text: str
    where: str
    note: str
    state: State
    old: str = ""
    label: str = ""


class RowFields:
    """The fields of a row that can be brought in, in their order.

    Args:
        labels: what each is called on the screen.
        kind_of: what is typed at a path.
    """

    def __init__(self, labels: Sequence[tuple[str, str]], kind_of: Callable[[str], KindName | None]) -> None:
        self.labels = labels
        self.things = [thing for thing, _ in labels]
        self.any_own = any(map(is_own, self.things))
        self._kind_of = kind_of

    def stored(self, text: str, path: str) -> str:
        """Return a text as it is stored: of one line, or of several where these are asked for."""
        return text if text.isprintable() else clean(text, multiline=self._kind_of(path) == "long")


class NewRow(NamedTuple):
    """All values of a row that is to be made: nothing is there to be compared with.

    Attributes:
        key: the id that it will have.
        row: what was read.
        fields: those that are offered.
    """

    key: str
    row: Row
    fields: RowFields

    def path(self, thing: str) -> str:
        """Return where a value goes."""
        return f"{INDICATORS}.{self.key}.{thing}"

    def texts(self) -> dict[str, str]:
        """Return the values by field as they will be stored."""
        said = self.row.texts
        texts = {thing: said[thing] for thing in self.fields.things if thing in said}
        if "".join(texts.values()).isprintable():
            return texts
        return {thing: self.fields.stored(text, self.path(thing)) for thing, text in texts.items()}

    def proposals(self) -> Iterator[Proposal]:
        """Yield the values as proposals."""
        name = self.row.texts["name"]
        texts = self.texts()
        for thing, label in self.fields.labels:
            if thing in texts:
                _, where, note = self.row[thing]
                yield Proposal(self.path(thing), texts[thing], where, note, "new", "", f"{name}·{label}")


class Proposals(Sequence[Proposal]):
    """Proposals in their order; ``parts`` has those of new rows by the row."""

    def __init__(self, parts: Sequence[Proposal | NewRow]) -> None:
        self.parts = parts

    @cached_property
    def _all(self) -> tuple[Proposal, ...]:
        made: list[Proposal] = []
        for part in self.parts:
            if isinstance(part, NewRow):
                made += part.proposals()
            else:
                made.append(part)
        return tuple(made)

    @overload
    def __getitem__(self, index: int) -> Proposal: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Proposal, ...]: ...
    def __getitem__(self, index: int | slice) -> Proposal | tuple[Proposal, ...]:
        return self._all[index]

    def __iter__(self) -> Iterator[Proposal]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a source offers to one session: the proposals, the rest, and where new rows are put.

    ``new_rows`` maps the id of a row to be made to the key of the row behind which it goes (``None``: at the end).
    """

    kind: Kind
    proposals: Proposals
    aside: tuple[Aside, ...]
    new_rows: Mapping[str, str | None] = field(default_factory=dict)


class PathsOf(AbstractSet[str]):
    """The paths of the proposals of some states; written out only when somebody looks for one."""

    def __init__(self, plan: Plan, states: Sequence[State]) -> None:
        self.plan = plan
        self._states = states

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(one.path for one in self.plan.proposals if one.state in self._states)

    def __contains__(self, path: object) -> bool:
        return path in self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __repr__(self) -> str:
        return repr(self._all)

    @classmethod
    def _from_iterable(cls, paths: Iterable[str]) -> frozenset[str]:  # type: ignore[override]  # is no plan's
        """What is joined to them or taken away leaves plain paths."""
        return frozenset(paths)

    def texts_of(self, row: NewRow) -> dict[str, str]:
        """Return what of a new row of the plan is among them."""
        return row.texts() if "new" in self._states else {}

    def has(self, one: Proposal) -> bool:
        """Return whether a proposal of the plan is among them."""
        return one.state in self._states


class Chosen:
    """Any paths that somebody chose, asked as ``PathsOf`` is."""

    def __init__(self, paths: Collection[str]) -> None:
        self._paths = paths

    def texts_of(self, row: NewRow) -> dict[str, str]:
        """Return what of a new row is among them."""
        return {thing: text for thing, text in row.texts().items() if row.path(thing) in self._paths}

    def has(self, one: Proposal) -> bool:
        """Return whether a proposal is among them."""
        return one.path in self._paths
