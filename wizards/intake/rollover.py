"""A new session from last year's: what is planned comes, what was done does not; what comes unchanged is marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from schemas.assessment import SCHEMA_VERSION
from schemas.carried import mark
from schemas.derived import ACCOUNTS
from schemas.form import Form
from schemas.paths import find, natural_key, row_keys
from schemas.policy import Policy
from wizards.catalogue.reach import INDICATORS
from wizards.intake.last_accounts import accounts_of
from wizards.intake.last_year import values_of
from wizards.intake.model import Unreadable
from wizards.intake.moving import move_indicators, named_by
from wizards.intake.own_columns import own_texts
from wizards.intake.years import may_name_year, move_year, names_year, year_of
from wizards.session import with_row_ids

Document = Mapping[str, Any]
_UNIT: Final = (
    *("name", "short_name", "supervisor", "address", "postcode", "nature", "functions", "key_tasks", "leader"),
)
_PROJECT: Final = ("id", "name", "aliases", "nature", "purpose", "content", "scope", "source", "usage")
INDICATOR: Final = (
    *("id", "catalogue", "level1", "level2", "name", "project", "unit", "target", "direction", "weight"),
)


_WITH_OWN_TEXTS: Final = ("profile.projects", "funds.lines", INDICATORS)


@dataclass(frozen=True, slots=True)
class Rolled:
    """The new session; what came, for a list; and what found no place or must be looked at, a sentence each."""

    document: dict[str, Any]
    year: int
    brought: tuple[str, ...]
    told: tuple[str, ...]


class NoYear(Unreadable):
    """Last year's session has no year, and none was named."""


def roll_over(
    last: Document,
    file: str,
    form: Form,
    *,
    old_form: Form | None = None,
    policy: Policy | None = None,
    year: int | None = None,
) -> Rolled:
    """Return the session that begins from ``last``.

    Args:
        last: last year's session; it is not changed.
        file: its name, to be told beside its values.
        form: the form of the new session.
        old_form: the form of ``last``, if it can still be used.
        policy: the policy of ``last``.
        year: the new year; else the one after last year's.

    Raises:
        Unreadable: no year is known.
    """
    return _Rolling(with_row_ids(last), file, form, old_form, policy, year).roll()


