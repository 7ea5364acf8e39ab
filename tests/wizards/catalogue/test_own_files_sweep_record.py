"""What is said of files of one's own: odd bytes, where each key stands, long ids, policies with doubtful values."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.records import Makers, Sweep
from wizards.catalogue import (
    LintMessage,
    PackError,
    lint_policy,
    load_form,
    load_policy,
    new_id_problem,
    new_policy_text,
)
from wizards.catalogue.shelf import head_of, id_problem, load_form_file, load_own, name_problem, packs_in
from wizards.catalogue.source import parse_source, read_source

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

TEXT = """
# 注
[pack]
id = "a"
about.funds = "钱"
[pack.layout]
body_font = "仿宋"
[[report]]
heading = "甲"
[[report.table]]
rows = [
  ["甲"],
]
[[report.table]]
head = true
where = { a = "b", c = "d" }
[[report]]
text = '''
一
'''
[report.where]
"x.y" = 1
[[indicators]]
facts.late.more = "几"
"""


def lines() -> Iterator[str]:
    source = parse_source(TEXT.encode(), "a.toml")
    yield from (f"{place} {line}" for place, line in source.lines.items())
    for place in [
        *source.lines,
        ("nothing",),
        (),
        ("pack", "nothing"),
        ("report", 5, "text"),
        ("report", 1, "table", 0),
        ("report", 0, "table", 1, "rows"),
    ]:
        yield f"{place} {source.line_of(place)} {source.line_of([*place, 'more', 3])}"


def texts() -> Iterator[str]:
    deep = [b"a = " + b"[" * depth + b"]" * depth for depth in (1, 38, 39, 40, 41, 42, 200)]
    dotted = [b".".join([b"a"] * parts) + b" = 1" for parts in (39, 40, 41)]
    broken = [
        b"a = \n",
        b"a = 1\na = 2\n\n",
        b"[a]\n[a]",
        b"x",
        b"\xef\xbb\xbfa = 1",
        b"\xff",
        b"a = 1\r\nb = \r\n",
        b"",
        b'a = "\n\n\n',
        b"a = 1.5\nb = [1,\n2\n",
        "b = “甲”".encode(),
    ]
    for raw in (*deep, *dotted, *broken):
        try:
            yield f"{len(raw)} {parse_source(raw, 'a.toml').data}"
        except PackError as error:
            yield f"{len(raw)} {error} {[(one.line, one.message) for one in error.problems]}"


def files() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "夹.toml").mkdir()
        for size in (999_999, 1_000_000, 1_000_001, 1_250_000):
            (folder / f"{size}.toml").write_bytes(b"#" * size)
        for path in (*sorted(folder.glob("*.toml")), folder / "没有.toml", folder / "a\0b.toml"):
            try:
                yield f"{path.name} {len(read_source(path).text)}"
            except PackError as error:
                yield f"{path.name!r} {error}"
        for name, own in (("a", "a"), ("b", "a"), ("c", "b"), ("d", "A B"), ("e", "x" * 64), ("f", "不行")):
            path = folder / f"{name}.toml"
            path.write_text(
                f'[pack]\nformat = 1\nid = "{own}"\ntitle = "甲"\n[scoring]\nmode = "none"\n', encoding="utf-8"
            )
            for load in (load_form_file, load_own, head_of):
                try:
                    yield f"{name} {load(path).pack.id}"
                except PackError as error:
                    yield f"{name} {error}"
            yield name_problem(path, own)
        yield f"{[path.name for path in packs_in(folder)]} {packs_in(folder / 'nowhere')}"


def ids() -> Iterator[str]:
    for text in (
        "a",
        "a-b",
        "a_b",
        "_a",
        "a_",
        "a__b",
        "-a",
        "A",
        "1",
        "甲",
        "",
        "a b",
        *("a" * size for size in (39, 40, 41, 63, 64, 65, 66)),
        *("甲" * size for size in (39, 40, 41)),
    ):
        yield f"{text} {id_problem(text)} {new_id_problem(text)}"
        for load in (load_form, load_policy):
            try:
                yield type(load(text)).__name__
            except PackError as error:
                yield str(error)
    for text in ("mof-2020", "mof-2002", "hubei-2020", "hubei-2002"):
        for load in (load_form, load_policy):
            try:
                yield type(load(text)).__name__
            except PackError as error:
                yield str(error)
    for line, count in product((0, 1, 7), (1, 2, 3)):
        problem = LintMessage("a.toml", line, "error", "错。", "改。")
        yield f"{problem} {PackError.of((problem,) * count)}"


def policies() -> Iterator[str]:
    text = new_policy_text("my-own-1")
    changes: dict[str, tuple[str, ...]] = {
        "id": ('"my-own-1"', '"other"', '"mof-2020"', '"A"'),
        "title": ('" "', '"甲"'),
        "source": ('""',),
        "certainty": ('" "',),
        "clause": ('" "', '"第一条"'),
        "weight": ("0", "9", "10", "11", "100"),
        "reason_below": ("0", "90"),
        "reason_from": ("120", "130", "131"),
        "reason_required_from": ("119", "120", "130", "100"),
        "minimum": ("0", "1", "-1", "50", "100"),
        "label": ('" "', '"好"'),
        "stated_step": ("0.1", "0.5", "1", "0.2", "0.05", "0.9", "1.5"),
        "decimals": ("0", "6", "7"),
        "tiers": ('["一", " "]', '["一", "二"]', '["一", "二", "三"]'),
        "tier_borders": ("[0.5]", "[0.8, 0.6]", "[1, 0]"),
    }
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "my-own-1.toml"
        given = text.split("\n")
        for key, values in changes.items():
            places = [at for at, line in enumerate(given) if line.lstrip("# ").startswith(f"{key} = ")]
            for value in values:
                for at in places or [0]:
                    path.write_text("\n".join([*given[:at], f"{key} = {value}", *given[at + 1 :]]), encoding="utf-8")
                    yield f"{key} {value} {at}"
                    yield from (f"{one.line} {one.severity} {one.message} {one.hint}" for one in lint_policy(path))
        for name, own in (("mof-2020", "mof-2020"), ("my_own", "my_own"), ("a b", "a b"), ("x", "y")):
            path = Path(made) / f"{name}.toml"
            path.write_text(text.replace("my-own-1", own), encoding="utf-8")
            yield from (f"{name} {one}" for one in lint_policy(path))


MAKERS: Makers = {"lines": lines, "texts": texts, "files": files, "ids": ids, "policies": policies}
RECORD = Sweep(__file__, "own_files_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_said_of_a_file(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_nothing_is_gone() -> None:
    assert RECORD.strays() == set()
