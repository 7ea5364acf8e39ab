"""``ziping policies``: list the scoring policies, check one, begin a new one."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas.figure.exact import plain_string
from schemas.policy import Policy
from tui.commands.common import OK, Unusable
from tui.commands.forms import say_lint
from tui.output import say, say_aside, say_done, say_json
from wizards import catalogue
from wizards.catalogue import PolicyInfo
from wizards.storage import UnusableFile, write_pack


def run(arguments: Namespace) -> int:
    """List, lint or begin."""
    if arguments.lint:
        return _lint(Path(arguments.lint))
    if arguments.new:
        return _new(arguments.new)
    return _list(as_json=arguments.json)


def _list(*, as_json: bool) -> int:
    infos, notes = catalogue.look_over_policies()
    for note in notes:
        say_aside(note)
    if as_json:
        say_json([policy_json(info) for info in infos])
        return OK
    width = max((len(info.policy.id) for info in infos), default=0)
    for info in infos:
        policy = info.policy
        say(f"{policy.id:<{width}} {policy.title}（{_weights(policy)}{'；自己的' if info.user else ''}）")
        say(f"{'':<{width}} 来源：{policy.source}")
        say(f"{'':<{width}} 把握：{policy.certainty}")
    return OK


def _weights(policy: Policy) -> str:
    weight = policy.execution.weight
    execution = f"预算执行率 {plain_string(weight)}" if weight else "不计预算执行率"
    groups = (f"{name.removesuffix('指标')} {plain_string(due)}" for name, due in policy.groups.items())
    return "、".join((execution, *groups)) if policy.groups else f"{execution}，各类指标的分值不限"


def policy_json(info: PolicyInfo) -> dict[str, Any]:
    """Return a policy in the shape other programs read; numbers are decimal strings."""
    policy = info.policy
    borders = (*policy.tier_borders, Decimal(0))
    return {
        "id": policy.id,
        "title": policy.title,
        "source": policy.source,
        "certainty": policy.certainty,
        "clause": policy.clause,
        "user": info.user,
        "execution": {
            "weight": plain_string(policy.execution.weight),
            "reason_below": _text(policy.execution.reason_below),
        },
        "groups": {name: plain_string(due) for name, due in policy.groups.items()},
        "tiers": [
            {"label": label, "minimum": plain_string(low)} for label, low in zip(policy.tiers, borders, strict=True)
        ],
        "grades": [{"label": band.label, "minimum": plain_string(band.minimum)} for band in policy.grades],
        "reverse": policy.reverse,
        "not_applicable": policy.not_applicable,
        "over": {
            "reason_from": _text(policy.over.reason_from),
            "reason_required_from": _text(policy.over.reason_required_from),
            "reverse_any": policy.over.reverse_any,
        },
        "decimals": policy.decimals,
        "rounding": policy.rounding,
        "stated_step": _text(policy.stated_step),
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else plain_string(number)


def _lint(path: Path) -> int:
    try:
        messages = catalogue.lint_policy(path)
    except (catalogue.PackError, UnusableFile) as error:
        raise Unusable(str(error)) from None
    return say_lint(path, messages)


def _new(policy_id: str) -> int:
    if problem := catalogue.new_id_problem(policy_id):
        raise Unusable(problem)
    if any(info.policy.id == policy_id and not info.user for info in catalogue.look_over_policies()[0]):
        raise Unusable(f"“{policy_id}”是自带的评分办法，同名的不会被使用：请换一个编号。")
    try:
        target = write_pack(policy_id, catalogue.new_policy_text(policy_id), kind="policies")
    except UnusableFile as error:
        raise Unusable(str(error)) from None
    say_done(f"已写好一份带说明的评分办法：{target}")
    say("照着里面的注释改成自己县的，改完用 ziping policies --lint 检查。")
    return OK
