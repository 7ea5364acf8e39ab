"""``ziping score``: every score with its explanation; with ``--policy`` the difference to the session's own policy."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from schemas.assessment import read_assessment
from schemas.scoresheet import Explanation, IndicatorScore, Score, ScoreSheet
from tui.commands.common import OK, SCORING
from tui.commands.many import Many, name_of
from tui.output import JsonList, say, say_aside, say_json
from wizards.opening import OpenedFile, policy_of
from wizards.scoring import PolicyComparison, compare_policies, score

MET = {"yes": "完成", "no": "未完成", "unknown": "无法判断"}


def run(arguments: Namespace) -> int:
    """Score every file; the exit code is the worst of all."""
    many = Many(arguments.files, "评分", pipes=True)
    work = partial(scored, compare=bool(arguments.policy))
    listed = JsonList()
    for done, one in many.results(work, arguments.policy):
        if one.note:
            say_aside(f"{name_of(done.file)}：{one.note}")
        if not arguments.json:
            _print(done.file, one, several=not many.single)
        elif many.single:
            say_json(sheet_json(one.sheet))
        else:
            listed.add({"file": done.file, **sheet_json(one.sheet)})
    if arguments.json and not many.single:
        listed.end()
    return max(OK, many.worst)


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of a file, how its form scores, what to say of its policy, and how they differ from its own."""

    sheet: ScoreSheet
    mode: str
    note: str
    compared: PolicyComparison | None


def scored(opened: OpenedFile, *, compare: bool) -> Scored:
    """Return the scores of a file; with ``compare`` also the difference to the policy it names."""
    form, policy, assessment = opened.in_force.form, opened.in_force.policy, read_assessment(opened.document)
    sheet = score(form, policy, assessment)
    compared = None
    if compare:
        own, _ = policy_of(form, opened.document.get("policy"))
        compared = compare_policies(form, assessment, [own, policy])
    return Scored(sheet, form.scoring.mode, opened.in_force.note, compared)


def _print(file: str, one: Scored, *, several: bool) -> None:
    if several:
        say(f"{file}：")
    print_sheet(one.sheet, SCORING[one.mode])
    if one.compared is not None:
        _print_difference(one.compared)


def sheet_json(sheet: ScoreSheet) -> dict[str, Any]:
    """Return the sheet in the shape other programs read; numbers are decimal strings, rates in %."""
    execution = {"rate": _text(sheet.execution.rate), **_score_json(sheet.execution)}
    indicators = [
        {
            "id": one.id,
            "name": one.name,
            "completion_rate": _text(one.completion_rate),
            "met": one.met,
            **_score_json(one),
        }
        for one in sheet.indicators
    ]
    total, grade = sheet.total, sheet.grade
    return {
        "form": sheet.form,
        "policy": sheet.policy,
        "complete": sheet.complete,
        "execution": execution,
        "indicators": indicators,
        "total": {"computed": _text(total.computed), "stated": _text(total.stated), "score": _text(total.score)},
        "grade": {"computed": grade.computed, "stated": grade.stated, "grade": grade.grade},
    }


def _score_json(one: Score) -> dict[str, Any]:
    return {
        "weight": _text(one.weight),
        "computed": _text(one.computed),
        "stated": _text(one.stated),
        "score": _text(one.score),
        "explanation": _explanation_json(one.explanation),
    }


def _explanation_json(explanation: Explanation | None) -> dict[str, Any] | None:
    if explanation is None:
        return None
    return {
        "method": explanation.method,
        "formula": explanation.formula,
        "inputs": explanation.inputs,
        "result": explanation.result,
        "rounding": {"decimals": explanation.decimals, "mode": "half_up"},
        "clause": explanation.clause,
        "text": explanation.text,
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _shown(number: Decimal | None) -> str:
    return "—" if number is None else format(number, "f")


def print_sheet(sheet: ScoreSheet, way: str) -> None:
    """Print the scores for a person; ``way`` is how the form scores."""
    say(f"评分办法：{sheet.policy or f'（本表{way}）'}")
    if sheet.execution.weight is not None:
        rate = "无法计算" if sheet.execution.rate is None else f"{sheet.execution.rate}%"
        say(f"预算执行率 {rate}：{_shown(sheet.execution.score)} / {_shown(sheet.execution.weight)} 分")
        _print_reason(sheet.execution)
    for one in sheet.indicators:
        say(_indicator_line(one))
        _print_reason(one)
    if sheet.total_shown is not None:
        say(f"总分 {_shown(sheet.total_shown)} 分，等次 {sheet.grade_shown or '—'}")
    if sheet.missing:
        say(f"总分未算全，还没有得分的 {len(sheet.missing)} 项：{'、'.join(sheet.missing)}")


def _indicator_line(one: IndicatorScore) -> str:
    rate = "" if one.completion_rate is None else f"，完成率 {one.completion_rate}%"
    points = "" if one.weight is None else f"：{_shown(one.score)} / {_shown(one.weight)} 分"
    stated = f"（自填；应得 {_shown(one.computed)}）" if one.stated is not None and one.stated != one.computed else ""
    # An item that earns its points by a rule of its own has nothing to complete.
    met = "" if one.met == "unknown" and one.computed is not None else f"，{MET[one.met]}"
    return f"{one.name or one.id}{met}{rate}{points}{stated}"


def _print_reason(one: Score) -> None:
    if one.explanation is not None:
        say(f"    {one.explanation.text}")


def _print_difference(compared: PolicyComparison) -> None:
    before = compared.sheets[0]
    say(f"与原评分办法 {before.policy or '（无）'} 相比：")
    changed = [item for item in compared.items if item.scores[0] != item.scores[1]]
    for item in changed:
        old, new = item.scores
        say(f"  {item.name or item.id}：{_shown(old)} → {_shown(new)}（{_difference(old, new)}）")
    if not changed:
        say("  各项得分都没有变化。")


def _difference(old: Decimal | None, new: Decimal | None) -> str:
    return "无法相减" if old is None or new is None else format(new - old, "+f")
