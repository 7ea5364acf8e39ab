"""Single answers: one label, one place. Two places that compete are left to the clerk, once for a blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from wizards.filling.answers import NOTHING_TYPED, UNKNOWN, Answer, Answers
from wizards.filling.blanks import Hole, changes_for, closed
from wizards.filling.candidates import GOALS, NO_PLACE, TICKS, Candidate
from wizards.filling.numbered_prompts import goal_lines
from wizards.filling.outcome import EVERYWHERE, Choices, Doubt, FilledPlace, Filling, Left
from wizards.filling.splice import Splice
from wizards.lexicon import same_name

_TWO_LABELS: Final = "两个标签都指着这一处，看不出是谁的"
_SEVERAL: Final = "有 {} 处都可以填，一处也没有填"
_NOT_CHOSEN: Final = "选过这一处不填"
_WHICH_DAY: Final = "没有写明是什么日期，请在 Word 里填"
_WHOSE: Final = "看不出是谁的电话"
_PERSON_OF: Final = {"other": "看不出或不是填报人、负责人的电话"}
_PRINTED: Final = ("money_unit",)
"""What the blank says itself."""
_GOALS: Final = "goals"
_PARTS_OF_GOALS: Final = tuple(thing for thing in GOALS if thing != _GOALS)
_YEAR: Final = "profile.fiscal_year"


class Singles:
    """Fills what labels ask for.

    Args:
        answers: the answers of the session.
        choices: what the clerk chose for this blank before.
        filling: what was done so far; it is added to.
        splice: where changes are collected.
    """

    def __init__(self, answers: Answers, choices: Choices, filling: Filling, splice: Splice) -> None:
        self._answers = answers
        self._choices = choices
        self._filling = filling
        self._splice = splice
        self._taken: set[tuple[int, int]] = set()
        self._seen: set[tuple[int, int]] = set()
        self._placed: set[str] = set()
        self._closed: list[tuple[str, Candidate]] = []

    def fill(self, candidates: Sequence[Candidate]) -> None:
        """Fill all labels: each whose place is certain."""
        known: dict[str, list[tuple[Candidate, Answer]]] = {}
        for one in _without_title_of_goals(candidates):
            self._seen |= {_id(one.hole)} if one.hole is not None else set()
            if one.term is None:
                self._leave(one, UNKNOWN)
                continue
            answer = self._answer(one)
            key = answer.path if one.term.thing == "phone" else one.term.thing
            known.setdefault(key, []).append((one, answer))
        claimed = self._claims(known)
        for key, found in known.items():
            self._one(key, found, {hole for hole, keys in claimed.items() if len(keys) > 1})
        self._leave_closed()

    def _answer(self, one: Candidate) -> Answer:
        assert one.term is not None
        if one.term.thing == "phone" and (one.person == "other" or (not one.person and not self._one_phone())):
            return Answer("", "", _PERSON_OF.get(one.person, _WHOSE))
        return self._answers.of(one.term, one.label, one.person)

    def _one_phone(self) -> bool:
        """Return whether a telephone that names nobody can only be the leader's."""
        leader, preparer = (
            self._answers.at(path).text for path in ("profile.unit.leader.phone", "signoff.preparer.phone")
        )
        return not preparer or leader == preparer

    def _claims(self, known: dict[str, list[tuple[Candidate, Answer]]]) -> dict[tuple[int, int], set[str]]:
        claimed: dict[tuple[int, int], set[str]] = {}
        for key, found in known.items():
            for one, _ in found:
                if one.hole is not None:
                    claimed.setdefault(_id(one.hole), set()).add(key)
        return claimed

    def _one(self, key: str, found: list[tuple[Candidate, Answer]], shared: set[tuple[int, int]]) -> None:
        answer = found[0][1]
        if not answer.text:
            self._unanswered(found)
            return
        places = self._own([one for one, _ in found if one.open], shared)
        self._placed |= {key} if places else set()
        others = [one for one, _ in found if not one.open and key not in _PRINTED]
        self._closed += [(key, one) for one in others if same_name(one.there) != same_name(answer.text)]
        for one in self._chosen(key, places, answer):
            self._put(one, answer)

    def _unanswered(self, found: list[tuple[Candidate, Answer]]) -> None:
        """List the open places for which the session has no answer, and the boxes that wait for a tick."""
        for one, own in found:
            if one.open:
                self._leave(one, own.why or NOTHING_TYPED)
            elif one.why == TICKS:
                self._leave(one, TICKS)

    def _own(self, places: list[Candidate], shared: set[tuple[int, int]]) -> list[Candidate]:
        """Return the places that no other label claims."""
        for one in places:
            if one.hole is not None and _id(one.hole) in shared:
                self._leave(one, _TWO_LABELS)
        return [one for one in places if one.hole is None or _id(one.hole) not in shared]

    def _leave_closed(self) -> None:
        """List the labels without a hole: text stands there; or there is no place, and the answer went nowhere else."""
        for key, one in self._closed:
            others = GOALS if key in GOALS else (key,)
            if one.why != NO_PLACE or not self._placed.intersection(others):
                self._leave(one, one.why)

    def _chosen(self, key: str, places: list[Candidate], answer: Answer) -> list[Candidate]:
        """Return the places that are filled: the only one, or what the clerk chose among several."""
        if len(places) < 2:
            return places
        choice = self._choices.get(key)
        wheres = tuple(one.where for one in places)
        if choice == EVERYWHERE:
            return places
        if choice is not None and (not choice or wheres.count(choice) == 1):
            for one in places:
                if one.where != choice:
                    self._leave(one, _NOT_CHOSEN)
            return [one for one in places if one.where == choice]
        self._filling.doubts.append(Doubt(key, places[0].label, answer.text, wheres))
        for one in places:
            self._leave(one, _SEVERAL.format(len(places)))
        return []

    def _put(self, one: Candidate, answer: Answer) -> None:
        if one.goals is not None:
            self._put_goals(one, answer)
            return
        hole = one.hole
        assert hole is not None
        if why := closed(hole):
            self._leave(one, why)
            return
        changes = changes_for(hole, answer.text)
        if changes is None:
            self._leave(one, f"“{answer.text}”和印好的格式合不上")
            return
        self._splice.put(hole.paragraph, changes)
        self._taken.add(_id(hole))
        self._filling.filled.append(FilledPlace(one.label, one.where, answer.path, answer.text, one.cell))

    def _put_goals(self, one: Candidate, answer: Answer) -> None:
        assert one.term is not None
        assert one.goals is not None
        lines = goal_lines(one.goals, self._answers.goals(one.term.thing))
        if lines is None:
            self._leave(one, "目标的条数和空表里印的不同")
            return
        for number, change in lines:
            self._splice.put(one.goals.paragraphs[number], [change])
        self._filling.filled.append(FilledPlace(one.label, one.where, answer.path, answer.text, one.cell))

    def fill_years(self, holes: Iterable[Hole]) -> None:
        """Fill the open years of titles, all of them: they are one year."""
        answer = self._answers.at(_YEAR)
        for hole in holes:
            cell = hole.paragraph.cell
            where = cell.where if cell is not None else f"正文第{hole.paragraph.number}段"
            if any(key == id(hole.paragraph) for key, _ in self._taken):
                continue
            changes = changes_for(hole, answer.text) if answer.text else None
            if changes is None:
                self._filling.left.append(Left("年度", where, answer.why or NOTHING_TYPED, cell))
                continue
            self._splice.put(hole.paragraph, changes)
            self._filling.filled.append(FilledPlace("年度", where, answer.path, answer.text, cell))

    def leave_dates(self, holes: Iterable[Hole]) -> None:
        """List the dates without a label that no label has filled."""
        for hole in holes:
            if _id(hole) not in self._seen:
                cell = hole.paragraph.cell
                where = cell.where if cell is not None else f"正文第{hole.paragraph.number}段"
                self._filling.left.append(Left("年月日", where, _WHICH_DAY, cell))

    def _leave(self, one: Candidate, why: str) -> None:
        self._filling.left.append(Left(one.label, one.where, why, one.cell))


def _without_title_of_goals(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out 年度总体目标 beside 预期目标 and 实际完成情况: as their title it has no cell of its own below it."""
    things = {one.term.thing for one in candidates if one.term is not None and one.open}
    if not things.intersection(_PARTS_OF_GOALS):
        return list(candidates)
    return [one for one in candidates if one.term is None or one.term.thing != _GOALS or one.hole is None]


def _id(hole: Hole) -> tuple[int, int]:
    return id(hole.paragraph), hole.start
