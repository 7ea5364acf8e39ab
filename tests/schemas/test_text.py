from __future__ import annotations

import os
import shlex
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.text import as_word, clean, safe_file_name, show

ANYTHING = st.text(alphabet=st.characters(), max_size=40)
CONTROLS = [chr(code) for code in (*range(32), *range(0x7F, 0xA0))]


@pytest.mark.parametrize(
    ("text", "many", "one"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d"),
        ("a\x0bb\u2028c", "a\nb\nc", "a b c"),
        ("a\tb", "a\tb", "a b"),
        ("\x1b[31m红\x07\x00", "[31m红", "[31m红"),
        ("\x9b31m\x7f", "31m", "31m"),
        ("abc ", "abc ", "abc "),
        ("一\n\n　二\n", "一\n\n　二\n", "一 二"),
        ("\ud800x\udfff", "x", "x"),
        ("👨\u200d👩", "👨\u200d👩", "👨\u200d👩"),
        ("１００％ ≥95% [/x]", "１００％ ≥95% [/x]", "１００％ ≥95% [/x]"),
    ],
)
def test_clean(text: str, many: str, one: str) -> None:
    assert clean(text, True) == many
    assert clean(text, False) == one


@given(ANYTHING, st.booleans())
def test_clean_leaves_no_control_and_is_stable(text: str, multiline: bool) -> None:
    cleaned = clean(text, multiline)
    kept = "\n\t" if multiline else ""
    assert not [sign for sign in cleaned if unicodedata.category(sign) in ("Cc", "Cs") and sign not in kept]
    assert clean(cleaned, multiline) == cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;题\x07", "␛]0;题␇"),
        ("\x7f\x9b", "␡‹U+009B›"),
        ("\u202etxt\u2066", "‹U+202E›txt‹U+2066›"),
        ("\ud800", "‹U+D800›"),
        ("a\nb\tc", "a\nb\tc"),
        ("[/x] [@click=app.quit]", "[/x] [@click=app.quit]"),
    ],
)
def test_show(text: str, shown: str) -> None:
    assert show(text) == shown


def test_show_one_line() -> None:
    assert show("a\nb\tc", one_line=True) == "a␊b c"


def test_show_hides_nothing_in_all_of_unicode() -> None:
    hidden = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = set(show(hidden))
    left = {s for s in shown if unicodedata.category(s) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n", "\t"}
    assert left == set()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("2021年度项目", "2021年度项目.docx"),
        ("../../etc/passwd", "etc_passwd.docx"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f.docx"),
        ("con", "_con.docx"),
        ("COM1.x", "_COM1.x.docx"),
        ("lpt²", "_lpt².docx"),
        ("CONIN$", "_CONIN$.docx"),
        ("  .hidden. ", "hidden.docx"),
        ("-rf", "rf.docx"),
        ("\x00\x1b\u202e", "未命名.docx"),
        ("", "未命名.docx"),
        ("..", "未命名.docx"),
        ("一\n二", "一_二.docx"),
    ],
)
def test_safe_file_name(name: str, made: str) -> None:
    assert safe_file_name(name, ".docx") == made


@given(st.one_of(ANYTHING, st.text(alphabet="./\\:~- con123$字\x00é", max_size=300)))
def test_a_file_name_is_one_plain_short_name(name: str) -> None:
    made = safe_file_name(name, ".toml")
    assert made.endswith(".toml") and len(made) > 5
    assert not set(made) & set('<>:"/\\|?*' + "".join(CONTROLS))
    assert made[0] not in ".-~ " and made[-6] not in ". "
    assert len(made) <= 100 and len(made.encode()) <= 200
    assert made.partition(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


NAMES = [
    "自评.toml",
    "/夹/自评.toml",
    "a b.toml",
    "甲 乙&丙;丁%`$(x).toml",
    "it's.toml",
    'a"b.toml',
    "~x",
    "#x",
    "a\\b",
    "*",
]


@pytest.mark.skipif(os.name == "nt", reason="sh 的写法")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_can_be_copied_into_a_command_line(name: str) -> None:
    assert shlex.split(as_word(name), comments=True) == [name]
    assert as_word("自评（2023年）.toml") == "自评（2023年）.toml"
    assert "\x1b" not in as_word("a\x1b[2J b")
