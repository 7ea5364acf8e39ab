"""Every sentence of the tests varied in all but its figures: what each figure is then read as and related to."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.records import Sweep, portions
from tests.wizards.prose import test_binding, test_relations, variations
from tests.wizards.prose.anatomy import anatomy, spelled

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

Varied = Callable[[str], Iterable[str]]
WRONG = [row[0] for row in test_relations.RELATIONS]
RIGHT = [row[3] for row in test_relations.RELATIONS]
QUIET = next(mark for mark in test_relations.test_what_only_looks_alike_is_silent.pytestmark).args[1]
BOUND = [
    case if isinstance(case, str) else case[0]
    for name, test in vars(test_binding).items()
    if name.startswith("test_")
    for mark in getattr(test, "pytestmark", ())
    if mark.args[0] == "text" or mark.args[0][0] == "text"
    for case in mark.args[1]
]
CORPUS = [
    text
    for path in sorted((Path(__file__).parent / "corpus").glob("*.toml"))
    for _, text in tomllib.loads(path.read_text(encoding="utf-8"))["session"].get("planted", [])
]
_LONG = 100
SPELLINGS = [
    *("项目　资金100 万元， 其中：Ａ ５０万元 40万元。", "一、收入\r\n二、支出12 34元！！”他说。", " 开头 3 个。\n\n"),
    *("共12人 13人\n 14人\t15人", "(１) 数量：1,200人；（2）质量：99 %。", "", "。", "9 9", "甲。乙!丙?丁\n戊"),
]


def of(varied: Varied, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for one in varied(text):
            yield from anatomy(one)


def as_spelled(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for at in range(len(text) + 1):
            for blank in ("", " ", "\n", "　", "。", "!”", "2 "):
                yield from spelled(text[:at] + blank + text[at:])


def _parts(name: str, varied: Varied, texts: Iterable[str], size: int) -> dict[str, partial[Iterator[str]]]:
    return {f"{name} {at}": partial(of, varied, some) for at, some in enumerate(portions(texts, size), 1)}


ALL = [text for text in (*WRONG, *QUIET, *BOUND) if len(text) < _LONG]
MAKERS = {
    **_parts("apart", variations.apart, ALL, 10),
    **_parts("nearer", variations.nearer, [*ALL, *RIGHT], 40),
    **_parts("worded", variations.worded, WRONG[::2], 4),
    **_parts("worded bound", variations.worded, BOUND[::4], 6),
    **_parts("crowded", variations.crowded, WRONG[::8], 1),
    **_parts("turned", variations.turned, [*ALL, *RIGHT], 30),
    **_parts("turned corpus", variations.turned, CORPUS[::3], 10),
    **_parts("numbered", variations.numbered, [*ALL, *RIGHT], 20),
    "spelled": partial(as_spelled, SPELLINGS),
}
RECORD = Sweep(__file__, "varied", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_how_a_varied_sentence_is_read(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_sentence_is_gone() -> None:
    assert RECORD.strays() == set()
