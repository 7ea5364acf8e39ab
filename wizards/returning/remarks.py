"""The remarks of a returned report, each at the value it speaks of, and what of them the session does not have yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from schemas.form import Form
from schemas.paths import kind_of
from schemas.policy import Policy
from schemas.text import clean
from wizards.compose import compose
from wizards.evaluation import evaluate
from wizards.intake import Unreadable
from wizards.intake.word import read_word
from wizards.returning.noted import Noted, read_noted
from wizards.returning.paper import Paper, Printed
from wizards.returning.place_matching import PlaceMatcher
from wizards.returning.which_value import row_of
from wizards.session import new_row_id

LIST: Final = "remarks"
MOST: Final = 2_000
"""More remarks than this no report has; a session file could not hold them."""
_LONGEST_QUOTE: Final = 200
_LONGEST_TEXT: Final = 2_000
_TOLD: Final = ("by", "date", "quote", "text")

Remarks = list[dict[str, Any]]


def read_remarks(data: bytes, name: str, document: Mapping[str, Any], form: Form, policy: Policy | None) -> Remarks:
    """Return the remarks of a returned report as rows of ``[[remarks]]``, in the order of the file.

    Args:
        data: the returned file.
        name: its name.
        document: the session, of this or an earlier version of the report.
        form: its form.
        policy: its policy.

    Raises:
        Unreadable: it is no Word file that can be read, or has more remarks than any report.
    """
    noted = read_noted(read_word(data, name))
    if len(noted) > MOST:
        raise Unreadable(f"文件里有 {len(noted)} 条批注和修订，超过 {MOST} 条，没有读；请删去不要的，另存一份再试。")
    made = evaluate(form, policy, document)
    paper = Paper(compose(form, made.assessment, made.sheet), form, document)
    placing = _Placing(paper)
    return [_row(one, placing.path(one)) for one in noted]


def unknown(found: Remarks, document: Mapping[str, Any]) -> Remarks:
    """Return the remarks that the session does not have yet, with ids: the same file read twice adds nothing."""
    there = document.get(LIST)
    known = Counter(_sign(row) for row in there if isinstance(row, Mapping)) if isinstance(there, list) else Counter()
    new: Remarks = []
    for remark in found:
        sign = _sign(remark)
        if known[sign]:
            known[sign] -= 1
        else:
            new.append({"id": new_row_id(), **remark})
    return new


def with_remarks(document: Mapping[str, Any], new: Remarks) -> dict[str, Any]:
    """Return the document with more remarks; nothing else of it changes."""
    there = document.get(LIST)
    return {**document, LIST: [*(there if isinstance(there, list) else ()), *new]}


def _sign(remark: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(remark.get(column) or "").strip() for column in _TOLD)


def _row(noted: Noted, path: str) -> dict[str, Any]:
    row = {
        "by": clean(noted.by, multiline=False).strip(),
        "date": noted.date[:10] if noted.date[:4].isdecimal() else "",
        "path": path,
        "quote": _cut(clean(noted.quote, multiline=True).strip(), _LONGEST_QUOTE),
        "text": _cut(clean(noted.text, multiline=True).strip(), _LONGEST_TEXT),
    }
    said: dict[str, Any] = {key: text for key, text in row.items() if text or key == "path"}
    return {**said, "done": True} if noted.settled else said


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


class _Placing:
    """Finds the value of the session that each remark speaks of."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._matcher = PlaceMatcher(paper.places)
        self._found: dict[Any, list[Printed]] = {}

    def path(self, noted: Noted) -> str:
        """Return the path, empty where no single place fits."""
        if len(noted.spots) > 1:
            return self._of_row(noted)
        paths = {path for path in self._paths(noted) if path}
        return paths.pop() if len(paths) == 1 else ""

    def _paths(self, noted: Noted) -> Iterator[str]:
        for spot in noted.spots:
            if spot not in self._found:
                self._found[spot] = self._matcher.find(spot)
            for place in self._found[spot]:
                yield self._paper.path_in(place, noted.quote)

    def _of_row(self, noted: Noted) -> str:
        """Return the row that was taken out: most of its cells lead into it."""
        rows = Counter(row_of(path) for path in self._paths(noted) if path)
        best: Sequence[tuple[str, int]] = rows.most_common(2)
        if not best or not best[0][0] or (len(best) > 1 and best[1][1] == best[0][1]):
            return ""
        return best[0][0] if kind_of(best[0][0].rpartition(".")[0]) == "rows" else ""
