from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import pytest

from tests.torture.faults import document
from wizards.storage import to_toml
from wizards.storage.disk.failures import Unwritable


def test_the_file_says_what_it_is_and_ends_with_its_digest() -> None:
    lines = to_toml(document()).decode().splitlines()
    assert lines[0].startswith("# 自评向导") and "注释" in lines[0]
    assert lines[-1].startswith("# 校验") and "sha256:" in lines[-1]
    assert tomllib.loads("\n".join(lines)) == document()


def test_same_document_same_bytes() -> None:
    assert to_toml(document(3)) == to_toml(document(3))


def test_half_a_surrogate_pair_does_not_stop_saving() -> None:
    assert tomllib.loads(to_toml({"a": "x\ud83dy", "\udc00": ["\ud800"]}).decode()) == {
        "a": "x\ufffdy",
        "\ufffd": ["\ufffd"],
    }


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({"a": {"b": None}}, "a.b"),
        ({"a": [1.5]}, "a[0]"),
        ({"a": Decimal("1.5")}, "a"),
        ({"a": {1: "x"}}, "a"),
        ({"a": {"b": [{"c": object()}]}}, "a.b[0].c"),
    ],
)
def test_what_toml_cannot_carry_is_named(value: dict[str, Any], where: str) -> None:
    with pytest.raises(Unwritable, match=f"^{where.replace('[', '.').replace(']', '.')} "):
        to_toml(value)
