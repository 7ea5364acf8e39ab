"""Labels outside the tables and what stands beside them: 项目名称, 主管部门, 实施单位, the year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from schemas.lexicon import Term
from schemas.text import show
from wizards.intake.cells import Cells, is_blank_mark
from wizards.intake.error_texts import why_no_value
from wizards.intake.label_marks import marks_in
from wizards.intake.model import Aside, Reading, Unreadable
from wizards.lexicon import Lexicon, same_name
from wizards.lexicon.prompts import is_only_prompt

_LABEL_THEN_GAP = re.compile(r"(\S(?:[ \u3000]?\S){1,11}?)(?:\s{2,}|[\u3000\t_＿]\s*)(?=\S)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年?度?")
_YEAR_LINE = re.compile(r"[(（]?\s*((?:19|20)\d\d)\s*年?度?\s*[)）]?")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年度?")
_YEAR_OF_SPENDING = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年度?[^,，。;；\d]{0,40}支出绩效(?:自评|评价)")
_YEAR_BEHIND = re.compile(r"\(\s*((?:19|20)\d\d)\s*年度?\s*\)\s*$")
_CODE = re.compile(r"^(?:(?=[^-－—]*\d)[0-9A-Za-z]{3,40}\s*[-－—]+|[\[【(（]\d{3,40}[\]】)）])\s*(?=\S)")
_LONG_CODE = re.compile(r"^(?:(?=[^-－—]*\d)[0-9A-Za-z]{10,40}\s*[-－—]+|[\[【(（]\d{10,40}[\]】)）])\s*(?=\S)")
_NOTHING: Final = ("无", "暂无", "不涉及")
_TITLE_WORDS: Final = ("绩效", "自评")
_TABLE: Final = "labels"
TITLE: Final = "profile.title"
YEAR: Final = "profile.fiscal_year"
PROMPT: Final = "是空白表上的提示，没有写内容"
_NOTE = re.compile(r"^(?:注|备注|说明|填报说明|填表说明|附注)\s*(?:[:：]|\d|$)")


def is_note(text: str) -> bool:
    """Return whether a row that begins so is a note below, or between the rows of, a table."""
    return _NOTE.match(text) is not None


class Labels:
    """Reads the cells of the rows that no table has used.

    ``values`` are the readings by path, ``used`` the rows in which a label was known.
    """

    def __init__(self, cells: Cells, words: Lexicon) -> None:
        self.cells = cells
        self.words = words
        self.values: dict[str, Reading] = {}
        self.aside: list[Aside] = []
        self.used: set[int] = set()
        self._spoken: set[tuple[int, int]] = set()
        self._found: dict[str, list[tuple[Term, Reading]]] = {}

    def read(self, rows: list[int], first_table: int) -> None:
        """Read the rows; ``first_table`` is where the first table begins, above it stands the title."""
        for row in rows:
            filled = list(self.cells.filled(row))
            if row < first_table:
                self._title_line(row, filled)
            for term, reading in self._below(row, filled, rows) or self._pairs(row, filled):
                self.used.add(row)
                self._keep(term, reading)
            if row in self.used:
                self._tell_rest(row, filled)
        self._settle()

    def _tell_rest(self, row: int, filled: list[tuple[int, str]]) -> None:
        """List what else stands in a row of labels and belongs to none of them."""
        for column, text in filled:
            if (row, column) not in self._spoken and not is_blank_mark(text):
                self.aside.append(Aside(self.cells.where(row, column), text, "没有认出是什么"))

    def is_label(self, text: str) -> bool:
        """Return whether a row that begins with ``text`` is one of the form's foot (填报人, 其他需要说明事项)."""
        term = self.words.find(_TABLE, text) or self._before_colon(text)
        return term is not None and self.words.find("level1", text) is None

    def _begins_with_label(self, text: str) -> bool:
        return self.words.find(_TABLE, text) is not None or self._before_colon(text) is not None

    def _before_colon(self, text: str) -> Term | None:
        marks = marks_in(text, self.words)
        return marks[0].term if marks and not text[: marks[0].start].strip() else None

    def _title_line(self, row: int, filled: list[tuple[int, str]]) -> None:
        """The year out of （2023年度） or of the title of the table."""
        for column, text in filled:
            plain = unicodedata.normalize("NFKC", text)
            pure = _YEAR_LINE.fullmatch(plain)
            years = {pure[1]} if pure else _years_of_title(plain) if len(filled) == 1 else set()
            if len(years) == 1:
                self._keep(self.words.term(_TABLE, "year"), Reading(years.pop(), self.cells.where(row, column)))

    def _below(self, row: int, filled: list[tuple[int, str]], rows: list[int]) -> list[tuple[Term, Reading]]:
        """Read a row of nothing but labels whose values stand in the row below, each under its label."""
        terms = {column: self.words.find(_TABLE, text) for column, text in filled}
        known = {column: term for column, term in terms.items() if term is not None}
        if len(filled) < 2 or len(known) < len(filled) or row + 1 not in rows:
            return []
        values = self._values_under(known, row + 1)
        if not values:
            return []
        self._spoken |= {(row, column) for column in known} | {(row + 1, column) for column in values}
        self.used.add(row + 1)
        return [
            (known[column], Reading("" if is_blank_mark(text) else text, self.cells.where(row + 1, column)))
            for column, text in values.items()
        ]

    def _values_under(self, labels: Collection[int], row: int) -> dict[int, str]:
        """Return what stands in a row by column, if it is nothing but values, each under a label."""
        values = dict(self.cells.filled(row))
        is_plain = not any(map(self._begins_with_label, values.values()))
        return values if is_plain and all(column in labels for column in values) else {}

    def _pairs(self, row: int, filled: list[tuple[int, str]]) -> Iterator[tuple[Term, Reading]]:
        skip: set[int] = set()
        for column, text in filled:
            if column in skip:
                continue
            term = self.words.find(_TABLE, text)
            if term is None:
                yield from self._inside(row, column, text)
                continue
            beside = self._beside(row, column)
            value = self.cells.line(row, beside) if beside is not None else ""
            self._spoken.add((row, column))
            if beside is None or self._begins_with_label(value):
                yield term, Reading("", self.cells.where(row, column))
                continue
            skip.add(beside)
            self._spoken.add((row, beside))
            yield term, Reading("" if is_blank_mark(value) else value, self.cells.where(row, beside))

    def _beside(self, row: int, column: int) -> int | None:
        """Return the column of the next cell to the right in which something stands, behind the whole label."""
        after = self.cells.merge(row, column)[3]
        behind = (other for other in range(after + 1, self.cells.width) if self._says_anything(row, other))
        return next(behind, None)

    def _says_anything(self, row: int, column: int) -> bool:
        return bool(self.cells.text(row, column) or self.cells.hole(row, column))

    def _inside(self, row: int, column: int, text: str) -> Iterator[tuple[Term, Reading]]:
        """Labels with their values in one cell: 填报单位：某局　填报日期：2024年3月1日."""
        marks = marks_in(text, self.words)
        if not marks:
            yield from self._after_gap(row, column, text)
            return
        self._spoken.add((row, column))
        ends = [mark.start for mark in marks[1:]] + [len(text)]
        for mark, end in zip(marks, ends, strict=True):
            value = text[mark.end : end].strip().strip("；;，,_＿")
            if not value and end == len(text):
                value = self._value_beside(row, column)
            yield mark.term, Reading("" if is_blank_mark(value) else value, self.cells.where(row, column))

    def _after_gap(self, row: int, column: int, text: str) -> Iterator[tuple[Term, Reading]]:
        """A label and its value with a gap between, alone on the line of a cover: 项目名称　　某工程."""
        match = _LABEL_THEN_GAP.match(text)
        term = self.words.find(_TABLE, match[1]) if match and len(list(self.cells.filled(row))) == 1 else None
        if match is not None and term is not None:
            self._spoken.add((row, column))
            yield term, Reading(text[match.end() :].strip(" \u3000\t_＿"), self.cells.where(row, column))

    def _value_beside(self, row: int, column: int) -> str:
        """Return what stands in the next cell, if it is no label itself."""
        beside = self._beside(row, column)
        value = self.cells.line(row, beside) if beside is not None else ""
        if beside is None or self._begins_with_label(value):
            return ""
        self._spoken.add((row, beside))
        return value

    def _keep(self, term: Term, reading: Reading) -> None:
        if not reading.text:
            return
        problem = why_no_value(reading.text) or (PROMPT if is_only_prompt(reading.text) else "")
        if problem:
            self.aside.append(Aside(reading.where, reading.text, problem))
            return
        if not term.taken:
            why = "程序自己会算" if term.computed else "这一项不带入；要用的请在向导里填"
            title = term.words[0]
            nothing = reading.text in _NOTHING
            self.aside.append(Aside(reading.where, f"{title}：{reading.text}", why, term.computed or nothing))
            return
        value = label_value(term.thing, reading)
        if value is None:
            self.aside.append(Aside(reading.where, reading.text, "看不出年度"))
            return
        self._found.setdefault(term.path, []).append((term, value))

    def _settle(self) -> None:
        """One value for each path: the stronger label's; two different ones say nothing."""
        for path, found in self._found.items():
            strong = [reading for term, reading in found if not term.instead_of] or [reading for _, reading in found]
            if len({same_name(reading.text) for reading in strong}) == 1:
                self.values[path] = strong[0]
                continue
            if path == TITLE:
                raise several_projects(reading.text for reading in strong)
            for reading in strong:
                self.aside.append(Aside(reading.where, reading.text, "同一项写了几个不同的内容，看不出用哪一个"))


