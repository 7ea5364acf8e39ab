"""F1, F2: sessions damaged in every way the field knows. No traceback, no write, and no change goes unnoticed."""

from __future__ import annotations

import hashlib
import os
import random
import re
import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.amounts import MUTATIONS, SEED, bound, report, tiers
from tests.torture.faults import document
from wizards.storage import UnusableFile, load, to_toml
from wizards.storage.text.loading import parse

REFERENCE = to_toml(document(7, rows=20))
PATH = Path("a.toml")
Mutation = Callable[[bytes, random.Random], bytes]


def truncate(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def flip(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def lines(change: Callable[[list[bytes], random.Random], None]) -> Mutation:
    def mutate(data: bytes, dice: random.Random) -> bytes:
        rows = data.split(b"\n")
        change(rows, dice)
        return b"\n".join(rows)

    return mutate


def delete_line(rows: list[bytes], dice: random.Random) -> None:
    del rows[dice.randrange(len(rows))]


def double_line(rows: list[bytes], dice: random.Random) -> None:
    at = dice.randrange(len(rows))
    rows.insert(at, rows[at])


def swap_lines(rows: list[bytes], dice: random.Random) -> None:
    one, other = dice.randrange(len(rows)), dice.randrange(len(rows))
    rows[one], rows[other] = rows[other], rows[one]


def insert_line(rows: list[bytes], dice: random.Random) -> None:
    new = (
        b"x = 1",
        b"[profile]",
        b"<<<<<<< HEAD",
        "备注 = 好".encode(),
        b"a = [",
        b'b = "',
        b"c = nan",
        b"[[profile]]",
        b"\x1b[2J",
    )
    rows.insert(dice.randrange(len(rows)), dice.choice(new))


def zero_block(data: bytes, dice: random.Random) -> bytes:
    at, length = dice.randrange(len(data)), dice.choice((1, 16, 512, 4096))
    return data[:at] + b"\x00" * min(length, len(data) - at) + data[at + length :]


def cut_out(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + data[at + dice.randrange(1, 600) :]


def nest(data: bytes, dice: random.Random) -> bytes:
    depth = dice.choice((10, 31, 33, 200, 5000))
    opening, closing = dice.choice(((b"[", b"]"), (b"{a=", b"}")))
    return data + b"deep = " + opening * depth + b"1" + closing * depth + b"\n"


def huge_number(data: bytes, dice: random.Random) -> bytes:
    return re.sub(rb'"\d+\.50"', dice.choice((b"9" * 5000, b"1e999", b"-inf", b"0x" + b"f" * 4000)), data)


def recode(name: str) -> Mutation:
    return lambda data, dice: data.decode().encode(name)


def line_ends(data: bytes, dice: random.Random) -> bytes:
    return data.replace(b"\n", dice.choice((b"\r\n", b"\r", b"\n\n")))


MUTATIONS_OF: dict[str, Mutation] = {
    "truncate": truncate,
    "flip": flip,
    "delete line": lines(delete_line),
    "double line": lines(double_line),
    "swap lines": lines(swap_lines),
    "insert line": lines(insert_line),
    "zero block": zero_block,
    "cut out": cut_out,
    "nest": nest,
    "huge number": huge_number,
    "gbk": recode("gb18030"),
    "utf-16": recode("utf-16"),
    "bom": recode("utf-8-sig"),
    "line ends": line_ends,
    "bytes": lambda data, dice: dice.randbytes(dice.randrange(2000)),
}
PLACED = re.compile(r"第 \d+ 行|schema_version|是空的|零字节|UTF|MB|图片|文件，|程序，")


def outcome(data: bytes) -> str:
    """Return what reading ``data`` comes to: same, noticed, refused, or what is wrong."""
    try:
        loaded = parse(PATH, data)
    except UnusableFile as error:
        if "\n" in str(error) or "Traceback" in str(error) or "\x1b" in "".join(error.details):
            return "bad message"
        return "refused" if PLACED.search(str(error)) else "refused without a place"
    if loaded.document == document(7, rows=20) and loaded.digest == "match":
        return "same"
    return "noticed" if loaded.notices else "unnoticed"


@tiers(*MUTATIONS)
def test_mutated_sessions_are_refused_or_noticed(tmp_path: Path, amount: int) -> None:
    dice = random.Random(SEED)
    counts: dict[str, int] = {}
    slowest, bad = 0.0, []
    for number in range(amount):
        name = dice.choice(list(MUTATIONS_OF))
        data = MUTATIONS_OF[name](REFERENCE, dice)
        if number % 5 == 0:
            data = MUTATIONS_OF[dice.choice(("truncate", "flip", "zero block"))](data or b"x", dice)
        begun = time.perf_counter()
        result = outcome(data)
        slowest = max(slowest, time.perf_counter() - begun)
        counts[result] = counts.get(result, 0) + 1
        if result not in ("same", "noticed", "refused", "refused without a place"):
            bad.append(f"{number} {name}: {result}")
    unplaced = counts.get("refused without a place", 0)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    report(f"F1 变异会话 {amount} 份（种子 {SEED}）：{counts}；最慢 {slowest:.2f} 秒，内存峰值 {memory} MiB")
    assert bad == []
    assert unplaced <= amount / 100 and slowest < 2 * bound(amount, MUTATIONS[1])


def test_reading_never_writes(tmp_path: Path) -> None:
    dice = random.Random(SEED)
    for number in range(40):
        path = tmp_path / f"{number}.toml"
        path.write_bytes(MUTATIONS_OF[dice.choice(list(MUTATIONS_OF))](REFERENCE, dice))
    before = _picture(tmp_path)
    for name in sorted(os.listdir(tmp_path)):
        try:
            load(tmp_path / name)
        except UnusableFile:
            continue
    assert _picture(tmp_path) == before


def _picture(folder: Path) -> list[tuple[str, int, str]]:
    return [
        (one.name, one.stat().st_mtime_ns, hashlib.sha256(one.read_bytes()).hexdigest())
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    ]


def unnoticed(data: bytes, original: dict[str, object]) -> bool:
    try:
        loaded = parse(PATH, data)
    except UnusableFile:
        return False
    return loaded.document != original and not loaded.notices


@pytest.mark.parametrize("step", [pytest.param(67, id="short"), pytest.param(1, id="full", marks=pytest.mark.torture)])
def test_digest_notices_every_cut_and_every_flipped_bit(step: int) -> None:
    original = parse(PATH, REFERENCE).document
    cuts = [REFERENCE[:end] for end in range(0, len(REFERENCE), step)]
    flips = [
        REFERENCE[:at] + bytes([REFERENCE[at] ^ 1 << bit]) + REFERENCE[at + 1 :]
        for at in range(0, len(REFERENCE), step)
        for bit in range(8)
    ]
    missed = sum(unnoticed(one, original) for one in cuts + flips)
    report(f"F2 截断 {len(cuts)} 处、翻转 {len(flips)} 位：未察觉 {missed}")
    assert missed == 0