class _Rolling:
    def __init__(
        self, last: Document, file: str, form: Form, old_form: Form | None, policy: Policy | None, year: int | None
    ) -> None:
        self.last = last
        self.file = file
        self.form = form
        self.old_form = old_form
        self.policy = policy
        self.last_year = year_of(last)
        if year is None:
            if self.last_year is None:
                raise NoYear("去年的自评里没有评价年度，不知道新的一份是哪一年：请用 --year 写明，例如 --year 2024。")
            year = self.last_year + 1
        self.year = year
        self.same_form = last.get("form") == form.pack.id
        self.carried: list[dict[str, str]] = []
        self.told: list[str] = []

    def roll(self) -> Rolled:
        document: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "form": self.form.pack.id}
        policy = self.last.get("policy")
        if self.same_form and isinstance(policy, str) and policy:
            document["policy"] = policy
        indicators, keys = self._indicators()
        sections = {
            "profile": self._profile(),
            "funds": self._funds(),
            "performance": {"goals": self._goals(), "indicators": indicators},
            "signoff": self._signoff(),
            "texts": self._texts(),
            "bound": self._bound(),
        }
        document |= {name: kept for name, section in sections.items() if (kept := _filled(section))}
        document["last"] = self._last(document, keys)
        self._mark_own_texts(document)
        self._mark_targets(indicators)
        if isinstance(self.last.get("x"), Mapping):
            self.told.append("去年的文件里有 [x]（本程序不问的内容），没有带来；要用的请从去年的文件里抄。")
        if self.carried:
            document["carried"] = self.carried
        return Rolled(document, self.year, tuple(self._brought(document)), tuple(self.told))

    def _profile(self) -> dict[str, Any]:
        unit = find(self.last, "profile.unit")
        projects = [self._row(row, _PROJECT, "profile.projects") for row in _rows(self.last, "profile.projects")]
        title = find(self.last, "profile.title")
        if isinstance(title, str):
            title = self._moved_title(title)
        return {
            "title": title,
            "fiscal_year": self.year,
            "unit": _only(unit, _UNIT) if isinstance(unit, Mapping) else None,
            "projects": [row for row in projects if row.keys() - {"id"}],
            "basis": list(_rows(self.last, "profile.basis")),
        }

    def _moved_title(self, title: str) -> str:
        if self.last_year is None or self.last_year == self.year:
            return title
        moved = move_year(title, self.last_year, self.year)
        if may_name_year(moved, self.last_year):
            self.told.append(f"项目名称“{moved}”里还有去年的年份，看不出要不要改，没有动；请看一下。")
        return moved

    def _lines(self) -> list[dict[str, Any]]:
        rows = [row for row in _rows(self.last, "funds.lines") if row.get("source")]
        lines = [self._row(row, ("id", "source"), "funds.lines") for row in rows]
        known = self.form.asked.row_labels("funds.lines")
        if not self.same_form and known:
            labels = self.old_form.asked.row_labels("funds.lines") if self.old_form is not None else {}
            for line in lines:
                if line["source"] not in known:
                    name = labels.get(line["source"], line["source"])
                    self.told.append(f"资金来源“{name}”在新表里没有这一行，没有带来。")
            lines = [line for line in lines if line["source"] in known]
        return lines

    def _funds(self) -> dict[str, Any]:
        money = find(self.last, "funds.unit")
        return {
            "unit": money if isinstance(money, str) and money else self.form.pack.money_unit,
            "lines": self._lines(),
            "rules": list(_rows(self.last, "funds.rules")),
            "account": accounts_of(self.last, self.form, next_year=self.year - 1 == self.last_year),
        }

    def _goals(self) -> list[dict[str, Any]]:
        goals = [_only(row, ("id", "expected")) for row in _rows(self.last, "performance.goals")]
        goals = [goal for goal in goals if "expected" in goal]
        for goal in goals:
            if isinstance(goal["expected"], str):
                self._mark(f"performance.goals.{goal['id']}.expected", goal["expected"])
        return goals

    def _indicators(self) -> tuple[list[dict[str, Any]], dict[str, str]]:
        """Return the rows of the new session, and their keys there by the keys that they had."""
        rows = list(_rows(self.last, INDICATORS))
        old_keys = row_keys(rows, natural_key(INDICATORS))
        kept = [self._row(row, INDICATOR, INDICATORS) for row in rows]
        if self.same_form:
            return kept, dict(zip(old_keys, row_keys(kept, natural_key(INDICATORS)), strict=True))
        moved, told = move_indicators([named_by(self.old_form, row) for row in kept], self.form)
        self.told += told
        keys = row_keys(moved, natural_key(INDICATORS))
        new_keys = {str(row.get("id")): key for row, key in zip(moved, keys, strict=True)}
        return moved, {
            old: new_keys[str(row["id"])]
            for old, row in zip(old_keys, kept, strict=True)
            if str(row.get("id")) in new_keys
        }

    def _signoff(self) -> dict[str, Any]:
        preparer = find(self.last, "signoff.preparer")
        return {
            "unit": find(self.last, "signoff.unit"),
            "preparer": _only(preparer, ("name", "phone")) if isinstance(preparer, Mapping) else None,
        }

    def _texts(self) -> dict[str, str]:
        texts = self.last.get("texts")
        kept = {
            name: text
            for name, text in (texts.items() if isinstance(texts, Mapping) else ())
            if isinstance(text, str) and text.strip()
        }
        asked = set(self.form.asked.slots())
        for name, text in kept.items():
            self._mark(f"texts.{name}", text)
            if name not in asked:
                title = self._slot_title(name)
                self.told.append(f"文字“{title}”在新表里没有地方，留在文件里，不印。")
        return kept

    def _bound(self) -> dict[str, str]:
        """The names that the texts hold in braces: this year they print this year's values."""
        bound = self.last.get("bound")
        named = bound.items() if isinstance(bound, Mapping) else ()
        return {name: path for name, path in named if isinstance(path, str)}

    def _slot_title(self, name: str) -> str:
        from schemas.slots import SLOTS

        asked = self.old_form.asked.of(f"texts.{name}") if self.old_form is not None else ()
        return asked[0].label if asked else SLOTS.get(name, name)

    def _last(self, new: Document, keys: Mapping[str, str]) -> dict[str, Any]:
        values = values_of(self.last, self.old_form, self.policy, new, keys)
        return _filled({"file": self.file, "fiscal_year": self.last_year, "values": values})

    def _mark(self, path: str, text: str) -> None:
        self.carried.append(mark(path, text, "last"))

    def _row(self, row: Mapping[str, Any], names: tuple[str, ...], list_path: str) -> dict[str, Any]:
        """Return what comes of a row; of the form's own columns the words."""
        own = own_texts(row, self.form, list_path)
        return {**_only(row, names), **({"x": own} if own else {})}

    def _mark_own_texts(self, document: Document) -> None:
        for list_path in _WITH_OWN_TEXTS:
            rows = list(_rows(document, list_path))
            for key, row in zip(row_keys(rows, natural_key(list_path)), rows, strict=True):
                for name, text in row.get("x", {}).items():
                    self._mark(f"{list_path}.{key}.x.{name}", text)

    def _mark_targets(self, rows: list[dict[str, Any]]) -> None:
        """A target that names last year's date is marked like a text: it must be looked at."""
        if self.last_year is None or self.last_year == self.year:
            return
        for key, row in zip(row_keys(rows, natural_key(INDICATORS)), rows, strict=True):
            target = row.get("target")
            if isinstance(target, str) and names_year(target, self.last_year):
                self._mark(f"{INDICATORS}.{key}.target", target)
                self.told.append(f"指标“{row.get('name', '')}”的指标值里还是去年的日期：{target}，请改。")

    def _name_of_form(self, row: Mapping[str, Any]) -> str:
        entry = self.form.entry(row.get("catalogue"))
        return entry.name if entry is not None and entry.name else ""

    def _brought(self, document: Document) -> Iterator[str]:
        rows = list(_rows(document, INDICATORS))
        named = sum(bool(row.get("name") or self._name_of_form(row)) for row in rows)
        texts = document.get("texts", {})
        for count, words in (
            (named, "项指标（名称、级别、指标值、分值）"),
            (len(rows) - named, "行还没有写名称的指标"),
            (len(list(_rows(document, "funds.lines"))), "种资金来源"),
            (_years_before(document), "个上年决算数（去年的决算数）"),
            (len(list(_rows(document, "profile.basis"))), "份立项依据"),
            (len(texts), "段文字（照去年的原文，改过之前都有提醒）"),
        ):
            if count:
                yield f"{count} {words}"


def _rows(document: Document, path: str) -> Iterator[Mapping[str, Any]]:
    rows = find(document, path)
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping):
            yield row


def _years_before(document: Document) -> int:
    return sum("last_year" in row for path in ACCOUNTS for row in _rows(document, path))


def _only(row: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names if row.get(name) not in (None, "", [], {})}


def _filled(section: Mapping[str, Any]) -> dict[str, Any]:
    """Return a section without what is blank, inside it too."""
    kept = {name: _filled(value) if isinstance(value, Mapping) else value for name, value in section.items()}
    return {name: value for name, value in kept.items() if value not in (None, "", [], {})}
