"""An example of a rule: a changed document, and where the rule speaks of it or that it stays silent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from schemas.form import Form
from schemas.policy import Policy
from tests.wizards.checks.builders import FORM, POLICY


@dataclass(frozen=True)
class Example:
    rule: str
    changes: dict[str, Any]
    where: str = ""
    severity: str = ""
    form: Form = field(default=FORM)
    policy: Policy | None = field(default=POLICY)
    name: str = ""

    def __str__(self) -> str:
        return f"{self.rule} {self.name or '；'.join(f'{k}={v}' for k, v in self.changes.items())}"[:70]


def speaks(rule: str, changes: dict[str, Any], where: str, severity: str = "error", **more: Any) -> Example:
    return Example(rule, changes, where, severity, **more)


def silent(rule: str, changes: dict[str, Any], **more: Any) -> Example:
    return Example(rule, changes, **more)
