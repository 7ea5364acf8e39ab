"""Lint groups 2 and 10: the head of the pack and what must not stand in it."""

from __future__ import annotations

import re
from pathlib import PurePath

from schemas.steps import STEP_TITLES
from wizards.catalogue.context import Linting
from wizards.catalogue.errors import LintMessage, PackError
from wizards.catalogue.shelf import is_pack_id, load_policy

_NUMBERS = re.compile(r"(?<![\d.])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?![\d.])")
_NO_NUMBER = "00000000000"
_ABSOLUTE = re.compile(r"(?<![\w.])(?:[A-Za-z]:\\|/(?:home|Users|root|opt|tmp|var|mnt)/)")


def lint_pack(linting: Linting) -> None:
    """Check id, policy, empty steps and questions without words."""
    pack = linting.form.pack
    if pack.id != PurePath(linting.source.file).stem:
        linting.error(("pack", "id"), f"id“{pack.id}”和文件名不同。", "请把文件名或 id 改成一样的。")
    elif not is_pack_id(pack.id):
        linting.error(("pack", "id"), f"id“{pack.id}”只能用小写字母、数字、- 和 _，最多 64 个字符。")
    if pack.policy is not None:
        try:
            load_policy(pack.policy)
        except PackError as error:
            linting.error(("pack", "policy"), str(error))
    for step, title in STEP_TITLES.items():
        if not linting.form.steps.of(step):
            linting.warn(("pack",), f"“{title}”这一步没有提问（[[steps.{step}]]）。")
    for _, where, question in linting.questions():
        for key, text in (("label", question.label), ("ask", question.ask)):
            if not text.strip():
                linting.error((*where, key), f"提问的 {key} 是空的。", "请写上。")
        if not question.source and not question.good:
            linting.warn(where, f"“{question.label}”既没有来源也没有例子。", "请补 source 或 good。")


def lint_private(linting: Linting) -> None:
    """Look for telephone and identity numbers and for paths of one machine."""
    for number, line in enumerate(linting.source.text.split("\n"), start=1):
        if any(match[0] != _NO_NUMBER for match in _NUMBERS.finditer(line)):
            linting.found.append(_doubt(linting, number, "这里像是电话号码或身份证号。", f"请换成 {_NO_NUMBER}。"))
        if _ABSOLUTE.search(line):
            linting.found.append(_doubt(linting, number, "这里像是某台电脑上的文件位置。", "请删去。"))


def _doubt(linting: Linting, line: int, message: str, hint: str) -> LintMessage:
    return LintMessage(linting.source.file, line, "warning", message, hint)
