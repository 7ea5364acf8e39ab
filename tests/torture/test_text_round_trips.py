"""F3, F4: whatever is typed comes back, every sign of Unicode included."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.text import clean
from tests.torture.amounts import ROUND_TRIPS, SIGNS, report, tiers
from wizards.storage import to_toml
from wizards.storage.text.loading import parse
from wizards.storage.text.migration import STEPS, migrate

PATH = Path("a.toml")
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="\"'\\\n\r\t#=[]{}.,0123456789eE+-_:TZ\x00\x1b\x7f\x85\u2028\ufeff", max_size=15),
    st.sampled_from(["", "nan", "inf", "1e400", "2021-01-01", "true", '"""', "'''", "\\u0000", "# 校验", "１００％"]),
)
KEYS = st.one_of(st.text(max_size=8), st.sampled_from(["a.b", "", " ", '"', "id", "fiscal_year", "中文"]))
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=15,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=6)


@tiers(*ROUND_TRIPS)
def test_documents_come_back_as_they_were(amount: int) -> None:
    seen = [0]

    @settings(max_examples=amount, suppress_health_check=list(HealthCheck), deadline=None, database=None)
    @given(DOCUMENTS)
    def round_trip(extra: dict[str, Any]) -> None:
        seen[0] += 1
        document = {**extra, "schema_version": 1, "form": "x", "profile": {"fiscal_year": 2021, "unknown": extra}}
        data = to_toml(document)
        loaded = parse(PATH, data)
        assert loaded.document == document and loaded.digest == "match" and loaded.notices == ()
        assert to_toml(loaded.document) == data

    round_trip()
    report(f"F3 文档往返 {seen[0]} 份：全部一致")


@given(DOCUMENTS)
def test_migration_loses_nothing_unknown(extra: dict[str, Any]) -> None:
    old = {**extra, "form": "x"}
    for version in range(len(STEPS)):
        new = migrate(dict(old), version)
        assert {key: value for key, value in new.items() if key != "schema_version"} == {
            key: value for key, value in old.items() if key != "schema_version"
        }


def test_every_sign_of_unicode_survives_a_save() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
    lines = {f"{at:06x}": "".join(signs[at : at + 4096]) for at in range(0, len(signs), 4096)}
    loaded = parse(PATH, to_toml({"schema_version": 1, "form": "x", "texts": lines}))
    assert loaded.document["texts"] == lines and loaded.digest == "match"
    dropped = [sign for sign in signs if clean(sign, True) != sign]
    report(f"F4 Unicode 字符 {len(signs)} 个经 TOML 往返：全部一致；录入时清除 {len(dropped)} 个控制字符")
    assert len(signs) == 1_112_064 and len(dropped) <= 67


@tiers(*SIGNS)
def test_every_sign_of_unicode_survives_a_report(amount: int) -> None:
    from docx import Document

    from schemas.blocks import Layout, Paragraph
    from wizards.word import write_with_report

    breaks = "\t\n\r\x0b\x0c"
    signs = [chr(code) for code in range(amount) if not 0xD800 <= code <= 0xDFFF and chr(code) not in breaks]
    texts = ["".join(signs[at : at + 8192]) for at in range(0, len(signs), 8192)]
    written = write_with_report([Paragraph(text) for text in texts], Layout(title="全部字符"))
    read = [paragraph.text for paragraph in Document(BytesIO(written.data)).paragraphs]
    replaced = [a for old, new in zip(texts, read, strict=False) for a, b in zip(old, new, strict=True) if a != b]
    report(f"F4 Unicode 字符 {len(signs)} 个经 Word 往返：替换并说明 {len(replaced)} 个，其余一致")
    assert len(read) >= len(texts)
    assert {ord(sign) for sign in replaced} <= {*range(0x20), 0xFFFE, 0xFFFF} and len(replaced) <= 31
    assert written.replaced
