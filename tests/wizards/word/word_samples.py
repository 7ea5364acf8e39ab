"""The reports of the samples and of empty sessions, composed as the command line does it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from schemas.assessment import read_assessment
from schemas.blocks import Block, Layout
from wizards.catalogue import load_form
from wizards.compose import compose, layout_of
from wizards.opening import in_force
from wizards.scoring import score
from wizards.session import new_document

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "samples"
FORMS = ROOT / "wizards" / "forms"


def report_of(document: Mapping[str, Any]) -> tuple[list[Block], Layout]:
    """The blocks and the layout of a session."""
    found = in_force(document)
    form, assessment = found.form, read_assessment(document)
    sheet = score(form, found.policy, assessment)
    return compose(form, assessment, sheet), layout_of(form, assessment)


@cache
def documents() -> dict[str, dict[str, Any]]:
    """Every sample by its name, and an empty session of every form."""
    found = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.toml"))}
    for path in sorted(FORMS.glob("*.toml")):
        found[f"{path.stem}-empty"] = dict(new_document(load_form(path.stem)))
    return found
