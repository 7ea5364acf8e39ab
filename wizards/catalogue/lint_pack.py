"""Lint groups 2 and 10: the head of the pack and what must not stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from schemas.policy import Policy
from schemas.step_names import STEP_TITLES
from wizards.built_in import FORMS
from wizards.catalogue.context import Linting
from wizards.catalogue.errors import LintMessage, PackError
from wizards.catalogue.shelf import id_problem, load_policy, name_problem, new_id_problem
from wizards.catalogue.source import Source

_NUMBERS = re.compile(r"(?<![\d.])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?![\d.])")
_MOST_STEPS = 6
_LONGEST_STEP = 34
"""A line of the smallest window."""
_NO_NUMBER = "00000000000"
_ABSOLUTE = re.compile(r"(?<![\w.])(?:[A-Za-z]:\\|/(?:home|Users|root|opt|tmp|var|mnt)/)")


def lint_pack(linting: Linting) -> None:
    """Check id, policy, empty steps and questions without words."""
    pack = linting.form.pack
    path = linting.path or Path(linting.source.file)
    if pack.id != path.stem:
        linting.error(("pack", "id"), name_problem(path, pack.id))
    elif problem := id_problem(pack.id):
        linting.error(("pack", "id"), problem)
    if path.resolve().parent != FORMS:
        _lint_own(linting)
    if pack.policy is not None:
        try:
            _lint_grades(linting, load_policy(pack.policy))
        except PackError as error:
            linting.error(("pack", "policy"), str(error))
    _lint_steps(linting)
    _lint_submission(linting)


def _lint_submission(linting: Linting) -> None:
    """What is to be done after writing is a few short lines; a pattern would be printed as it stands."""
    steps, where = linting.form.pack.submission.steps, ("pack", "submission", "steps")
    if len(steps) > _MOST_STEPS:
        linting.warn(where, f"报送前要做的写了 {len(steps)} 条，报告页放不下。", f"请合成 {_MOST_STEPS} 条以内。")
    for number, step in enumerate(steps, start=1):
        if not step.strip():
            linting.error(where, f"报送前要做的第 {number} 条是空的。", "请写上，或删去。")
        elif len(step) > _LONGEST_STEP:
            linting.warn(
                where,
                f"报送前要做的第 {number} 条有 {len(step)} 个字，一行放不下。",
                f"请在 {_LONGEST_STEP} 个字以内。",
            )
        elif "{" in step:
            linting.warn(where, f"报送前要做的第 {number} 条里的 {{…}} 不会换成值，照原样显示。", "请直接写字。")


def _lint_grades(linting: Linting, policy: Policy) -> None:
    """The words of a grade that the form offers are those of its policy, or each of them would be found wrong."""
    for _, where, question in linting.questions():
        if question.path == "performance.stated_grade" and question.choices and question.choices != policy.labels:
            due = "、".join(policy.labels)
            linting.warn((*where, "choices"), f"等次的选项和评分办法“{policy.id}”的不同（{due}）。", "请写成一样的。")


def _lint_steps(linting: Linting) -> None:
    for step, title in STEP_TITLES.items():
        if not linting.form.steps.of(step):
            linting.warn(("pack",), f"“{title}”这一步没有提问（[[steps.{step}]]）。")
    for _, where, question in linting.questions():
        for key, text in (("label", question.label), ("ask", question.ask)):
            if not text.strip():
                linting.error((*where, key), f"提问的 {key} 是空的。", "请写上。")
        if not question.source and not question.good:
            linting.warn(where, f"“{question.label}”既没有来源也没有例子。", "请补 source 或 good。")


def _lint_own(linting: Linting) -> None:
    """Look for what only a pack of the program may have, or what only matters for one of one's own."""
    pack = linting.form.pack
    if pack.default:
        linting.warn(("pack", "default"), "default = true 只用于自带的表样，这里不起作用。", "请删去这一行。")
    if (FORMS / f"{pack.id}.toml").is_file():
        linting.warn(("pack", "id"), f"id“{pack.id}”是自带的表样，这一份不会被使用。", "请换一个 id 和文件名。")
    elif not id_problem(pack.id) and (problem := new_id_problem(pack.id)):
        linting.warn(("pack", "id"), problem, "已经在用的可以不改。")


def lint_private(linting: Linting) -> None:
    """Look for telephone and identity numbers and for paths of one machine."""
    linting.found += private_numbers(linting.source)


def private_numbers(source: Source) -> Iterator[LintMessage]:
    """Yield where a file holds a telephone or identity number, or a path of one machine."""
    for number, line in enumerate(source.text.split("\n"), start=1):
        if any(match[0] != _NO_NUMBER for match in _NUMBERS.finditer(line)):
            yield _doubt(source, number, "这里像是电话号码或身份证号。", f"请换成 {_NO_NUMBER}。")
        if _ABSOLUTE.search(line):
            yield _doubt(source, number, "这里像是某台电脑上的文件位置。", "请删去。")


def _doubt(source: Source, line: int, message: str, hint: str) -> LintMessage:
    return LintMessage(source.file, line, "warning", message, hint)
