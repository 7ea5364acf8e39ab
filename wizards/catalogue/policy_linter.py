"""The lint of a scoring policy: everything wrong or doubtful with it, by line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Literal

from schemas.policy import Policy
from wizards.built_in import POLICIES
from wizards.catalogue.errors import LintMessage, PackError
from wizards.catalogue.lint_pack import private_numbers
from wizards.catalogue.shape import build
from wizards.catalogue.shelf import id_problem, name_problem, new_id_problem
from wizards.catalogue.source import Location, Source, read_source

_HUNDRED = Decimal(100)


def lint_policy(path: Path) -> list[LintMessage]:
    """Return everything wrong or doubtful with the policy at ``path``, in file order; empty: nothing.

    Raises:
        PackError: there is no text to look at: no file, a folder, no UTF-8.
    """
    try:
        source = read_source(path)
        policy = build(Policy, source)
    except PackError as error:
        if not error.problems:
            raise
        return list(error.problems)
    linting = _Linting(policy, source, path)
    linting.name()
    linting.words()
    linting.weights()
    linting.limits()
    return sorted([*linting.found, *private_numbers(source)], key=lambda message: message.line)


class _Linting:
    """One policy under the lint."""

    def __init__(self, policy: Policy, source: Source, path: Path) -> None:
        self.policy, self.source, self.path = policy, source, path
        self.found: list[LintMessage] = []

    def name(self) -> None:
        """The id is the file's name, and no other policy's."""
        own = self.policy.id
        if own != self.path.stem:
            self._error(("id",), name_problem(self.path, own))
        elif problem := id_problem(own):
            self._error(("id",), problem)
        elif self.path.resolve().parent != POLICIES and (POLICIES / f"{own}.toml").is_file():
            self._warn(("id",), f"“{own}”是自带的评分办法，这一份不会被使用。", "请换一个 id 和文件名。")
        elif problem := new_id_problem(own):
            self._warn(("id",), problem, "已经在用的可以不改。")

    def words(self) -> None:
        """A policy says where it comes from and how sure that is, and calls everything by a name."""
        policy = self.policy
        said = (("title", policy.title), ("source", policy.source), ("certainty", policy.certainty))
        for key, text in said:
            if not text.strip():
                self._error((key,), f"{key} 是空的。", "请写明：名称、照哪份文件、有多大把握。")
        if not policy.clause.strip():
            self._warn(("clause",), "没有写 clause，得分说明里就没有依据。", "请写上是哪份文件的哪一条。")
        if not all(tier.strip() for tier in policy.tiers):
            self._error(("tiers",), "有一档达成程度没有名称。")
        for number, band in enumerate(policy.grades):
            if not band.label.strip():
                self._error(("grades", number, "label"), "有一个等次没有名称。")
        if policy.grades[-1].minimum != 0:
            where = ("grades", len(policy.grades) - 1, "minimum")
            self._error(where, "最后一个等次应从 0 分起，否则更低的分没有等次。", "请写 minimum = 0。")

    def weights(self) -> None:
        """Execution and groups are the whole, unless the groups are left open."""
        policy = self.policy
        whole = sum(policy.groups.values(), policy.execution.weight)
        if policy.groups and whole != _HUNDRED:
            parts = f"各类指标的分值加上预算执行率 {policy.execution.weight} 是 {whole}"
            self._warn(("groups",), f"{parts}，不是 100。", "请核对；不限定各类分值的，删去 [groups]。")

    def limits(self) -> None:
        """What is compulsory is not asked later than what is advised."""
        advised, compulsory = self.policy.over.reason_from, self.policy.over.reason_required_from
        if advised is not None and compulsory is not None and compulsory < advised:
            where = ("over", "reason_required_from")
            self._error(where, "必须说明的界限（reason_required_from）低于提醒的界限（reason_from）。")
        step = self.policy.stated_step
        if step is not None and step not in (Decimal(1), Decimal("0.5"), Decimal("0.1")):
            self._warn(("stated_step",), f"自填得分按 {step} 分取整，少见。", "通常是 1（整分）、0.5 或 0.1。")

    def _error(self, where: Location, message: str, hint: str = "") -> None:
        self._note("error", where, message, hint)

    def _warn(self, where: Location, message: str, hint: str = "") -> None:
        self._note("warning", where, message, hint)

    def _note(self, severity: Literal["error", "warning"], where: Location, message: str, hint: str) -> None:
        self.found.append(LintMessage(self.source.file, self.source.line_of(where) or 1, severity, message, hint))
