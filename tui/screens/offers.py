"""The lines of the preview of what is brought in: rows of the table, their values old and new, what is left aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from textual.content import Content

from schemas.text import show
from tui import texts_bringing as texts
from wizards.intake import Plan, Proposal

_TAKEN, _LEFT, _SOME = "[✓] ", "[ ] ", "[-] "
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: the paths that it takes or leaves together (none: only to be read), its words, what more is known."""

    paths: tuple[str, ...]
    words: str
    detail: str = ""
    inner: bool = False
    marked: bool = False

    def content(self, chosen: Collection[str]) -> Content:
        """Return the line as it is drawn."""
        if not self.paths:
            return Content.styled(self.words, "$text-muted")
        taken = sum(path in chosen for path in self.paths)
        sign = _TAKEN if taken == len(self.paths) else _SOME if taken else _LEFT
        style = "$text-warning" if self.marked else "" if self.inner else "bold"
        return Content.assemble(("  " if self.inner else "") + sign, (self.words, style))


def offers(plan: Plan) -> list[Offer]:
    """Return the lines of a plan: by row of the table, each value below; then what was left aside."""
    lines: list[Offer] = []
    for group in _groups(plan):
        if len(group) > 1:
            lines.append(Offer(tuple(one.path for one in group), _title(plan, group[0])))
        lines += [_value(one, inner=len(group) > 1) for one in group]
    if plan.aside:
        lines.append(Offer((), texts.LEFT.format(count=len(plan.aside))))
        lines += [Offer((), f"  {_short(one.text)}（{_short(one.why)}）", one.where) for one in plan.aside]
    return lines


def _groups(plan: Plan) -> Iterator[list[Proposal]]:
    group: list[Proposal] = []
    for one in plan.proposals:
        if one.state == "same":
            continue
        if group and _row(group[0]) != _row(one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _row(one: Proposal) -> str:
    """Return the row that a value belongs to; a value outside all lists is alone."""
    parts = one.path.split(".")
    return ".".join(parts[:3]) if parts[0] in ("performance", "funds") else one.path


def _title(plan: Plan, first: Proposal) -> str:
    name = _short(first.label.rpartition("·")[0] or first.label)
    return texts.NEW_ROW.format(name=name) if first.path.split(".")[2] in plan.new_rows else name


def _value(one: Proposal, *, inner: bool) -> Offer:
    label = _short(one.label.rpartition("·")[2] if inner else one.label)
    pattern = texts.DIFFERENT if one.state == "differs" else texts.NEW
    words = pattern.format(label=label, old=_short(one.old), new=_short(one.text))
    if one.note:
        words = f"{words}　（{_short(one.note)}）"
    detail = f"{texts.WHERE.format(where=one.where)}　{one.note}\n{one.text}"
    return Offer((one.path,), words, detail, inner, marked=bool(one.note) or one.state == "differs")


def _short(text: str) -> str:
    text = show(text, one_line=True)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
