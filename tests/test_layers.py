"""What import-linter cannot see: that a deferred import really is deferred; and that packs are data."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LIMITS = [
    ("schemas.figure", {"pydantic", "textual", "rich"}),
    ("wizards.storage", {"pydantic", "textual", "rich", "docx", "lxml"}),
    ("wizards.session", {"textual", "rich", "docx", "lxml"}),
    ("wizards.evaluation", {"textual", "rich", "docx", "lxml"}),
    ("wizards.compose", {"textual", "rich", "docx", "lxml"}),
    ("wizards.word", {"textual", "rich", "docx", "lxml"}),
    ("wizards.intake.word", {"textual", "rich", "docx", "lxml", "python_calamine"}),
    ("wizards.filling", {"textual", "rich", "docx", "lxml", "python_calamine"}),
    (
        "tui.app",
        {
            "docx",
            "lxml",
            "textual.widgets._markdown",
            "wizards.facts",
            "wizards.lexicon",
            "schemas.scoresheet",
            "tui.browsing",
            "tui.screens.confirm",
            "tui.screens.waiting",
            "pydantic",
            "tui.desk",
        },
    ),
    ("tui.commands.begin", {"pydantic", "textual", "rich", "docx", "lxml"}),
    ("tui.screens.first_frame", {"pydantic", "wizards.catalogue", "wizards.session", "tui.desk"}),
]


@pytest.mark.parametrize(("module", "forbidden"), LIMITS)
def test_importing_a_module_leaves_what_it_defers_outside(module: str, forbidden: set[str]) -> None:
    code = f"import sys, {module}; sys.exit(' '.join(sorted({forbidden!r} & set(sys.modules))) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def test_loading_a_form_loads_nothing_of_storage() -> None:
    """A form is data of the program; what saves, locks and recovers is for sessions."""
    code = """
import sys
from wizards.catalogue import default_form_id, load_form, load_policy
form = load_form(default_form_id())
load_policy(form.pack.policy)
sys.exit(" ".join(sorted(name for name in sys.modules if name.startswith("wizards.storage"))) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def test_reading_a_form_does_not_look_for_plugins() -> None:
    """What would load plugins of pydantic imports more than all that reads a form."""
    code = """
import sys
from tui.terminal import prepare_environment
prepare_environment()
from wizards.catalogue import default_form_id, load_form
load_form(default_form_id())
sys.exit(" ".join({"importlib.metadata"} & set(sys.modules)) or 0)
"""
    environment = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr


def test_no_form_is_named_in_python() -> None:
    ids = [path.stem for path in (ROOT / "wizards" / "forms").glob("*.toml")]
    assert ids
    named = [
        f"{path.relative_to(ROOT)}: {form_id}"
        for package in ("schemas", "wizards", "tui")
        for path in sorted((ROOT / package).rglob("*.py"))
        for form_id in ids
        if form_id in path.read_text("utf-8")
    ]
    assert named == []


def test_no_address_of_this_machine_or_a_registry_is_in_the_project() -> None:
    words = ("py" + "pi.org", "npm" + "js.org", "deb" + "ian.org", "/wo" + "rk/")
    suffixes = {".py", ".toml", ".md", ".txt", ".tcss", ".xml", ""}
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True).stdout.split(
        "\n"
    )
    found = [
        name
        for name in listed
        if Path(name).suffix in suffixes and (ROOT / name).is_file()
        if any(word in (ROOT / name).read_text("utf-8", "replace") for word in words)
    ]
    assert found == []


def test_the_product_asks_the_platform_module_for_nothing() -> None:
    """On Windows ``platform.node``, ``.platform`` and ``.uname`` ask a service that may take seconds, or for ever."""
    asking = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in ("schemas", "wizards", "tui", "samples")
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(name.name == "platform" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "platform")
        or (isinstance(node, ast.Attribute) and node.attr == "uname")
    ]
    assert asking == []
