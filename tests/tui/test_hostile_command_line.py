"""Text from outside in every sentence of the command line: nothing of it acts, hides, or forges a line."""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from samples import sample_path
from tests.tui.test_hostile_text import everywhere
from tui.cli import _parser, main
from tui.command_table import COMMANDS
from wizards.catalogue import default_form_id, new_pack_text
from wizards.storage import user_folder
from wizards.storage.safety.locks import lock_path

FORGED = "伪造的一行"
HOSTILE = f"恶\x1b[2J\x9b31m\x07\u202e反\u2066\u200b\ufeff\U000e0041\r{FORGED}\n{FORGED}\x85尾"
RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
IN_A_NAME = HOSTILE.replace("/", "")
ENDINGS = {"report": ".docx", "sheet": ".tsv"}
DEFAULT = default_form_id()


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return every command that the parser knows."""
    parser = _parser([one.name for one in COMMANDS])
    (group,) = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(group.choices)


def calls_of(name: str, files: dict[str, Path], folder: Path) -> Iterator[list[str]]:
    """Yield calls of one command as its parser describes them, so that a new command needs no list of its own."""
    actions = [one for one in commands()[name]._actions if not isinstance(one, argparse._HelpAction)]
    places = [one for one in actions if not one.option_strings]
    target = str(folder / f"写{IN_A_NAME}.{name}")
    needed = [
        part for one in actions if one.required and one.option_strings for part in (one.option_strings[0], target)
    ]
    for first in (str(files["session"]), str(files["of the pack"]), str(files["broken"]), HOSTILE):
        for second in (first, str(files["session"]), str(files["sheet"])):
            call = [name, *([first, *[second] * (len(places) - 1)] if places else []), *needed]
            yield call
            for option in actions:
                if option.option_strings and option.nargs == 0:
                    yield [*call, option.option_strings[-1]]
                elif option.option_strings:
                    yield [*call, option.option_strings[-1], target if option.dest == "output" else HOSTILE]


def toml(document: dict[str, Any]) -> bytes:
    return tomli_w.dumps(document).encode()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Sessions, packs and policies full of hostile text, under hostile names."""
    document = {"schema_version": 1, "form": DEFAULT, **everywhere(HOSTILE)}
    contents = {
        "session": toml(document),
        "policy": toml({**document, "policy": HOSTILE}),
        "form": toml({**document, "form": HOSTILE}),
        "broken": f'form = "x"\n"{IN_A_NAME}'.encode(),
        "twice": b'form = "x"\n"\\u001b[2J\\u202e" = 1\n"\\u001b[2J\\u202e" = 2\n',
        "gbk": 'form = "甲\x1b[2J"\ntitle = "乙\x1b[31m"\n'.encode("gbk"),
        "newer": b"schema_version = 99\n",
        "sample": sample_path(DEFAULT).read_bytes(),
        "report": b"PK changed by hand",
        "sheet": f"三级指标\t年度指标值\n{HOSTILE}\t{HOSTILE}\n".encode(),
    }
    made = {}
    for name, data in contents.items():
        made[name] = tmp_path / f"{name}{IN_A_NAME}{ENDINGS.get(name, '.toml')}"
        made[name].write_bytes(data)
    forms = user_folder() / "forms"
    forms.mkdir(parents=True)
    text = json.dumps(HOSTILE)
    pack = new_pack_text("hostile-1").replace('"项目支出绩效自评报告（例子）"', text).replace('"某县"', text)
    (forms / "hostile-1.toml").write_text(pack, "utf-8")
    (forms / f"bad{IN_A_NAME}.toml").write_text(f'[pack]\nid = {text}\nformat = 1\ntitle = "a"\n', "utf-8")
    wrong = new_pack_text("hostile-2").replace('path = "profile.unit.name"', f"path = {text}")
    (forms / "hostile-2.toml").write_text(
        wrong.replace("money_unit", f'policy = {text}\n{text} = 1\n"money_unit"'), "utf-8"
    )
    (forms / "hostile-3.toml").write_text(
        new_pack_text("hostile-3").replace("{texts.overview}", "{" + "坏\x1b"), "utf-8"
    )
    made["pack"], made["bad pack"] = forms / "hostile-1.toml", forms / f"bad{IN_A_NAME}.toml"
    made["pack 2"], made["pack 3"] = forms / "hostile-2.toml", forms / "hostile-3.toml"
    mine = {"schema_version": 1, "form": "hostile-1", **everywhere(HOSTILE)}
    made["of the pack"] = tmp_path / "表.toml"
    made["of the pack"].write_bytes(toml(mine))
    holder = {"user": HOSTILE, "host": HOSTILE, "pid": 1, "start": "", "boot": "", "token": "x", "since": ""}
    lock_path(made["sample"]).write_text(json.dumps(holder), "utf-8")
    return made


