"""The answers of a session by what a label asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from schemas.lexicon import Term
from wizards.facts import Facts

REVIEWERS: Final = "由审核的人填"
NOTHING_TYPED: Final = "自评里还没有填"
TO_SIGN: Final = "要签字的地方，请手写"
UNKNOWN: Final = "自评里没有这一项，请在 Word 里填"
_SIGNED = re.compile("签[字名章]")
_REVIEWERS: Final = ("reviewer",)


class Answer(NamedTuple):
    """The answer to a label: its path, its text (blank: not typed yet), or why there can be none."""

    path: str
    text: str
    why: str = ""


_PATHS: Final = {
    "title": "profile.title",
    "supervisor": "profile.unit.supervisor",
    "unit": "profile.unit.name",
    "reporting_unit": "profile.unit.name",
    "department_line": "profile.unit.name",
    "year": "profile.fiscal_year",
    "money_unit": "funds.unit",
    "leader": "profile.unit.leader.name",
    "preparer": "signoff.preparer.name",
    "report_date": "profile.report_date",
    "address": "profile.unit.address",
    "postcode": "profile.unit.postcode",
    "stated_total": "score.total",
    "stated_grade": "score.grade",
    "conclusion": "texts.conclusion",
    "notes": "texts.other_notes",
}
_GOALS: Final = {"goals": "expected", "expected": "expected", "achieved": "actual"}
_ITEMS: Final = {"problems": "problem", "measures": "measure"}
_PERSONS: Final = {
    "leader": ("profile.unit.leader.name", "profile.unit.leader.phone"),
    "preparer": ("signoff.preparer.name", "signoff.preparer.phone"),
}


class Answers:
    """Answers labels out of the facts of a session."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._special: dict[str, Callable[[str], Answer]] = {
            "period": self._period,
            **dict.fromkeys(_GOALS, self._goal),
            **dict.fromkeys(_ITEMS, self._items),
        }

    def of(self, term: Term, label: str, person: str = "") -> Answer:
        """Return the answer to a label.

        Args:
            term: what the label names.
            label: its words.
            person: for a telephone: whose it is (``leader``, ``preparer``), as the label before it tells.
        """
        if _SIGNED.search(label) and term.thing in ("leader", "leader_and_phone", "other_person"):
            return Answer("", "", TO_SIGN)
        if term.thing in _REVIEWERS:
            return Answer("", "", REVIEWERS)
        if term.thing in ("phone", "leader_and_phone"):
            return self._telephone(term.thing, "preparer" if "填" in label else person or "leader")
        if (special := self._special.get(term.thing)) is not None:
            return special(term.thing)
        path = _PATHS.get(term.thing) or (term.path if "*" not in term.path else "")
        return self.at(path) if path else Answer("", "", UNKNOWN)

    def at(self, path: str) -> Answer:
        """Return what stands at a path."""
        text = self.facts.text(path) or ""
        return Answer(path, text, "" if text else NOTHING_TYPED)

    def _telephone(self, thing: str, person: str) -> Answer:
        name, phone = (self.at(path) for path in _PERSONS[person])
        if thing == "phone":
            return phone
        both = "　".join(one.text for one in (name, phone) if one.text)
        return Answer(name.path, both, "" if both else NOTHING_TYPED)

    def _period(self, thing: str) -> Answer:
        start, end = self.at("profile.period_start"), self.at("profile.period_end")
        if not start.text or not end.text:
            return Answer(start.path, "", NOTHING_TYPED)
        return Answer(start.path, f"{start.text}—{end.text}")

    def _goal(self, thing: str) -> Answer:
        return self._column("performance.goals", _GOALS[thing], None)

    def _items(self, thing: str) -> Answer:
        return self._column("problems.items", "text", {"kind": _ITEMS[thing]})

    def _column(self, list_path: str, column: str, where: dict[str, str | tuple[str, ...]] | None) -> Answer:
        found = [text for row in self.facts.rows(list_path, where) if (text := row.text(column))]
        return Answer(f"{list_path}.*.{column}", "\n".join(found), "" if found else NOTHING_TYPED)

    def goals(self, thing: str) -> list[str]:
        """Return the goals one by one, as expected or as reached."""
        return [row.text(_GOALS[thing]) or "" for row in self.facts.rows("performance.goals")]
