"""The list of scoring policies: those of the program, the user's own beside them, and what is wrong with those."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from schemas.policy import Policy
from schemas.text import show
from wizards.built_in import POLICIES
from wizards.catalogue.errors import PackError
from wizards.catalogue.shelf import id_problem, load_policy, own_policies, packs_in

_EXAMPLE = Path(__file__).with_name("example-policy.toml")
_ID = "my-county-policy"


@dataclass(frozen=True, slots=True)
class PolicyInfo:
    """A policy in the list of policies; ``user``: it lies in the user's own folder."""

    policy: Policy
    user: bool


def look_over_policies() -> tuple[list[PolicyInfo], list[str]]:
    """Return all policies, built-in ones first, and a Chinese sentence for each of one's own that cannot be used."""
    infos = [PolicyInfo(load_policy(path.stem), user=False) for path in packs_in(POLICIES)]
    built_in = {info.policy.id for info in infos}
    notes = []
    for path in packs_in(own_policies()):
        policy, note = _own(path, built_in)
        if policy is not None:
            infos.append(PolicyInfo(policy, user=True))
        if note:
            notes.append(note)
    return infos, notes


def list_policies() -> list[Policy]:
    """Return all policies that can be used."""
    return [info.policy for info in look_over_policies()[0]]


def _own(path: Path, built_in: set[str]) -> tuple[Policy | None, str]:
    """Return a policy of one's own, ``None`` if it cannot be used, and what there is to say about it."""
    name = show(path.name, one_line=True)
    if path.stem in built_in:
        return None, f"已跳过 {name}：“{path.stem}”是自带的评分办法，请换一个 id 和文件名。"
    if problem := id_problem(path.stem):
        return None, f"已跳过 {name}：{problem}"
    try:
        return load_policy(path.stem), ""
    except PackError as error:
        return None, f"已跳过 {error}"
    except OSError:
        return None, f"已跳过 {name}：读不了这个文件。"


def new_policy_text(policy_id: str) -> str:
    """Return the text of a new policy: a whole one with a comment at every turn."""
    return _EXAMPLE.read_text(encoding="utf-8").replace(_ID, policy_id)
