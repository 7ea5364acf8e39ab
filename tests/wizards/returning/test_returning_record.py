"""Two versions of every sample compared, the statement of it, and remarks at many places of a returned report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import partial
from typing import Any

import pytest

from tests.records import Record
from tests.wizards.returning.returned import Returned
from tests.wizards.returning.test_remarks import SAMPLES, changed_since
from tests.wizards.word.word_samples import documents
from wizards.compose.plain_lines import render
from wizards.opening import in_force
from wizards.returning.changes import by_row, changes
from wizards.returning.remarks import unknown, with_remarks
from wizards.returning.statement import statement

FINISHED = [name for name in documents() if f"{name}-half" in documents()]


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    found = changes(old, new, in_force(new).form, in_force(old).form)
    yield from (f"{one.kind} {one.path}｜{one.label}｜{one.old} → {one.new}｜{one.row}" for one in found)
    rows = by_row(found, new, old)
    yield from (f"人看 {one.kind} {one.label}｜{one.old} → {one.new}" for one in rows)


def of_half(name: str) -> Iterator[str]:
    yield from compared(documents()[f"{name}-half"], documents()[name])


def of_later(name: str) -> Iterator[str]:
    old = documents()[name]
    yield from compared(old, changed_since(old)[0])


def of_statement(name: str) -> Iterator[str]:
    old = documents()[name]
    new = changed_since(old)[0]
    title = {"id": "r2345678", "by": "李某", "path": "profile.title", "text": "名称不对", "reply": "已改"}
    new["remarks"] = [title, {"id": "r3456789", "by": "李某", "text": "请早些报送", "done": True}]
    form = in_force(new).form
    paper = statement(by_row(changes(old, new, form), new, old), new, form)
    yield from render(paper.blocks, 100)


def of_remarks(sample: str, later: bool) -> Iterator[str]:
    """A comment on the words of every ninth run, a change in every twelfth."""
    returned = Returned(sample)
    words = list(dict.fromkeys(one for one in _words(returned.body) if len(one) > 1))
    for number, one in enumerate(words[::9]):
        returned.comment(one, f"意见{number}")
    for one in words[4::12]:
        if returned.body.count(f">{one}<"):
            returned.change(one, f"{one}改" if len(one) % 2 else "")
    document = changed_since(returned.opened.document)[0] if later else deepcopy(dict(returned.opened.document))
    found = returned.read(document)
    kept = ("path", "quote", "by", "date", "text", "done")
    for remark in found:
        yield "｜".join(f"{key}={remark[key]}" for key in kept if remark.get(key))
    whole = with_remarks(document, unknown(found, document))
    yield f"{len(whole['remarks'])} 条，再读多 {len(unknown(returned.read(whole), whole))} 条"


def of_rows_taken_out(sample: str) -> Iterator[str]:
    """Every third row of the report taken out by the reviewer, one report for each."""
    mark = '<w:del w:id="901" w:author="李某" w:date="2024-04-02T09:30:00Z"/>'
    count = Returned(sample).body.count("<w:trPr>")
    for number in range(0, count, 3):
        returned = Returned(sample)
        pieces = returned.body.split("<w:trPr>")
        returned.body = "<w:trPr>".join([*pieces[: number + 1], mark + pieces[number + 1], *pieces[number + 2 :]])
        yield from (f"{number} {one.get('path')} {one['text'][:30]}" for one in returned.read())


def _words(body: str) -> Iterator[str]:
    for piece in body.split("<w:t")[1:]:
        text = piece.partition(">")[2].partition("<")[0]
        if text.strip() and "&" not in text:
            yield text


LONG = [name for name in FINISHED if len(documents()[name].get("performance", {}).get("indicators", ())) > 3]
RECORD = Record(
    __file__,
    "returning",
    {
        **{f"half and whole {name}": partial(of_half, name) for name in FINISHED[:6]},
        **{f"later {name}": partial(of_later, name) for name in LONG},
        **{f"statement {name}": partial(of_statement, name) for name in LONG[:3]},
        **{f"remarks {name}": partial(of_remarks, name, False) for name in SAMPLES},
        **{f"rows taken out of {name}": partial(of_rows_taken_out, name) for name in ("mof-2020", "linxiang-2021")},
        **{f"remarks {name}, later": partial(of_remarks, name, True) for name in SAMPLES if name in LONG},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_comes_back(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_version_is_gone() -> None:
    assert RECORD.strays() == set()
