"""``ziping schema``: the JSON Schema of the session file."""

from __future__ import annotations

from argparse import Namespace

from schemas.assessment import Assessment
from tui.commands.common import OK
from tui.output import say_json


def run(arguments: Namespace) -> int:
    """Print the schema."""
    schema = Assessment.model_json_schema()
    say_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})
    return OK