def calls(files: dict[str, Path], folder: Path) -> Iterator[list[str]]:
    """Yield command lines: every command with every hostile thing it takes."""
    nowhere = str(folder / f"没有{IN_A_NAME}.toml")
    sessions = [*(str(path) for path in files.values()), nowhere, HOSTILE, str(folder)]
    for one in sessions:
        yield ["check", one]
        yield ["check", one, "--json"]
        yield ["score", one]
        yield ["score", one, "--json"]
        yield ["score", one, "--policy", HOSTILE]
        yield ["report", one, "-o", str(folder / f"写{IN_A_NAME}")]
        yield ["report", one, "-o", str(folder / f"写{IN_A_NAME}"), "--force"]
        yield ["open", one]
        yield ["forms", "--lint", one]
        yield ["new", one]
        yield ["import", str(files["of the pack"]), one, "--dry-run"]
        yield ["import", one, str(files["session"]), "--sheet", HOSTILE]
        yield ["import", one, str(files["sheet"]), "--json"]
    yield ["score", str(files["sample"]), "--policy", "mof-2021"]
    for target in (files["report"], folder / IN_A_NAME / "a", folder / f"{IN_A_NAME}.doc", files["session"]):
        yield ["report", str(files["sample"]), "-o", str(target)]
        yield ["report", str(files["sample"]), "-o", str(target), "--force"]
    for one in ("session", "sample", "broken", "pack"):
        yield ["new", str(files[one]), "--force"]
    yield ["new", nowhere, "--form", HOSTILE]
    yield ["new", str(folder / f"新{IN_A_NAME}.toml"), "--form", "hostile-1"]
    yield ["demo", HOSTILE]
    yield ["demo"]
    yield ["forms"]
    yield ["forms", "--json"]
    yield ["forms", "--new", HOSTILE]
    yield ["figure", HOSTILE, "≥95%\x1b", "--", "-1\u202e"]
    yield ["figure", "--json", HOSTILE]
    yield ["schema"]
    yield [HOSTILE]
    yield ["check", f"--{HOSTILE}"]
    yield ["forms", "--lint", HOSTILE, "--new", HOSTILE]
    yield ["check", nowhere, f"--{HOSTILE}={HOSTILE}"]
    for name in commands():
        yield from calls_of(name, files, folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 的文件名里不能有控制字符")
def test_no_sentence_acts_hides_or_forges(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    raw: list[str] = []
    seen: set[str] = set()
    said = 0
    for arguments in calls(files, tmp_path):
        code = run(main, arguments)
        printed = capsys.readouterr()
        seen.add(arguments[0])
        shown = f"{arguments}: {printed}"
        # A table for Excel begins with a byte order mark, or its Chinese would be rubbish there.
        text = printed.out.removeprefix("\ufeff") + printed.err
        said += "恶" in text
        if code not in (0, 1, 2) or RAW.search(text) or "Traceback" in text or "程序内部出错" in text:
            raw.append(shown)
        # A row that was brought in from a sheet of two lines really has this name, and these begin a line with names.
        named_so = arguments[0] in ("score", "summary") and arguments[1:2] == [str(tmp_path)]
        if not named_so and any(line.strip().startswith(FORGED) for line in text.splitlines()):
            raw.append(shown)
        if "--json" not in arguments and any(line.count("\t") for line in text.splitlines()):
            raw.append(shown)
    assert raw == []
    assert said > 100, "the hostile text must have been in what was said"
    assert set(commands()) <= seen


def run(program: Callable[[list[str]], int], arguments: list[str]) -> int:
    try:
        return program(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 99
