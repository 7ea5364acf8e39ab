from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import systems
from wizards.storage import UnusableFile, load, to_toml
from wizards.storage.text.loading import parse
from wizards.storage.text.migration import CURRENT, STEPS, migrate
from wizards.toml_scan import scan

GOLDEN = Path(__file__).parent / "golden"
HEAD = 'form = "x"\n'


def read(text: str | bytes) -> dict[str, Any]:
    data = text if isinstance(text, bytes) else text.encode()
    return parse(Path("a.toml"), data).document


def refusal(data: str | bytes) -> UnusableFile:
    with pytest.raises(UnusableFile) as caught:
        read(data)
    return caught.value


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        ("28545.30", "28545.30"),
        ("12", "12"),
        ("+5", "+5"),
        ("-0", "-0"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e400", "1e400"),
        ("nan", "nan"),
        ("-inf", "-inf"),
        ("2021-05-03", "2021-05-03"),
        ("2021-02-30", "2021-02-30"),
        ("2021-05-03 07:32:00.123456789", "2021-05-03 07:32:00.123456789"),
        ("07:32:00", "07:32:00"),
        ("true", "是"),
        ("false", "否"),
        ("9" * 5000, "9" * 5000),
        ('"12. # = [x"', "12. # = [x"),
        ("'C:\\x 3'", "C:\\x 3"),
        ('"""\na = 1\n"2""""', 'a = 1\n"2"'),
    ],
)
def test_every_value_is_kept_as_it_was_written(literal: str, text: str) -> None:
    document = read(
        f"{HEAD}[profile]\nbudget = {literal} # 说明 = 3\nlist = [{literal}, [{literal}], {{a.1 = {literal}}}]\n"
    )
    assert document["profile"] == {"budget": text, "list": [text, [text], {"a": {"1": text}}]}


def test_only_the_two_integers_stay_integers() -> None:
    document = read(
        f'schema_version = 1\n{HEAD}profile = {{fiscal_year = 2021, x = 2021}}\n[a]\nfiscal_year = "2021"\n1 = 2\n'
    )
    assert document == {
        "schema_version": 1,
        "form": "x",
        "profile": {"fiscal_year": 2021, "x": "2021"},
        "a": {"fiscal_year": "2021", "1": "2"},
    }


@pytest.mark.parametrize(
    ("text", "line", "column", "why"),
    [
        ("a = 1\na = 2\n", 3, 6, "同一个名称写了两次"),
        ("[a]\n[a]\n", 3, 3, "同一个小节写了两次"),
        ("a = “好”\n", 2, 5, "中文引号"),
        ("b = 010\n", 2, 6, "以 0 开头"),
        ('b = "abc\n', 2, 9, "引号"),
        ("b = [1, 2\n", 2, 10, "方括号没有配对"),
        ("项目 = 1\n", 2, 1, "名称 = 内容"),
        ("b =\n", 2, 4, "等号后面"),
        ("b 3\n", 2, 3, "缺少等号"),
        ("b = " + "[" * 33 + "]" * 33, 2, 37, "嵌套了 33 层"),
        (".".join("abcdefghijklmnopqrstuvwxyzabcdefg") + " = 1\n", 2, 1, "嵌套了 33 层"),
        ('b = "\\q"\n', 2, 8, "反斜杠"),
        ("b = 1\x00\n", 2, 6, "零字节"),
        ("x = 2021-05\n", 2, 9, "多出了内容"),
    ],
)
def test_a_refusal_names_place_cause_and_what_was_not_touched(text: str, line: int, column: int, why: str) -> None:
    error = refusal(HEAD + text)
    assert f"a.toml 第 {line} 行第 {column} 列" in str(error) and why in str(error) and "文件没有被改动" in str(error)
    assert "\n" not in str(error) and error.unreadable
    caret = error.details[3]
    assert caret.strip() == "^" and error.details[-1] == "文件没有被改动。"


def test_the_caret_stands_below_wide_characters() -> None:
    error = refusal('form = "中文" 多\n')
    assert error.details[2:4] == ('    form = "中文" 多', "    " + " " * 14 + "^")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("[b]\nc = 1\n[d]\nc = 1\nc = 2\n", "第 5 行：c = 1"),
        ("[[r]]\nc = 1\n[[r]]\nc = 3\nc = 2\n", "第 5 行：c = 3"),
        ("[t]\n[u]\n[t]\n", "第 2 行：[t]"),
    ],
)
def test_a_double_name_shows_both_lines(text: str, first: str) -> None:
    assert f"同名的另一处：{first}" in refusal(HEAD + text).details


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "是空的"),
        (b" \n\n", "是空的"),
        (b"\x00" * 4096, "全是零字节"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "一张图片"),
        (b"PK\x03\x04\xff", "Word"),
        (b"\xff\xfex", "UTF-16"),
        (HEAD.encode() + b"a = '\xff\xff\xff'", "第 2 行"),
        (b"a = 1\n", "不是自评文件"),
        (b"schema_version = 'x'\n", "应是一个整数"),
        (b"schema_version = -1\n", "应是一个整数"),
        (b"schema_version = true\n", "应是一个整数"),
        (b"schema_version = 2\n", "更新的版本"),
        (HEAD.encode() + b"a = 1\rb = 2", "控制字符"),
    ],
)
def test_what_is_no_session_is_refused_in_one_sentence(data: bytes, why: str) -> None:
    assert why in str(refusal(data))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read_and_said(encoding: str) -> None:
    loaded = parse(Path("a.toml"), 'form = "表"\n'.encode(encoding))
    assert loaded.document["form"] == "表" and "保存时改为 UTF-8" in loaded.notices[0]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_an_unmarked_encoding_is_offered_with_a_preview_but_not_guessed(encoding: str) -> None:
    data = 'form = "x"\ntitle = "道路养护"\n'.encode(encoding)
    error = refusal(data)
    assert error.offer_encoding == encoding and '    title = "道路养护"' in error.details
    loaded = parse(Path("a.toml"), data, encoding=encoding)
    assert loaded.document["title"] == "道路养护" and loaded.encoding == encoding


