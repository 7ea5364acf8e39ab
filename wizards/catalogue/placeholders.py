"""The placeholders of a pattern and what is wrong with it, as far as a lint must know."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\{([^{}\[\]]*)\}|([{}\[\]])")
_FORMATS = ("一", "①", "“”")
_BOX = "□"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """``{path:form}``; ``form`` is empty, ``一``, ``①``, ``“”`` or a box with its word."""

    path: str
    form: str = ""

    @property
    def box(self) -> str:
        """The word behind a tick box, or an empty text."""
        return self.form.removeprefix(_BOX) if self.form.startswith(_BOX) else ""


def placeholders(pattern: str) -> list[Placeholder]:
    """Return the placeholders of a pattern, in order; what is malformed is left out."""
    return [_read(match[1]) for match in _TOKEN.finditer(pattern) if match[1] is not None]


def faults(pattern: str) -> list[str]:
    """Return what is wrong with a pattern, as Chinese sentences."""
    found: list[str] = []
    inside = filled = False
    for match in _TOKEN.finditer(pattern):
        mark = match[2]
        if mark is None:
            filled = True
            found += _placeholder_faults(_read(match[1]))
        elif mark == "[":
            if inside:
                found.append("方括号里不能再套方括号。")
            inside, filled = True, False
        elif mark == "]":
            if not inside:
                found.append("方括号没有配对。")
            elif not filled:
                found.append("方括号里至少要有一个花括号的值。")
            inside = False
        else:
            found.append("花括号没有配对。")
    if inside:
        found.append("方括号没有配对。")
    return list(dict.fromkeys(found))


def _read(inner: str) -> Placeholder:
    path, _, form = inner.partition(":")
    return Placeholder(path.strip(), form.strip())


def _placeholder_faults(placeholder: Placeholder) -> list[str]:
    if not placeholder.path:
        return ["花括号里缺少要印的值。"]
    form = placeholder.form
    if form in ("一", "①") and placeholder.path != "n":
        return [f"“:{form}”只能用在序号 n 后面。"]
    if form and form not in _FORMATS and not placeholder.box:
        return [f"没有“:{form}”这种写法，只有 :一、:①、:“”和 :□字样。"]
    return []
