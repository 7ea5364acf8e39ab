"""A blank filled: all else of the file as it was, byte for byte, and read back before it is there."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.wizards.filling import made_blanks as blanks
from tests.wizards.filling.filled import TITLE, facts, fill, read, rows, session
from tests.wizards.intake.documents import W, docx, p, r, tbl, tc, tr
from wizards.filling import FillingFailed
from wizards.filling.one_member import replace_member
from wizards.filling.splice import Splice
from wizards.intake.word import read_word


def test_the_look_of_a_place_is_kept_and_all_else_stays_byte_for_byte() -> None:
    look = "<w:rPr><w:rFonts w:eastAsia='楷体'/><w:sz w:val='21'/></w:rPr>"
    cell = tc(p(properties=look))
    other = tbl(tr("项目名称", cell)) + p(r("说明", "<w:b/>"), properties="<w:jc w:val='both'/>")
    blank = docx(other)
    before, filling = read_word(blank), fill(blank)
    added = f'<w:r>{look}<w:t xml:space="preserve">{TITLE}</w:t></w:r>'.encode()
    after = read(filling).xml
    assert after.count(added) == 1
    assert after.replace(added, b"") == before.xml


def test_the_other_parts_are_copied_as_they_stand() -> None:
    data = io.BytesIO(blanks.standard())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_STORED) as package:
        package.writestr("word/media/image1.png", b"\x89PNG" * 50)
        package.comment = b"a comment"
    filling = fill(data.getvalue())
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(io.BytesIO(filling.data)) as new:
        assert new.testzip() is None
        assert new.comment == old.comment
        assert new.namelist() == old.namelist()
        for one, other in zip(old.infolist(), new.infolist(), strict=True):
            assert (one.date_time, one.external_attr, one.create_system) == (
                other.date_time,
                other.external_attr,
                other.create_system,
            )
            if one.filename != "word/document.xml":
                assert (one.CRC, one.compress_size, one.compress_type) == (
                    other.CRC,
                    other.compress_size,
                    other.compress_type,
                )


@pytest.mark.parametrize("streamed", [False, True])
def test_a_member_is_replaced_in_any_package(streamed: bool) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(_Unseekable(target) if streamed else target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("a", "b", "c"):
            package.writestr(name, name * 100)
    made = replace_member(target.getvalue(), "b", b"new" * 1000)
    begins = [target.getvalue().index(b"PK\x03\x04", after) for after in (0, 1)]
    assert made.startswith(target.getvalue()[: begins[1]])
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        assert not package.getinfo("b").flag_bits & 8  # its sizes stand in its own header
        assert {name: package.read(name) for name in package.namelist()} == {
            "a": b"a" * 100,
            "b": b"new" * 1000,
            "c": b"c" * 100,
        }


class _Unseekable(io.RawIOBase):
    """A pipe: sizes stand behind the members."""

    def __init__(self, target: io.BytesIO) -> None:
        self._target = target

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return self._target.write(data)


def test_the_same_blank_gives_the_same_bytes() -> None:
    blank = blanks.standard()
    assert fill(blank).data == fill(blank).data


def test_signs_of_xml_are_written_as_they_read() -> None:
    named = session()
    named["profile"] = {**named["profile"], "title": "甲<乙>&“丙”\u0001]]>"}
    filling = fill(docx(tbl(tr("项目名称", ""))), of=facts(named))
    assert rows(read(filling))[0][1] == "甲<乙>&“丙”]]>"


@pytest.mark.parametrize("prefix", ["ns0:", ""])
def test_a_document_with_another_prefix(prefix: str) -> None:
    plain = docx(tbl(tr("项目名称", "<w:tc><w:p/></w:tc>"), tr("主管部门", "＿＿")))
    xml = read_word(plain).xml.decode()
    xml = re.sub(r"<(/?)w:(\w+)", rf"<\1{prefix}\2", xml)
    xml = xml.replace("document ", f'document xmlns{":" * bool(prefix)}{prefix[:-1]}="{W}" ', 1)
    filling = fill(replace_member(plain, "word/document.xml", xml.encode()))
    assert rows(read(filling)) == [["项目名称", TITLE], ["主管部门", "某县水利局"]]


UNSEEN = [
    ("a tracked deletion", p('<w:del w:id="1" w:author="张某"><w:r><w:delText>旧名称</w:delText></w:r></w:del>')),
    ("a hidden run", p(r("", "<w:vanish/>"), "<w:r><w:rPr><w:vanish/></w:rPr></w:r>")),
    ("a hidden end", p(properties="<w:rPr><w:b/><w:vanish/></w:rPr>")),
    ("a tracked insertion of its end", p(properties='<w:rPr><w:ins w:id="1" w:author="张某"/><w:b/></w:rPr>')),
]


@pytest.mark.parametrize("inside", [case[1] for case in UNSEEN], ids=[case[0] for case in UNSEEN])
def test_an_answer_is_seen_whatever_the_blank_hides(inside: str) -> None:
    filling = fill(docx(tbl(tr("项目名称", tc(inside)))))
    document = read(filling)
    assert rows(document) == [["项目名称", TITLE]]
    run = document.tables[0].cells[1].paragraphs[0].pieces[-1].run
    look = document.xml[slice(*run.properties)]
    assert b"vanish" not in look
    assert b"<w:ins" not in look


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (lambda xml: xml.replace("农村供水".encode(), "农村排水".encode()), "应是“农村供水工程维修养护”"),
        (lambda xml: xml.replace(b"<w:sectPr/>", b"<w:p/><w:sectPr/>"), "段落的个数不对"),
        (lambda xml: xml[:-9], "读不回来"),
    ],
)
def test_what_does_not_read_back_is_no_file(
    written: Callable[[bytes], bytes], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Splice.xml
    monkeypatch.setattr(Splice, "xml", lambda splice: written(own(splice)))
    with pytest.raises(FillingFailed, match=said):
        fill(docx(tbl(tr("项目名称", ""))))


def test_a_change_in_another_part_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = docx(tbl(tr("项目名称", "")), more={"word/styles.xml": b"<a/>"})

    def careless(data: bytes, name: str, content: bytes) -> bytes:
        return replace_member(replace_member(data, name, content), "word/styles.xml", b"<b/>")

    monkeypatch.setattr("wizards.filling.filler.replace_member", careless)
    with pytest.raises(FillingFailed, match="以外的部件"):
        fill(blank)
