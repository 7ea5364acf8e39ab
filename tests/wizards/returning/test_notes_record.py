"""Comments and tracked changes in every place of a returned file: who asked what, of which words, where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product

import pytest

from tests.records import Sweep
from tests.wizards.intake.documents import W, docx, p, r, tbl, tc, tr
from tests.wizards.returning.returned import Returned
from wizards.intake import Unreadable
from wizards.intake.word import read_word
from wizards.returning.comments import read_comments
from wizards.returning.noted import places_of, read_noted
from wizards.returning.remarks import read_remarks

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

START, END, HANGS = (
    *('<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'),
    '<w:r><w:commentReference w:id="0"/></w:r>',
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def returned(body: str, comments: str = "", settled: str = "") -> bytes:
    more = {}
    links = ""
    for name, content in (("comments", comments), ("commentsExtended", settled)):
        if content:
            more[f"word/{name}.xml"] = content.encode()
            links += f'<Relationship Id="r{name}" Type="{REL}" Target="{name}.xml"/>'
    if links:
        more["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{RELS}">{links}</Relationships>'.encode()
    return docx(body, more=more)


def of_notes() -> Iterator[str]:
    """Ranges of comments over every stretch of two paragraphs and a cell."""
    one = f'<w:comment w:id="0" w:author="李某">{p("问")}</w:comment>'
    comments = f'<w:comments xmlns:w="{W}">{one}</w:comments>'
    title = p("标题", properties='<w:pStyle w:val="Heading1"/>')
    runs = (r("甲"), r("乙"), "", r("丙"), "", "", r("丁"))
    ends = {1: "</w:p><w:p>", 3: "</w:p><w:p>", 5: "</w:p><w:p>"}
    marks = (START, END, HANGS)
    for places in product(range(8), range(8), (None, 0, 4)):
        for some in (marks, marks[:1], marks[:2], marks[1:], marks[2:]):
            body = "<w:p>"
            for at, run in enumerate((*runs, "")):
                body += "".join(mark for mark, place in zip(marks, places, strict=True) if place == at and mark in some)
                body += run + ends.get(at, "")
            yield from told(returned(f"{title}{body}</w:p>", comments), f"{places}{len(some)}")


def told(data: bytes, name: str) -> Iterator[str]:
    for one in read_noted(read_word(data, "退回.docx")):
        yield f"{name} {one}"


def changed(kind: str, by: str, text: str) -> str:
    word = "delText" if kind == "del" else "t"
    mark = f'w:id="1" w:author="{by}" w:date="2024-04-02T09:30:00Z"'
    return f"<w:{kind} {mark}><w:r><w:{word}>{text}</w:{word}></w:r></w:{kind}>"


def of_changes() -> Iterator[str]:
    """Texts put in and taken out by two reviewers, in every order, in paragraphs and in rows put in or taken out."""
    runs = (
        r("前文" * 9),
        r("乙"),
        changed("ins", "A", "新"),
        changed("del", "A", "旧"),
        changed("ins", "B", "又"),
        changed("del", "B", "别"),
    )
    for number, some in enumerate(product(runs, repeat=3)):
        yield from told(docx(p(*some)), f"{number}")
    for kind, by in product(("ins", "del", ""), "AB"):
        mark = f'<w:{kind} w:id="9" w:author="{by}" w:date="2024"/>' if kind else ""
        for run, other in product(runs, runs):
            last = tr("末", tc(p(run) + tbl(tr(tc(p(other)))) + p()))
            table = tbl(tr("头", "值"), tr(tc(p(run)), tc(p(other)), properties=mark), last)
            yield from told(docx(table), f"{kind} {by}")
    table = tbl(*(tr("甲", "", " 乙 ", properties=f'<w:{kind} w:id="9" w:author="A"/>') for kind in ("ins", "del")))
    yield from told(docx(table), "words")


def of_files() -> Iterator[str]:
    """Headings by the name of their style, cells merged, tables inside tables: every place of a file."""
    for style in ("Heading1", "heading 2", "Title", "TITLE", "标题 1", "1", "BodyText", "副标题", "Subtitle", ""):
        look = f'<w:pStyle w:val="{style}"/>'
        inner = tbl(tr("内", "外"))
        merged = tr(tc("合", merge="restart"), "甲", tc("乙", span=2)), tr(tc("", merge="continue"), "丙", "丁", "丙")
        table = tbl(*merged, tr("甲", tc(p("丙") + inner + p())))
        lines = p("前") + p("题", properties=look) + p("文")
        body = lines + table + p("", properties=look) + p("后")
        yield from (f"{style} {spot}" for spot in places_of(read_word(docx(body), "退回.docx")))


def of_comments() -> Iterator[str]:
    """Comments with breaks, tabs, several paragraphs; settled ones named by any of their paragraphs."""
    spaces = f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    insides = (
        "",
        r("问"),
        f"{r('问')}<w:r><w:tab/></w:r>{r('答')}",
        "<w:r><w:br/><w:t>二</w:t><w:cr/></w:r>",
        "<w:r><w:delText>旧</w:delText></w:r>",
    )
    more = "http://schemas.microsoft.com/office/word/2012/wordml"
    for first, second, done in product(insides, insides, ("1", "true", "0", "", "2")):
        inside = f'<w:p w14:paraId="1A">{first}</w:p><w:p w14:paraId="2B">{second}</w:p><w:p>{first}</w:p>'
        outside = f'之间{p("外")}<w:comment w:id="1">{second}</w:comment>'
        one = f'<w:comment w:id="0" w:author="李某" w:date="2024">{inside}</w:comment>{outside}'
        for named in ("1A", "2B", "3C", ""):
            mark = f'<w15:commentEx w15:paraId="{named}" w15:done="{done}"/>'
            settled = f'<w15:commentsEx xmlns:w15="{more}">{mark}</w15:commentsEx>'
            data = returned(p("文"), f"<w:comments {spaces}>{one}</w:comments>", settled)
            document = read_word(data, "退回.docx")
            yield f"{done} {named} {read_comments(document.members, document.part)}"


def of_remarks() -> Iterator[str]:
    """Words and quotes about as long as is kept, dates of every kind, about as many remarks as a file may have."""
    opened = Returned().opened
    form, policy = opened.in_force.form, opened.in_force.policy
    texts = ["", "  ", *("问" * length for length in (1, 199, 200, 201, 1999, 2000, 2001, 2002))]
    dates = ("2024-04-02T09:30:00Z", "2024", "202", "明年春天", "", "2024-04-02", "二〇二四-04")
    for text, date in product(texts, dates):
        one = f'<w:comment w:id="0" w:author=" 李某 " w:date="{date}">{p(text)}</w:comment>'
        body = f"<w:p>{START}{r(text[:300] or '空')}{END}{HANGS}</w:p>"
        data = returned(body, f'<w:comments xmlns:w="{W}">{one}</w:comments>')
        yield f"{len(text)} {date} {read_remarks(data, '退回.docx', opened.document, form, policy)}"
    for count in (0, 1999, 2000, 2001):
        many = "".join(f'<w:comment w:id="{number}"/>' for number in range(count))
        data = returned(p("文"), f'<w:comments xmlns:w="{W}">{many}</w:comments>')
        try:
            yield f"{count} {len(read_remarks(data, '退回.docx', opened.document, form, policy))}"
        except Unreadable as refused:
            yield f"{count} {refused}"


def of_rows_out(sample: str) -> Iterator[str]:
    """One row after the other taken out, and two rows at once."""
    mark = '<w:del w:id="901" w:author="李某" w:date="2024-04-02T09:30:00Z"/>'
    pieces = Returned(sample).body.split("<w:trPr>")
    for number in range(1, len(pieces), 2):
        one = Returned(sample)
        out = (number, number + 5 * (number % 3))
        marked = [f"{mark}{piece}" if at in out else piece for at, piece in enumerate(pieces)]
        one.body = "<w:trPr>".join(marked)
        yield from (f"{number} {remark.get('path')} {remark['text'][:30]}" for remark in one.read())


RECORD = Sweep(
    __file__,
    "notes",
    {
        "notes": of_notes,
        "changes": of_changes,
        "files": of_files,
        "comments": of_comments,
        "remarks": of_remarks,
        **{f"rows out of {sample}": partial(of_rows_out, sample) for sample in ("mof-2020", "transfer-2022")},
    },
)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_a_reviewer_left(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_note_is_gone() -> None:
    assert RECORD.strays() == set()
