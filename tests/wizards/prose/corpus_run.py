"""The corpus: paragraphs of ten fields, with one planted contradiction each or with none. ``make corpus`` prints it.

Every paragraph is put alone into the text of a session of its field (a goal into the goal), and the whole check is
run. A planted one counts as found when a finding quotes words of it; a clean one is flagged when any does.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from schemas.finding import Finding
from wizards.evaluation import evaluate
from wizards.opening import in_force

FOLDER = Path(__file__).parent / "corpus"
TEXT, GOAL = "texts.overview", "performance.goals.g0000001.expected"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: the field it is of, its kind (``""`` for a clean one), and whether it came after the engine."""

    file: str
    kind: str
    text: str
    late: bool


@dataclass
class Tally:
    """What was found in a part of the corpus."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    flagged: list[tuple[Paragraph, Finding]] = field(default_factory=list)
    missed: list[Paragraph] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / self.planted.total()

    @property
    def precision(self) -> float:
        paragraphs = len({paragraph.text for paragraph, _ in self.flagged})
        return self.found.total() / (self.found.total() + paragraphs)


def paragraphs() -> Iterator[Paragraph]:
    """Yield the whole corpus, field by field."""
    for path in sorted(FOLDER.glob("*.toml")):
        one = tomllib.loads(path.read_text(encoding="utf-8"))["session"]
        for late in (False, True):
            prefix = "late_" if late else ""
            for kind, text in one.get(f"{prefix}planted", []):
                yield Paragraph(path.stem, kind, text, late)
            for text in one.get(f"{prefix}clean", []):
                yield Paragraph(path.stem, "", text, late)


@cache
def session(file: str) -> dict[str, Any]:
    """Return the session of a field, without its paragraphs."""
    one = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))["session"]
    money = {"initial_budget": one["budget"], "adjusted_budget": one["budget"], "executed": one["executed"]}
    return {
        "form": "mof-2020",
        "profile": {"title": one["title"], "fiscal_year": one["year"], "report_date": f"{one['year'] + 1}-03-01"},
        "funds": {"unit": one["unit"], "lines": [{"source": "total", **money}]},
        "performance": {
            "goals": [{"id": "g0000001", "expected": one["goal"], "actual": ""}],
            "indicators": [
                {"id": f"i{number:07}", "level1": "产出指标", "name": name, "target": target, "actual": actual}
                for number, (name, target, actual) in enumerate(one["indicators"])
            ],
        },
        "problems": {"items": [{"id": "p0000001", "kind": "problem", "text": "部分工作安排偏晚，进度前松后紧。"}]},
    }


def spoken(paragraph: Paragraph) -> list[Finding]:
    """Return the findings that quote words of a paragraph."""
    document = session(paragraph.file)
    if paragraph.kind == "goal":
        performance = document["performance"]
        goals = [{**performance["goals"][0], "expected": paragraph.text}]
        document, path = {**document, "performance": {**performance, "goals": goals}}, GOAL
    else:
        document, path = {**document, "texts": {"overview": paragraph.text}}, TEXT
    found = in_force(document)
    result = evaluate(found.form, found.policy, document)
    return [finding for finding in result.findings if finding.path == path and finding.span is not None]


def run(*, late: bool | None = None) -> Tally:
    """Run the corpus, or the part that came after the engine, or the part before."""
    tally = Tally()
    for paragraph in paragraphs():
        if late is not None and paragraph.late != late:
            continue
        findings = spoken(paragraph)
        if not paragraph.kind:
            tally.clean += 1
            tally.flagged += [(paragraph, finding) for finding in findings]
            continue
        tally.planted[paragraph.kind] += 1
        if findings:
            tally.found[paragraph.kind] += 1
        else:
            tally.missed.append(paragraph)
    return tally


def main() -> None:
    """Print precision and recall by kind, of the whole and of the later third; with -v what was missed."""
    for title, late in (("写引擎之前的", False), ("写引擎之后的", True)):
        tally = run(late=late)
        if not tally.planted:
            continue
        flagged = len({paragraph.text for paragraph, _ in tally.flagged})
        print(f"{title}：{tally.planted.total()} 段有错，{tally.clean} 段无错")
        for kind, count in sorted(tally.planted.items()):
            print(f"  {kind:<12} 找到 {tally.found[kind]:>3} / {count:<3}")
        print(f"  找到 {tally.recall:.1%}，提得对 {tally.precision:.1%}，误报 {flagged} 段")
        if "-v" in sys.argv:
            for paragraph in tally.missed:
                print(f"  漏 {paragraph.kind} [{paragraph.file}] {paragraph.text}")
        for paragraph, finding in tally.flagged:
            print(f"  误 [{paragraph.file}] {paragraph.text}\n     {finding.rule} {finding.message}")


if __name__ == "__main__":
    main()
