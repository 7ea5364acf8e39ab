"""Bad and hostile inputs from outside: one plain sentence and exit code 2, or a finding; no input is ever changed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from samples import sample_path

FORM = "mof-2020"
GOOD = sample_path(FORM).read_text("utf-8")
NUMBER = re.compile(r"^# 校验", re.M)

UNUSABLE: dict[str, bytes] = {
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)),
    "word": b"PK\x03\x04" + bytes(400),
    "empty": b"",
    "blank": b"\n \n\t\n",
    "only a comment": "# 自评\n".encode(),
    "zeroed": bytes(4000),
    "NUL inside": GOOD.replace("农村", "农\0村", 1).encode(),
    "truncated": GOOD.encode()[:3001],
    "no value": GOOD.replace("fiscal_year = 2023", "fiscal_year =").encode(),
    "open quote": b'schema_version = 1\nform = "mof-2020\n',
    "json": b'{"schema_version": 1, "form": "mof-2020"}',
    "brackets": b"x = " + b"[" * 3000 + b"]" * 3000,
    "open brackets": b"x = " + b"[" * 3000,
    "braces": b"x = " + b"{a=" * 3000 + b"1" + b"}" * 3000,
    "dotted name": b".".join([b"a"] * 3000) + b" = 1",
    "table name": b"[" + b".".join([b"a"] * 100_000) + b"]\n",
    "key twice": b'schema_version = 1\nform = "mof-2020"\nform = "mof-2020"\n',
    "table twice": GOOD.encode() + b'\n[profile]\ntitle = "x"\n',
    "unknown form": GOOD.replace(FORM, "xyz-2031", 1).encode(),
    "form from elsewhere": GOOD.replace(FORM, "../../../etc/passwd", 1).encode(),
    "form is a list": GOOD.replace(f'"{FORM}"', '["a"]', 1).encode(),
    "no form": GOOD.replace(f'form = "{FORM}"\n', "", 1).encode(),
    "newer": GOOD.replace("schema_version = 1", "schema_version = 2", 1).encode(),
    "much newer": GOOD.replace("schema_version = 1", "schema_version = 4000000000", 1).encode(),
    "no version number": GOOD.replace("schema_version = 1", "schema_version = true", 1).encode(),
    "GBK": GOOD.encode("gbk", "replace"),
    "UTF-16 without a mark": GOOD.encode("utf-16-le"),
    "bad UTF-8": GOOD.encode().replace("农".encode(), b"\xe5\x86", 1),
    "lone surrogate": b'schema_version = 1\nform = "mof-2020"\n[profile]\ntitle = "\\ud800"\n',
    "six megabytes": GOOD.encode() + b"\n# " + b"a" * (6 * 2**20),
}

READABLE: dict[str, bytes] = {
    "UTF-16": GOOD.encode("utf-16"),
    "BOM": GOOD.encode("utf-8-sig"),
    "CRLF": GOOD.replace("\n", "\r\n").encode(),
    "no digest": NUMBER.split(GOOD)[0].encode(),
    "wrong digest": GOOD.replace("46处", "47处").encode(),
    "no version": GOOD.replace("schema_version = 1\n", "", 1).encode(),
}


def commands(path: Path, folder: Path) -> Iterator[list[object]]:
    yield ["check", path]
    yield ["check", path, "--json"]
    yield ["score", path]
    yield ["score", path, "--json"]
    yield ["report", path, "-o", folder / "out.docx"]


def one_plain_sentence(err: str) -> bool:
    """One line, one full stop at its end, Chinese words, nothing of Python's."""
    return (
        err.endswith("。\n")
        and err.count("\n") == 1
        and err.count("。") == 1
        and len(re.findall("[\u4e00-\u9fff]", err)) >= 6
        and not re.search(r"Traceback|Error|Exception|程序内部|[\x00-\x09\x0b-\x1f\x7f-\x9f]", err)
        and len(err) < 400
    )


def refused(ziping: Any, path: Path, folder: Path) -> list[str]:
    """What was not as it should be when ``path`` was offered to each command."""
    wrong = []
    for arguments in commands(path, folder):
        answer = ziping(*arguments)
        out = answer.out.strip() if arguments[-1] == "--json" and arguments[0] == "check" else answer.out
        if (answer.code, out) not in ((2, ""), (2, "[]")) or not one_plain_sentence(answer.err):
            wrong.append(f"{arguments[0]}: {answer}")
    return wrong


