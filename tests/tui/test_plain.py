"""``ziping plain``: a whole project filled line by line in a terminal that can do nothing; killed and resumed."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from samples import sample_path
from schemas.form import Form
from schemas.paths import find, natural_key, row_index
from tests.tui.driving import settle
from tui.app import Ziping
from tui.cli import main
from tui.lines.ear import Ear
from tui.lines.seat import Seat
from tui.lines.talk import talk
from tui.lines.typed import typed
from tui.lines.walk import Walk
from tui.opening import Sitting, sit_down
from wizards.catalogue import default_form_id, list_forms, load_form
from wizards.session import new_document
from wizards.storage import create, load

pty_only = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
FORM = default_form_id()


def new(path: Path, form: str = FORM) -> Path:
    create(path, new_document(load_form(form)))
    return path


@pytest.mark.parametrize(
    ("line", "what", "word", "text"),
    [
        ("", "empty", "", ""),
        (" 　", "empty", "", ""),
        ("?", "sign", "?", ""),
        ("？", "sign", "?", ""),
        (" ＜ ", "sign", "<", ""),
        ("》", "sign", ">", ""),
        ("！", "sign", "!", ""),
        (">95%", "answer", "", ">95%"),
        ("<5", "answer", "", "<5"),
        ("??", "answer", "", "??"),
        ("!!", "answer", "", "!!"),
        ("：清空", "command", "清空", ""),
        (": 退出 ", "command", "退出", ""),
        (":跳 项目名称", "command", "跳", "项目名称"),
        (":跳3", "command", "跳", "3"),
        (":清空 一下", "unknown", "", "清空 一下"),
        (":没有", "unknown", "", "没有"),
        ("::说明", "answer", "", ":说明"),
        ("比例 1:2", "answer", "", "比例 1:2"),
        ("8:30", "answer", "", "8:30"),
    ],
)
def test_a_line_is_a_command_or_an_answer(line: str, what: str, word: str, text: str) -> None:
    assert typed(line, ("清空", "退出", "跳"), ("跳",)) == (what, word, text)


def run(path: Path, *lines: str) -> None:
    """Fill in this process; what is read is given, what is printed goes to standard output."""
    sitting = sit_down(path)
    source = io.BytesIO("".join(f"{line}\n" for line in lines).encode())
    talk(Seat(sitting, Ear(source, terminal=False)))
    assert sitting.close()


@pytest.mark.parametrize("form", [one.id for one in list_forms()[0]])
def test_the_walk_passes_every_question_and_comes_back_the_same_way(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(sample_path(form).read_bytes())
    sitting = sit_down(path)
    _ = sitting.desk.evaluation
    walk = Walk(sitting.desk)
    forth = []
    stop = walk.first()
    while stop is not None:
        forth.append(stop)
        stop = walk.after(stop)
    stop, back = forth[-1], []
    while stop is not None:
        back.append(stop)
        stop = walk.before(stop)
    assert [one.path for one in back[::-1]] == [one.path for one in forth]
    fixed = [number for number, at in enumerate(sitting.desk.form.asked.all) if walk.rows(number) is None]
    assert {one.number for one in forth} >= set(fixed)
    assert all((there := walk.at(one.path)) is not None and there.path == one.path for one in forth)
    sitting.close()


def test_what_was_typed_is_in_the_file_and_what_is_no_answer_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = new(tmp_path / "a.toml")
    run(
        path,
        "道路工程",
        ":没有",
        "2023",
        ":跳 项目概况",
        "第一段",
        "第二段",
        "",
        ":跳 项目名称",
        "",
        "<",
        ":清空",
        ":撤销",
    )
    document = load(path).document
    assert find(document, "profile.title") == "道路工程"
    assert find(document, "profile.fiscal_year") == 2023
    assert find(document, "texts.overview") == "第一段\n第二段"
    out = capsys.readouterr().out
    assert "没有“没有”这个命令" in out
    assert "\x1b" not in out


def test_a_row_is_offered_begun_by_an_answer_and_deleted_by_command(tmp_path: Path) -> None:
    path = new(tmp_path / "a.toml")
    rows = load(path).document["performance"]["indicators"]
    first = rows[0]["id"]
    run(path, ":跳 4", ":加行", "修路", ":删行", ":撤销", ":退出")
    now = load(path).document["performance"]["indicators"]
    assert len(now) == len(rows) + 1
    assert now[0]["id"] == first
    run(path, ":跳 4", ":删行", ":退出")
    assert [row["id"] for row in load(path).document["performance"]["indicators"]] == [row["id"] for row in now[1:]]


def test_a_choice_is_taken_by_number_or_words_and_nothing_else(
    seat: Callable[..., Sitting], capsys: pytest.CaptureFixture[str]
) -> None:
    sitting = seat()
    sitting.close()
    path = sitting.desk.path
    run(path, ":跳 评价类型", "1、结果", "供水", "", ":跳 自评等次", "优秀", "2")
    document = load(path).document
    assert find(document, "profile.evaluation_types") == ["过程", "结果"]
    assert find(document, "performance.stated_grade") == "良"
    assert find(document, "profile.unit.functions") == ["供水"]
    assert "没有“优秀”这个选项" in capsys.readouterr().out


def test_a_line_the_terminal_cut_and_one_that_cannot_be_read_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    source = io.BytesIO(("字" * 1364).encode() + b"ab\xe5\n" + b"\xff\n" + "好\n".encode())
    assert Ear(source, terminal=True).line("答：") == "好"
    out = capsys.readouterr().out
    assert "太长" in out
    assert "读不懂" in out


def test_plain_imports_no_screen() -> None:
    code = "import sys, tui.commands.plain; sys.exit(' '.join({'textual', 'docx', 'lxml'} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", ["missing", "picture"])
def test_a_file_that_cannot_be_used_gets_a_sentence(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.toml"
    if kind == "picture":
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert main(["plain", str(path)]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pty_only
@pytest.mark.parametrize(("answer", "asked"), [("", True), ("n", False)])
def test_open_offers_it_where_the_cursor_cannot_be_moved(answer: str, asked: bool, tmp_path: Path) -> None:
    from tests.torture.terminal import terminal

    with terminal("open", str(new(tmp_path / "a.toml")), TERM="dumb") as one:
        assert one.until("写n不用：")
        one.keys(answer + "\n")
        if asked:
            assert one.until("现在空着")
            one.keys(":退出\n")
        assert one.end() == (0 if asked else 2)
        assert b"\x1b" not in bytes(one.raw)


@pty_only
async def test_what_was_answered_before_a_kill_stands_in_the_wizard_and_afterwards(tmp_path: Path) -> None:
    from tests.torture.terminal import terminal
    from tests.tui.line_clerk import LineClerk

    form, book = load_form(FORM), load(sample_path(FORM)).document
    path = new(tmp_path / "自评.toml")
    with terminal("plain", str(path), TERM="dumb", LANG="C", PYTHONUTF8="0") as one:
        clerk = LineClerk(one, form, book)
        clerk.fill(clerk.heard(), most=6)
        one.process.send_signal(signal.SIGKILL)
        one.end()
    assert len(clerk.given) >= 4
    await check_in_wizard(path, clerk.given, form)
    with terminal("plain", str(path), TERM="dumb", LANG="C", PYTHONUTF8="0") as one:
        one.until("答：")
        one.keys(":退出\n")
        assert one.end() == 0
        assert b"\x1b" not in bytes(one.raw)
    check_given(clerk.given, load(path).document, form)


@pytest.mark.slow
@pty_only
async def test_a_whole_project_killed_in_the_middle_and_resumed_in_the_wizard(tmp_path: Path) -> None:
    from tests.torture.terminal import terminal
    from tests.tui.line_clerk import LineClerk

    form, book = load_form(FORM), load(sample_path(FORM)).document
    path = new(tmp_path / "自评.toml")
    with terminal("plain", str(path), TERM="dumb", LANG="C", PYTHONUTF8="0") as one:
        clerk = LineClerk(one, form, book)
        clerk.fill(clerk.heard(), most=40)
        one.process.send_signal(signal.SIGKILL)
        one.end()
    half = load(path).document
    assert len(clerk.given) > 15
    check_given(clerk.given, half, form)

    await check_in_wizard(path, clerk.given, form)

    with terminal("plain", str(path), TERM="dumb", LANG="C", PYTHONUTF8="0") as one:
        clerk = LineClerk(one, form, book)
        clerk.heard()
        said = clerk.fill(clerk.say(":跳 项目名称"))
        assert clerk.at_end, said
        assert re.search(r"错误 0 处", clerk.say(":检查"))
        assert "写到哪里" in clerk.say(":报告")
        assert "报告已写好" in clerk.say(str(tmp_path / "报告.docx"))
        one.keys(":退出\n")
        assert one.end() == 0
        assert b"\x1b" not in bytes(one.raw)
    whole = load(path).document
    check_given(clerk.given, whole, form)
    assert main(["report", str(path), "-o", str(tmp_path / "另.docx")]) == 0
    assert (tmp_path / "另.docx").read_bytes() == (tmp_path / "报告.docx").read_bytes()
    assert main(["check", str(path), "--json"]) == 0


async def check_in_wizard(path: Path, given: list[tuple[str, int, str, str]], form: Form) -> None:
    """The wizard opens where the last answer was asked, and has all of them."""
    place = load(path).document["place"]
    app = Ziping(sit_down(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.wizard.pages.step == place["step"]
        check_given(given, app.wizard.desk.session.document, form)
    assert app.sitting is not None
    assert app.sitting.close()


def check_given(given: list[tuple[str, int, str, str]], document: Mapping[str, Any], form: Form) -> None:
    """Every answer stands in the document where it was asked."""
    assert given
    wrong = [one for one in given if stored(document, form, *one[:3]) not in (one[3], one[3].replace("、", "\n"))]
    assert wrong == []


def stored(document: Mapping[str, Any], form: Form, address: str, number: int, column: str) -> str:
    question = next(one for one in form.asked.questions if one.address == address)
    value = find(document, question.path)
    if column:
        rows = value if isinstance(value, list) else []
        if question.rows:
            index = row_index(rows, list(question.rows)[number - 1], natural_key(question.path))
            row = rows[index] if index is not None else {}
        else:
            row = [one for one in rows if question.takes(one)][number - 1]
        value = find(row, column)
    return "\n".join(value) if isinstance(value, list) else str(value)
