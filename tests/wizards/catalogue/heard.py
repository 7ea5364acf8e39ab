"""Small forms asked group by group of the lint, and what is heard; places by their keys, as no form has a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from pydantic import ValidationError

from schemas.form import Form
from wizards.catalogue.context import Linting
from wizards.catalogue.errors import LintMessage
from wizards.catalogue.source import Location, Source
from wizards.catalogue.undrawable import undrawable

LINES, ROWS, ITEMS = "funds.lines", "performance.indicators", "problems.items"
SOURCE = Source("a.toml", "", {})


Groups = tuple[Callable[[Linting], None], ...]


class Heard(Linting):
    """A lint that keeps the keys of a place, as the form has no file."""

    def error(self, where: Location, message: str, hint: str = "", *, undrawable: bool = False) -> None:
        self.found.append(LintMessage(str(where), 0, "error", message, hint, undrawable))

    def warn(self, where: Location, message: str, hint: str = "") -> None:
        self.found.append(LintMessage(str(where), 0, "warning", message, hint))


def question(path: str, **more: Any) -> dict[str, Any]:
    return {"path": path, "label": "甲", "ask": "?", "source": "账", **more}


def heard(groups: Groups, name: object, **form: Any) -> Iterator[str]:
    pack = {"format": 1, "id": "a", "title": "甲", **form.pop("pack", {})}
    try:
        made = Form.model_validate({"pack": pack, **form})
    except ValidationError:
        yield f"{name} 不成"
        return
    linting = Heard(made, SOURCE)
    for group in groups:
        group(linting)
    yield f"{name} {len(undrawable(made, SOURCE))}"
    yield from (f"{one.file} {one.severity} {one.undrawable} {one.message} {one.hint}" for one in linting.found)


def present(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every choice of what is there and what is not."""
    for mask in product((False, True), repeat=len(values)):
        yield {key: value for (key, value), there in zip(values.items(), mask, strict=True) if there}


_PATHS = (
    "n text txt line count profile.title profile.titel profile.basis profile.basis.count profile.basis.a.title "
    "profile.projects.total.rate texts.overview texts.overvew texts.x_a_b texts score.total score.grade "
    "score.totl performance.indicators performance.indicators.e.score performance.indicators.z.score "
    "performance.indicators.total.weight performance.indicators.count performance.indicators.weight "
    "funds.lines.county.executed funds.lines.countt.executed funds.lines.total.rate funds.lines.executed "
    "funds.lines.count funds.lines.total.x.a funds.lines.total.x.b funds.account.balance problems.items.a.text "
    "problems.items.total.text signoff.attachments nothing.at nothing executed"
)


PATHS = _PATHS.split()


ASKED = {
    "profile": [question("profile.title", choices=["新", "旧"]), question("profile.basis", columns={"title": "名"})],
    "funds": [question(LINES, columns={"executed": "数", "x": {"a": "列"}}, rows={"county": "县级"})],
}