@pytest.mark.parametrize("kind", UNUSABLE)
def test_unusable(kind: str, ziping: Any, tmp_path: Path) -> None:
    path = tmp_path / "自评.toml"
    path.write_bytes(UNUSABLE[kind])
    assert not refused(ziping, path, tmp_path)
    assert path.read_bytes() == UNUSABLE[kind]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["没有.toml", ".", "没有/自评.toml", "\x1b[31m红.toml", "长" * 300 + ".toml", ""])
def test_no_such_file(name: str, ziping: Any, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert not refused(ziping, tmp_path / name, tmp_path)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("kind", READABLE)
def test_readable_all_the_same(kind: str, ziping: Any, tmp_path: Path) -> None:
    path = tmp_path / "自评.toml"
    path.write_bytes(READABLE[kind])
    for arguments in commands(path, tmp_path):
        answer = ziping(*arguments)
        assert answer.code == 0 and answer.out, (arguments, answer)
    assert path.read_bytes() == READABLE[kind]


def test_an_unknown_policy_is_a_finding_and_the_form_s_own_counts(ziping: Any, tmp_path: Path) -> None:
    path = tmp_path / "自评.toml"
    path.write_text(GOOD.replace(f'form = "{FORM}"', f'form = "{FORM}"\npolicy = "nowhere"', 1), "utf-8")
    answer = ziping("check", path, "--json")
    assert answer.code == 1 and "A06" in {finding["rule"] for finding in answer.json[0]["findings"]}
    answer = ziping("score", path, "--json")
    assert answer.code == 0 and answer.json["policy"] == FORM and "nowhere" in answer.err
    assert ziping("score", path, "--policy", "nowhere").code == 2


def test_one_bad_file_does_not_hide_the_others(ziping: Any, tmp_path: Path) -> None:
    (tmp_path / "坏.toml").write_bytes(b"")
    answer = ziping("check", tmp_path / "坏.toml", sample_path(FORM), "--json")
    assert answer.code == 2 and one_plain_sentence(answer.err)
    assert [report["file"] for report in answer.json] == [str(sample_path(FORM))]


def test_the_report_never_lands_on_its_session(ziping: Any, tmp_path: Path) -> None:
    path, link = tmp_path / "自评.toml", tmp_path / "另一名.toml"
    path.write_text(GOOD, "utf-8")
    link.symlink_to(path)
    for target in (path, link):
        answer = ziping("report", path, "-o", target, "--force")
        assert answer.code == 2 and one_plain_sentence(answer.err)
    assert path.read_text("utf-8") == GOOD


@pytest.mark.parametrize("target", [".", "没有/报告.docx", "长" * 300 + ".docx", "旧.docx"])
def test_where_no_report_can_be_written(target: str, ziping: Any, tmp_path: Path) -> None:
    (tmp_path / "旧.docx").write_bytes(b"old")
    answer = ziping("report", sample_path(FORM), "-o", tmp_path / target)
    assert answer.code == 2 and answer.out == "" and one_plain_sentence(answer.err)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"旧.docx": b"old"}


