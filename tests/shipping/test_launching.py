"""What the launcher makes of the line it was started with; pure, for every system."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipping.parts.ziping_start import arguments, opens_a_window, pack, terminal, unpack_words, working_folder
from tests.shipping.windows import LAUNCHERS, launcher

SHELL = r"C:\Windows\system32\cmd.exe /c "
SELF = r"D:\自评 向导\开始.cmd"
BARE = [
    r"D:\a&b\自评.toml",
    r"D:\a^b!c\自评.toml",
    r"D:\(1)\100%done%.toml",
    r"D:\a;b,c=d.toml",
    r"D:\%PATH%\x.toml",
    r"\\server\share\a&b.toml",
    r"D:\又是开始.cmd\x.toml",
]
QUOTED = [r"D:\a & b\自评 1.toml", r"D:\x ^ y ! (z);.toml", r"D:\100 % done\%TEMP% .toml"]


def dropped(line: str) -> list[str]:
    # The shell cuts at the ampersand: what it hands over itself must not be believed.
    return arguments({"ZIPING_SELF": "开始.cmd", "ZIPING_LINE": line, "ZIPING_ARGS": "D:\\a"})


@pytest.mark.parametrize("path", BARE)
def test_a_path_dropped_without_quotes_comes_whole(path: str) -> None:
    assert dropped(f'{SHELL}""{SELF}" {path}"') == [path]


@pytest.mark.parametrize("path", BARE + QUOTED)
def test_a_path_dropped_in_quotes_comes_whole(path: str) -> None:
    assert dropped(f'{SHELL}""{SELF}" "{path}" "') == [path]
    assert dropped(f'{SHELL}"{SELF}" "{path}"') == [path]


def test_two_files_stay_two() -> None:
    assert dropped(f'{SHELL}""{SELF}" "D:\\a b.toml" D:\\c&d.toml"') == ["D:\\a b.toml", "D:\\c&d.toml"]


def test_a_double_click_brings_nothing() -> None:
    assert dropped(f'{SHELL}""{SELF}" "') == []
    assert dropped(f'{SHELL}""{SELF}""') == []


@pytest.mark.parametrize("line", ["", r"C:\Windows\system32\cmd.exe", r"cmd /c other.bat"])
def test_a_line_without_the_launcher_leaves_what_the_shell_cut(line: str) -> None:
    given = {"ZIPING_SELF": "开始.cmd", "ZIPING_LINE": line, "ZIPING_ARGS": 'figure "≥95%" -3.5%'}
    assert arguments(given) == ["figure", "≥95%", "-3.5%"]


def test_words_pass_the_terminal_as_one_plain_word(tmp_path: Path) -> None:
    given = ["open", r"D:\a;b & 'c' ^!%.toml"]
    packed = pack(given, tmp_path)
    assert packed.isascii() and packed.isalnum()
    assert unpack_words(packed) == (tmp_path, given)


def test_only_the_wizard_itself_gets_a_window_of_its_own(tmp_path: Path) -> None:
    session = tmp_path / "a&b.toml"
    session.write_text("", "utf-8")
    assert opens_a_window([]) and opens_a_window([str(session)])
    assert not opens_a_window(["check", str(session)]) and not opens_a_window(["forms"])


def test_the_terminal_is_taken_when_there_is_one_and_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "wt.exe").symlink_to(tmp_path / "nowhere")  # an alias that cannot be followed
    seen = {"PATH": f"/nothing:{tmp_path}", "ZIPING_TERMINAL": "1"}
    assert terminal(seen) == str(tmp_path / "wt.exe")
    assert terminal({**seen, "WT_SESSION": "x"}) is None
    assert terminal({**seen, "ZIPING_TERMINAL": "0"}) is None
    assert terminal({**seen, "PATH": "/nothing"}) is None


def test_new_files_never_go_into_the_program_or_the_system(tmp_path: Path) -> None:
    program, system, documents, desk = (tmp_path / name for name in ("program", "system", "documents", "desk"))
    for folder in (program, system, documents, desk):
        folder.mkdir()
    assert working_folder(program / "lib", program, str(system), documents) == documents
    assert working_folder(system, program, str(system), documents) == documents
    assert working_folder(desk, program, str(system), documents) == desk
    assert working_folder(program, program, "", tmp_path / "none") == program


@pytest.mark.parametrize("terminal_wanted", LAUNCHERS.values())
def test_the_launcher_is_plain_ascii_with_the_line_ends_of_windows(terminal_wanted: str) -> None:
    text = launcher(terminal_wanted)
    assert text.isascii() and text.count(b"\n") == text.count(b"\r\n") and b"@" not in text.replace(b"@echo", b"")
    assert f'"ZIPING_TERMINAL={terminal_wanted}"'.encode() in text and b"chcp 65001" in text
