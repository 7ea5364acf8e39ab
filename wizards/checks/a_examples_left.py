"""A14. Examples of the form that were taken over and stand as they were."""

from __future__ import annotations

from collections.abc import Iterator

from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.taken_over import as_taken, named
from wizards.checks.wording import quote


@rule("A14", "error", "采用的例子没有改过，还是例子的原话", basis="会话文件格式")
def a14_example_left(case: Case) -> Iterator[Hit]:
    """An example of the form was taken over and not edited."""
    for path, text in as_taken(case, "example"):
        message = f"{quote(named(case, path))}还是例子的原话，请换成本单位的情况，或清空。"
        yield Hit(path, message, actual=text)