@pytest.mark.parametrize(
    "arguments",
    [
        *(["nonsense"], ["check"], ["report", "a"], ["score", "a", "--policy"], ["check", "--nonsense", "a"]),
        *(["new", "."], ["new", "a.toml", "--form", "nowhere"], ["demo", "nowhere"], ["forms", "--new", FORM]),
        *(["forms", "--new", "../x"], ["open", "a.toml"], []),
    ],
)
def test_wrong_calls(arguments: list[str], ziping: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ziping(*arguments)
    assert answer.code == 2 and answer.out == ""
    assert answer.err.count("\n") == 1 and "Traceback" not in answer.err and re.search("[\u4e00-\u9fff]", answer.err)
    assert not list(tmp_path.iterdir())


# One wrong value among 200 good answers -------------------------------------------------------------------------

Steps = tuple[str | int, ...]
WRONG: list[object] = [["甲", {"a": "b"}], {"a": "b"}, [[["甲"]]], "甲", ["甲", "乙"]]
"""Lists, tables and texts where something else belongs; a bare number, date or yes is read as if it were quoted."""


def places(node: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Every table, list and value of a document."""
    if steps:
        yield steps
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from places(value, (*steps, key))


def at(document: Any, steps: Steps) -> Any:
    for step in steps:
        document = document[step]
    return document


def with_value(document: Any, steps: Steps, value: object) -> dict[str, Any]:
    changed: dict[str, Any] = tomllib.loads(tomli_w.dumps(document))
    at(changed, steps[:-1])[steps[-1]] = value
    return changed


def name_of(steps: Steps) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)[1:]


@pytest.fixture
def findings(ziping: Any, tmp_path: Path) -> Callable[[dict[str, Any]], list[dict[str, str]]]:
    def check(document: dict[str, Any]) -> list[dict[str, str]]:
        path = tmp_path / "自评.toml"
        path.write_text(tomli_w.dumps(document), "utf-8")
        before = path.read_bytes()
        answer = ziping("check", path, "--json")
        assert answer.code in (0, 1) and path.read_bytes() == before, answer
        found: list[dict[str, str]] = answer.json[0]["findings"]
        return found

    return check


def wrong_values(document: dict[str, Any]) -> list[tuple[Steps, object]]:
    """Each place with one wrong value, taken in turn; every place meets another one in the next run of the list."""
    pairs: list[tuple[Steps, object]] = []
    for number, steps in enumerate(places(document)):
        if steps[0] in ("schema_version", "form"):
            continue
        held = type(at(document, steps))
        fitting = [value for value in WRONG if type(value) is not held]
        pairs.append((steps, fitting[number % len(fitting)]))
    return pairs


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in (1, 2, 3))])
def test_a_wrong_type_is_named_and_the_rest_stands(part: int, findings: Any) -> None:
    document = tomllib.loads(GOOD)
    assert not findings(document)
    silent = []
    for steps, value in wrong_values(document)[part::4]:
        found = findings(with_value(document, steps, value))
        name = name_of(steps)
        if not any(one["where"].startswith(name) or name.startswith(one["where"]) for one in found):
            silent.append(f"{name} = {value!r}: {[(one['rule'], one['where']) for one in found]}")
    assert not silent, "\n".join(silent)


def test_two_hundred_good_answers_stand_beside_a_wrong_one(ziping: Any, tmp_path: Path) -> None:
    document = tomllib.loads(GOOD)
    rows = [
        {"id": f"row{n:05}", "name": f"指标{n}", "target": "≥10", "actual": "9", "weight": "0.45"} for n in range(200)
    ]
    document["performance"]["indicators"] = rows
    rows[77]["weight"] = ["甲"]  # type: ignore[assignment]  # which is the point
    path = tmp_path / "自评.toml"
    path.write_text(tomli_w.dumps(document), "utf-8")
    scores = ziping("score", path, "--json").json["indicators"]
    assert len(scores) == 200
    assert [number for number, one in enumerate(scores) if one["score"] is None] == [77]
    assert {one["score"] for number, one in enumerate(scores) if number != 77} == {"0.41"}
    found = ziping("check", path, "--json").json[0]["findings"]
    assert any(one["where"] == "performance.indicators[77].weight" for one in found)


LINES = ("funds", "lines", 0)
ROW = ("performance", "indicators", 0)


@pytest.mark.parametrize(
    ("steps", "value", "severity"),
    [
        ((*LINES, "executed"), "-129.85", "error"),
        ((*LINES, "executed"), "1e400", "error"),
        ((*LINES, "executed"), "nan", "error"),
        ((*LINES, "executed"), "9" * 17, "error"),
        ((*LINES, "initial_budget"), "－5", "error"),
        ((*ROW, "weight"), "-5", "error"),
        ((*ROW, "weight"), "1e400", "error"),
        ((*ROW, "actual"), "1E400", "error"),
        (("profile", "title"), "字" * 10_000, "warning"),
        (("profile", "unit", "name"), "字" * 10_000, "warning"),
        ((*ROW, "name"), "字" * 10_000, "warning"),
        ((*LINES, "executed"), "1" * 10_000, "warning"),
        (("profile", "report_date"), "2024-02-30", "error"),
        (("profile", "fiscal_year"), 99999, "error"),
        (("profile", "fiscal_year"), -5, "error"),
    ],
)
def test_absurd_values_get_a_finding(steps: Steps, value: object, severity: str, findings: Any) -> None:
    found = findings(with_value(tomllib.loads(GOOD), steps, value))
    assert (name_of(steps), severity) in {(one["where"], one["severity"]) for one in found}, found
