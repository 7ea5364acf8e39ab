"""Reports of ours as a reviewer sends them back: with comments and tracked changes put into their XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import escape

from samples import sample_path
from wizards.compose import compose, layout_of
from wizards.evaluation import evaluate
from wizards.opening import OpenedFile, read_for
from wizards.returning.remarks import Remarks, read_remarks
from wizards.word import write

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY, DATE = "李某", "2024-04-02T09:30:00Z"
_RUN = r"<w:r>(?P<look><w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>{words}</w:t></w:r>"
_OF_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Returned:
    """A report of a sample, taken apart."""

    def __init__(self, sample: str = "mof-2020", change: Callable[[dict[str, Any]], object] | None = None) -> None:
        self.opened: OpenedFile = read_for(sample_path(sample))
        document = deepcopy(dict(self.opened.document))
        if change is not None:
            change(document)
        form, policy = self.opened.in_force.form, self.opened.in_force.policy
        made = evaluate(form, policy, document)
        data = write(compose(form, made.assessment, made.sheet), layout_of(form, made.assessment))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.comments: list[str] = []

    @property
    def body(self) -> str:
        return self.parts["word/document.xml"].decode()

    @body.setter
    def body(self, text: str) -> None:
        self.parts["word/document.xml"] = text.encode()

    def _replace(self, words: str, make: Callable[[str, str], str], nth: int) -> None:
        found = list(re.finditer(_RUN.format(words=f"(?P<words>[^<]*{re.escape(escape(words))}[^<]*)"), self.body))
        one = found[nth]
        whole, look = one["words"], one["look"] or ""
        front, _, back = whole.partition(escape(words))
        runs = f"{_run(look, front)}{make(look, escape(words))}{_run(look, back)}"
        self.body = self.body[: one.start()] + runs + self.body[one.end() :]

    def comment(self, words: str, text: str, *, by: str = BY, date: str = DATE, nth: int = 0) -> Returned:
        """Hang a comment on the n-th place where these words stand."""
        key = len(self.comments)
        start, end = f'<w:commentRangeStart w:id="{key}"/>', f'<w:commentRangeEnd w:id="{key}"/>'
        mark = f'<w:r><w:commentReference w:id="{key}"/></w:r>'
        self._replace(words, lambda look, said: f"{start}{_run(look, said)}{end}{mark}", nth)
        inside = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
        self.comments.append(f'<w:comment w:id="{key}" w:author="{by}" w:date="{date}">{inside}</w:comment>')
        return self

    def change(self, old: str, new: str, *, by: str = BY, nth: int = 0) -> Returned:
        """Track a change of these words into others; blank new words take them out."""
        who = f'w:id="900" w:author="{by}" w:date="{DATE}"'
        put = f"<w:ins {who}><w:r><w:t>{escape(new)}</w:t></w:r></w:ins>" if new else ""
        self._replace(
            old, lambda look, said: f"<w:del {who}><w:r>{look}<w:delText>{said}</w:delText></w:r></w:del>{put}", nth
        )
        return self

    def data(self) -> bytes:
        """The file."""
        parts = dict(self.parts)
        if self.comments:
            inside = "".join(self.comments)
            parts["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{inside}</w:comments>'.encode()
            rels = parts["word/_rels/document.xml.rels"].decode()
            one = f'<Relationship Id="rIdC" Type="{_OF_COMMENTS}" Target="comments.xml"/></Relationships>'
            parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", one).encode()
            types = parts["[Content_Types].xml"].decode()
            part = f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}"/></Types>'
            parts["[Content_Types].xml"] = types.replace("</Types>", part).encode()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return out.getvalue()

    def read(self, document: Mapping[str, Any] | None = None) -> Remarks:
        """What the session, as it is or as it was changed since, gets of it."""
        form, policy = self.opened.in_force.form, self.opened.in_force.policy
        return read_remarks(self.data(), "退回.docx", document or self.opened.document, form, policy)


def _run(look: str, words: str) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
