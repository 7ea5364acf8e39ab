from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from schemas.assessment import read_assessment
from schemas.blocks import Block
from schemas.form import Form
from schemas.scoresheet import ScoreSheet
from wizards.compose import compose

PACKS = Path(__file__).parent / "packs"

Compose = Callable[..., list[Block]]


def form_of(pack: Mapping[str, Any] | str) -> Form:
    data = tomllib.loads(pack) if isinstance(pack, str) else dict(pack)
    return Form.model_validate({"pack": {"format": 1, "id": "f", "title": "F"}, **data})


@pytest.fixture
def make_form() -> Callable[..., Form]:
    return form_of


@pytest.fixture
def composed() -> Compose:
    """Compose a report (TOML of its entries, or a whole pack) from a session."""

    def run(pack: Mapping[str, Any] | str, session: Mapping[str, Any], sheet: ScoreSheet | None = None) -> list[Block]:
        return compose(form_of(pack), read_assessment(session), sheet)

    return run


@pytest.fixture
def pack() -> Callable[[str], Form]:
    def load(name: str) -> Form:
        return Form.model_validate(tomllib.loads((PACKS / f"{name}.toml").read_text("utf-8")))

    return load