def several_projects(names: Iterable[str]) -> Unreadable:
    """Return the refusal of a sheet that holds several projects: their rows must not be mixed."""
    listed = "、".join(f"“{show(name, one_line=True)[:40]}”" for name in list(dict.fromkeys(names))[:5])
    return Unreadable(f"这张表里有几个项目（{listed}）；一份自评只有一个项目，请每个项目单独存一份再试。")


def _years_of_title(text: str) -> set[str]:
    """Return the years that a title names: of a self-evaluation, of the spending, in brackets at its end."""
    if all(word in text for word in _TITLE_WORDS):
        return set(_TITLE_YEAR.findall(text))
    if _TITLE_WORDS[0] not in text:
        return set()
    return set(_YEAR_OF_SPENDING.findall(text)) | set(_YEAR_BEHIND.findall(text))


def label_value(thing: str, reading: Reading) -> Reading | None:
    """Return a label's value as it will be stored: the year alone, names without the code in front."""
    if thing == "year":
        years = set(_YEAR.findall(unicodedata.normalize("NFKC", reading.text)))
        return Reading(years.pop(), reading.where) if len(years) == 1 else None
    code = {"title": _LONG_CODE, "supervisor": _CODE, "unit": _CODE, "reporting_unit": _CODE}.get(thing)
    text = code.sub("", reading.text) if code else reading.text
    return Reading(text, reading.where, "去掉了前面的代码" if text != reading.text else reading.note)