def test_zero_bytes_in_a_damaged_file_are_no_encoding() -> None:
    data = to_toml({"schema_version": 1, "form": "x", "texts": {"a": "一二三" * 200}})
    for at in (0, 10, 21, 500):
        assert refusal(data[:at] + bytes(512) + data[at + 512 :]).offer_encoding is None


def test_line_ends_of_windows_keep_the_digest() -> None:
    data = to_toml({"schema_version": 1, "form": "x", "texts": {"a": "一\r\n二\n三\r四"}})
    for variant in (data, data.replace(b"\n", b"\r\n"), data.rstrip()):
        loaded = parse(Path("a.toml"), variant)
        assert loaded.digest == "match" and loaded.notices == ()
        assert loaded.document["texts"] == {"a": "一\r\n二\n三\r四"}


@pytest.mark.parametrize(
    ("change", "digest"),
    [
        (lambda data: data.replace(b'"x"', b'"y"'), "different"),
        (lambda data: data + b"# more\n", "different"),
        (lambda data: data.replace(b"sha256:", b"sha255:"), "absent"),
        (lambda data: b"\n".join(data.split(b"\n")[:-2]), "absent"),
        (lambda data: data[:-66] + data[-66:].upper(), "absent"),
    ],
)
def test_a_changed_file_is_opened_with_a_notice(change: Any, digest: str) -> None:
    data = change(to_toml({"schema_version": 1, "form": "x", "a": "abcdef"}))
    loaded = parse(Path("a.toml"), data)
    assert loaded.digest == digest and len(loaded.notices) == 1


def test_a_newer_file_opens_read_only_when_asked() -> None:
    loaded = parse(Path("a.toml"), b'schema_version = 7\nform = "x"\nnew = "?"\n', allow_newer=True)
    assert loaded.read_only and loaded.document["new"] == "?"


@pytest.mark.parametrize("version", range(CURRENT + 1))
def test_every_older_version_is_migrated_as_its_golden_file_says(version: int) -> None:
    document = load(GOLDEN / f"v{version}.toml").document
    expected = tomllib.loads((GOLDEN / f"v{version}.expected.toml").read_text(encoding="utf-8"))
    assert document == expected
    assert len(STEPS) == CURRENT


def test_steps_run_in_order_from_the_version_on() -> None:
    steps = [lambda doc, n=n: {**doc, "seen": [*doc["seen"], n]} for n in range(4)]
    assert migrate({"seen": []}, 2, steps)["seen"] == [2, 3]


@systems.pipes
def test_a_pipe_or_device_is_no_removed_disk_and_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.toml")
    for path in (tmp_path / "管道.toml", Path("/dev/null")):
        with pytest.raises(UnusableFile, match="这不是普通文件，而是管道或设备") as caught:
            load(path)
        assert "移除" not in str(caught.value)


@systems.pipes
def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    (tmp_path / "big.toml").write_bytes(b"#" * (5 * 1024 * 1024 + 1))
    cases = {
        "missing.toml": "不存在",
        "": "文件夹",
        "pipe.toml": "打不开",
        "loop.toml": "绕成了圈",
        "big.toml": "5 MB",
        "a\x00b": "可用的文件名",
        "x" * 300: "太长",
    }
    for name, why in cases.items():
        with pytest.raises(UnusableFile, match=why):
            load(str(tmp_path) + "/" + name)


LEAVES = st.one_of(st.text(max_size=20), st.lists(st.text(max_size=5), max_size=3))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.dictionaries(st.text(max_size=6), inner, max_size=4), st.lists(inner, max_size=3)),
    max_leaves=12,
)


@given(
    st.dictionaries(st.text(max_size=8).filter(lambda key: key not in ("schema_version", "form")), TREES, max_size=5)
)
def test_what_is_saved_is_read_back(tree: dict[str, Any]) -> None:
    document = {"schema_version": 1, "form": "x", **tree}
    loaded = parse(Path("a.toml"), to_toml(document))
    assert loaded.document == document and loaded.digest == "match"


@given(st.text(alphabet='ab1.="\'\\\n[]{},# -\t"', max_size=60))
def test_the_scanner_never_changes_what_is_a_string(text: str) -> None:
    seen = scan(text)
    try:
        plain = tomllib.loads(text)
    except (ValueError, RecursionError):
        return
    assert _texts(tomllib.loads(seen.text)) == _texts(plain)


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return value if isinstance(value, str) and value.strip("+-_0123456789.:TZtz eE") else "*"
