"""``ziping diff``: what changed between two versions, as text, JSON and a Word table (修改说明)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from schemas.text import show
from tui.commands.common import FOUND, OK, Unusable, open_session, or_force
from tui.output import say, say_done, say_json
from wizards.returning.changes import KIND_WORDS, Changed, by_row, changes
from wizards.returning.statement import statement
from wizards.storage import AlreadyThere, UnusableFile, report_target, write_report
from wizards.word import ProofFailed, write

_LONG = 60
_WHAT = "修改说明"
_JSON = ("path", "label", "old", "new", "kind")


def run(arguments: Namespace) -> int:
    """Compare; 0 no difference, 1 differences, whether or not a 修改说明 is written."""
    older, newer = Path(arguments.old), Path(arguments.new)
    old, new = open_session(older), open_session(newer)
    form = new.in_force.form
    found = changes(old.document, new.document, form, old.in_force.form)
    read = by_row(found, new.document, old.document)
    if arguments.output is not None:
        paper = statement(read, new.document, form)
        try:
            data = write(paper.blocks, paper.layout)
            target = report_target(arguments.output, _WHAT)
            stored = write_report(target, data, what=_WHAT, force=arguments.force, inputs=(older, newer))
        except AlreadyThere as error:
            raise Unusable(or_force(error)) from None
        except (ProofFailed, UnusableFile) as error:
            raise Unusable(str(error)) from None
        if not arguments.json:
            say_done(f"修改说明已写好：{stored.path}")
    if arguments.json:
        say_json([{name: getattr(one, name) for name in _JSON} for one in found])
    else:
        _tell(newer, read)
    return FOUND if found else OK


def _tell(newer: Path, found: Sequence[Changed]) -> None:
    say(f"{newer.name}：{f'有 {len(found)} 处不同' if found else '没有不同'}")
    for one in found:
        say(f"  [{KIND_WORDS[one.kind]}] {show(one.label, one_line=True)}：{_shown(one.old)} → {_shown(one.new)}")


def _shown(text: str) -> str:
    line = show(text, one_line=True)
    if not line:
        return "（空）"
    return line if len(line) <= _LONG else line[:_LONG] + "…"
