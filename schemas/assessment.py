"""The whole assessment (自评) as a typed view of one session file.

The state of a session is the plain nested dict of its TOML file; this view is built from it, off the key path, and
is never written back. What does not fit is left out of the view and named in ``misfits``, the rest stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field, PrivateAttr, ValidationError

from schemas.carried import Carried, Last
from schemas.funds import Funds
from schemas.implementation import Implementation
from schemas.part import Date, Line, Long, Part, Row
from schemas.performance import Performance
from schemas.problems import Problems, Signoff
from schemas.profile import Profile
from schemas.remark import Remark, State

SCHEMA_VERSION = 1


class Override(Row):
    """A value stated by the unit in place of a computed one, with the reason."""

    path: Line | None = None
    stated: Line | None = None
    reason: Long | None = None


class Waiver(Row):
    """A warning set aside with a reason; it lapses when the value at ``path`` is no longer ``value``."""

    rule: Line | None = None
    path: Line | None = None
    value: Line | None = None
    reason: Long | None = None
    date: Date | None = None


class Place(Part):
    """Where the user stopped."""

    step: Line | None = None
    field: Line | None = None


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value of the file that does not fit its field: where (keys and indices), what stood there, why."""

    location: tuple[str | int, ...]
    value: str
    reason: str


class Assessment(Part):
    """One self-evaluation. Sections are the five steps, sign-off, free texts and what the user stated."""

    schema_version: int = SCHEMA_VERSION
    form: Line | None = None
    policy: Line | None = None
    profile: Profile = Field(default_factory=Profile)
    funds: Funds = Field(default_factory=Funds)
    implementation: Implementation = Field(default_factory=Implementation)
    performance: Performance = Field(default_factory=Performance)
    problems: Problems = Field(default_factory=Problems)
    signoff: Signoff = Field(default_factory=Signoff)
    texts: dict[str, Long] = Field(default_factory=dict)
    bound: dict[str, Line] = Field(default_factory=dict)
    overrides: list[Override] = Field(default_factory=list)
    waivers: list[Waiver] = Field(default_factory=list)
    place: Place = Field(default_factory=Place)
    last: Last = Field(default_factory=Last)
    carried: list[Carried] = Field(default_factory=list)
    state: State | None = None
    state_date: Date | None = None
    remarks: list[Remark] = Field(default_factory=list)

    _misfits: tuple[Misfit, ...] = PrivateAttr(default=())

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        """What the file holds that no field can take."""
        return self._misfits


def read_assessment(document: Mapping[str, Any]) -> Assessment:
    """Return the typed view of a session document; never raises for any nested dict of TOML values.

    A value that does not fit is dropped from the view (not from the document) and named in ``misfits``.
    """
    remaining: Any = document
    misfits: list[Misfit] = []
    while True:
        try:
            assessment = Assessment.model_validate(remaining)
        except ValidationError as error:
            wrong = {tuple(problem["loc"]): problem["msg"] for problem in error.errors(include_url=False)}
            remaining, dropped = _without(remaining, wrong)
            misfits += [misfit for misfit in dropped if misfit.location not in {known.location for known in misfits}]
        else:
            assessment._misfits = tuple(misfits)
            return assessment


def _without(document: Any, wrong: Mapping[tuple[str | int, ...], str]) -> tuple[Any, list[Misfit]]:
    """Return a copy of ``document`` in which every wrong place is blank, and what stood there."""
    copy = _copy(document)
    misfits = []
    for location, message in wrong.items():
        parent, key = _deepest(copy, location)
        if parent is None:
            return {}, [Misfit((), str(document)[:80], message)]
        misfits.append(Misfit(tuple(location), _excerpt(parent[key]), message))
        if isinstance(parent, list):
            parent[key] = {} if parent[key] != {} else ""
        else:
            del parent[key]
    return copy, misfits


def _deepest(document: Any, location: tuple[str | int, ...]) -> tuple[Any, Any]:
    """Follow a pydantic location as far as the document has it; return the last container and its key."""
    parent: Any = None
    key: Any = None
    node = document
    for step in location:
        inside = (isinstance(node, dict) and step in node) or (
            isinstance(node, list) and isinstance(step, int) and step < len(node)
        )
        if not inside:
            break
        parent, key, node = node, step, node[step]
    return parent, key


def _copy(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {key: _copy(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_copy(value) for value in node]
    return node


def _excerpt(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 80 else text[:80] + "…"
