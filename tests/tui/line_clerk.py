"""A clerk who fills a form line by line: he reads what is printed, and knows nothing else of the program."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import Any

from schemas.form import Form
from schemas.paths import find, kind_of, natural_key, row_index, row_key, row_model
from schemas.step_names import STEP_TITLES
from schemas.steps import Question
from tests.torture.terminal import Terminal

PROMPTS = ("答：", "接着写：", "写号码（空行是 1）：", "：")
_STEP = re.compile(r"第 (\d)/5 步")
_ROW = re.compile(r"(.+?)  第 (\d+)/(\d+) 行")
_NEW = re.compile(r"(.+)：已有 (\d+) 行。要加一行，就写新行的“(.+?)”；空行往下。")
_LAST = "已是最后一栏"


class LineClerk:
    """Answers from ``book``, a filled document of the same form. ``given``: question, row, column and the answer."""

    def __init__(self, terminal: Terminal, form: Form, book: Mapping[str, Any]) -> None:
        self.terminal = terminal
        self.form = form
        self.book = book
        self.step = ""
        self.question: Question | None = None
        self.row = 0
        self.given: list[tuple[str, int, str, str]] = []
        self.at_end = False
        self._read = 0

    def heard(self, timeout: float = 20.0) -> str:
        """Return what was printed since the last prompt, when the program waits again."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            text = bytes(self.terminal.raw[self._read :]).decode("utf-8", "replace")
            if text.endswith(PROMPTS) and "\n" in text:
                self._read += len(text.encode())
                return text.replace("\r", "").split("\n", 1)[1]
            time.sleep(0.005)
        raise AssertionError(f"no prompt: {bytes(self.terminal.raw[self._read :]).decode('utf-8', 'replace')}")

    def say(self, line: str) -> str:
        """Type a line, return what is printed then."""
        self.terminal.keys(line + "\n")
        return self.heard()

    def fill(self, said: str, most: int = 5000) -> str:
        """Answer until the last place is passed or ``most`` places were answered; return what was printed last."""
        for _ in range(most):
            answer = self._answer(said)
            if answer is None:
                said = self.say("")
            else:
                for line in (*answer, *([""] if self._is_text else ())):
                    said = self.say(line)
            if _LAST in said:
                self.at_end = True
                break
        return said

    def _answer(self, said: str) -> list[str] | None:
        lines = said.split("\n")
        for line in lines:
            if found := _STEP.match(line):
                self.step = list(STEP_TITLES)[int(found[1]) - 1]
        label = self._place(lines)
        assert self.question is not None, said
        questions, question = self.form.steps, self.question
        assert question in questions.of(self.step)  # type: ignore[arg-type]
        if row_model(question.path) is None:
            return self._typed(question.path, "", find(self.book, question.path))
        row = self._book_row(question)
        columns = self._columns(question, row)
        column = next((key for key, words in columns.items() if words == label), None)
        assert column is not None, (label, said)
        value = find(row, column) if row is not None else None
        return self._typed(f"{question.path}.x.{column}", column, value)

    def _place(self, lines: list[str]) -> str:
        """Note question and row from what was printed; return the label of the value that is asked."""
        label = ""
        for number, line in enumerate(lines):
            if found := _NEW.match(line):
                self.question, self.row = self._called(found[1]), int(found[2]) + 1
                return found[3]
            if (found := _ROW.match(line)) and (question := self._called(found[1])) is not None:
                self.question, self.row = question, int(found[2])
            if line.startswith("现在"):
                label = next((one for one in reversed(lines[:number]) if self._known(one)), label)
        value = self._called(label.removesuffix("  必填"))
        is_cell = self.question is not None and label in self._all_columns(self.question)
        if value is not None and row_model(value.path) is None and not is_cell:
            self.question = value
        return label

    def _known(self, line: str) -> bool:
        if self._called(line.removesuffix("  必填")) is not None:
            return True
        return self.question is not None and line in self._all_columns(self.question)

    def _all_columns(self, question: Question) -> list[str]:
        facts = [words for entry in self.form.indicators for words in entry.facts.values()]
        return [*question.columns.values(), *(facts if question.path == "performance.indicators" else ())]

    def _called(self, label: str) -> Question | None:
        return next((one for one in self.form.steps.of(self.step) if one.label == label), None)  # type: ignore[arg-type]

    def _book_row(self, question: Question) -> Mapping[str, Any] | None:
        rows = find(self.book, question.path) or []
        if question.rows:
            index = row_index(rows, list(question.rows)[self.row - 1], natural_key(question.path))
            return rows[index] if index is not None else None
        mine = [row for row in rows if question.takes(row)]
        return mine[self.row - 1] if self.row <= len(mine) else None

    def _columns(self, question: Question, row: Mapping[str, Any] | None) -> dict[str, str]:
        entry = self.form.entry((row or {}).get("catalogue"))
        facts = {f"facts.{key}": words for key, words in entry.facts.items()} if entry is not None else {}
        return {**facts, **question.columns}

    def _typed(self, path: str, column: str, value: Any) -> list[str] | None:
        """Return the lines to type for a value of the book."""
        assert self.question is not None
        if value in (None, "", []):
            return None
        choices = self.question.choices if not column else ()
        self._is_text = kind_of(path) in ("long", "words") and not choices and column != "answers"
        if column == "answers":
            return [str(self._problem(value))]
        text = "、".join(value) if isinstance(value, list) and choices else _text(value)
        self.given.append((self.question.address, self.row, column, text))
        return text.split("\n")

    def _problem(self, key: str) -> int:
        rows = find(self.book, "problems.items")
        open_ones = [row_key(rows, at, None) for at, row in enumerate(rows) if row.get("kind") in ("problem", "cause")]
        return open_ones.index(key) + 1

    _is_text = False


def _text(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value)
